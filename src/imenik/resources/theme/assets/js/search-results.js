// The page of results: a question, kept in the address, and what was found by kind. Markup and words are in search.html.
import { asked, excerpt, find, grouped, mark, open, read } from "./fulltext.js";
import { names } from "./name-search.js";

const FEW = 4; // of a kind, at first
const MORE = 12;

const main = document.querySelector("#content");
const part = (name) => main.querySelector(`[data-im="${name}"]`);
const copy = (selector) => main.querySelector(`template${selector}`).content.firstElementChild.cloneNode(true);
const input = main.querySelector("#im-q");
const KINDS = [...main.querySelectorAll("template[data-kind]")].map(({ dataset }) => dataset.kind);
const tag = document.documentElement.lang;
const here = new URL("../", location.href.split("?")[0]);
const root = new URL("../", here).href;
const status = part("status");

const amount = (n) => n.toLocaleString(tag);
const put = (name, values) => status.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const counted = (n) => JSON.parse(status.dataset.forms)[new Intl.PluralRules(tag).select(n)].replace("{n}", amount(n));

let engine;
let latest = 0;

function hit({ path, title, lang, line, texts = [], found = new Set() }) {
  const element = copy('[data-im="hit"]');
  const [link, kind, text] = element.children;
  Object.assign(link, { href: new URL(path, here).href, lang });
  mark(link, title, found);
  mark(kind, line, found);
  const [said, language] = excerpt({ texts, found });
  mark(text, said, found);
  text.lang = language;
  return element;
}

async function group(kind, results) {
  const element = copy(`[data-kind="${kind}"]`);
  const [count, list, button] = ["small", "ol", "button"].map((name) => element.querySelector(name));
  count.textContent = amount(results.length);
  const further = async (number) => {
    const from = list.children.length;
    const pages = await Promise.all(results.slice(from, from + number).map(read));
    list.append(...pages.map(hit));
    button.hidden = list.children.length >= results.length;
    return list.children[from];
  };
  button.addEventListener("click", async () => (await further(MORE)).querySelector("a").focus());
  await further(FEW);
  return element;
}

async function answer(question) {
  const { endings } = part("results").dataset;
  const words = asked(question, endings);
  if (!words.length) return { groups: [], said: question.trim() && status.dataset.short };
  engine ??= open(root, tag);
  const found = await find(await engine, words);
  if (!found.results.length) {
    const named = await names(question, root, tag, MORE).catch(() => []);
    return { groups: [], named, said: put("nothing", { text: question.trim() }) };
  }
  const kinds = await grouped(await engine, found, KINDS);
  const groups = await Promise.all([...kinds].map(([kind, results]) => group(kind, results)));
  const isMissing = (written) =>
    asked(written, endings).some(({ word }) => !found.words.some((each) => each.word === word));
  const missing = question.trim().split(/\s+/).filter(isMissing).join(", ");
  return { groups, said: `${counted(found.results.length)}. ${missing && put("missing", { words: missing })}` };
}

async function show() {
  const mine = ++latest;
  const question = new URLSearchParams(location.search).get("q") ?? "";
  for (const link of document.querySelectorAll(".im-languages a")) link.search = location.search;
  if (document.activeElement !== input || input.value.trim() !== question) input.value = question;
  const {
    groups,
    said,
    named = [],
  } = await answer(question).catch(() => {
    engine = undefined;
    return { groups: [], said: status.dataset.failed };
  });
  if (mine !== latest) return;
  part("results").replaceChildren(...groups);
  part("names")
    .querySelector("ol")
    .replaceChildren(...named.map(hit));
  part("names").hidden = !named.length;
  part("lists").hidden = groups.length > 0;
  status.textContent = said;
}

let typing = false;
// A new question is a step that the back button takes back; to go on typing is not.
function ask(isTyping) {
  const question = input.value.trim();
  history[typing && isTyping ? "replaceState" : "pushState"](
    null,
    "",
    question ? `?q=${encodeURIComponent(question)}` : location.pathname,
  );
  typing = isTyping;
  return show();
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(true), 250);
});

input.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask(false);
});

addEventListener("popstate", () => {
  typing = false;
  show();
});

if (location.search) show();
