// The fields of the form: what is in them as values of the file, and values put into them. Markup is in fields.html.
// A box is the form, a part or one item of a list of parts; it holds fields, each put in its own way (see webform.py).
import { chooser } from "./chooser.js";
import { day, moment, putDay } from "./days.js";

let form;
let last = 0;
let languages = new Map(); // tags and names of those that a text may be in besides the site's
const kept = new WeakMap(); // keys of a box that it has no field for, with their values

export const control = (field) => field.querySelector("input:not([type=checkbox]), select:not([data-im=tag]), textarea") ?? field.querySelector("input, button, summary");
export const labelOf = (field) => [...field.querySelector("label, legend").childNodes].find(({ nodeType }) => nodeType === 3).data.trim();
const copy = (name, base = form) => base.querySelector(`:scope > template[data-im="${name}"]`).content.firstElementChild.cloneNode(true);
const rows = (field) => [...field.querySelector('[data-im="rows"]').children];
const filled = (value) => value !== undefined && value !== "";
const words = (name, values) => form.querySelector('[data-im="words"]').dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

// The fields of a box, without those of the boxes in it.
export const fieldsOf = (box) =>
  [...box.querySelectorAll("[data-field]")].filter((field) => field.parentElement.closest("[data-field], [data-item], form") === box);

function unknownOption(select, value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(languages.get(value) ?? value, value));
}

const single = {
  read(field) {
    const input = control(field);
    return input.type === "date" ? day(input) : input.value.trim();
  },
  write(field, value = "") {
    const input = control(field);
    if (field.dataset.input === "date") return putDay(input, value);
    if (input.options) unknownOption(input, value);
    input.value = value;
  },
};

// Of the languages of a text none is chosen twice; what a box is called says its language.
function named(field) {
  const selects = rows(field).map((row) => row.querySelector("select"));
  for (const select of selects) {
    const taken = selects.filter((each) => each !== select).map(({ value }) => value);
    for (const option of select.options) option.disabled = taken.includes(option.value);
    const text = select.closest("[data-row]").querySelector("input, textarea");
    text.setAttribute("aria-label", `${labelOf(field)} (${select.selectedOptions[0].text})`);
    text.lang = select.value;
  }
}

// In which language a text is probably written: that of the page, Serbian by its script; names are mostly the same everywhere.
function guess(field, text) {
  const { tag } = form.dataset;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
  if ("same" in field.dataset) return isCyrillic ? "sr-Cyrl" : "";
  if (!tag.startsWith("sr-") || !text) return isCyrillic ? "sr-Cyrl" : tag;
  return isCyrillic ? "sr-Cyrl" : "sr-Latn";
}

function addText(field, tag, value = "") {
  const row = copy("text");
  const select = row.querySelector("select");
  const text = document.createElement(field.dataset.input === "text" ? "textarea" : "input");
  row.querySelector("label").after(text);
  field.querySelector('[data-im="rows"]').append(row);
  const taken = rows(field).map((each) => each.querySelector("select").value).slice(0, -1);
  const free = [form.dataset.tag, ...form.dataset.tags.split(" ")].find((each) => !taken.includes(each));
  const wanted = tag ?? (taken.length ? free ?? "" : guess(field, ""));
  unknownOption(select, wanted);
  select.value = wanted;
  if (tag === undefined && !taken.length) row.dataset.guessed = "";
  text.value = value;
  named(field);
  return row;
}

const texts = {
  read(field) {
    const found = rows(field).map((row) => [row.querySelector("select").value || "und", row.querySelector("input, textarea").value.trim()]);
    const some = found.filter(([, text]) => text);
    if (!some.length) return undefined;
    return some.length === 1 && some[0][0] === "und" ? some[0][1] : Object.fromEntries(some);
  },
  write(field, value) {
    field.querySelector('[data-im="rows"]').replaceChildren();
    const all = typeof value === "string" ? [["", value]] : Object.entries(value ?? {});
    for (const [tag, text] of all) addText(field, tag === "und" ? "" : tag, text);
    if (!all.length) addText(field);
  },
  add: addText,
  at: (field, tag) => rows(field).find((row) => row.querySelector("select").value === (tag === "und" ? "" : tag))?.querySelector("input, textarea"),
};

