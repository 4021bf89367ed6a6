// Helpers for walking an entry: its texts, as store/traversal.py finds them, and its values as store/yaml_writer.py
// writes and store/yaml_reader.py reads them.
/** @import {Field, Location, LocatedText, Tree, TreeMap} from "#types" */
import { SPACES } from "./messages.js";
import { isMap } from "./violations.js";

const BEFORE = new RegExp(`^${SPACES.source}`);
const AFTER = new RegExp(`${SPACES.source}$`);

/** @param {string} text */
export const strip = (text) => text.replace(BEFORE, "").replace(AFTER, "");

/**
 * A value as it comes back from its file: texts without spaces around them and in the form NFC, nothing undefined.
 * @param {Tree} value
 * @returns {Tree}
 */
export function clean(value) {
  if (typeof value === "string") return strip(value).normalize("NFC");
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(clean);
  return isMap(value) ? cleanMap(value) : value;
}

/**
 * @param {TreeMap} map
 * @returns {TreeMap}
 */
export function cleanMap(map) {
  const written = Object.entries(map).filter(([, value]) => value !== undefined);
  return Object.fromEntries(written.map(([key, value]) => [key, clean(value)]));
}

/**
 * What a list or a map holds at a step; undefined where there is nothing.
 * @param {Tree} value
 * @param {string | number | undefined} step
 * @returns {Tree}
 */
export function childAt(value, step) {
  if (step === undefined || typeof value !== "object" || value === null) return undefined;
  return /** @type {TreeMap} */ (value)[step]; // a list is asked in the same way
}

/**
 * @param {Tree} value
 * @param {Location} location
 */
export const valueAt = (value, location) => location.reduce(childAt, value);

/**
 * A copy with the values at `locations` removed.
 * @param {TreeMap} value
 * @param {Location[]} locations
 * @returns {TreeMap}
 */
export function withoutValues(value, locations) {
  const copy = structuredClone(value);
  for (const location of locations) {
    const parent = valueAt(copy, location.slice(0, -1));
    const step = location.at(-1);
    if (typeof parent === "object" && parent !== null && step !== undefined) {
      /** @type {TreeMap} */ (parent)[step] = undefined;
    }
  }
  return copy;
}

/**
 * `value` if it is an array, else [].
 * @template T
 * @param {T[] | unknown} value
 * @returns {T[]}
 */
export const asList = (value) => (Array.isArray(value) ? value : []);

/**
 * Every text of a value with these fields.
 * @param {Tree} value
 * @param {Field[]} fields
 * @param {Location} [location]
 * @returns {LocatedText[]}
 */
export function locatedTexts(value, fields, location = []) {
  return fields.flatMap((field) => {
    const fieldLocation = [...location, field.name];
    const inner = childAt(value, field.name);
    if (!field.several) return textsOfField(inner, field, fieldLocation);
    return asList(inner).flatMap((item, index) => textsOfField(item, field, [...fieldLocation, index]));
  });
}

/**
 * @param {Tree} value
 * @param {Field} field
 * @param {Location} location
 * @returns {LocatedText[]}
 */
function textsOfField(value, field, location) {
  if (typeof value === "string") return [{ location, text: value }];
  if (field.parts) return locatedTexts(value, field.parts, location);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([tag, text]) =>
    typeof text === "string" ? [{ location: [...location, tag], tag, text }] : [],
  );
}
