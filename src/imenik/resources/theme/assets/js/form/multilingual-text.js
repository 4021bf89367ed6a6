// Texts in several languages: a row for each, with its language above it. No language is chosen twice.
/** @import {FieldInput} from "#types" */
import { part, query, targetOf } from "../markup.js";
import { copyIn, formData, formOf, labelOf, rows, withOption } from "./markup.js";

/**
 * The names of all languages by their tags, for a form.
 * @type {WeakMap<HTMLFormElement, Map<string, string>>}
 */
const languages = new WeakMap();
/** @param {HTMLElement} element in a form */
const languagesOf = (element) => languages.get(formOf(element)) ?? new Map();
/**
 * @param {HTMLElement} row
 * @returns {HTMLSelectElement}
 */
const languageSelect = (row) => query("select", row);
/**
 * @param {HTMLElement} row
 * @returns {HTMLInputElement | HTMLTextAreaElement}
 */
const textControl = (row) => query("input, textarea", row);

/**
 * The languages of the other rows.
 * @param {HTMLElement} field
 * @param {HTMLElement} row
 */
const takenLanguages = (field, row) =>
  rows(field)
    .filter((other) => other !== row)
    .map((other) => languageSelect(other).value);

/**
 * Each text is labelled with its language, and languages that are taken cannot be chosen.
 * @param {HTMLElement} field
 */
function updateLanguages(field) {
  for (const row of rows(field)) {
    const select = languageSelect(row);
    const taken = takenLanguages(field, row);
    for (const option of select.options) option.disabled = taken.includes(option.value);
    const text = textControl(row);
    text.setAttribute("aria-label", `${labelOf(field)} (${select.selectedOptions[0].text})`);
    text.lang = select.value;
  }
}

/**
 * In which language a text is probably written: that of the page, or another one by its script; names are mostly the same everywhere.
 * @param {HTMLElement} field
 * @param {string} text
 */
function guessLanguage(field, text) {
  const { tag, languagesOfScripts, usualTag } = formData(formOf(field));
  const other = languagesOfScripts.find(({ letters }) => letters.test(text));
  if (other) return other.language;
  if ("same" in field.dataset) return "";
  return text ? usualTag : tag;
}

/**
 * @param {HTMLElement} field
 * @param {string[]} taken
 */
function freeLanguage(field, taken) {
  const { tag, tags } = formData(formOf(field));
  const candidates = [tag, ...tags, "", ...languagesOf(field).keys()];
  return candidates.find((candidate) => !taken.includes(candidate)) ?? "";
}

/**
 * @param {HTMLElement} field
 * @param {string} [tag] a language is guessed or found where none is given
 * @param {string} [text]
 */
function addRow(field, tag, text = "") {
  const row = copyIn("text", formOf(field));
  const control = document.createElement(field.dataset.input === "text" ? "textarea" : "input");
  query("label", row).after(control);
  part("rows", field).append(row);
  const taken = takenLanguages(field, row);
  const language = tag ?? (taken.length ? freeLanguage(field, taken) : guessLanguage(field, ""));
  const select = languageSelect(row);
  withOption(select, language, languagesOf(field).get(language));
  select.value = language;
  if (tag === undefined && !taken.length) row.dataset.guessed = "";
  control.value = text;
  updateLanguages(field);
  return row;
}

/**
 * The texts by their languages. One with the language of another has a number too: nothing is lost, and the rules refuse it.
 * @param {HTMLElement} field
 */
function taggedTexts(field) {
  const tags = rows(field).map((row) => languageSelect(row).value || "und");
  return rows(field).map((row, index) => {
    const times = tags.slice(0, index + 1).filter((tag) => tag === tags[index]).length;
    return { tag: times > 1 ? `${tags[index]} ${times}` : tags[index], control: textControl(row) };
  });
}

/**
 * @param {HTMLElement} field
 * @param {string} tag
 */
const findText = (field, tag) => taggedTexts(field).find((text) => text.tag === tag)?.control;

/** @type {FieldInput} */
export const textsInput = {
  read(field) {
    const texts = taggedTexts(field)
      .map(({ tag, control }) => ({ tag, text: control.value.trim() }))
      .filter(({ text }) => text);
    if (!texts.length) return undefined;
    if (texts.length === 1 && texts[0].tag === "und") return texts[0].text;
    return Object.fromEntries(texts.map(({ tag, text }) => [tag, text]));
  },
  write(field, value) {
    part("rows", field).replaceChildren();
    const texts = typeof value === "string" ? [["", value]] : Object.entries(value ?? {});
    for (const [tag, text] of texts) addRow(field, tag === "und" ? "" : tag, String(text));
    if (!texts.length) addRow(field);
  },
  add: (field) => addRow(field),
  find: (field, tag) => findText(field, String(tag)),
  afterRemoval(field) {
    if (!rows(field).length) addRow(field);
    updateLanguages(field);
  },
};

/**
 * Where the text of a field in a language is written; a new row if there is none.
 * @param {HTMLElement} field
 * @param {string} tag
 */
export function textIn(field, tag) {
  const control = findText(field, tag);
  if (control) return control;
  const empty = rows(field).find((row) => !textControl(row).value);
  empty?.remove();
  return textControl(addRow(field, tag));
}

/** @param {Event} event */
function handleInput(event) {
  const target = /** @type {HTMLInputElement} */ (event.target); // or the form itself, after a row was removed
  /** @type {HTMLElement | null} */
  const row = target.closest("[data-row]");
  /** @type {HTMLElement | null | undefined} */
  const field = row?.closest("[data-field]");
  if (!row || field?.dataset.put !== "texts") return;
  const select = languageSelect(row);
  if (event.target === select) delete row.dataset.guessed;
  else if ("guessed" in row.dataset) {
    const language = guessLanguage(field, target.value);
    if (!takenLanguages(field, row).includes(language)) select.value = language;
  }
  updateLanguages(field);
}

/**
 * All languages are offered where somebody looks for another one: there are many, and many lists of them.
 * @param {Event} event
 */
function offerLanguages(event) {
  const target = targetOf(event);
  if (!(target instanceof HTMLSelectElement) || target.dataset.im !== "tag" || target.dataset.whole) return;
  target.dataset.whole = "true";
  for (const [tag, name] of languagesOf(target)) withOption(target, tag, name);
  /** @type {HTMLElement | null} */
  const field = target.closest("[data-field]");
  if (field) updateLanguages(field);
}

/**
 * @param {HTMLFormElement} form
 * @param {[tag: string, name: string][]} names of all languages that a text may be in
 */
export function startTexts(form, names) {
  languages.set(form, new Map(names));
  for (const event of ["focusin", "pointerdown"]) form.addEventListener(event, offerLanguages);
  form.addEventListener("input", handleInput);
}
