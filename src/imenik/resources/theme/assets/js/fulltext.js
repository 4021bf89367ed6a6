// Full text search: Pagefind's engine over one language's index, which site/search.py makes. No page is known here.
/** @import {FormRules, Hit, Pagefind, PagefindResult, SearchTerm} from "#types" */
import { respelling, spelledWords } from "./word-forms.js";

const LONG = 6; // letters of a word whose beginning is not that of other words as well: `cult` is that of cultivation, too
const PAGES_TO_COMPARE = 5; // of those found, whose words are compared with the one looked for
const MIN_STEM_LENGTH = 4; // letters of a word that is looked for in other forms

/**
 * What to search for, word by word, each in all its spellings. A single letter says nothing. A long word may lose its
 * ending; what a short one may have in place of its last vowel is spelled out.
 * @param {string} text
 * @param {string} endings of words of the language, the longest first
 * @param {FormRules["alike"]} [alike] how its standards differ
 * @returns {SearchTerm[]}
 */
export function searchTerms(text, endings, alike = {}) {
  const all = endings.split(" ").filter(Boolean);
  const ending = new RegExp(`^(.{${MIN_STEM_LENGTH},}?)(?:${all.join("|") || "(?!)"})$`);
  /** @type {(word: string) => SearchTerm} */
  const term = (word) =>
    word.length < LONG ? { word, forms: formsOf(word, all) } : { word: word.replace(ending, "$1"), forms: [] };
  const respell = respelling(alike);
  const words = spelledWords(text).filter(([word]) => word.length > 1 || /\p{N}/u.test(word));
  const distinct = new Map(words.map((spellings) => [spellings[0], spellings]));
  return [...distinct.values()].map(([word, ...others]) => {
    const main = term(word);
    const more = [...new Set([...others, respell(word)])].filter((other) => other !== word).map(term);
    return more.length ? { ...main, others: more } : main;
  });
}

/**
 * @param {string} word
 * @param {string[]} endings
 */
function formsOf(word, endings) {
  const stem = word.length < MIN_STEM_LENGTH ? "" : /^(.*[^aeiou])[aeiou]$/.exec(word)?.[1];
  if (!stem || !endings.length) return [];
  return ["", ...endings].map((ending) => stem + ending).filter((form) => !form.startsWith(word));
}

/**
 * @param {string} root the full address of the site
 * @param {string} tag
 * @returns {Promise<Pagefind>}
 */
export async function openEngine(root, tag) {
  const { createInstance } = await import(`${root}pagefind/pagefind.js`);
  // Without the worker: it would be the same program once more, and a search takes milliseconds.
  const engine = createInstance({ basePath: `${root}pagefind/${tag}/`, noWorker: true });
  await engine.init();
  return engine;
}

/**
 * A page that was found, as site/search.py has put it into the index, and which of its words were.
 * @param {PagefindResult} result
 * @returns {Promise<Hit>}
 */
export async function readResult(result) {
  const { raw_url: shown, content } = await result.data();
  const [path, title, lang, subtitle, ...texts] = JSON.parse(shown);
  const words = content.split(" ");
  return { path, title, lang, subtitle, texts, foundWords: new Set(result.words.map((index) => words[index])) };
}

/**
 * Whether one of the words found is, or is a form of, the word looked for. Pagefind takes the longest beginning that it
 * knows for a word that it does not, be it a letter.
 * @param {string} word
 * @param {string[]} foundWords
 */
function isRelated(word, foundWords) {
  const beginning = word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
  return foundWords.some((found) => found.startsWith(beginning));
}

/**
 * The pages that are in at least so many of the lists, best first, each with all that the lists found on it.
 * @param {PagefindResult[][]} lists
 * @param {number} least
 */
function merge(lists, least) {
  /** @type {Map<string, { page: PagefindResult, times: number }>} */
  const pages = new Map();
  for (const result of lists.flat()) {
    const { page, times } = pages.get(result.id) ?? { page: { ...result, score: 0, words: [] }, times: 0 };
    const merged = { ...result, score: page.score + result.score, words: [...page.words, ...result.words] };
    pages.set(result.id, { page: merged, times: times + 1 });
  }
  const common = [...pages.values()].filter(({ times }) => times >= least).map(({ page }) => page);
  return common.sort((a, b) => b.score - a.score);
}

/**
 * The pages that hold a word in one of its spellings.
 * @param {Pagefind} engine
 * @param {SearchTerm} term
 */
async function searchTerm(engine, term) {
  const lists = await Promise.all([term, ...(term.others ?? [])].map((each) => searchSpelling(engine, each)));
  return lists.length > 1 ? merge(lists, 1) : lists[0];
}

/**
 * The pages that hold a word or a form of it.
 * @param {Pagefind} engine
 * @param {SearchTerm} term
 */
async function searchSpelling(engine, { word, forms }) {
  const searches = [word, ...forms.map((form) => `"${form}"`)].map((text) => engine.search(text));
  const [beginning, ...whole] = (await Promise.all(searches)).map(({ results }) => results);
  // The best page may hold another form (`Natur`) of which the word looked for (`natürlichen`) is one to the engine.
  const best = await Promise.all(beginning.slice(0, PAGES_TO_COMPARE).map(readResult));
  const foundWords = best.flatMap((hit) => [...hit.foundWords]);
  const isFound = forms.length ? foundWords.some((found) => found.startsWith(word)) : isRelated(word, foundWords);
  return merge(isFound ? [beginning, ...whole] : whole, 1);
}

/**
 * The pages that hold all of the terms, best first. Terms that no page holds are left out: `terms` are the others.
 * @param {Pagefind} engine
 * @param {SearchTerm[]} terms
 */
export async function searchPages(engine, terms) {
  const lists = await Promise.all(terms.map((term) => searchTerm(engine, term)));
  const known = lists.filter((list) => list.length);
  return { results: merge(known, known.length), terms: terms.filter((_, index) => lists[index].length) };
}

/**
 * Results by kind, as a Map of those kinds that have any. The first word of each page is one that nobody writes, with the
 * number of its kind; the first kind, which has most pages, is what is left.
 * @param {Pagefind} engine
 * @param {PagefindResult[]} results
 * @param {string[]} kinds
 */
export async function groupByKind(engine, results, kinds) {
  const lists = await Promise.all(kinds.slice(1).map((_, index) => engine.search(`"zzz${index + 1}"`)));
  const kindById = new Map(lists.flatMap((list, index) => list.results.map(({ id }) => [id, kinds[index + 1]])));
  /** @param {string} kind */
  const ofKind = (kind) => results.filter(({ id }) => (kindById.get(id) ?? kinds[0]) === kind);
  /** @type {[string, PagefindResult[]][]} */
  const groups = kinds.map((kind) => [kind, ofKind(kind)]);
  return new Map(groups.filter(([, list]) => list.length));
}
