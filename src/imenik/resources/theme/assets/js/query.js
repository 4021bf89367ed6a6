// Which entries a visitor's question finds, and how many each further choice would give. No page is known here.
/** @import {Entry, EntryList, FacetKey, Point, Points, Question} from "#types" */
import { isOneEditApart, isSwapApart } from "./edit-distance.js";
import { fold } from "./fold.js";
import { once } from "./memoize.js";
import { foldedWords, joinInitials, spelledWords } from "./word-forms.js";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MIN_WORD_LENGTH = 4; // in a shorter word one other letter makes another word
const MIN_INNER_LENGTH = 5; // a shorter word is in the middle of too many others

/** @param {string} text */
export const writtenWords = (text) => joinInitials(text).match(WORD) ?? [];

/**
 * What a text that has a word contains: a long word may be within another one, a short one begins one; one with a space
 * after it is whole.
 * @param {string} word
 */
const needle = (word) => (word.length >= MIN_INNER_LENGTH && !word.endsWith(" ") ? word : ` ${word}`);

/**
 * Whether a text has a word.
 * @param {string} text searchable: folded, a space before each word
 * @param {string} word
 */
export const isWordFound = (text, word) => text.includes(needle(word));

/**
 * Tells the entries with one of some words for each word of a question.
 * @param {string[][]} terms
 * @param {boolean} isWide whether in kinds and clusters too
 * @returns {(entry: Entry) => boolean}
 */
function hasAll(terms, isWide) {
  const wanted = terms.map((words) => words.map(needle));
  return (entry) => {
    const { searchText } = entry;
    const kindText = isWide ? entry.kindText : "";
    return wanted.every((needles) => needles.some((each) => searchText.includes(each) || kindText.includes(each)));
  };
}

/**
 * Entries with one of some words for each word of a question.
 * @param {Entry[]} entries
 * @param {string[][]} terms
 * @param {boolean} [isWide] whether in kinds and clusters too
 */
export const entriesWith = (entries, terms, isWide = false) =>
  terms.length ? entries.filter(hasAll(terms, isWide)) : entries;

/**
 * What a text asks for, and all that answers it. Its words are looked for in all spellings and forms, in names and places;
 * where nothing has all of them, in kinds and clusters too; else they are corrected.
 * @param {EntryList} list
 * @param {string} text
 * @returns {Question}
 */
export function interpret(list, text) {
  const terms = spelledWords(text).map((spellings) => [...spellings, ...spellings.flatMap(list.formsOf)]);
  for (const isWide of [false, true]) {
    const matches = entriesWith(list.entries, terms, isWide);
    if (matches.length || !terms.length) return { terms, matches };
  }
  return correct(list, terms);
}

/**
 * The words that are nowhere are corrected; where that finds nothing, one of the others too, the longest first; else all.
 * @param {EntryList} list
 * @param {string[][]} terms
 * @returns {Question}
 */
function correct({ entries, vocabulary, formsOf }, terms) {
  const isMissing = terms.map((term) => !entries.some(hasAll([term], true)));
  const similar = terms.map(([word]) =>
    once(() => similarWords(word, vocabulary(), terms.length > 1).flatMap((other) => [other, ...formsOf(other)])),
  );
  /** @param {(index: number) => boolean} isCorrected */
  const withSimilar = (isCorrected) =>
    terms.map((term, index) => (isCorrected(index) && similar[index]().length ? similar[index]() : term));
  const missing = withSimilar((index) => isMissing[index]);
  if (terms.some((_, index) => isMissing[index] && !similar[index]().length)) return { terms: missing, matches: [] };
  const byLength = [...terms.keys()].sort((a, b) => terms[b][0].length - terms[a][0].length);
  const others = byLength.filter((index) => !isMissing[index]);
  const attempts = [
    () => missing,
    ...others.map((one) => () => withSimilar((index) => isMissing[index] || index === one)),
    () => terms.map((term, index) => (isMissing[index] ? similar[index]() : [...similar[index](), ...term])),
  ];
  for (const attempt of attempts) {
    const tried = attempt();
    const matches = entriesWith(entries, tried, true);
    if (matches.length) return { terms: tried, matches };
  }
  return { terms: missing, matches: [] };
}

/**
 * The known words that are one edit apart from a word; beside other words a short one may have two letters swapped.
 * @param {string} word
 * @param {string[]} known
 * @param {boolean} isBesideOthers
 */
