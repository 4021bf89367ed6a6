// Full text search: Pagefind's engine over one language's index, which imenik/site/search.py makes. No page is known here.
import { fold } from "./fold.js";
import { wordsOf } from "./query.js";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const BEFORE = 8; // words of an excerpt before the first that was found
const LENGTH = 32;

// The words to look for: a single letter says nothing, and a long word may stand there in another form.
export function asked(text, endings) {
  const ending = new RegExp(`(?:${endings.replaceAll(" ", "|") || "(?!)"})$`);
  const words = [...new Set(wordsOf(text))].filter((word) => word.length > 1 || /\p{N}/u.test(word));
  return words.map((word) => (word.length > 5 ? word.replace(ending, "") : word));
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

// The pages that hold all of the words, best first; words that no page holds are left out, and `words` says what was not.
export async function find(engine, words) {
  const { results } = words.length ? await engine.search(words.join(" ")) : { results: [] };
  const found = results.length ? (await read(results[0])).found : [];
  if (results.length && words.every((word) => isNear(word, found))) return { results, words };
  const alone = words.length > 1 ? await Promise.all(words.map((word) => find(engine, [word]))) : [];
  const known = alone.flatMap((each) => each.words);
  return known.length && known.length < words.length ? find(engine, known) : { results: [], words: [] };
}

// The pages of `find` by kind, as a Map of those kinds that have any. The first word of each page is one that nobody
// writes, with the number of its kind; the first kind, which has most pages, is what is left.
export async function grouped(engine, { results, words }, kinds) {
  const searches = kinds.slice(1).map((_, at) => engine.search([...words, `zzz${at + 1}`].join(" ")));
  // A word that no page has is not looked for at all, so that a page is of a kind only where its word was found.
  const others = (await Promise.all(searches)).map((each) => each.results.filter((page) => page.words.includes(0)));
  const taken = new Set(others.flat().map(({ id }) => id));
  const lists = [results.filter(({ id }) => !taken.has(id)), ...others];
  return new Map(kinds.map((kind, at) => [kind, lists[at]]).filter(([, list]) => list.length));
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
  const nodes = [...text.matchAll(WORD)].filter(([word]) => found.has(fold(word))).flatMap(({ 0: word, index }) => {
    const marked = document.createElement("mark");
    marked.textContent = word;
    const before = text.slice(at, index);
    at = index + word.length;
    return [before, marked];
  });
  element.replaceChildren(...nodes, text.slice(at));
}
