// The page of a form: filled from a draft, an entry or its address; checked while one types; at the end the finished entry.
/** @import {Choices, EntryChecker, EntryFile, EntryValue, FinishedEntry, RenderedProblem, RestoredDraft, Text, Words} from "#types" */
import { fetchJson } from "../fetch-json.js";
import { fill, part, plural, query } from "../markup.js";
import { defaultsOf } from "./defaults.js";
import { Draft } from "./draft.js";
import { ErrorSummary } from "./error-summary.js";
import { read, startForm, write } from "./fields.js";
import { IdField } from "./id-field.js";
import { goToFragment, isEdit, loadEntry, newValue, today, valueFromAddress } from "./initial-state.js";
import { fieldsOf, formData, labelOf, nameOf } from "./markup.js";
import { changedKeys } from "./merge.js";
import { problemItems, showProblems } from "./problem-list.js";

const REST = 400; // milliseconds without a key before something is done

/** @typedef {{ checker: EntryChecker, value: EntryValue, problems: RenderedProblem[] }} Checked */

/** @type {HTMLFormElement} */
const form = query(".im-form");
const { kind, root, tag } = formData(form);
const idField = new IdField(form);
const summary = new ErrorSummary(form);
const applyDefaults = defaultsOf(form);
/**
 * Fields that were left.
 * @type {Set<HTMLElement>}
 */
const touched = new Set();

/**
 * The value of the entry that is edited.
 * @type {EntryValue | undefined}
 */
let original;
/** @type {Draft} */
let draft;
/** @type {Promise<EntryChecker> | undefined} */
let loadingChecker;
/** @type {number | undefined} */
let resting;

const importDelivery = () => import("./delivery.js");

/** What checks and sends is more than half of the form's code, and is loaded when somebody begins to write. */
async function loadChecker() {
  const [{ loadEntryChecker }] = await Promise.all([import("./entry-checker.js"), importDelivery()]);
  return loadEntryChecker({ root, tag, kind }, idField.edited || undefined);
}

async function entryChecker() {
  loadingChecker ??= loadChecker();
  try {
    return await loadingChecker;
  } catch (error) {
    loadingChecker = undefined; // it is asked for again
    throw error;
  }
}

/** @param {Text | undefined} text */
function firstText(text) {
  return String(typeof text === "object" ? (text[tag] ?? Object.values(text)[0] ?? "") : (text ?? ""));
}

/** @returns {Promise<Checked>} */
async function check() {
  const checker = await entryChecker();
  // Nobody says by an edit that all was compared with the sources.
  const value = applyDefaults({ zones: checker.zones, today: original ? "" : today });
  const name = value.name ?? value.title;
  idField.suggest(checker.suggestId(firstText(name)));
  // The id is made of the name, so that it is not missed before there is one.
  const problems = checker
    .problems(idField.value, value)
    .filter(({ location, rule }) => name || location[0] !== "id" || rule !== "empty-value");
  showProblems(form, problems, (field) => touched.has(field));
  return { checker, value, problems };
}

async function checkQuietly() {
  const checked = await check().catch(() => undefined); // the rules are asked for again at the end
  if (checked) summary.update(checked.problems);
}

// Drafts

const draftState = () => ({ value: read(form), id: idField.chosen, agreed: summary.isAgreed });

function keepDraft() {
  draft.keep(draftState(), today);
  part("unkept", form).hidden = draft.isSafe;
}

/** @param {string} day */
async function dayInWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  /** @type {Pick<Words, "dates">} */
  const { dates } = await fetchJson(`${root}find/${tag}.json`).catch(() => ({ dates: [] }));
  return dates.length ? fill(dates[month - 1], { d: date, y: year }) : day;
}

/**
 * What was kept comes back, checked as if it had just been written.
 * @param {RestoredDraft} restored
 */
async function continueDraft({ day, value, id, agreed, hasChanged, clashes, touched: keys }) {
  write(form, value);
  idField.choose(id);
  summary.agree(Boolean(agreed));
  draft.continueFrom(draftState());
  for (const field of fieldsOf(form)) if (keys.includes(nameOf(field))) touched.add(field);
  const keptNotice = part("kept", form);
  keptNotice.textContent = fill(keptNotice.dataset.words ?? "", { date: await dayInWords(day) });
  part("changed", form).hidden = !original || !hasChanged;
  const labels = fieldsOf(form)
    .filter((field) => clashes.includes(nameOf(field)))
    .map(labelOf);
  const clashNotice = part("clashes", form);
  clashNotice.hidden = !original || !labels.length;
  clashNotice.textContent = fill(clashNotice.dataset.words ?? "", { fields: labels.join(", ") });
  part("draft", form).hidden = false;
}

function startAnew() {
  draft.end();
  location.replace(location.pathname + location.search);
}

// What the form begins with

