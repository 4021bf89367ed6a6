// The fields of the form: what is in them as values of the file, and values put into them. Markup is in fields.html.
// A box is the form, a part or one item of a list of parts; it holds fields, each put in its own way (see intake/forms/layout.py).
import { Chooser } from "./combobox-field.js";
import { day, moment, putDay } from "./date-inputs.js";
import { control, copy, fieldsOf, fill, formOf, labelOf, part as piece, rows, withOption } from "./markup.js";
import { spelled } from "./normalization.js";
import { speak, texts } from "./multilingual-text.js";

let last = 0;
const kept = new WeakMap(); // keys of a box that it has no field for, with their values
const filled = (value) => value !== undefined && value !== "";

const single = {
  read(field) {
    const input = control(field);
    return input.type === "date" ? day(input) : input.value.trim();
  },
  write(field, value = "") {
    const input = control(field);
    if (field.dataset.input === "date") return putDay(input, value);
    if (input.options) withOption(input, value);
    input.value = value;
  },
};

function addLine(field, value = "") {
  const row = copy("list", formOf(field));
  piece("rows", field).append(row);
  const input = row.querySelector("input");
  input.value = value;
  const words = piece("words", formOf(field)).dataset.row;
  input.setAttribute("aria-label", fill(words, { label: labelOf(field), n: rows(field).length }));
  return row;
}

const lines = (field) =>
  rows(field)
    .map((row) => row.querySelector("input"))
    .filter(({ value }) => value.trim());

const list = {
  read: (field) => lines(field).map(({ value }) => value.trim()),
  write(field, value = []) {
    piece("rows", field).replaceChildren();
    for (const each of value) addLine(field, each);
  },
  add: (field) => addLine(field),
  at: (field, index) => lines(field)[index],
};

// What is ticked stays in the order of the file.
const boxes = {
  read(field) {
    const ticked = [...field.querySelectorAll("input:checked")].map(({ value }) => value);
    const before = (kept.get(field) ?? []).filter(
      (value) => ticked.includes(value) || !field.querySelector(`input[value="${CSS.escape(value)}"]`),
    );
    return [...before, ...ticked.filter((value) => !before.includes(value))];
  },
  write(field, value = []) {
    kept.set(field, value);
    for (const box of field.querySelectorAll("input")) box.checked = value.includes(box.value);
  },
};

const choosers = new WeakMap();

const choices = {
  start: (field) => choosers.set(field, new Chooser(field, formOf(field))),
  read(field) {
    const { values } = choosers.get(field);
    return "several" in field.dataset ? values : values[0];
  },
  write: (field, value = []) => choosers.get(field).choose([value].flat()),
};

const part = {
  read(field) {
    const value = read(field);
    return Object.keys(value).length ? value : undefined;
  },
  write: (field, value) => write(field, value),
  at: (field, name) => fieldsOf(field).find((each) => each.dataset.field === name),
};

function addItem(field, value = {}) {
  const item = copy("item", field);
  piece("rows", field).append(item);
  start(item);
  write(item, value);
  number(field);
  return item;
}

function number(field) {
  rows(field).forEach((item, at) => {
    for (const each of item.querySelectorAll('[data-im="number"]')) each.textContent = at + 1;
  });
}

const items = (field) => rows(field).filter((item) => Object.keys(read(item)).length);

const parts = {
  read: (field) => items(field).map(read),
  write(field, value = []) {
    piece("rows", field).replaceChildren();
    for (const each of value) addItem(field, each);
  },
  add: (field) => addItem(field),
  at: (field, index) => items(field)[index],
  removed: number,
};

const PUT = { single, moment, texts, list, boxes, chooser: choices, part, parts };
const put = (field) => PUT[field.dataset.put];

export const set = (field, value) => put(field).write(field, value);

// The values of a box; what is empty is left out.
export function read(box) {
  const value = { ...kept.get(box) };
  for (const field of fieldsOf(box)) {
    const found = put(field).read(field);
    if (filled(found) && !(Array.isArray(found) && !found.length)) value[field.dataset.field] = found;
  }
  return value;
}

// Puts values into all fields of a box; those that have no field stay as they are.
export function write(box, value) {
  const rest = { ...value };
  for (const field of fieldsOf(box)) {
    put(field).write(field, rest[field.dataset.field]);
    delete rest[field.dataset.field];
  }
  kept.set(box, rest);
}

// The field at a place of the value, as deep as there is one, and the element in it where one mends it.
export function place(box, at) {
  const found = fieldsOf(box).find((field) => field.dataset.field === at[0]);
  if (!found) return undefined;
  const [, step, ...more] = at;
  const inner = step === undefined ? undefined : put(found).at?.(found, step);
  if (inner?.matches("[data-item]"))
    return (more.length && place(inner, more)) || { field: found, input: control(inner) };
  if (inner?.matches("[data-field]")) return place(found, [step, ...more]);
  return { field: found, input: inner ?? control(found) };
}

// Names, ids and lists of the fields in a box that has just come.
function start(box) {
  for (const field of [box, ...box.querySelectorAll("[data-field], .im-field")].filter((each) =>
    each.matches(".im-field"),
  )) {
    const id = `im-field-${++last}`;
    const [help, said] = [":scope > .im-help", ":scope > .im-said"].map((name) => field.querySelector(name));
    if (help) help.id = `${id}-help`;
    if (said) said.id = `${id}-said`;
    if (field.matches("fieldset") && help) field.setAttribute("aria-describedby", help.id);
    const label = field.querySelector(":scope > label:not(:has(input))");
    if (label) {
      const input = control(field);
      input.id = id;
      label.htmlFor = id;
      input.setAttribute("aria-describedby", [help?.id, said?.id].filter(Boolean).join(" "));
    }
    if (field.dataset.put === "chooser") choices.start(field);
  }
}

function clicked({ target }) {
  const button = target.closest('[data-im="more"], [data-im="remove"]');
  const field = button?.closest("[data-field]");
  if (!field) return;
  if (button.dataset.im === "more") control(put(field).add(field)).focus();
  else {
    const row = button.closest("[data-row], [data-item]");
    const owner = row.parentElement.closest("[data-field]");
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    put(owner).removed?.(owner);
    (next ? control(next) : owner.querySelector('[data-im="more"]')).focus();
  }
  formOf(field).dispatchEvent(new Event("input"));
}

// A day or an address that somebody wrote as people do gets the spelling that entries have; boxes of the browser for days have it.
function tidied({ target }) {
  const field = target.closest("[data-field]");
  if (!field || !/^(text|url|email)$/.test(target.type)) return;
  const usual = spelled(field.dataset.input, target.value.trim());
  if (usual !== target.value.trim()) target.value = usual;
}

// Makes a form of the markup; `names` are pairs of tag and name of all languages that a text may be in.
export function begin(form, names) {
  speak(form, names);
  start(form);
  form.addEventListener("click", clicked);
  form.addEventListener("focusout", tidied);
  write(form, {});
}
