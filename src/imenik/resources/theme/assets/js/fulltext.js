// Full text search: Pagefind's engine over one language's index, which imenik/site/search.py makes. No page is known here.
import { fold } from "./fold.js";
import { wordsOf } from "./query.js";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const BEFORE = 8; // words of an excerpt before the first that was found
const LENGTH = 32;

const LONG = 6; // letters of a word whose beginning is not that of other words as well: `žen` is that of Zenica
const SHORTEST = 4; // letters of a word that is looked for in other forms

// What to look for, word by word: a beginning of words, and whole words that are other forms of it. A single letter says
// nothing. A long word may lose its ending; what a short one may have in place of its last vowel is spelled out.
export function asked(text, endings) {
  const ends = endings.split(" ").filter(Boolean);
  const ending = new RegExp(`^(.{${SHORTEST},}?)(?:${ends.join("|") || "(?!)"})$`);
  const words = [...new Set(wordsOf(text))].filter((word) => word.length > 1 || /\p{N}/u.test(word));
  return words.map((word) =>
    word.length < LONG ? { word, forms: formsOf(word, ends) } : { word: word.replace(ending, "$1"), forms: [] },
  );
}

function formsOf(word, ends) {
  const stem = word.length < SHORTEST ? "" : /^(.*[^aeiou])[aeiou]$/.exec(word)?.[1];
  return stem && ends.length ? ["", ...ends].map((end) => stem + end).filter((form) => !form.startsWith(word)) : [];
}

// `root` is the full address of the site, `tag` the language.
export async function open(root, tag) {
  const { createInstance } = await import(`${root}pagefind/pagefind.js`);
  // Without the worker: it would be the same program once more, and a search takes milliseconds.
  const engine = createInstance({ basePath: `${root}pagefind/${tag}/`, noWorker: true });
  await engine.init();
  return engine;
}

// What stands on a page that was found, and which of its words were: written as on the page, known by their fold.
export async function read(result) {
  const { raw_url: shown, content } = await result.data();
  const [path, title, lang, line, ...texts] = JSON.parse(shown);
  const folded = content.split(" ");
  const found = new Set(result.words.map((at) => folded[at]));
  return { path, title, lang, line, texts, found };
}

// Whether one of the words found is, or is a form of, the word looked for. Pagefind takes the longest beginning that it
// knows for a word that it does not, be it a letter.
const isNear = (word, found) =>
  [...found].some((other) => other.startsWith(word.slice(0, Math.max(3, Math.ceil(word.length / 2)))));

// The pages that are in at least so many lists of pages, best first, each with all that the lists found on it.
function joined(lists, least) {
  const pages = new Map();
  for (const page of lists.flat()) {
    const { score, words, times } = pages.get(page.id) ?? { score: 0, words: [], times: 0 };
    pages.set(page.id, { ...page, score: score + page.score, words: [...words, ...page.words], times: times + 1 });
  }
  return [...pages.values()].filter(({ times }) => times >= least).sort((one, other) => other.score - one.score);
}

// The pages that hold a word or a form of it.
async function holding(engine, { word, forms }) {
  const searches = [word, ...forms.map((form) => `"${form}"`)].map((each) => engine.search(each));
  const [begun, ...whole] = (await Promise.all(searches)).map(({ results }) => results);
  const found = begun.length ? (await read(begun[0])).found : [];
  const isThere = forms.length ? [...found].some((other) => other.startsWith(word)) : isNear(word, found);
  return joined(isThere ? [begun, ...whole] : whole, 1);
}

// The pages that hold all of the words, best first; words that no page holds are left out, and `words` says what was not.
export async function find(engine, words) {
  const lists = await Promise.all(words.map((each) => holding(engine, each)));
  const known = lists.filter((list) => list.length);
  return { results: joined(known, known.length), words: words.filter((_, at) => lists[at].length) };
}

// The pages of `find` by kind, as a Map of those kinds that have any. The first word of each page is one that nobody
// writes, with the number of its kind; the first kind, which has most pages, is what is left.
export async function grouped(engine, { results }, kinds) {
  const lists = await Promise.all(kinds.slice(1).map((_, at) => engine.search(`"zzz${at + 1}"`)));
  const known = new Map(lists.flatMap((list, at) => list.results.map(({ id }) => [id, kinds[at + 1]])));
  const of = (kind) => results.filter(({ id }) => (known.get(id) ?? kinds[0]) === kind);
  return new Map(kinds.map((kind) => [kind, of(kind)]).filter(([, list]) => list.length));
}

// The text that says most of what was found, cut around it: [text, language].
export function excerpt({ texts, found }) {
  const said = texts.map(([text, lang]) => {
    const words = [...text.matchAll(WORD)];
    return { text, lang, words, hits: words.flatMap(([word], at) => (found.has(fold(word)) ? [at] : [])) };
  });
  const best = said.reduce((one, other) => (other.hits.length > one.hits.length ? other : one), said[0]);
  if (!best) return ["", ""];
  const { text, lang, words, hits } = best;
  const from = Math.max(0, (hits[0] ?? 0) - BEFORE);
  const start = from ? words[from].index : 0;
  const end = words[from + LENGTH]?.index ?? text.length;
  return [`${start ? "…" : ""}${text.slice(start, end).trim()}${end < text.length ? "…" : ""}`, lang];
}

// Puts a text into an element, what was found marked.
export function mark(element, text, found) {
  let at = 0;
  const nodes = [...text.matchAll(WORD)]
    .filter(([word]) => found.has(fold(word)))
    .flatMap(({ 0: word, index }) => {
      const marked = document.createElement("mark");
      marked.textContent = word;
      const before = text.slice(at, index);
      at = index + word.length;
      return [before, marked];
    });
  element.replaceChildren(...nodes, text.slice(at));
}
