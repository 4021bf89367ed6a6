// The fields of the form: what is in them as values of the file, and values put into them. Markup is in fields.html. A box
// holds fields, each with one of the inputs below (see intake/form_layout.py); no field is known by its name.
/** @import {EntryValue, FieldInput, Location, Place, Tree, TreeMap} from "#types" */
import { part, targetOf } from "../markup.js";
import { ComboboxField } from "./combobox-field.js";
import { momentInput, readDay, writeDay } from "./date-inputs.js";
import { checkboxesInput, linesInput } from "./list-inputs.js";
import { control, copyIn, fieldsOf, formOf, nameOf, rows, withOption } from "./markup.js";
import { startTexts, textsInput } from "./multilingual-text.js";
import { normalize } from "./normalization.js";
import { asList } from "./traversal.js";

/**
 * What a box has no field for.
 * @type {WeakMap<HTMLElement, TreeMap>}
 */
const otherValues = new WeakMap();

/** @type {FieldInput} */
const singleInput = {
  read(field) {
    const input = control(field);
    return input instanceof HTMLInputElement && input.type === "date" ? readDay(input) : input.value.trim();
  },
  write(field, value = "") {
    const input = control(field);
    const text = String(value);
    if (field.dataset.input === "date" && input instanceof HTMLInputElement) return writeDay(input, text);
    if (input instanceof HTMLSelectElement) withOption(input, text);
    input.value = text;
  },
};

/** @type {WeakMap<HTMLElement, ComboboxField>} */
const comboboxes = new WeakMap();

/** @type {FieldInput} */
const comboboxInput = {
  read(field) {
    const values = comboboxes.get(field)?.values ?? [];
    return "several" in field.dataset ? values : values[0];
  },
  write(field, value = []) {
    comboboxes.get(field)?.choose([value].flat().map(String));
  },
};

/** @type {FieldInput} */
const partInput = {
  read(field) {
    const value = read(field);
    return Object.keys(value).length ? value : undefined;
  },
  write: (field, value) => write(field, /** @type {TreeMap} */ (value)),
  find: (field, name) => fieldsOf(field).find((inner) => nameOf(inner) === name),
};

/**
 * @param {HTMLElement} field
 * @param {TreeMap} [value]
 */
function addItem(field, value = {}) {
  const item = copyIn("item", field);
  part("rows", field).append(item);
  startFields(item);
  write(item, value);
  numberItems(field);
  return item;
}

/** @param {HTMLElement} field */
function numberItems(field) {
  for (const [index, item] of rows(field).entries()) {
    for (const place of item.querySelectorAll('[data-im="number"]')) place.textContent = String(index + 1);
  }
}

/** @param {HTMLElement} field */
const filledItems = (field) => rows(field).filter((item) => Object.keys(read(item)).length);

/** @type {FieldInput} */
const itemsInput = {
  read: (field) => filledItems(field).map(read),
  write(field, value = []) {
    part("rows", field).replaceChildren();
    for (const item of asList(value)) addItem(field, item);
  },
  add: (field) => addItem(field),
  find: (field, index) => filledItems(field)[Number(index)],
  afterRemoval: numberItems,
};

/** @type {Record<string, FieldInput>} */
const INPUTS = {
  single: singleInput,
  moment: momentInput,
  texts: textsInput,
  list: linesInput,
  boxes: checkboxesInput,
  chooser: comboboxInput,
  part: partInput,
  parts: itemsInput,
};
/** @param {HTMLElement} field */
const inputOf = (field) => INPUTS[field.dataset.put ?? ""];

/**
 * @param {HTMLElement} field
 * @param {Tree} value
 */
export const writeField = (field, value) => inputOf(field).write(field, value);

/** @param {Tree} value */
const isFilled = (value) => value !== undefined && value !== "" && !(Array.isArray(value) && !value.length);

/**
 * The values of a box; what is empty is left out.
 * @param {HTMLElement} box
 * @returns {EntryValue}
 */
export function read(box) {
  const value = { ...otherValues.get(box) };
  for (const field of fieldsOf(box)) {
    const inner = inputOf(field).read(field);
    if (isFilled(inner)) value[nameOf(field)] = inner;
  }
  return /** @type {EntryValue} */ (value); // each field gives what its type holds, or the rules say what is wrong
}

