/** What the checks of the form need, and what they find. */

import type { EntryValue, Location, TreeMap } from "./entry-value.js";
import type { Notations, RuleTables, Shape } from "./form-files.js";

/** A message of the catalogues by its English words, with what is put into it. */
export interface Message {
  text: string;
  values: Record<string, MessageValue>;
}
export type MessageValue = string | number | Message | undefined;

/** What is wrong with one value, at a place within it. */
export interface Violation {
  rule: string;
  message: Message;
  hint?: Message;
  location?: Location;
  /** Whether the key is wrong and not its value. */
  key?: boolean;
}

/** What a check or the model says of an entry; an error where no severity is given. */
export interface Finding extends Violation {
  location: Location;
  severity?: Severity;
}

/** In the order of the file; those that are `refused` keep `imenik check` from looking at the whole. */
export interface Problem extends Finding {
  severity: Severity;
  refused?: boolean;
  /** The kind of entry that is missing and can be added by a form. */
  add?: string;
}
export type Severity = "error" | "warning";

/** A problem in one language. */
export interface RenderedProblem extends Omit<Problem, "message" | "hint"> {
  message: string;
  hint?: string;
}

/** Values by their codes and by names in normal form (known-names.js); those of `asked` may mean another value too. */
export interface KnownNames {
  byCode: Map<string, string>;
  byName: Map<string, string[]>;
  asked: Map<string, string[]>;
}

/** What the rules need, ready for use (rule-data.js). */
export interface Rules extends RuleTables {
  scripts: Record<string, string>;
  notations: Notations;
  countries: Set<string>;
  countryNames: KnownNames;
  spokenLanguages: Set<string>;
  timezones: Set<string>;
  pattern(name: string): RegExp;
  /** As Python's fullmatch, match, search and finditer. */
  is(name: string, text: string): boolean;
  begins(name: string, text: string): boolean;
  has(name: string, text: string): boolean;
  /** The pattern, to go on after each match. */
  every(name: string): RegExp;
  all(name: string, text: string): RegExpExecArray[];
}

/** A name as it is compared; `short` for an acronym. */
export interface ComparableName {
  folded: string;
  short: boolean;
}

/** What tells an organisation from others. */
export interface ComparableOrganisation {
  id: string;
  names: ComparableName[];
  country: string;
  parent?: string;
  kin: string[];
  umbrellas: string[];
  contacts: string[];
  towns: string[];
}

/** Organisations in the order of their ids, and by what they are compared by. */
export interface ComparableOrganisations {
  all: ComparableOrganisation[];
  byName: Map<string, ComparableOrganisation[]>;
  byCountry: Map<string, ComparableOrganisation[]>;
  byContact: Map<string, ComparableOrganisation[]>;
}

/** The other entries (directory-index.js). */
export interface DirectoryIndex {
  ids: Record<string, Set<string>>;
  former: Record<string, Record<string, string>>;
  removed: Record<string, Record<string, string>>;
  logos: Set<string>;
  organisations?: ComparableOrganisations;
}

/** Everything that the checks of one entry need; `ownId` is that of the entry that is edited. */
export interface CheckContext {
  shape: Shape;
  rules: Rules;
  render: (message: Message) => string;
  index?: DirectoryIndex;
  ownId?: string;
}

/** Time zones: all of them, and those of each country. */
export interface Zones {
  all: string;
  byCountry?: Record<string, string>;
}

/** Problems, file and id of one kind of entry (entry-checker.js). */
export interface EntryChecker {
  zones: Zones;
  problems(id: string, value: EntryValue): RenderedProblem[];
  toYaml(value: TreeMap): string;
  suggestId(name: string): string;
}