function addLine(field, value = "") {
  const row = copy("list");
  field.querySelector('[data-im="rows"]').append(row);
  const input = row.querySelector("input");
  input.value = value;
  input.setAttribute("aria-label", words("row", { label: labelOf(field), n: rows(field).length }));
  return row;
}

const lines = (field) => rows(field).map((row) => row.querySelector("input")).filter(({ value }) => value.trim());

const list = {
  read: (field) => lines(field).map(({ value }) => value.trim()),
  write(field, value = []) {
    field.querySelector('[data-im="rows"]').replaceChildren();
    for (const each of value) addLine(field, each);
  },
  add: (field) => addLine(field),
  at: (field, index) => lines(field)[index],
};

// What is ticked stays in the order of the file.
const boxes = {
  read(field) {
    const ticked = [...field.querySelectorAll("input:checked")].map(({ value }) => value);
    const before = (kept.get(field) ?? []).filter((value) => ticked.includes(value) || !field.querySelector(`input[value="${CSS.escape(value)}"]`));
    return [...before, ...ticked.filter((value) => !before.includes(value))];
  },
  write(field, value = []) {
    kept.set(field, value);
    for (const box of field.querySelectorAll("input")) box.checked = value.includes(box.value);
  },
};

const choosers = new WeakMap();

const choices = {
  start: (field) => choosers.set(field, chooser(field, form)),
  read(field) {
    const values = choosers.get(field).values();
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
  field.querySelector('[data-im="rows"]').append(item);
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
    field.querySelector('[data-im="rows"]').replaceChildren();
    for (const each of value) addItem(field, each);
  },
  add: (field) => addItem(field),
  at: (field, index) => items(field)[index],
};

const PUT = { single, moment, texts, list, boxes, chooser: choices, part, parts };
const put = (field) => PUT[field.dataset.put];

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
  if (inner?.matches("[data-item]")) return (more.length && place(inner, more)) || { field: found, input: control(inner) };
  if (inner?.matches("[data-field]")) return place(found, [step, ...more]);
  return { field: found, input: inner ?? control(found) };
}

// A new text of a field in a language; gives where it is written.
export function textIn(field, tag) {
  const there = texts.at(field, tag);
  if (there) return there;
  const blank = rows(field).find((row) => !row.querySelector("input, textarea").value);
  if (blank) blank.remove();
  return addText(field, tag).querySelector("input, textarea");
}

// Names, ids and lists of the fields in a box that has just come.
function start(box) {
  for (const field of [box, ...box.querySelectorAll("[data-field], .im-field")].filter((each) => each.matches(".im-field"))) {
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
    if (owner.dataset.put === "texts" && !rows(owner).length) addText(owner);
    if (owner.dataset.put === "texts") named(owner);
    if (owner.dataset.put === "parts") number(owner);
    (next ? control(next) : owner.querySelector('[data-im="more"]')).focus();
  }
  form.dispatchEvent(new Event("input"));
}

function typed({ target }) {
  const row = target.closest?.("[data-row]");
  const field = row?.closest("[data-field]");
  if (field?.dataset.put !== "texts") return;
  const select = row.querySelector("select");
  if (target === select) delete row.dataset.guessed;
  else if ("guessed" in row.dataset) select.value = guess(field, target.value);
  named(field);
}

// A web address that somebody wrote as people say it gets its beginning.
function tidied({ target }) {
  const field = target.closest("[data-field]");
  if (/^(web|contact)$/.test(field?.dataset.input) && /^[^\s/@:]+\.[^\s/@:.]{2,}(\/\S*)?$/.test(target.value.trim())) target.value = `https://${target.value.trim()}`;
}

// All languages are offered where somebody looks for another one: there are many, and many lists of them.
function offer({ target }) {
  if (target.dataset?.im !== "tag" || target.dataset.whole) return;
  target.dataset.whole = "true";
  for (const tag of languages.keys()) unknownOption(target, tag);
  named(target.closest("[data-field]"));
}

// Makes a form of the markup; `names` are pairs of tag and name of all languages that a text may be in.
export function begin(element, names) {
  form = element;
  languages = new Map(names);
  start(form);
  for (const event of ["focusin", "pointerdown"]) form.addEventListener(event, offer);
  form.addEventListener("click", clicked);
  form.addEventListener("input", typed);
  form.addEventListener("focusout", tidied);
  write(form, {});
}
