// What two people made of the same values, put together (a three-way merge).
/** @import {Location, Tree, TreeMap} from "#types" */
import { isMap } from "./violations.js";

/**
 * @param {string} _key
 * @param {unknown} value
 */
function withSortedKeys(_key, value) {
  return isMap(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

/**
 * A text that is the same for the same values, whatever the order of their keys.
 * @param {unknown} value
 */
export const serialize = (value) => JSON.stringify(value, withSortedKeys);
/**
 * @param {unknown} value
 * @param {unknown} other
 */
const isEqual = (value, other) => serialize(value) === serialize(other);

/**
 * @param {object} value
 * @param {object} other
 */
const keysOfBoth = (value, other) => [...new Set([...Object.keys(value), ...Object.keys(other)])];

/**
 * The keys that are not as they were.
 * @param {TreeMap} before
 * @param {TreeMap} now
 */
export const changedKeys = (before, now) => keysOfBoth(before, now).filter((key) => !isEqual(before[key], now[key]));

/**
 * `theirs` with what `mine` changed in `before`; where both changed the same, mine counts.
 * @param {Tree} before
 * @param {Tree} mine
 * @param {Tree} theirs
 * @param {(location: Location) => void} onClash
 * @param {Location} [location]
 * @returns {Tree}
 */
export function merge(before, mine, theirs, onClash, location = []) {
  if (isEqual(before, mine)) return theirs;
  if (isEqual(before, theirs) || isEqual(mine, theirs)) return mine;
  if (isMap(mine) && isMap(theirs)) return mergeMaps(isMap(before) ? before : {}, mine, theirs, onClash, location);
  onClash(location);
  return mine;
}

/**
 * @param {TreeMap} before
 * @param {TreeMap} mine
 * @param {TreeMap} theirs
 * @param {(location: Location) => void} onClash
 * @param {Location} [location]
 * @returns {TreeMap}
 */
export function mergeMaps(before, mine, theirs, onClash, location = []) {
  /** @type {[string, Tree][]} */
  const merged = keysOfBoth(theirs, mine).map((key) => [
    key,
    merge(before[key], mine[key], theirs[key], onClash, [...location, key]),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}
