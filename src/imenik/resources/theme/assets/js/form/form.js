// The page of a form: filled from a draft, an entry or its address; checked while one types; at the end the finished entry.
import { entry, fresh, fromAddress, isAskedFor, toField, today } from "./initial-state.js";
import { Draft } from "./draft.js";
import { begin, read, write } from "./fields.js";
import { IdBox } from "./id-field.js";
import { load } from "./load.js";
import { counted, fieldsOf, fill, labelOf, part } from "./markup.js";
import { changed } from "./merge.js";
import { presets } from "./defaults.js";
import { rulebook } from "./entry-checker.js";
import { finish } from "./delivery.js";
import { Summary } from "./error-summary.js";
import { list, tell } from "./problem-list.js";

const REST = 400; // milliseconds without a key before something is done

const form = document.querySelector(".im-form");
const { kind, root, tag } = form.dataset;
const id = new IdBox(form);
const summary = new Summary(form);
const touched = new Set();
const follow = presets(form);

let original; // the value of the entry that is edited
let draft;
let rules; // the promise of them
let resting;

const ready = () =>
  (rules ??= rulebook(form.dataset, id.edited || undefined).catch(
    (error) => ((rules = undefined), Promise.reject(error)),
  ));
const firstText = (text) => (typeof text === "string" ? text : (text?.[tag] ?? Object.values(text ?? {})[0] ?? ""));

async function check() {
  const book = await ready();
  const value = follow({ zones: book.zones, today: original ? "" : today }); // nobody says by an edit that all was compared;
  const name = value.name ?? value.title;
  id.suggest(book.suggested(firstText(name)));
  // The id is made of the name, so that it is not missed before there is one.
  const problems = book
    .problems(id.value, value)
    .filter(({ at, rule }) => name || at[0] !== "id" || rule !== "empty-value");
  tell(form, problems, (field) => touched.has(field));
  return { book, value, problems };
}

async function quietly() {
  const found = await check().catch(() => undefined); // the rules are asked for again at the end
  if (found) summary.renew(found.problems);
}

// Drafts

const state = () => ({ value: read(form), id: id.chosen, agreed: summary.isAgreed });

function keep() {
  draft.keep(state(), today);
  part("unkept", form).hidden = draft.isSafe;
}

async function inWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  const { dates } = await load(`${root}find/${tag}.json`).catch(() => ({ dates: [] }));
  return dates[month - 1]?.replace("{d}", date).replace("{y}", year) ?? day;
}

// What was kept comes back, checked as if it had just been written.
async function goOn({ day, value, id: chosen, agreed, hasChanged, clashes, touched: keys }) {
  write(form, value);
  id.choose(chosen);
  summary.agree(Boolean(agreed));
  draft.hold(state());
  for (const field of fieldsOf(form)) if (keys.includes(field.dataset.field)) touched.add(field);
  const words = part("kept", form);
  words.textContent = fill(words.dataset.words, { date: await inWords(day) });
  part("changed", form).hidden = !original || !hasChanged;
  const both = part("clashes", form);
  const labels = fieldsOf(form)
    .filter((field) => clashes.includes(field.dataset.field))
    .map(labelOf);
  both.hidden = !original || !labels.length;
  both.textContent = fill(both.dataset.words, { fields: labels.join(", ") });
  part("draft", form).hidden = false;
}

function anew() {
  draft.end();
  location.replace(location.pathname + location.search);
}

// What the form begins with

function edit(found) {
  original = found.value;
  id.edit(found.id);
  part("comments", form).hidden = !found.comments;
  const byHand = part("by-hand", form);
  if (byHand) byHand.href = `${form.dataset.edit}${found.id}.yml`;
  const heading = part("heading", document);
  const words = `${heading.dataset.editing}: ${firstText(original.name ?? original.title)}`;
  document.title = document.title.replace(heading.textContent, () => words);
  heading.textContent = words;
}

async function fillIn(found) {
  part("missing", form).hidden = Boolean(found) || !isAskedFor;
  if (found) edit(found);
  write(form, original ?? fromAddress(form));
  draft = new Draft(`${kind}.${id.edited}`, original ? read(form) : fresh, state());
  const kept = draft.found();
  if (kept) await goOn(kept);
  part("unkept", form).hidden = draft.isSafe;
}

// While one types

function counts() {
  const value = read(form);
  const fields = fieldsOf(form).filter((field) => value[field.dataset.field] !== undefined);
  for (const words of form.querySelectorAll("[data-im=filled]")) {
    const number = fields.filter((field) => words.closest("details").contains(field)).length;
    words.textContent = number ? counted(words, number, tag) : "";
  }
}

function typed() {
  part("result", form).hidden = true;
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

// The entry as it is sent; of one that is edited what has changed too, with nothing at keys that are gone.
function result({ book, value }) {
  const keys = original ? changed(original, value) : [];
  const changes = keys.length ? book.written(Object.fromEntries(keys.map((key) => [key, value[key] ?? null]))) : "";
  const text = book.written(value);
  return {
    id: id.value,
    text,
    value,
    changes,
    isEdited: Boolean(original),
    isUnchanged: Boolean(original) && text === book.written(original),
  };
}

async function submitted(event) {
  event.preventDefault();
  clearTimeout(resting);
  keep();
  part("result", form).hidden = true;
  for (const field of form.querySelectorAll(".im-field")) touched.add(field);
  const found = await check().catch(() => undefined);
  part("failed", form).hidden = Boolean(found);
  if (!found) return;
  if (found.problems.some(({ at, level }) => at[0] === "id" && level === "error")) id.unfold();
  if (summary.show(found.problems)) return void summary.focus();
  const warnings = list(form, found.problems);
  part("worth", form).hidden = !warnings.length;
  part("worth", form)
    .querySelector("ul")
    .replaceChildren(...warnings);
  await finish(form, result(found));
  part("done", form).focus({ preventScroll: true });
  part("done", form).scrollIntoView({ block: "start" });
}

function listen() {
  form.addEventListener("input", typed);
  form.addEventListener("focusout", left);
  form.addEventListener("submit", submitted);
  for (const button of form.querySelectorAll('[data-im="anew"]')) button.addEventListener("click", anew);
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", keep);
  form.addEventListener("focusin", () => ready().catch(() => {}), { once: true });
}

async function start() {
  const choices = await load(`${root}assets/form/choices/${tag}.json`).catch(() => ({ languages: [] }));
  begin(form, choices.languages);
  const found = await entry(form.dataset).catch(() => null);
  if (found === null) return void (part("unloaded", document).hidden = false);
  await fillIn(found);
  form.hidden = false;
  counts();
  toField(form);
  listen();
  if (touched.size) quietly();
}

start();
