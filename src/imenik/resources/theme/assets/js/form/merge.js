// What two people made of the same values, put together.
import { isMap } from "./values.js";

const inOrder = (_key, value) =>
  isMap(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;

// A text that is the same for the same values, whatever the order of their keys.
export const written = (value) => JSON.stringify(value, inOrder);
const same = (one, other) => written(one) === written(other);

// The keys that are not as they were.
export const changed = (before, now) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((key) => !same(before[key], now[key]));

// `theirs` with what `mine` changed in `before`; where both changed the same, mine stands, and `clash` hears its place.
export function merged(before, mine, theirs, clash, at = []) {
  if (same(before, mine)) return theirs;
  if (same(before, theirs) || same(mine, theirs)) return mine;
  if (!isMap(mine) || !isMap(theirs)) {
    clash(at);
    return mine;
  }
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const found = keys.map((key) => [
    key,
    merged(isMap(before) ? before[key] : undefined, mine[key], theirs[key], clash, [...at, key]),
  ]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}
