// What a form begins with: today, what its address says, or the entry that is edited.
/** @import {EntryFile, EntryValue, IdFile} from "#types" */
import { fetchJson } from "../fetch-json.js";
import { placeOf } from "./fields.js";
import { fieldsOf, formData, nameOf } from "./markup.js";
import { textIn } from "./multilingual-text.js";
import { goTo } from "./problem-list.js";

const parameters = new URLSearchParams(location.search);
const editedId = parameters.get("edit");
const now = new Date();
/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

export const today = `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
/** @type {EntryValue} */
export const newValue = { added: today };
export const isEdit = editedId !== null;

/**
 * The entry that the address asks for. Undefined where there is none; rejects where that could not be found out. A former
 * id leads to the present one.
 * @param {HTMLFormElement} form
 * @returns {Promise<(EntryFile & { id: string }) | undefined>}
 */
export async function loadEntry(form) {
  const { root, kind } = formData(form);
  /** @param {string} id */
  const load = async (id) => {
    /** @type {EntryFile} */
    const file = await fetchJson(`${root}assets/form/entries/${kind}/${encodeURIComponent(id)}.json`);
    return { ...file, id };
  };
  if (!editedId) return undefined;
  try {
    return await load(editedId);
  } catch (error) {
    if (!(error instanceof Error) || error.cause !== 404) throw error;
  }
  /** @type {IdFile} */
  const { former } = await fetchJson(`${root}assets/form/ids.json`);
  return Object.hasOwn(former[kind], editedId) ? load(former[kind][editedId]) : undefined;
}

/** @param {string} name of a parameter */
const parameterValues = (name) => parameters.getAll(name).filter((value) => /^[\w-]{1,60}$/.test(value));

/**
 * What the address says: `?country=SE&stage=idea`, and `need` for what is looked for.
 * @param {HTMLFormElement} form
 */
export function valueFromAddress(form) {
  const value = { ...newValue };
  for (const field of fieldsOf(form)) {
    const values = parameterValues(nameOf(field));
    if (!values.length || !/single|boxes|chooser/.test(field.dataset.put ?? "")) continue;
    value[nameOf(field)] = "several" in field.dataset ? values : values[0];
  }
  const needs = parameterValues("need");
  const { kind } = formData(form);
  if (needs.length && kind !== "events") value.seeks = kind === "projects" ? needs.map((need) => ({ need })) : needs;
  return value;
}

/**
 * `#about-hr` leads to a text in a language; `#offers` to a field.
 * @param {HTMLFormElement} form
 */
export function goToFragment(form) {
  const [, name, language] = /^#([a-z_]+)(?:-([A-Za-z-]+))?$/.exec(location.hash) ?? [];
  const place = name ? placeOf(form, [name]) : undefined;
  if (!place) return;
  const { field } = place;
  goTo(language && field.dataset.put === "texts" ? { field, input: textIn(field, language) } : place);
}
