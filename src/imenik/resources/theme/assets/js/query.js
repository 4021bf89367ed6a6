// Which entries a visitor's question finds, and how many each further choice would give. No page is known here.
/** @import {Entry, FacetKey, Point, Points, Question} from "#types" */
import { isOneEditApart } from "./edit-distance.js";
import { fold, toLatin } from "./fold.js";
import { locales } from "./markup.js";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MIN_WORD_LENGTH = 4; // in a shorter word one other letter makes another word

/** @param {string} text */
export const foldedWords = (text) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** @param {string} text */
export const writtenWords = (text) => text.match(WORD) ?? [];

/**
 * @param {string} text
 * @param {string[]} words folded
 */
export function containsAll(text, words) {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}

/**
 * @param {Entry} entry
 * @param {Question} question
 */
const answers = (entry, { terms, field }) => terms.every((words) => words.some((word) => entry[field].includes(word)));

/**
 * What a text asks for. It is looked for in names and places; where nothing has all of its words, in kinds and clusters
 * too; and instead of a word that is nowhere, the words one edit away.
 * @param {Entry[]} entries
 * @param {string} text
 * @returns {Question}
 */
export function interpret(entries, text) {
  const terms = foldedWords(text).map((word) => [word]);
  for (const field of /** @type {const} */ (["searchText", "wideSearchText"])) {
    if (entries.some((entry) => answers(entry, { terms, field }))) return { terms, field };
  }
  const words = entries.flatMap(({ wideSearchText }) => wideSearchText.split(" "));
  const known = [...new Set(words)].filter((word) => word.length >= MIN_WORD_LENGTH);
  return { terms: terms.map(([word]) => similarWords(word, entries, known)), field: "wideSearchText" };
}

/**
 * The word itself, if it is in one of the entries; else those of the known words that are one edit apart from it.
 * @param {string} word
 * @param {Entry[]} entries
 * @param {string[]} known
 */
function similarWords(word, entries, known) {
  if (word.length < MIN_WORD_LENGTH || entries.some(({ wideSearchText }) => wideSearchText.includes(word)))
    return [word];
  const similar = known.filter((other) => isOneEditApart(word, other));
  return similar.length ? similar : [word];
}

/**
 * Folded words as the entries write them.
 * @param {Entry[]} entries
 * @param {string[]} words
 */
export function originalSpellings(entries, words) {
  const texts = entries.flatMap(({ names, texts }) => [names, ...Object.values(texts)].flatMap(({ all }) => all));
  const spellings = new Map(texts.flatMap(writtenWords).map((word) => [fold(word), word]));
  return words.map((word) => spellings.get(word) ?? word);
}

/**
 * The entries that answer a question and have the chosen values: facets narrow, several values of one widen. `counts`
 * says for each of the facets how many entries choosing one of its values would show.
 * @param {Entry[]} entries
 * @param {Question} question
 * @param {Map<FacetKey, Set<string>>} chosen
 * @param {FacetKey[]} facets
 */
export function filterEntries(entries, question, chosen, facets) {
  /** @type {Map<FacetKey, Map<string, number>>} */
  const counts = new Map(facets.map((key) => [key, new Map()]));
  const matches = entries.filter((entry) => {
    if (!answers(entry, question)) return false;
    const missed = facets.filter((key) => !hasChosen(entry, key, chosen));
    // An entry that misses one facet would be shown by another value of that, one that misses two by no single choice.
    if (missed.length < 2) for (const key of missed.length ? missed : facets) count(counts.get(key), entry[key]);
    return !missed.length;
  });
  return { matches, counts };
}

/**
 * @param {Entry} entry
 * @param {FacetKey} key
 * @param {Map<FacetKey, Set<string>>} chosen
 */
function hasChosen(entry, key, chosen) {
  const values = chosen.get(key);
  return !values?.size || entry[key]?.some((value) => values.has(value));
}

/**
 * @param {Map<string, number>} [counts]
 * @param {string[]} [values]
 */
function count(counts, values = []) {
  for (const value of values) counts?.set(value, (counts.get(value) ?? 0) + 1);
}

const DEGREE = Math.PI / 180;
/**
 * The cosine of the angle between two points: greater when they are nearer.
 * @param {Point} point
 * @param {Point} other
 */
const closeness = ([latitude, longitude], [otherLatitude, otherLongitude]) =>
  Math.sin(latitude * DEGREE) * Math.sin(otherLatitude * DEGREE) +
  Math.cos(latitude * DEGREE) * Math.cos(otherLatitude * DEGREE) * Math.cos((longitude - otherLongitude) * DEGREE);

/** @typedef {{ start: string, near: string, points: Points }} RankingContext `start` is the first word asked for */

/** @type {Record<string, (entry: Entry, context: RankingContext) => number>} */
const RANKS = {
  name: () => 0,
  best({ searchText, namesLength }, { start }) {
    const index = searchText.indexOf(start);
    if (index < 0) return 3;
    if (index === 0) return 0;
    return index < namesLength ? 1 : 2;
  },
  newest: (entry) => entry.added,
  date: ({ starts = 0, time = [] }) => (time.includes("past") ? 1e7 + starts : -starts), // the next, then the last
  checked: (entry) => entry.checked ?? Number.POSITIVE_INFINITY,
  near: (entry, { near, points }) =>
    Math.min(2, ...entry.seat.map((code) => (points[code] ? -closeness(points[code], points[near]) : 2))),
};

/**
 * The order of entries where a visitor wishes none.
 * @param {Entry[]} entries
 * @param {string} q
 */
function usualOrder(entries, q) {
  if (q) return "best";
  return entries[0]?.starts === undefined ? "name" : "date";
}

/**
 * The entries in the order that a visitor of the edition `tag` asked for, those that are equal by name.
 * @param {Entry[]} entries
 * @param {{ q: string, sort?: string, near?: string, points?: Points }} wish
 * @param {string} tag
 */
export function sortEntries(entries, { q, sort = "", near = "", points = {} }, tag) {
  const { compare } = new Intl.Collator(locales(tag), { ignorePunctuation: true });
  const start = ` ${foldedWords(q)[0] ?? ""}`;
  /** @param {Entry} entry */
  const name = ({ title }) => (tag === "sr-Cyrl" ? title.text : toLatin(title.text));
  const order = sort === "near" && !Object.hasOwn(points, near) ? "" : sort;
  const rank = RANKS[order || usualOrder(entries, q)];
  const keyed = entries.map((entry) => ({ entry, rank: rank(entry, { start, near, points }), name: name(entry) }));
  keyed.sort((a, b) => (a.rank === b.rank ? compare(a.name, b.name) : a.rank - b.rank));
  return keyed.map(({ entry }) => entry);
}