/**
 * Puts values into all fields of a box; those that have no field stay as they are.
 * @param {HTMLElement} box
 * @param {TreeMap} value
 */
export function write(box, value) {
  const rest = { ...value };
  for (const field of fieldsOf(box)) {
    writeField(field, rest[nameOf(field)]);
    delete rest[nameOf(field)];
  }
  otherValues.set(box, rest);
}

/**
 * The field at a location in the value, as deep as there is one, and the element in it where one corrects it.
 * @param {HTMLElement} box
 * @param {Location} location
 * @returns {Place | undefined}
 */
export function placeOf(box, location) {
  const [name, step, ...rest] = location;
  const field = fieldsOf(box).find((candidate) => nameOf(candidate) === name);
  if (!field) return undefined;
  const inner = step === undefined ? undefined : inputOf(field).find?.(field, step);
  if (inner?.matches("[data-item]")) {
    return (rest.length && placeOf(inner, rest)) || { field, input: control(inner) };
  }
  if (inner?.matches("[data-field]")) return placeOf(field, [step, ...rest]);
  return { field, input: inner ?? control(field) };
}

let fieldNumber = 0;

/**
 * Ids, descriptions and lists of the fields in a box that has just come.
 * @param {HTMLElement} box
 */
function startFields(box) {
  /** @type {NodeListOf<HTMLElement>} */
  const inside = box.querySelectorAll(".im-field");
  for (const field of box.matches(".im-field") ? [box, ...inside] : inside) {
    startField(field);
    if (field.dataset.put === "chooser") comboboxes.set(field, new ComboboxField(field, formOf(field)));
  }
}

/** @param {HTMLElement} field */
function startField(field) {
  fieldNumber += 1;
  const id = `im-field-${fieldNumber}`;
  /** @type {(name: string) => string | undefined} */
  const nameChild = (name) => {
    const child = field.querySelector(`:scope > .im-${name}`);
    if (child) child.id = `${id}-${name}`;
    return child?.id;
  };
  const help = nameChild("help");
  const messages = nameChild("said");
  if (field.matches("fieldset") && help) field.setAttribute("aria-describedby", help);
  /** @type {HTMLLabelElement | null} */
  const label = field.querySelector(":scope > label:not(:has(input))");
  if (!label) return;
  const input = control(field);
  input.id = id;
  label.htmlFor = id;
  input.setAttribute("aria-describedby", [help, messages].filter(Boolean).join(" "));
}

/** @param {Event} event */
function handleClick(event) {
  /** @type {HTMLElement | null} */
  const button = targetOf(event).closest('[data-im="more"], [data-im="remove"]');
  /** @type {HTMLElement | null | undefined} */
  const field = button?.closest("[data-field]");
  if (!button || !field) return;
  if (button.dataset.im === "remove") removeRow(button);
  else {
    const row = inputOf(field).add?.(field);
    if (row) control(row).focus();
  }
  formOf(field).dispatchEvent(new Event("input"));
}

/** @param {HTMLElement} button of a row */
function removeRow(button) {
  const row = /** @type {HTMLElement} */ (button.closest("[data-row], [data-item]"));
  const field = /** @type {HTMLElement} */ (row.parentElement?.closest("[data-field]"));
  const next = /** @type {HTMLElement | null} */ (row.nextElementSibling ?? row.previousElementSibling);
  row.remove();
  inputOf(field).afterRemoval?.(field);
  (next ? control(next) : part("more", field)).focus();
}

/**
 * A day or an address that somebody wrote as people do gets the spelling that entries have; the browser's inputs for days
 * have it.
 * @param {Event} event
 */
function handleFocusOut({ target }) {
  if (!(target instanceof HTMLInputElement) || !/^(text|url|email)$/.test(target.type)) return;
  /** @type {HTMLElement | null} */
  const field = target.closest("[data-field]");
  const text = target.value.trim();
  const usual = field ? normalize(field.dataset.input ?? "", text) : text;
  if (usual !== text) target.value = usual;
}

/**
 * Makes a form of the markup.
 * @param {HTMLFormElement} form
 * @param {[tag: string, name: string][]} languages that a text may be in
 */
export function startForm(form, languages) {
  startTexts(form, languages);
  startFields(form);
  form.addEventListener("click", handleClick);
  form.addEventListener("focusout", handleFocusOut);
  write(form, {});
}
