// The entries of an index (find/<kind>.json, see exports/browser/finder_index.py) for the readers of a language. A phone would
// need seconds to unpack 10,000 of them, so an entry is a row, and a column is unpacked when it is first asked for.
/** @import {AgeName, Entry, EntryIndex, EntryKind, FacetKey, SharedTextColumn, Words} from "#types" */
import { fold, slug } from "./fold.js";
import { memoize, once } from "./memoize.js";
import { unpackFacet, unpackNumbers, unpackSharedTexts, unpackShownTexts } from "./packed-columns.js";
import { joinInitials } from "./word-forms.js";

/** @typedef {(row: number) => unknown} Column what entries have of a property, by their rows */

/** @type {AgeName[]} */
const AGES = ["added", "checked", "starts", "ends"];

/** @type {FacetKey[]} */
const PLACES = ["country", "place"]; // are searched with the names
/** @type {FacetKey[]} */
const KINDS = ["type", "cluster", "stage", "event"]; // are searched where names and places answer nothing
const FIRST_CAPITAL = 65;

/**
 * @param {unknown[]} values
 * @returns {Column}
 */
const columnOf = (values) => (row) => values[row];

/**
 * Columns under the names of their properties.
 * @template {string} Key
 * @param {Key[]} keys
 * @param {(key: Key) => Column} unpack
 */
const columnsUnder = (keys, unpack) => Object.fromEntries(keys.map((key) => [key, () => unpack(key)]));

/**
 * Texts as they are searched: folded, a space before each word. What is no letter or digit of ours is looked at with the
 * second expression, which is slow.
 * @param {string} texts one a line
 */
const searchableLines = (texts) =>
  fold(joinInitials(texts))
    .replace(/[^a-z0-9 \n]+/g, (letters) => letters.replace(/[^\p{L}\p{N}]+/gu, " "))
    .split("\n")
    .map((line) => ` ${line}`);

/** @param {SharedTextColumn} column */
function searchableTexts(column) {
  const lines = searchableLines(column.texts);
  return unpackNumbers(column.of).map((number) => (number === undefined ? "" : lines[number]));
}

/**
 * The words for what each entry has of some facets, searchable.
 * @param {FacetKey[]} keys
 * @param {EntryIndex} index
 * @param {Words} words
 */
function searchableLabels(keys, { facets }, { labels }) {
  return keys
    .filter((key) => facets[key])
    .map((key) => {
      const textOf = memoize((/** @type {string[]} */ values) =>
        searchableLines(values.map((value) => labels[key][value]).join(" ")).join(""),
      );
      return unpackFacet(facets[key]).map(textOf);
    });
}

/** @param {string[][]} columns */
const join = (columns) => columns[0]?.map((_, row) => `${columns.map((column) => column[row]).join("")} `) ?? [];

/**
 * @param {EntryIndex} index
 * @returns {Column}
 */
function idColumn({ ids, names: { texts } }) {
  const [written, names] = [ids, texts].map((column) => column.split("\n"));
  return (row) => {
    const id = written[row]; // or a capital letter, which says of which name it is the slug
    return /[A-Z]/.test(id) ? slug(names[row].split("\t")[id.charCodeAt(0) - FIRST_CAPITAL]) : id;
  };
}

/**
 * @param {EntryIndex} index
 * @returns {Column}
 */
function textsColumn({ texts }) {
  const columns = Object.entries(texts).map(([name, column]) => ({ name, texts: unpackSharedTexts(column) }));
  return (row) => Object.fromEntries(columns.map(({ name, texts }) => [name, texts[row]]));
}

/**
 * @param {EntryIndex} index
 * @returns {Column}
 */
function seatColumn({ facets, unseated }) {
  const countries = unpackFacet(facets.country);
  const working = new Set(unseated);
  return (row) => countries[row].slice(0, working.has(row) ? 3 : 1);
}

/**
 * How each property of an entry is unpacked.
 * @param {EntryKind} kind
 * @param {EntryIndex} index
 * @param {Words} words
 * @param {() => string[]} foldedNames
 * @returns {Record<string, () => Column>}
 */
function columnsOf(kind, index, words, foldedNames) {
  const names = once(() => index.names.texts.split("\n"));
  const placeTexts = () => [
    ...Object.values(index.texts).map(searchableTexts),
    ...searchableLabels(PLACES, index, words),
  ];
  return {
    kind: () => () => kind,
    id: () => idColumn(index),
    names: () => (row) => names()[row].split("\t"),
    title: () => columnOf(unpackShownTexts(index.names, words)),
    searchText: () => columnOf(join([foldedNames(), ...placeTexts()])),
    namesLength: () => (row) => foldedNames()[row].length,
    kindText: () => columnOf(join(searchableLabels(KINDS, index, words))),
    texts: () => textsColumn(index),
    seat: () => seatColumn(index),
    ...columnsUnder(AGES, (name) => columnOf(unpackNumbers(index[name]))),
    ...columnsUnder(/** @type {FacetKey[]} */ (Object.keys(index.facets)), (key) =>
      columnOf(unpackFacet(index.facets[key])),
    ),
  };
}

/**
 * The words by which entries are found beside their names.
 * @param {EntryIndex} index
 * @param {Words} words
 */
function sharedTexts({ texts, facets }, { labels, names }) {
  const keys = [...PLACES, ...KINDS].filter((key) => facets[key]);
  const called = keys.flatMap((key) =>
    facets[key].values.map((value) => `${labels[key][value]}\n${names[key][value]}`),
  );
  return searchableLines([...Object.values(texts).map((column) => column.texts), ...called].join("\n"));
}

/**
 * The entries of a kind for the readers of a language.
 * @param {EntryKind} kind
 * @param {EntryIndex} index
 * @param {Words} words
 */
export function unpackIndex(kind, index, words) {
  class IndexedEntry {
    /** @param {number} row */
    constructor(row) {
      this.row = row;
    }
  }
  const foldedNames = once(() => searchableLines(index.names.texts));
  for (const [name, unpack] of Object.entries(columnsOf(kind, index, words, foldedNames))) {
    const column = once(unpack);
    Object.defineProperty(IndexedEntry.prototype, name, {
      /** @this {IndexedEntry} */
      get() {
        return column()(this.row);
      },
    });
  }
  const entries = Array.from({ length: index.count }, (_, row) => new IndexedEntry(row));
  return {
    entries: /** @type {Entry[]} */ (/** @type {unknown} */ (entries)),
    vocabulary: () => [...foldedNames(), ...sharedTexts(index, words)].join("").split(" "),
  };
}
