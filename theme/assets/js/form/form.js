// The page of a form: filled from a draft, an entry or its address; checked while one types; at the end the finished entry.
import { load } from "./chooser.js";
import { draft } from "./draft.js";
import { begin, fieldsOf, place, read, textIn, write } from "./fields.js";
import { rulebook } from "./rulebook.js";
import { finish } from "./sending.js";
import { list, show, tell } from "./told.js";

const REST = 400; // milliseconds without a key before something is done

const form = document.querySelector(".im-form");
const part = (name, base = form) => base.querySelector(`[data-im="${name}"]`);
const { kind, root, tag } = form.dataset;
const asked = new URLSearchParams(location.search);
const idBox = form.elements.namedItem("id");
const ticked = part("agreement").querySelector("input");

let own = asked.get("edit") ?? ""; // the id of the entry that is edited
let original; // its value
let before = ""; // what was written first, to tell a draft from it
let isOwnId = false; // whether somebody chose the id
const touched = new Set();
const kept = draft(`${kind}.${own}`);

const pad = (number) => String(number).padStart(2, "0");
const now = new Date();
const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

// The rules

let rules; // the promise of them
const ready = () => (rules ??= rulebook(form.dataset, own || undefined).catch((error) => ((rules = undefined), Promise.reject(error))));

const idOf = () => own || idBox.value.trim();
const firstText = (text) => (typeof text === "string" ? text : text?.[tag] ?? Object.values(text ?? {})[0] ?? "");

async function check(isTouched = (field) => touched.has(field)) {
  const book = await ready();
  const value = read(form);
  if (!own && !isOwnId) idBox.value = book.suggested(firstText(value.name ?? value.title));
  const name = value.name ?? value.title;
  // The id is made of the name, so that it is not missed before there is one.
  const problems = book.problems(idOf(), value).filter(({ at, rule }) => name || at[0] !== "id" || rule !== "empty-value");
  tell(form, problems, isTouched);
  return { book, value, problems };
}

// While one types: the list at the end stays as long as it is there, but does not change under a finger that is about to choose.
let isPressed = false;
async function quietly() {
  const found = await check().catch(() => undefined); // the rules are asked for again at the end
  const summary = part("summary");
  if (found && !summary.hidden && !isPressed && !summary.matches(":focus-within")) summarise(errorsOf(found.problems));
}

// Drafts

const state = () => ({ value: read(form), id: isOwnId ? idBox.value : "", agreed: ticked.checked });

function keep() {
  const text = JSON.stringify(state());
  if (!before || text === before) return;
  part("unkept").hidden = kept.keep({ day: today, ...state() });
}

async function showDraft({ day, value, id, agreed }) {
  write(form, value);
  isOwnId = Boolean(id) && !own;
  if (isOwnId) idBox.value = id;
  ticked.checked = Boolean(agreed);
  const words = part("draft").querySelector("span");
  const [year, month, date] = day.split("-").map(Number);
  const { dates } = await load(`${root}find/${tag}.json`).catch(() => ({ dates: [] }));
  const shown = dates[month - 1]?.replace("{d}", date).replace("{y}", year) ?? day;
  words.textContent = words.dataset.words.replace("{date}", shown);
  part("draft").hidden = false;
}

function anew() {
  before = ""; // so that leaving the page keeps nothing
  kept.drop();
  location.replace(location.pathname + location.search);
}

// What the form begins with

const fresh = () => ({ added: today, checked: today });

async function entry() {
  const found = await load(`${root}assets/form/entries/${kind}/${encodeURIComponent(own)}.json`).catch(() => undefined);
  part("missing").hidden = Boolean(found);
  if (!found) return void (own = "");
  original = found.value;
  part("comments").hidden = !found.comments;
  if (part("by-hand")) part("by-hand").href = `${form.dataset.edit}${own}.yml`;
  const heading = part("heading", document);
  heading.textContent = `${heading.dataset.editing}: ${firstText(original.name ?? original.title)}`;
  part("id").hidden = true;
}

// What the address says: `?country=SE&stage=idea`, and `need` for what is looked for.
function fromAddress() {
  const value = fresh();
  for (const field of fieldsOf(form)) {
    const { field: name, put } = field.dataset;
    const given = asked.getAll(name).filter((each) => /^[\w-]{1,60}$/.test(each));
    if (given.length && /single|boxes|chooser/.test(put)) value[name] = "several" in field.dataset ? given : given[0];
  }
  const needs = asked.getAll("need").filter((each) => /^[\w-]{1,60}$/.test(each));
  if (needs.length && kind !== "events") value.seeks = kind === "projects" ? needs.map((need) => ({ need })) : needs;
  return value;
}

