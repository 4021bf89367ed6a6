// The entries of one kind or of several for the readers of a language, from their indexes and the language's words.
/** @import {Entry, EntryIndex, EntryKind, EntryList, Points, Words} from "#types" */
import { unpackIndex } from "./entry-index.js";
import { fetchJson } from "./fetch-json.js";
import { withoutOtherScripts } from "./fold.js";
import { locales } from "./markup.js";
import { memoize, once } from "./memoize.js";
import { labelFinder } from "./value-names.js";
import { formFinder } from "./word-forms.js";

/**
 * Lists that were asked for, by their kinds.
 * @type {Map<string, Promise<EntryList>>}
 */
const lists = new Map();

/**
 * The entries of some kinds by their names. Rejects where a file cannot be had, and asks again the next time.
 * @param {string} kinds separated by spaces
 * @param {string} root the address of the site
 * @param {string} tag
 */
export function loadEntries(kinds, root, tag) {
  const key = `${kinds} ${tag}`;
  const known = lists.get(key);
  if (known) return known;
  const list = readEntries(/** @type {EntryKind[]} */ (kinds.split(" ")), root, tag);
  lists.set(key, list);
  list.catch(() => lists.delete(key));
  return list;
}

/**
 * @param {EntryKind[]} kinds
 * @param {string} root
 * @param {string} tag
 * @returns {Promise<EntryList>}
 */
async function readEntries(kinds, root, tag) {
  /** @type {[Words, Words["names"], EntryIndex[]]} */
  const [ownWords, names, indexes] = await Promise.all([
    fetchJson(`${root}find/${tag}.json`),
    fetchJson(`${root}find/names.json`),
    Promise.all(kinds.map((kind) => fetchJson(`${root}find/${kind}.json`))),
  ]);
  const words = { ...ownWords, names };
  const unpacked = indexes.map((index, number) => unpackIndex(kinds[number], index, words));
  const entries = inOrderOfNames(
    unpacked.flatMap((list) => list.entries),
    tag,
  );
  const vocabulary = once(() => [...new Set(unpacked.flatMap((list) => list.vocabulary()))]);
  /** @type {Points} */
  const points = Object.assign({}, ...indexes.map((index) => index.points));
  const [otherForms, labelsOf] = [formFinder(vocabulary, words.forms), labelFinder(words)];
  const formsOf = memoize((/** @type {string} */ word) => {
    const forms = otherForms(word);
    return [...new Set([...forms, ...[word, ...forms.map((form) => form.trim())].flatMap(labelsOf)])];
  });
  return { entries, vocabulary, formsOf, words, today: indexes[0].today, points };
}

/**
 * @param {Entry[]} entries
 * @param {string} tag
 */
export function inOrderOfNames(entries, tag) {
  const { compare } = new Intl.Collator(locales(tag), { ignorePunctuation: true });
  /** @param {Entry} entry */
  const nameOf = ({ title }) => withoutOtherScripts(title.text, tag);
  const named = entries.map((entry) => ({ entry, name: nameOf(entry) }));
  return named.sort((a, b) => compare(a.name, b.name)).map(({ entry }) => entry);
}
