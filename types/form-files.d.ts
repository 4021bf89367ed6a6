/** The files of the form: assets/form/*.json (exports/browser/form.py, form_rules.py, form_choices.py, form_entries.py). */

import type { EntryValue } from "./entry-value.js";
import type { EntryKind } from "./finder.js";
import type { Message } from "./problems.js";

export interface Field {
  name: string;
  type: string;
  several?: boolean;
  required?: boolean;
  /** The kind of entries or words that a value is the id of. */
  refers?: string;
  choices?: string[];
  parts?: Field[];
  /** The smallest number. */
  least?: string;
  /** The largest number. */
  most?: string;
}

/** The source and the flags of a regular expression. */
export type Pattern = [source: string, flags: string];

/** That a field is there; with a value, that it has this one. */
export interface Given {
  field: string;
  value: string;
}

/** What an entry has to have where `given` holds: one of `needs` (model/fields/rules.py). */
export interface Need {
  rule: string;
  given: Given | null;
  needs: Given[];
  at: string;
  atKey: boolean;
  message: Message;
  hint: Message;
}

/** Two moments of an entry, or of its parts `within` a field, of which the second is not before the first. */
export interface Order {
  first: string;
  second: string;
  within: string;
}

/** Patterns, limits and tables by the names that form_rules.py gives them. */
export interface RuleTables {
  patterns: Record<string, Pattern>;
  mostMarks: number;
  mostItems: number;
  longestText: number;
  privateHosts: string[];
  longestLine: number;
  longestAddress: number;
  longestMailbox: number;
  longestId: number;
  longestValue: number;
  largest: number;
  usual: string[];
  meant: Record<string, string>;
  /** What look-alikes of other scripts become in a script. */
  alike: Record<string, Record<string, string>>;
  wordsOfAName: number;
  /** Fields whose texts describe something. */
  prose: string[];
  wordsOfProse: number;
  shortestSurname: number;
  reserved: string[];
  /** The fields that hold moments, by the field whose parts they are of; those of the entry itself under "". */
  moments: Record<EntryKind, Record<string, string[]>>;
  orders: Record<EntryKind, Order[]>;
  needs: Record<EntryKind, Need[]>;
  examples: Record<string, string>;
  hosts: Record<string, string[]>;
  sharedHosts: string[];
  hostAliases: Record<string, string>;
  shortestAlike: number;
  shortestWord: number;
  years: [first: number, last: number];
  calendar: [first: number, last: number];
  planned: number;
  oldest: number;
}

export interface Shape {
  languages: string[];
  kinds: Record<EntryKind, Field[]>;
  rules: RuleTables;
}

/** What means a value of a list: longer codes, names in normal form, and what may mean another too, with tabs. */
export type NameList = Record<string, [codes: string, names: string, asked: string]>;
export interface NameFile {
  /** The languages in one script only, by script, of which the first is that of names everywhere. */
  scripts: Record<string, string>;
  countries: NameList;
  languages: NameList;
}

export interface Codes {
  countries: string;
  languages: string;
  timezones: string;
  notations: Notations;
}

export interface Notations {
  patterns: Record<string, Pattern>;
  /** Characters by their names in CommonMark. */
  entities: Record<string, string>;
  /** Signs by those that separate like them. */
  signs: Record<string, string>;
  /** Zeros of other scripts. */
  zeros: string;
}

export interface IdFile {
  /** The ids of a kind, one a line. */
  ids: Record<string, string>;
  /** Former ids with those that follow them. */
  former: Record<string, Record<string, string>>;
  /** Ids of removed entries with the day. */
  removed: Record<string, Record<string, string>>;
  logos: string;
}

/** Columns of the organisations, a line for each. */
export interface SimilarityFile {
  names: string;
  countries: string;
  parents: string;
  kin: string;
  umbrellas: string;
  contacts: string;
  towns: string;
}

export type ChoiceList = "countries" | "languages" | "timezones" | "places";
/** Pairs of value and name. */
export type Choices = Record<ChoiceList, [value: string, name: string][]>;

export interface EntryFile {
  value: EntryValue;
  comments: boolean;
}
