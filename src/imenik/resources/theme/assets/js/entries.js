// The entries of a kind, from its index (find/<kind>.json, see exports/browser/finder_index.py) and the words of a language.
/** @import {AgeName, Entry, EntryIndex, EntryKind, EntryList, FacetColumn, FacetKey, Searchable, ShownText, Spellings, TextColumn, Words} from "#types" */
import { fetchJson } from "./fetch-json.js";
import { fold, slug, toLatin } from "./fold.js";

/** @type {AgeName[]} */
const AGES = ["added", "checked", "starts", "ends"];
const FIRST_CAPITAL = 65;

/**
 * A column as a list of numbers for each entry.
 * @param {string} column
 */
const unpack = (column) => column.split(",").map((cell) => cell.split(" ").filter(Boolean).map(Number));

/**
 * The spellings in a line; `form` has the tags of the languages that each is in, `~` before those that it is
 * transliterated for.
 * @param {string} line
 * @param {string} form
 * @returns {Spellings}
 */
function spellings(line, form) {
  const all = line.split("\t");
  /** @type {Record<string, string>} */
  const byTag = {};
  for (const [index, tags] of form.split(" ").entries()) {
    for (const tag of tags.split("+")) {
      if (tag[0] === "~") byTag[tag.slice(1)] = toLatin(all[index]);
      else byTag[tag] = all[index];
    }
  }
  return { all, byTag };
}

/** @param {TextColumn} column */
function unpackTexts({ texts, values, cells }) {
  const forms = unpack(cells);
  return texts.split("\n").map((line, index) => spellings(line, values[forms[index][0]] ?? ""));
}

/**
 * The values of a facet for each entry; a place brings along what it is part of.
 * @param {FacetColumn} column
 */
function unpackFacet({ values, cells, within }) {
  /** @type {(number: number) => number[]} */
  const withParents = (number) => (number < 0 ? [] : [number, ...(within ? withParents(within[number]) : [])]);
  return unpack(cells).map((cell) => [...new Set(cell.flatMap(withParents))].map((number) => values[number]));
}

/**
 * The text for a reader, as store/languages.py picks it; `und` is the tag of what is the same in every language.
 * @param {Record<string, string>} texts by their tags
 * @param {Pick<Words, "tag" | "fallbacks">} words
 * @returns {ShownText}
 */
export function pickText(texts, { tag, fallbacks }) {
  if (texts.und) return { text: texts.und, lang: "" };
  for (const lang of [tag, ...fallbacks]) {
    const text = texts[lang] ?? (lang === "sr-Latn" && texts["sr-Cyrl"] && toLatin(texts["sr-Cyrl"]));
    if (text) return { text, lang: lang === tag ? "" : lang };
  }
  const [lang, text] = Object.entries(texts)[0];
  return { text, lang };
}

/** @param {string[]} texts */
const searchable = (texts) => ` ${fold(texts.join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ")}`;

/**
 * What a reader may type to find an entry: every spelling of its names and of its texts, its countries and home places.
 * @param {Omit<Entry, keyof Searchable>} entry
 * @param {Words} words
 * @returns {Searchable}
 */
function searchTexts(entry, { labels }) {
  /** @type {(...keys: FacetKey[]) => string[]} */
  const labelsOf = (...keys) => keys.flatMap((key) => (entry[key] ?? []).map((value) => labels[key][value]));
  const names = searchable(entry.names.all);
  const texts = Object.values(entry.texts).flatMap((text) => text.all);
  const searchText = `${names} ${searchable([...texts, ...labelsOf("country", "place")])} `;
  const wideSearchText = `${searchText}${searchable(labelsOf("type", "cluster", "stage", "event"))} `;
  return { searchText, namesLength: names.length, wideSearchText };
}

/**
 * The entries of a kind for the readers of a language. Rejects where a file cannot be had.
 * @param {EntryKind} kind
 * @param {string} root the address of the site
 * @param {string} tag
 * @returns {Promise<EntryList>}
 */
export async function loadEntries(kind, root, tag) {
  /** @type {[EntryIndex, Words]} */
  const [index, words] = await Promise.all([
    fetchJson(`${root}find/${kind}.json`),
    fetchJson(`${root}find/${tag}.json`),
  ]);
  const { today, points } = index;
  return { entries: index.count ? unpackEntries(kind, index, words) : [], words, today, points };
}

/**
 * @param {EntryKind} kind
 * @param {EntryIndex} index
 * @param {Words} words
 */
function unpackEntries(kind, index, words) {
  const ids = index.ids.split("\n");
  const facets = Object.entries(index.facets).map(([key, column]) => ({
    key: /** @type {FacetKey} */ (key),
    values: unpackFacet(column),
  }));
  const texts = Object.entries(index.texts).map(([key, column]) => ({
    key,
    shared: unpackTexts(column),
    numbers: unpack(column.of),
  }));
  const ages = AGES.map((key) => ({ key, days: unpack(index[key]) }));
  const unseated = new Set(index.unseated);
  return unpackTexts(index.names).map((names, line) => {
    const title = pickText(names.byTag, words);
    // The rest follows at once; with 10,000 entries copies of them would take long.
    const entry = /** @type {Entry} */ ({ id: unpackId(ids[line], names), kind, names, title, texts: {} });
    for (const { key, days } of ages) entry[key] = days[line][0];
    for (const { key, values } of facets) entry[key] = values[line];
    entry.seat = (entry.country ?? []).slice(0, unseated.has(line) ? 3 : 1);
    for (const { key, shared, numbers } of texts) {
      if (numbers[line].length) entry.texts[key] = shared[numbers[line][0]];
    }
    return Object.assign(entry, searchTexts(entry, words));
  });
}

/**
 * A capital letter says of which name the id is the slug.
 * @param {string} id
 * @param {Spellings} names
 */
const unpackId = (id, names) => (/[A-Z]/.test(id) ? slug(names.all[id.charCodeAt(0) - FIRST_CAPITAL]) : id);
