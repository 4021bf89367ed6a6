// What there is to say of a value that is refused. The same for values of many types.
/** @import {Location, Message, Tree, TreeMap, Violation} from "#types" */
import { say } from "./messages.js";

/**
 * @param {string} rule
 * @param {Message} message
 * @param {Message} [hint]
 * @param {Location} [location]
 * @returns {Violation}
 */
export const violation = (rule, message, hint, location = []) => ({ rule, message, hint, location });
/**
 * @param {string} rule
 * @param {string} value
 * @param {Message} [hint]
 */
export const misspelled = (rule, value, hint) => violation(rule, say('"{value}" is not valid', { value }), hint);
/**
 * @param {number} most
 * @param {Location} [location]
 */
export const tooLong = (most, location) =>
  violation(
    "too-long",
    say("only one line of at most {most} characters is allowed here", { most }),
    undefined,
    location,
  );

/**
 * @param {number} most
 * @param {Location} [location]
 */
export const tooLongText = (most, location) =>
  violation("too-long", say("at most {most} characters are allowed here", { most }), undefined, location);

/** @param {number} most */
export const tooManyItems = (most) => violation("too-long", say("at most {most} items are allowed here", { most }));

/**
 * @param {unknown} value
 * @returns {value is TreeMap}
 */
export const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Location} [location] */
export const emptyValue = (location) =>
  violation("empty-value", say("this is empty"), say("write a value, or leave the key out"), location);

const A_LIST = say("write each item on a line of its own, after a hyphen and a space");
const A_MAP = say("write keys and values, one per line, indented");
/** What is expected, and how it is written. */
const EXPECTED = {
  text: [say("a text")],
  list: [say("a list"), A_LIST],
  texts: [say("a text or a map of languages"), A_MAP],
  map: [say("a map"), A_MAP],
  number: [say("a whole number")],
  truth: [say("true or false")],
  date: [say("a date")],
};

/**
 * @param {keyof typeof EXPECTED} name
 * @param {Tree} value
 * @param {Location} [location]
 */
export function wrongType(name, value, location) {
  const [expected, hint] = EXPECTED[name];
  const message = say("{expected} is expected here, not {found}", { expected, found: shapeOf(value) });
  return violation("wrong-type", message, hint, location);
}

/** @param {Tree} value */
function shapeOf(value) {
  if (Array.isArray(value)) return say("a list");
  return isMap(value) ? say("a map") : say("a text");
}