/** @param {EntryFile & { id: string }} entry */
function startEdit({ id, value, comments }) {
  original = value;
  idField.edit(id);
  part("comments", form).hidden = !comments;
  /** @type {HTMLAnchorElement | null} */
  const fileLink = form.querySelector('[data-im="by-hand"]');
  if (fileLink) fileLink.href = `${form.dataset.edit}${id}.yml`;
  const heading = part("heading", document);
  const words = `${heading.dataset.editing}: ${firstText(value.name ?? value.title)}`;
  document.title = document.title.replace(heading.textContent, () => words);
  heading.textContent = words;
}

/** @param {(EntryFile & { id: string }) | undefined} entry */
async function fillIn(entry) {
  part("missing", form).hidden = Boolean(entry) || !isEdit;
  if (entry) startEdit(entry);
  write(form, original ?? valueFromAddress(form));
  draft = new Draft(`${kind}.${idField.edited}`, original ? read(form) : newValue, draftState());
  const restored = draft.restore();
  if (restored) await continueDraft(restored);
  part("unkept", form).hidden = draft.isSafe;
}

// While one types

function showCounts() {
  const value = read(form);
  const filled = fieldsOf(form).filter((field) => value[nameOf(field)] !== undefined);
  /** @type {NodeListOf<HTMLElement>} */
  const places = form.querySelectorAll("[data-im=filled]");
  for (const place of places) {
    const group = place.closest("details");
    const number = filled.filter((field) => group?.contains(field)).length;
    place.textContent = number ? plural(place, number, tag) : "";
  }
}

function handleInput() {
  part("result", form).hidden = true;
  clearTimeout(resting);
  resting = setTimeout(() => {
    keepDraft();
    showCounts();
    checkQuietly();
  }, REST);
}

/** @param {FocusEvent} event */
function handleFocusOut({ target, relatedTarget }) {
  /** @param {Element | null | undefined} element */
  const fieldAround = (element) => /** @type {HTMLElement | null | undefined} */ (element?.closest(".im-field"));
  const start = /** @type {Element} */ (target);
  for (let field = fieldAround(start); field; field = fieldAround(field.parentElement)) {
    if (!field.contains(/** @type {Node | null} */ (relatedTarget))) touched.add(field);
  }
  setTimeout(checkQuietly, 0); // what was typed may have become a choice by then
}

// The end

/**
 * The entry as it is sent; of one that is edited what has changed too, with nothing at keys that are gone.
 * @param {Checked} checked
 * @returns {FinishedEntry}
 */
function finishedEntry({ checker, value }) {
  const keys = original ? changedKeys(original, value) : [];
  const changes = Object.fromEntries(keys.map((key) => [key, value[key] ?? null]));
  const text = checker.toYaml(value);
  return {
    id: idField.value,
    text,
    value,
    changes: keys.length ? checker.toYaml(changes) : "",
    isEdited: Boolean(original),
    isUnchanged: Boolean(original) && text === checker.toYaml(original ?? {}),
  };
}

/** @param {SubmitEvent} event */
async function handleSubmit(event) {
  event.preventDefault();
  clearTimeout(resting);
  keepDraft();
  part("result", form).hidden = true;
  /** @type {NodeListOf<HTMLElement>} */
  const fields = form.querySelectorAll(".im-field");
  for (const field of fields) touched.add(field);
  const checked = await check().catch(() => undefined);
  part("failed", form).hidden = Boolean(checked);
  if (!checked) return;
  const isIdWrong = checked.problems.some(({ location, severity }) => location[0] === "id" && severity === "error");
  if (isIdWrong) idField.unfold();
  if (summary.show(checked.problems)) return summary.focus();
  const warnings = problemItems(form, checked.problems);
  part("worth", form).hidden = !warnings.length;
  query("ul", part("worth", form)).replaceChildren(...warnings);
  const { offerDelivery } = await importDelivery(); // is there, like what has checked
  await offerDelivery(form, finishedEntry(checked));
  part("done", form).focus({ preventScroll: true });
  part("done", form).scrollIntoView({ block: "start" });
}

function listen() {
  form.addEventListener("input", handleInput);
  form.addEventListener("focusout", handleFocusOut);
  form.addEventListener("submit", handleSubmit);
  for (const button of form.querySelectorAll('[data-im="anew"]')) button.addEventListener("click", startAnew);
  addEventListener("pagehide", keepDraft);
  document.addEventListener("visibilitychange", keepDraft);
  form.addEventListener("focusin", () => entryChecker().catch(() => {}), { once: true });
}

async function start() {
  /** @type {Pick<Choices, "languages">} */
  const choices = await fetchJson(`${root}assets/form/choices/${tag}.json`).catch(() => ({ languages: [] }));
  startForm(form, choices.languages);
  const entry = await loadEntry(form).catch(() => null);
  if (entry === null) {
    part("unloaded", document).hidden = false;
    return;
  }
  await fillIn(entry);
  form.hidden = false;
  showCounts();
  goToFragment(form);
  listen();
  if (touched.size) checkQuietly();
}

start();
