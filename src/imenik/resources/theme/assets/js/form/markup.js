// The markup of a form (fields.html): its fields and their rows, what they are called and where one writes in them.
/** @import {EntryKind} from "#types" */
import { childrenOf, copyOf, part, query } from "../markup.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * @param {Element} element
 * @returns {HTMLFormElement}
 */
export const formOf = (element) => /** @type {HTMLFormElement} */ (element.closest("form"));

/**
 * What a form says of itself.
 * @param {HTMLFormElement} form
 */
export function formData({ dataset }) {
  const { kind, root = "", tag = "", tags = "", usualTag = tag, scripts = "{}" } = dataset;
  /** @type {[letters: string, tag: string][]} */
  const byLetters = Object.entries(JSON.parse(scripts));
  const languagesOfScripts = byLetters.map(([letters, language]) => ({ letters: new RegExp(letters), language }));
  return { kind: /** @type {EntryKind} */ (kind), root, tag, tags: tags.split(" "), usualTag, languagesOfScripts };
}

/**
 * Where one writes in a field or a row of it; a button or the like, where there is only that.
 * @param {HTMLElement} field
 * @returns {Control}
 */
export const control = (field) =>
  field.querySelector("input:not([type=checkbox]), select:not([data-im=tag]), textarea") ??
  query("input, button, summary", field);

/** @param {HTMLElement} field */
export function labelOf(field) {
  const nodes = [...query("label, legend", field).childNodes];
  return nodes.find(({ nodeType }) => nodeType === Node.TEXT_NODE)?.textContent?.trim() ?? "";
}

/**
 * A copy of a template that is directly in an element.
 * @param {string} name
 * @param {HTMLElement} parent
 */
export const copyIn = (name, parent) => copyOf(`:scope > template[data-im="${name}"]`, parent);

/** @param {HTMLElement} field */
export const rows = (field) => childrenOf(part("rows", field));

/**
 * The fields of a box, without those of the boxes in it. A box is the form, a part or one item of a list of parts.
 * @param {HTMLElement} box
 */
export function fieldsOf(box) {
  /** @type {NodeListOf<HTMLElement>} */
  const fields = box.querySelectorAll("[data-field]");
  return [...fields].filter((field) => field.parentElement?.closest("[data-field], [data-item], form") === box);
}

/** @param {HTMLElement} field */
export const nameOf = (field) => field.dataset.field ?? "";

/**
 * A value that none of the options has gets one.
 * @param {HTMLSelectElement} select
 * @param {string} value
 * @param {string} [name]
 */
export function withOption(select, value, name = value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(name, value));
}
