/** What the scripts pass to each other. They name it by `@import {Entry} from "#types"`. */

export type * from "./entry-value.js";
export type * from "./finder.js";
export type * from "./form.js";
export type * from "./form-files.js";
export type * from "./problems.js";
