// The rules that compare fields of an entry, by the tables of model/fields/rules.py, which shape.json contains.
/** @import {EntryKind, EntryValue, Finding, Given, Location, Message, Rules, TreeMap} from "#types" */
import { say } from "./messages.js";
import { asList } from "./traversal.js";

/**
 * What an entry lacks although something else in it requires it.
 * @param {EntryKind} kind
 * @param {EntryValue} value `entry` without its invalid values, so that an invalid value is not also reported as
 *   missing
 * @param {Rules} rules
 * @param {TreeMap} entry the whole entry
 * @returns {Finding[]}
 */
export const missingFields = (kind, value, rules, entry) =>
  rules.needs[kind]
    .filter(({ given }) => !given || isGiven(given, value))
    .filter(({ needs }) => !needs.some((need) => isGiven(need, entry)))
    .map(({ rule, at, atKey, message, hint }) => ({
      rule,
      location: [at],
      key: atKey,
      message: withValues(message, value),
      hint,
    }));

/**
 * @param {Given} given
 * @param {TreeMap} value
 */
function isGiven({ field, value: expected }, value) {
  const found = value[field];
  if (expected) return found === expected;
  return Array.isArray(found) ? found.length > 0 : found !== undefined;
}

/**
 * A message in which values of the entry replace the names of its fields.
 * @param {Message} message
 * @param {EntryValue} value
 * @returns {Message}
 */
function withValues({ text, values }, value) {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const own = Object.fromEntries(names.map((name) => [name, String(value[name])]));
  return { text, values: { ...own, ...values } };
}

/**
 * Ends before beginnings.
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {Rules} rules
 * @returns {Finding[]}
 */
export const endsBeforeStarts = (kind, value, rules) =>
  rules.orders[kind].flatMap(({ first, second, within }) =>
    partsWithin(value, within)
      .filter(({ part }) => isBefore(numbersOf(part[second]), numbersOf(part[first])))
      .map(({ location }) => ({
        rule: "end-before-start",
        location: [...location, second],
        message: say("the end is before the beginning"),
      })),
  );

/**
 * The days and times of an entry and of its parts.
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {Rules} rules
 */
export const momentsOf = (kind, value, rules) =>
  Object.entries(rules.moments[kind])
    .flatMap(([field, names]) =>
      partsWithin(value, field).flatMap(({ location, part }) =>
        names.map((name) => ({ location: [...location, name], moment: part[name] })),
      ),
    )
    .filter(({ moment }) => moment);

/**
 * The parts that a field has; without a field, the entry itself.
 * @param {EntryValue} value
 * @param {string} field
 * @returns {{ location: Location, part: Record<string, string | undefined> }[]}
 */
function partsWithin(value, field) {
  /** @type {unknown[]} */
  const parts = field ? asList(value[field]) : [value];
  return parts.map((part, index) => ({
    location: field ? [field, index] : [],
    part: /** @type {Record<string, string | undefined>} */ (part ?? {}),
  }));
}

/**
 * Whether a moment is before another, as far as both are known.
 * @param {number[]} moment
 * @param {number[]} other
 */
function isBefore(moment, other) {
  const known = Math.min(moment.length, other.length);
  const index = moment.slice(0, known).findIndex((number, position) => number !== other[position]);
  return index >= 0 && moment[index] < other[index];
}

/**
 * The numbers of a day or a moment: year, month, day, hour, minute.
 * @param {string | undefined} moment
 */
export const numbersOf = (moment = "") =>
  moment
    .split(/[^0-9]/)
    .filter(Boolean)
    .map(Number);
