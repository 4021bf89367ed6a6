// The page of results: a question, kept in the address, and what was found by kind. Markup and words are in search.html.
/** @import {Hit, NearestAnswer} from "#types" */
import { excerpt, highlight } from "./excerpts.js";
import { searchTerms } from "./fulltext.js";
import { amount, childrenOf, copyOf, fill, part, plural, query } from "./markup.js";
import { searchNames, searchNearest } from "./name-search.js";
import { showNearest } from "./nearest-list.js";
import { TextSearch } from "./text-search.js";

const FIRST = 4; // of a kind
const MORE = 12;

const main = query("#content");
/** @type {HTMLInputElement} */
const input = query("#im-q", main);
/** @type {NodeListOf<HTMLTemplateElement>} */
const kindTemplates = main.querySelectorAll("template[data-kind]");
const KINDS = [...kindTemplates].map(({ dataset }) => dataset.kind ?? "");
const tag = document.documentElement.lang;
const editionUrl = new URL("../", location.href.split("?")[0]);
const root = new URL("../", editionUrl).href;
const status = part("status", main);

const { endings = "", alike = "{}" } = part("results", main).dataset;
const texts = new TextSearch(root, tag, endings, JSON.parse(alike));
let latest = 0;

/** @param {Hit} hit */
function hitElement({ path, title, lang, subtitle, texts, foundWords }) {
  const element = copyOf('template[data-im="hit"]', main);
  const [link, kind, text] = childrenOf(element);
  Object.assign(link, { href: new URL(path, editionUrl).href, lang });
  highlight(link, title, foundWords);
  highlight(kind, subtitle, foundWords);
  const [shown, language] = excerpt({ texts, foundWords });
  highlight(text, shown, foundWords);
  text.lang = language;
  return element;
}

/**
 * @param {string} kind
 * @param {string[]} ids
 */
async function groupElement(kind, ids) {
  const element = copyOf(`template[data-kind="${kind}"]`, main);
  const [count, list, button] = ["small", "ol", "button"].map((name) => query(name, element));
  count.textContent = amount(ids.length, tag);
  /** @param {number} number */
  const showMore = async (number) => {
    const shown = list.children.length;
    const hits = await texts.read(ids.slice(shown, shown + number));
    list.append(...hits.map(hitElement));
    button.hidden = list.children.length >= ids.length;
    return list.children[shown];
  };
  button.addEventListener("click", async () => query("a", await showMore(MORE)).focus());
  await showMore(FIRST);
  return element;
}

/**
 * @param {string} question
 * @returns {Promise<{ groups: HTMLElement[], names?: Hit[], nearest?: NearestAnswer[], text?: string }>}
 */
async function answer(question) {
  const { short, nothing = "", missing = "" } = status.dataset;
  if (!searchTerms(question, endings).length) return { groups: [], text: question.trim() && short };
  const found = (await texts.search(question, KINDS)) ?? { groups: [], words: [] };
  if (!found.groups.length) {
    const names = await searchNames(question, root, tag, MORE).catch(() => []);
    const nearest = names.length ? [] : await searchNearest(question, root, tag).catch(() => []);
    return { groups: [], names, nearest, text: fill(nothing, { text: question.trim() }) };
  }
  const groups = await Promise.all(found.groups.map(([kind, ids]) => groupElement(kind, ids)));
  /** @param {string} written */
  const isMissing = (written) => searchTerms(written, endings).some(({ word }) => !found.words.includes(word));
  const words = question.trim().split(/\s+/).filter(isMissing).join(", ");
  const count = found.groups.reduce((sum, [, ids]) => sum + ids.length, 0);
  return { groups, text: `${plural(status, count, tag)}. ${words && fill(missing, { words })}` };
}

async function show() {
  latest += 1;
  const number = latest;
  const question = new URLSearchParams(location.search).get("q") ?? "";
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const languages = document.querySelectorAll(".im-languages a");
  for (const link of languages) link.search = location.search;
  if (document.activeElement !== input || input.value.trim() !== question) input.value = question;
  const {
    groups,
    text = "",
    names = [],
    nearest = [],
  } = await answer(question).catch(() => ({ groups: [], text: status.dataset.failed, names: [], nearest: [] }));
  if (number !== latest) return;
  part("results", main).replaceChildren(...groups);
  const nameSection = part("names", main);
  query("ol", nameSection).replaceChildren(...names.map(hitElement));
  nameSection.hidden = !names.length;
  showNearest(nearest, main, { list: location.pathname, edition: editionUrl.href, tag });
  part("lists", main).hidden = groups.length > 0;
  status.textContent = text;
}

let wasTyping = false;
/**
 * A new question is a step that the back button takes back; to go on typing is not.
 * @param {boolean} isTyping
 */
function ask(isTyping) {
  const question = input.value.trim();
  const address = question ? `?q=${encodeURIComponent(question)}` : location.pathname;
  history[wasTyping && isTyping ? "replaceState" : "pushState"](null, "", address);
  wasTyping = isTyping;
  return show();
}

/** @type {number | undefined} */
let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(true), 250);
});

input.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask(false);
});

addEventListener("popstate", () => {
  wasTyping = false;
  show();
});

if (location.search) show();