// `#about-hr` leads to a text in a language; `#offers` to a field.
function toField() {
  const [, name, language] = /^#([a-z_]+)(?:-([A-Za-z-]+))?$/.exec(location.hash) ?? [];
  const where = name && place(form, [name]);
  if (!where) return;
  show(language && where.field.dataset.put === "texts" ? { field: where.field, input: textIn(where.field, language) } : where);
}

// While one types

function counts() {
  for (const group of form.querySelectorAll("details.im-group")) {
    const number = fieldsOf(form).filter((field) => group.contains(field) && read(form)[field.dataset.field] !== undefined).length;
    const words = part("filled", group);
    words.textContent = number ? JSON.parse(words.dataset.forms)[new Intl.PluralRules([tag, "hr"]).select(number)].replace("{n}", number) : "";
  }
}

let resting;
function typed(event) {
  if (event.target === idBox) isOwnId = Boolean(idBox.value);
  part("result").hidden = true;
  clearTimeout(resting);
  resting = setTimeout(() => {
    keep();
    counts();
    quietly();
  }, REST);
}

function left({ target, relatedTarget }) {
  for (let field = target.closest(".im-field"); field; field = field.parentElement.closest(".im-field")) {
    if (!field.contains(relatedTarget)) touched.add(field);
  }
  setTimeout(quietly, 0); // what was typed may have become a choice by then
}

// The end

function isAgreed() {
  const said = part("agreement").querySelector(".im-said");
  said.textContent = ticked.checked ? "" : said.dataset.words;
  part("agreement").classList.toggle("im-wrong", !ticked.checked);
  ticked.toggleAttribute("aria-invalid", false);
  if (!ticked.checked) ticked.setAttribute("aria-invalid", "true");
  return ticked.checked;
}

const errorsOf = (problems) => problems.filter(({ level }) => level === "error");

function summarise(errors) {
  const summary = part("summary");
  const heading = summary.querySelector("h2");
  const items = list(form, errors);
  if (!isAgreed()) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: "#", textContent: part("agreement").querySelector(".im-said").dataset.words });
    link.addEventListener("click", (event) => (event.preventDefault(), ticked.focus()));
    item.append(link);
    items.push(item);
  }
  heading.textContent = JSON.parse(heading.dataset.forms)[new Intl.PluralRules([tag, "hr"]).select(items.length)].replace("{n}", items.length);
  summary.querySelector("ul").replaceChildren(...items);
  summary.hidden = !items.length;
  return items.length;
}

async function submitted(event) {
  event.preventDefault();
  clearTimeout(resting);
  keep();
  part("result").hidden = true;
  for (const field of form.querySelectorAll(".im-field")) touched.add(field);
  part("failed").hidden = true;
  const found = await check().catch(() => undefined);
  if (!found) return void (part("failed").hidden = false);
  const { book, value, problems } = found;
  if (summarise(errorsOf(problems))) return void part("summary").focus();
  const warnings = list(form, problems.filter(({ level }) => level !== "error"));
  part("worth").hidden = !warnings.length;
  part("worth").querySelector("ul").replaceChildren(...warnings);
  const text = book.written(value);
  const isUnchanged = Boolean(original) && text === book.written(original);
  await finish(form, { id: idOf(), text, value, isEdited: Boolean(own), isUnchanged });
  part("done").focus();
}

async function start() {
  const choices = await load(`${root}assets/form/choices/${tag}.json`).catch(() => ({ languages: [] }));
  begin(form, choices.languages);
  if (own) await entry();
  write(form, original ?? fromAddress());
  before = JSON.stringify(state());
  const found = kept.read();
  if (found) await showDraft(found);
  part("unkept").hidden = kept.keep(found ?? { probe: true });
  if (!found) kept.drop();
  form.hidden = false;
  counts();
  toField();
  form.addEventListener("input", typed);
  form.addEventListener("focusout", left);
  form.addEventListener("submit", submitted);
  for (const button of form.querySelectorAll('[data-im="anew"]')) button.addEventListener("click", anew);
  part("summary").addEventListener("pointerdown", () => (isPressed = true));
  addEventListener("pointerup", () => setTimeout(() => (isPressed = false)));
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
  form.addEventListener("focusin", () => ready().catch(() => {}), { once: true });
}

start();