function similarWords(word, known, isBesideOthers) {
  if (word.length >= MIN_WORD_LENGTH) {
    return known.filter((other) => other.length >= MIN_WORD_LENGTH && isOneEditApart(word, other));
  }
  const isSwap = isBesideOthers && word.length === MIN_WORD_LENGTH - 1;
  return isSwap ? known.filter((other) => other.length === word.length && isSwapApart(word, other)) : [];
}

/**
 * Folded words as the entries write them.
 * @param {Entry[]} entries
 * @param {string[]} words
 */
export function originalSpellings(entries, words) {
  const wanted = new Set(words);
  /** @type {Map<string, string>} */
  const spellings = new Map();
  // The last entry has the last word; one looks no further than needed.
  for (let index = entries.length - 1; index >= 0 && spellings.size < wanted.size; index -= 1) {
    const { names, texts } = entries[index];
    const all = [...names, ...Object.values(texts).flatMap((text) => text?.all ?? [])];
    for (const word of all.flatMap(writtenWords).reverse()) {
      const folded = fold(word);
      if (wanted.has(folded) && !spellings.has(folded)) spellings.set(folded, word);
    }
  }
  return words.map((word) => spellings.get(word) ?? word);
}

/**
 * The entries that have the chosen values: facets narrow, several values of one widen.
 * @param {Entry[]} entries
 * @param {Map<FacetKey, Set<string>>} chosen
 */
export function filterEntries(entries, chosen) {
  const filters = [...chosen].filter(([, values]) => values.size);
  /** @type {(left: Entry[], filter: [FacetKey, Set<string>]) => Entry[]} */
  const filter = (left, [key, values]) => left.filter((entry) => entry[key]?.some((value) => values.has(value)));
  return filters.reduce(filter, entries);
}

/**
 * How many entries choosing a value of one of the facets would show, by facet.
 * @param {Entry[]} entries
 * @param {Map<FacetKey, Set<string>>} chosen
 * @param {FacetKey[]} facets
 */
export function countFacets(entries, chosen, facets) {
  const matches = filterEntries(entries, chosen);
  /** @param {FacetKey} key */
  const others = (key) => new Map([...chosen].filter(([other]) => other !== key));
  /** @param {FacetKey} key */
  const shown = (key) => (chosen.get(key)?.size ? filterEntries(entries, others(key)) : matches);
  return new Map(facets.map((key) => [key, countValues(shown(key), key)]));
}

/**
 * @param {Entry[]} entries
 * @param {FacetKey} key
 */
export function countValues(entries, key) {
  /** @type {Map<string[] | undefined, number>} */
  const lists = new Map(); // entries with the same values share one list of them
  for (const { [key]: values } of entries) lists.set(values, (lists.get(values) ?? 0) + 1);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [values = [], number] of lists) {
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + number);
  }
  return counts;
}

const DEGREE = Math.PI / 180;
/**
 * The cosine of the angle between two points: greater when they are nearer.
 * @param {Point} point
 * @param {Point} other
 */
export const closeness = ([latitude, longitude], [otherLatitude, otherLongitude]) =>
  Math.sin(latitude * DEGREE) * Math.sin(otherLatitude * DEGREE) +
  Math.cos(latitude * DEGREE) * Math.cos(otherLatitude * DEGREE) * Math.cos((longitude - otherLongitude) * DEGREE);

/** @typedef {{ starts: string[], near: string, points: Points }} RankingContext `starts` are the words asked for */

/** @type {Record<string, (entry: Entry, context: RankingContext) => number>} */
const RANKS = {
  best({ searchText, namesLength }, { starts }) {
    const index = searchText.indexOf(starts[0]);
    if (index < 0 || !starts.every((start) => searchText.includes(start))) return 3; // only within a word, or a kind
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
 * Entries in the order that a visitor asked for; those that are equal keep theirs, which is by name.
 * @param {Entry[]} entries
 * @param {{ q: string, sort?: string, near?: string, points?: Points }} wish
 */
export function sortEntries(entries, { q, sort = "", near = "", points = {} }) {
  const asked = foldedWords(q).map((word) => ` ${word}`);
  const starts = asked.length ? asked : [" "];
  const order = sort === "near" && !Object.hasOwn(points, near) ? "" : sort;
  const rank = RANKS[order || usualOrder(entries, q)];
  if (!rank) return entries;
  /** @type {Map<number, Entry[]>} */
  const groups = new Map(); // there are few ranks, so that these are sorted in the place of entries
  for (const entry of entries) {
    const number = rank(entry, { starts, near, points });
    const group = groups.get(number);
    if (group) group.push(entry);
    else groups.set(number, [entry]);
  }
  const ranks = [...groups.keys()].sort((a, b) => a - b);
  return ranks.flatMap((number) => groups.get(number) ?? []);
}
