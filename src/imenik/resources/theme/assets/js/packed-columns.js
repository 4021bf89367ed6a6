// Columns as exports/browser/packed_columns.py packs them: one text with a cell for each entry. What several entries have
// is unpacked once, and they share it.
/** @import {FacetColumn, ShownText, SharedTextColumn, Spellings, TextColumn, Words} from "#types" */
import { transliterate } from "./fold.js";
import { made } from "./letters.js";
import { memoize } from "./memoize.js";
import { pick } from "./pick-text.js";

/** @typedef {{ index: number, into?: string }} TextPlace which text of a line, and the language that it is made for */

/**
 * A number for each entry, or nothing.
 * @param {string} column
 */
export const unpackNumbers = (column) => column.split(",").map((cell) => (cell ? Number(cell) : undefined));

/**
 * The values of a facet for each entry; a place brings along what it is part of.
 * @param {FacetColumn} column
 */
export function unpackFacet({ values, cells, within }) {
  /** @type {(number: number) => number[]} */
  const withParents = (number) => (number < 0 ? [] : [number, ...(within ? withParents(within[number]) : [])]);
  const valuesOf = memoize((/** @type {string} */ cell) => {
    const numbers = cell.split(" ").filter(Boolean).map(Number);
    return [...new Set(numbers.flatMap(withParents))].map((number) => values[number]);
  });
  return cells.split(",").map(valuesOf);
}

/**
 * Where the texts of a line are, by their tags; `~` is before those that one is transliterated for.
 * @param {string} form
 */
function placesOf(form) {
  /** @type {Record<string, TextPlace>} */
  const places = {};
  for (const [index, tags] of form.split(" ").entries()) {
    const all = tags.split("+");
    const into = Object.keys(made).find((tag) => all.includes(made[tag].source));
    for (const tag of all) places[tag.replace("~", "")] = { index, into: tag.startsWith("~") ? into : undefined };
  }
  return places;
}

/**
 * @param {string[]} texts
 * @param {TextPlace} place
 */
const textAt = (texts, { index, into }) => (into ? transliterate(texts[index], into) : texts[index]);

/**
 * The texts of each line as readers of a language are shown them.
 * @param {TextColumn} column
 * @param {Words} words
 * @returns {ShownText[]}
 */
export function unpackShownTexts({ texts, values, cells }, words) {
  const shown = values.map((form) => pick(placesOf(form), words, ({ index }, into) => ({ index, into })));
  const forms = cells.split(",").map(Number);
  return texts.split("\n").map((line, number) => {
    const [place, lang] = shown[forms[number]];
    return { text: textAt(line.split("\t"), place), lang };
  });
}

/**
 * The texts that each entry shares with others.
 * @param {SharedTextColumn} column
 */
export function unpackSharedTexts({ texts, values, cells, of }) {
  const places = values.map(placesOf);
  const forms = cells.split(",").map(Number);
  /** @type {Spellings[]} */
  const unpacked = texts.split("\n").map((line, number) => {
    const all = line.split("\t");
    const byTag = Object.entries(places[forms[number]] ?? {}).map(([tag, place]) => [tag, textAt(all, place)]);
    return { all, byTag: Object.fromEntries(byTag) };
  });
  return unpackNumbers(of).map((number) => (number === undefined ? undefined : unpacked[number]));
}
