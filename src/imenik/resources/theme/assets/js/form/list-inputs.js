// Lists of values: a line for each, or boxes that are ticked.
/** @import {FieldInput} from "#types" */
import { fill, part, query } from "../markup.js";
import { copyIn, formOf, labelOf, rows } from "./markup.js";
import { asList } from "./traversal.js";

/**
 * @param {HTMLElement} field
 * @param {string} [value]
 */
function addLine(field, value = "") {
  const row = copyIn("list", formOf(field));
  part("rows", field).append(row);
  /** @type {HTMLInputElement} */
  const input = query("input", row);
  input.value = value;
  const { row: words = "" } = part("words", formOf(field)).dataset;
  input.setAttribute("aria-label", fill(words, { label: labelOf(field), n: rows(field).length }));
  return row;
}

/** @param {HTMLElement} field */
function filledLines(field) {
  const inputs = rows(field).map((row) => /** @type {HTMLInputElement} */ (query("input", row)));
  return inputs.filter(({ value }) => value.trim());
}

/** @type {FieldInput} */
export const linesInput = {
  read: (field) => filledLines(field).map(({ value }) => value.trim()),
  write(field, value = []) {
    part("rows", field).replaceChildren();
    for (const item of asList(value)) addLine(field, item);
  },
  add: (field) => addLine(field),
  find: (field, index) => filledLines(field)[Number(index)],
};

/**
 * What is ticked stays in the order of the file.
 * @type {WeakMap<HTMLElement, string[]>}
 */
const writtenTicks = new WeakMap();

/** @type {FieldInput} */
export const checkboxesInput = {
  read(field) {
    const boxes = [...field.querySelectorAll("input")];
    const ticked = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    const offered = boxes.map(({ value }) => value);
    const written = writtenTicks.get(field) ?? [];
    const kept = written.filter((value) => ticked.includes(value) || !offered.includes(value));
    return [...kept, ...ticked.filter((value) => !kept.includes(value))];
  },
  write(field, value = []) {
    const ticked = asList(value).map(String);
    writtenTicks.set(field, ticked);
    for (const box of field.querySelectorAll("input")) box.checked = ticked.includes(box.value);
  },
};
