// Texts in several languages: a row for each, with its language above it. None stands there twice.
import { copy, formOf, labelOf, part, rows, withOption } from "./markup.js";

const languages = new WeakMap(); // of a form: the names of all languages by their tags
const tongue = (row) => row.querySelector("select");
const box = (row) => row.querySelector("input, textarea");
const taken = (field, row) =>
  rows(field)
    .filter((each) => each !== row)
    .map((each) => tongue(each).value);

// Of the languages of a text none is chosen twice; what a box is called says its language.
export function named(field) {
  for (const row of rows(field)) {
    const others = taken(field, row);
    for (const option of tongue(row).options) option.disabled = others.includes(option.value);
    box(row).setAttribute("aria-label", `${labelOf(field)} (${tongue(row).selectedOptions[0].text})`);
    box(row).lang = tongue(row).value;
  }
}

// In which language a text is probably written: that of the page, Serbian by its script; names are mostly the same everywhere.
function guess(field, text) {
  const { tag } = formOf(field).dataset;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
  if ("same" in field.dataset) return isCyrillic ? "sr-Cyrl" : "";
  if (!tag.startsWith("sr-") || !text) return isCyrillic ? "sr-Cyrl" : tag;
  return isCyrillic ? "sr-Cyrl" : "sr-Latn";
}

function free(field, others) {
  const { tag, tags } = formOf(field).dataset;
  return (
    [tag, ...tags.split(" "), "", ...languages.get(formOf(field)).keys()].find((each) => !others.includes(each)) ?? ""
  );
}

function add(field, tag, value = "") {
  const row = copy("text", formOf(field));
  const text = document.createElement(field.dataset.input === "text" ? "textarea" : "input");
  row.querySelector("label").after(text);
  part("rows", field).append(row);
  const others = taken(field, row);
  const wanted = tag ?? (others.length ? free(field, others) : guess(field, ""));
  withOption(tongue(row), wanted, languages.get(formOf(field)).get(wanted));
  tongue(row).value = wanted;
  if (tag === undefined && !others.length) row.dataset.guessed = "";
  text.value = value;
  named(field);
  return row;
}

// The boxes by their languages. One with the language of another stands apart: nothing is lost, and the rules refuse it.
function tagged(field) {
  const all = rows(field).map((row) => tongue(row).value || "und");
  const times = (tag, at) => all.slice(0, at + 1).filter((each) => each === tag).length;
  return rows(field).map((row, at) => [
    times(all[at], at) > 1 ? `${all[at]} ${times(all[at], at)}` : all[at],
    box(row),
  ]);
}

export const texts = {
  read(field) {
    const found = tagged(field).map(([tag, { value }]) => [tag, value.trim()]);
    const some = found.filter(([, text]) => text);
    if (!some.length) return undefined;
    return some.length === 1 && some[0][0] === "und" ? some[0][1] : Object.fromEntries(some);
  },
  write(field, value) {
    part("rows", field).replaceChildren();
    const all = typeof value === "string" ? [["", value]] : Object.entries(value ?? {});
    for (const [tag, text] of all) add(field, tag === "und" ? "" : tag, text);
    if (!all.length) add(field);
  },
  add,
  at: (field, tag) => tagged(field).find(([each]) => each === tag)?.[1],
  removed(field) {
    if (!rows(field).length) add(field);
    named(field);
  },
};

// A text of a field in a language, a new one if there is none; gives where it is written.
export function textIn(field, tag) {
  const there = texts.at(field, tag);
  if (there) return there;
  rows(field)
    .find((row) => !box(row).value)
    ?.remove();
  return box(add(field, tag));
}

function typed({ target }) {
  const row = target.closest?.("[data-row]");
  const field = row?.closest("[data-field]");
  if (field?.dataset.put !== "texts") return;
  if (target === tongue(row)) delete row.dataset.guessed;
  else if ("guessed" in row.dataset) {
    const wanted = guess(field, target.value);
    if (!taken(field, row).includes(wanted)) tongue(row).value = wanted;
  }
  named(field);
}

// All languages are offered where somebody looks for another one: there are many, and many lists of them.
function offer({ target }) {
  if (target.dataset?.im !== "tag" || target.dataset.whole) return;
  target.dataset.whole = "true";
  for (const [tag, name] of languages.get(formOf(target))) withOption(target, tag, name);
  named(target.closest("[data-field]"));
}

// `names` are pairs of tag and name of all languages that a text may be in.
export function speak(form, names) {
  languages.set(form, new Map(names));
  for (const event of ["focusin", "pointerdown"]) form.addEventListener(event, offer);
  form.addEventListener("input", typed);
}
