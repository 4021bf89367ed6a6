// The header's search box while it is used: as one types, entries by their names, then pages by their texts. Markup and
// words are in search.html, which is fetched once.
/** @import {Hit} from "#types" */
import { Combobox } from "./combobox.js";
import { excerpt, highlight } from "./excerpts.js";
import { searchTerms } from "./fulltext.js";
import { copyOf, fill, part, plural, query } from "./markup.js";
import { searchNames, searchNearest } from "./name-search.js";
import { addressOf, wordsOf } from "./nearest-list.js";
import { TextSearch } from "./text-search.js";

const MAX_RESULTS = 5; // of names, and of texts
const REST = 120; // milliseconds without a key

/** @type {HTMLFormElement} */
const form = query(".im-search");
/** @type {HTMLInputElement} */
const input = query("[name=q]", form);
const tag = document.documentElement.lang;
const page = form.action;
const editionUrl = new URL("../", page);
const root = new URL("../", editionUrl).href;

// Parts

const style = Object.assign(document.createElement("link"), {
  rel: "stylesheet",
  href: new URL("../css/search.css", import.meta.url),
});
const isStyled = new Promise((resolve) => {
  style.onload = style.onerror = resolve;
});
document.head.append(style);

const source = new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
const { endings = "", alike = "{}" } = query("[data-endings]", source).dataset;
const box = copyOf('template[data-im="box"]', source);
const status = query("[role=status]", box);
await isStyled;
form.append(box);
const combobox = new Combobox(input, box, { onArrowWhenClosed: suggest });

/**
 * @param {Hit} hit
 * @param {string} id
 */
function option({ path, title, lang, subtitle, texts, foundWords }, id) {
  /** @type {HTMLAnchorElement} */
  const element = copyOf('template[data-im="option"]', source);
  const [name, details] = /** @type {HTMLCollectionOf<HTMLElement>} */ (element.children);
  Object.assign(element, { href: new URL(path, editionUrl).href, id });
  name.lang = lang;
  highlight(name, title, foundWords);
  const [text, language] = excerpt({ texts, foundWords });
  details.lang = text ? language : "";
  highlight(details, text || subtitle, foundWords);
  return element;
}

/**
 * @param {string} name of a group
 * @param {Hit[]} hits
 */
function showGroup(name, hits) {
  const group = part(name, box);
  const [heading] = group.children;
  combobox.replace(group, [heading, ...hits.map((hit, index) => option(hit, `im-${name}-${index}`))]);
  group.hidden = !hits.length;
}

// Asking

const texts = new TextSearch(root, tag, endings, JSON.parse(alike));
let latest = 0;
/** @type {number | undefined} */
let announcing;

/**
 * @param {string} question
 * @returns {Promise<Hit[]>}
 */
async function searchTexts(question) {
  if (!searchTerms(question, endings).length) return [];
  const found = await texts.search(question);
  const ids = found?.groups[0][1] ?? [];
  return texts.read(ids.slice(0, 2 * MAX_RESULTS)); // half of them may be among the names already
}

/**
 * @param {string} question
 * @returns {Promise<Hit[]>}
 */
async function searchAround(question) {
  const answers = await searchNearest(question, root, tag);
  return answers.map((answer) => {
    const { words, note } = wordsOf(answer, source, tag);
    const path = addressOf(answer, page, editionUrl.href);
    return { path, title: words, lang: "", subtitle: note, texts: [], foundWords: new Set() };
  });
}

function announceNumber() {
  const words = plural(status, combobox.options.length - 1, tag); // one leads to all results
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    status.textContent = words;
  }, 400);
}

/** Names are shown at once, texts when typing rests: to search these takes longer. */
async function suggest() {
  latest += 1;
  const number = latest;
  clearTimeout(resting);
  const question = input.value.trim();
  if (!question) return combobox.close();
  /** @type {HTMLAnchorElement} */
  const all = part("all", box);
  all.href = `${page}?q=${encodeURIComponent(question)}`;
  all.textContent = fill(all.dataset.text ?? "", { text: question });
  combobox.open();
  // Either may fail, for instance without a connection; the other, and the page of results, are still there.
  const names = await searchNames(question, root, tag, MAX_RESULTS).catch(() => []);
  if (number !== latest) return;
  showGroup("names", names);
  showGroup("nearest", []);
  const paths = new Set(names.map(({ path }) => path));
  resting = setTimeout(async () => {
    const pages = await searchTexts(question).catch(() => []);
    if (number !== latest) return;
    showGroup("texts", pages.filter(({ path }) => !paths.has(path)).slice(0, MAX_RESULTS));
    const around = names.length || pages.length ? [] : await searchAround(question).catch(() => []);
    if (number !== latest) return;
    showGroup("nearest", around);
    announceNumber();
  }, REST);
}

/** @type {number | undefined} */
let resting;
/** @type {number | undefined} */
let frame;
input.addEventListener("input", () => {
  if (frame) cancelAnimationFrame(frame);
  frame = requestAnimationFrame(suggest); // once for all keys until then
});

form.addEventListener("focusout", ({ relatedTarget }) => {
  if (!form.contains(/** @type {Node | null} */ (relatedTarget))) combobox.close();
});

if (input.value) suggest();
