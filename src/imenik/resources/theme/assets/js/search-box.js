// The header's search box while it is used: names as one types, then pages whose texts say it, as a combobox of WAI-ARIA.
// Markup and words are in search.html, which is fetched once.
import { asked, excerpt, find, mark, open, read } from "./fulltext.js";
import { names } from "./name-search.js";

const MOST = 5; // of names, and of texts

const form = document.querySelector(".im-search");
const input = form.elements.q;
const tag = document.documentElement.lang;
const page = form.action;
const here = new URL("../", page);
const root = new URL("../", here).href;

// Parts

const style = Object.assign(document.createElement("link"), {
  rel: "stylesheet",
  href: new URL("../css/search.css", import.meta.url),
});
const styled = new Promise((done) => (style.onload = style.onerror = done));
document.head.append(style);

const source = new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
const template = (name) => source.querySelector(`template[data-im="${name}"]`).content.firstElementChild;
const { endings } = source.querySelector("[data-endings]").dataset;
const box = document.importNode(template("box"), true);
const part = (name) => box.querySelector(`[data-im="${name}"]`);
const status = box.querySelector("[role=status]");
await styled;
form.append(box);

for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-controls": "im-box",
  "aria-expanded": "false",
})) {
  input.setAttribute(name, value);
}

// Options

const options = () => [...box.querySelectorAll("[role=option]")].filter((option) => !option.closest("[hidden]"));
let active;

function activate(option) {
  active?.removeAttribute("aria-selected");
  active = option;
  active?.setAttribute("aria-selected", "true");
  active?.scrollIntoView({ block: "nearest" });
  if (active) input.setAttribute("aria-activedescendant", active.id);
  else input.removeAttribute("aria-activedescendant");
}

function expand(on) {
  if (!on) activate();
  box.hidden = !on;
  input.setAttribute("aria-expanded", String(on));
}

function option({ path, title, lang, line, texts = [], found = new Set() }, group, at) {
  const element = document.importNode(template("option"), true);
  const [name, said] = element.children;
  Object.assign(element, { href: new URL(path, here).href, id: `im-${group}-${at}` });
  name.lang = lang;
  mark(name, title, found);
  const [text, language] = excerpt({ texts, found });
  said.lang = text ? language : "";
  mark(said, text || line, found);
  return element;
}

function fill(group, found) {
  const [heading] = part(group).children;
  if (part(group).contains(active)) activate();
  part(group).replaceChildren(heading, ...found.map((each, at) => option(each, group, at)));
  part(group).hidden = !found.length;
}

// Asking

let engine;
let latest = 0;
let telling;

async function texts(question) {
  const words = asked(question, endings);
  if (!words.length) return [];
  engine ??= open(root, tag);
  const { results } = await find(await engine, words);
  return Promise.all(results.slice(0, MOST).map(read));
}

function tell() {
  const n = options().length - 1;
  const words = JSON.parse(status.dataset.forms)[new Intl.PluralRules(tag).select(n)].replace(
    "{n}",
    n.toLocaleString(tag),
  );
  clearTimeout(telling);
  telling = setTimeout(() => (status.textContent = words), 400);
}

async function suggest() {
  const mine = ++latest;
  const question = input.value.trim();
  if (!question) return expand(false);
  const all = part("all");
  all.href = `${page}?q=${encodeURIComponent(question)}`;
  all.textContent = all.dataset.text.replace("{text}", question);
  expand(true);
  // Either may fail, for instance without a connection; the other, and the page of results, are still there.
  const named = names(question, root, tag, MOST).catch(() => []);
  const said = texts(question).catch(() => ((engine = undefined), []));
  const first = await named;
  if (mine !== latest) return;
  fill("names", first);
  const known = new Set(first.map(({ path }) => path));
  const second = await said;
  if (mine !== latest) return;
  fill(
    "texts",
    second.filter(({ path }) => !known.has(path)),
  );
  tell();
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 120);
});

// From the first option one comes back to the last, and the other way round.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function step(by) {
  const list = options();
  const from = active ? list.indexOf(active) : by < 0 ? 0 : -1;
  activate(list.at((from + by) % list.length));
}

input.addEventListener("keydown", (event) => {
  const isOpen = !box.hidden;
  if (STEPS[event.key]) {
    event.preventDefault();
    if (isOpen) step(STEPS[event.key]);
    else suggest();
  } else if (event.key === "Enter" && active) {
    event.preventDefault();
    active.click();
  } else if (event.key === "Escape" && isOpen) {
    event.preventDefault();
    event.stopPropagation();
    expand(false);
  }
});

// The input keeps the focus while the mouse is used.
box.addEventListener("mousedown", (event) => event.preventDefault());
form.addEventListener("focusout", ({ relatedTarget }) => {
  if (!form.contains(relatedTarget)) expand(false);
});

if (input.value) suggest();
