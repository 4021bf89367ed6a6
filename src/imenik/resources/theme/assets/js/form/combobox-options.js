// What may be chosen in a field: names with what they are found by, in either script and without marks.
/** @import {ChoiceList, Choices, ComboboxOption, EntryKind, NameFile} from "#types" */
import { loadEntries } from "../entries.js";
import { fetchJson } from "../fetch-json.js";
import { fold, nameKey } from "../fold.js";
import { foldedWords } from "../word-forms.js";
import { knownNames, meantValue } from "./known-names.js";
import { formData } from "./markup.js";

/** @type {Record<string, ChoiceList>} */
const LISTS = { country: "countries", language: "languages", timezone: "timezones" };

/**
 * @param {string} value
 * @param {string} label
 * @param {string} names
 * @returns {ComboboxOption}
 */
const option = (value, label, names) => ({
  value,
  label,
  searchText: ` ${foldedWords(`${names} ${value}`).join(" ")} `,
});

/**
 * @param {EntryKind} kind
 * @param {string} root
 * @param {string} tag
 * @returns {Promise<ComboboxOption[]>}
 */
async function entryOptions(kind, root, tag) {
  const { entries } = await loadEntries(kind, root, tag);
  return entries.map(({ id, title, searchText }) => ({
    value: id,
    label: title.text,
    searchText: `${searchText}${foldedWords(id).join(" ")} `,
  }));
}

/**
 * @param {ChoiceList} list
 * @param {string} root
 * @param {string} tag
 */
async function choiceOptions(list, root, tag) {
  const isNamed = list === "countries" || list === "languages";
  /** @type {[Choices, Partial<NameFile>]} */
  const [choices, names] = await Promise.all([
    fetchJson(`${root}assets/form/choices/${tag}.json`),
    isNamed ? fetchJson(`${root}assets/form/names.json`) : {},
  ]);
  const file = isNamed ? (names[list] ?? {}) : {};
  const known = isNamed ? knownNames(file) : undefined;
  return choices[list].map(([value, name]) => ({
    ...option(value, name || value.replaceAll("_", " "), [name, ...(file[value] ?? [])].join(" ")),
    known,
  }));
}

/**
 * Several fields choose from the same options.
 * @type {Map<string, Promise<ComboboxOption[]>>}
 */
const loaded = new Map();

/**
 * The options of a field; rejects where they cannot be had, and asks again the next time.
 * @param {HTMLElement} field
 * @param {HTMLFormElement} form
 */
export function optionsOf({ dataset: { input = "", refers = "" } }, form) {
  const { root, tag } = formData(form);
  const key = `${input} ${refers}`;
  const known = loaded.get(key);
  if (known) return known;
  const isEntry = input === "entry" && refers !== "places";
  const options = isEntry
    ? entryOptions(/** @type {EntryKind} */ (refers), root, tag)
    : choiceOptions(LISTS[input] ?? refers, root, tag);
  loaded.set(key, options);
  options.catch(() => loaded.delete(key));
  return options;
}

/**
 * Those with all words of a text in them, the likeliest first; all of them for no text.
 * @param {ComboboxOption[]} options
 * @param {string} text
 */
export function matchingOptions(options, text) {
  const words = foldedWords(text);
  const start = fold(text.trim());
  /** @param {ComboboxOption} option */
  const rank = ({ label, searchText }) => {
    if (fold(label).startsWith(start)) return 0;
    return words.every((word) => searchText.includes(` ${word}`)) ? 1 : 2;
  };
  const matches = options.filter(({ searchText }) => words.every((word) => searchText.includes(word)));
  if (!words.length) return matches;
  const ranked = matches.map((match) => ({ match, rank: rank(match) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ match }) => match);
}

/**
 * The one that a text means and no other: it is its name, or the beginning of no other label; undefined where there are
 * several, or none.
 * @param {ComboboxOption[]} options
 * @param {string} text
 */
export function meantOption(options, text) {
  const known = options[0]?.known;
  const meant = known && meantValue(text, known);
  const key = nameKey(text);
  const equal = options.filter(({ label, value }) => value === (meant ?? text) || (!known && nameKey(label) === key));
  if (equal.length) return equal.length === 1 ? equal[0] : undefined;
  if (known?.asked.has(key) || known?.byName.has(key)) return undefined;
  const begun = options.filter(({ label }) => nameKey(label).startsWith(key));
  return key && begun.length === 1 ? begun[0] : undefined;
}
