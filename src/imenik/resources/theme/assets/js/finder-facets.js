// The facets of the finder: how many entries have each value, and which are chosen.
/** @import {Entry, FacetKey, Words} from "#types" */
/** @import {FinderQuestion} from "./finder-question.js" */
import { copy, facets, keyOf, label, part, tag } from "./finder-view.js";
import { fold } from "./fold.js";
import { amount, locales, query } from "./markup.js";
import { countValues } from "./query.js";
import { foldedWords } from "./word-forms.js";

/**
 * The box of a value, and what it is found by.
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {HTMLInputElement} box
 * @property {HTMLElement} count
 * @property {string} searchText
 */

const FEW = 8; // values of a facet shown at once
const { compare } = new Intl.Collator(locales(tag));

/** @type {Map<HTMLElement, Row[]>} */
const rowsByFacet = new Map();

/**
 * @param {FacetKey} name
 * @param {string} value
 * @param {string} text
 * @returns {Row}
 */
function newRow(name, value, text) {
  const element = copy("row");
  /** @type {HTMLInputElement} */
  const box = query("input", element);
  Object.assign(box, { name, value });
  query("span", element).textContent = text;
  return { element, box, count: query("small", element), searchText: fold(text) };
}

/**
 * The values of a facet, the most frequent first.
 * @param {FacetKey} key
 * @param {Entry[]} entries
 * @param {Words} words
 */
function newRows(key, entries, words) {
  const values = [...countValues(entries, key)].map(([value, number]) => ({
    value,
    number,
    text: label(words, key, value),
  }));
  values.sort((a, b) => b.number - a.number || compare(a.text, b.text));
  return values.map(({ value, text }) => newRow(key, value, text));
}

/**
 * Puts the values of a facet into it.
 * @param {HTMLElement} facet
 * @param {Entry[]} entries
 * @param {Words} words
 */
function fillFacet(facet, entries, words) {
  const rows = newRows(keyOf(facet), entries, words);
  rowsByFacet.set(facet, rows);
  part("values", facet).replaceChildren(...rows.map(({ element }) => element));
  facet.hidden = !rows.length;
  part("narrow", facet).hidden = rows.length <= 2 * FEW;
}

/**
 * Fills the countries that an order may be near to.
 * @param {string[]} codes
 * @param {Words} words
 */
export function fillCountries(codes, words) {
  const options = codes.map((code) => new Option(label(words, "country", code), code));
  part("near").append(...options.sort((a, b) => compare(a.text, b.text)));
}

/**
 * Only what changes is written, which at a key is little: the browser lays out again what is.
 * @param {Row} row
 * @param {number} number
 * @param {boolean} isHidden
 */
function showRow({ element, count }, number, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
  const text = amount(number, tag);
  if (!isHidden && count.textContent !== text) count.textContent = text;
}

/**
 * A value that would find nothing is left out; of a long facet the first are shown, or those that are searched for.
 * @param {HTMLElement} facet
 * @param {Map<string, number>} counts
 * @param {Set<string>} chosen
 */
function showCounts(facet, counts, chosen) {
  /** @type {HTMLInputElement} */
  const narrow = part("narrow", facet);
  const words = foldedWords(narrow.value);
  let room = facet.classList.contains("im-open") || words.length ? Number.POSITIVE_INFINITY : FEW;
  let isMore = false;
  for (const row of rowsByFacet.get(facet) ?? []) {
    const number = counts.get(row.box.value) ?? 0;
    row.box.checked = chosen.has(row.box.value);
    const isWanted = number > 0 && words.every((word) => row.searchText.includes(word));
    const isHidden = !row.box.checked && (!isWanted || room <= 0);
    showRow(row, number, isHidden);
    if (isWanted && !row.box.checked) room -= 1;
    if (isWanted && isHidden) isMore = true;
  }
  part("more", facet).hidden = !isMore;
}

/**
 * @param {FinderQuestion} question
 * @param {Map<FacetKey, Map<string, number>>} counts
 * @param {{ entries: Entry[], words: Words }} list all that could be found
 */
export function showFacets({ chosen }, counts, { entries, words }) {
  for (const facet of facets) {
    if (!rowsByFacet.has(facet)) fillFacet(facet, entries, words);
    const key = keyOf(facet);
    showCounts(facet, counts.get(key) ?? new Map(), chosen.get(key) ?? new Set());
  }
}
