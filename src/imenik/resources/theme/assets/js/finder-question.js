// What a visitor asks of the finder, kept in the address.
/** @import {FacetKey} from "#types" */

/**
 * @typedef {object} FinderQuestion
 * @property {string} q what was typed
 * @property {string} sort the order, empty for the usual one
 * @property {string} near the country to sort by
 * @property {string} view `list` for the compact one
 * @property {Map<FacetKey, Set<string>>} chosen values of facets
 */

/**
 * @param {FacetKey[]} keys of the facets
 * @param {string[]} orders
 * @returns {FinderQuestion}
 */
export function fromAddress(keys, orders) {
  const parameters = new URLSearchParams(location.search);
  const [q, sort, near, view] = ["q", "sort", "near", "view"].map((name) => parameters.get(name) ?? "");
  const chosen = new Map(keys.map((key) => [key, new Set(parameters.getAll(key))]));
  return { q, sort: orders.includes(sort) ? sort : "", near, view, chosen };
}

/** @param {FinderQuestion} question */
export function toAddress({ chosen, ...rest }) {
  const parameters = new URLSearchParams(Object.entries(rest).filter(([, value]) => value));
  for (const [key, values] of chosen) for (const value of values) parameters.append(key, value);
  return location.pathname + (parameters.size ? `?${parameters}` : "");
}

/** @param {FinderQuestion} question */
export const isAsking = (question) => toAddress(question) !== location.pathname;

/** @param {FinderQuestion} question */
export function clearFilters({ chosen }) {
  for (const values of chosen.values()) values.clear();
}
