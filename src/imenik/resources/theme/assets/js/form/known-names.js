// Which value a name means, and which ones it may mean: i18n/names/, from what exports/browser/form_choices.py publishes.
/** @import {KnownNames, Message} from "#types" */
import { nameKey } from "../fold.js";
import { closestMatch } from "./closest-match.js";
import { say } from "./messages.js";

// Letters of a text that is taken for a misspelled name, and how like the name it is.
const MIN_LENGTH = 4;
const MIN_SIMILARITY = 0.75;

/**
 * The names of values, ready to be looked up.
 * @param {Record<string, [codes: string, names: string, asked: string]>} file
 * @returns {KnownNames}
 */
export function knownNames(file) {
  /** @type {KnownNames} */
  const known = { byCode: new Map(), byName: new Map(), asked: new Map() };
  for (const [value, [codes, names, asked]] of Object.entries(file)) {
    for (const code of [value, ...lines(codes)]) known.byCode.set(code.toUpperCase(), value);
    for (const key of lines(names)) known.byName.set(key, [...(known.byName.get(key) ?? []), value]);
    for (const key of lines(asked)) known.asked.set(key, [...(known.asked.get(key) ?? []), value]);
  }
  return known;
}

/** @param {string} text */
const lines = (text) => text.split("\t").filter(Boolean);

/**
 * @param {string} text
 * @param {KnownNames} known
 */
function meanings(text, { byCode, byName, asked }) {
  const key = nameKey(text);
  const code = byCode.get(text.trim().toUpperCase());
  const values = new Set([...(code ? [code] : []), ...(byName.get(key) ?? [])]);
  return { values: [...values], others: (asked.get(key) ?? []).filter((value) => !values.has(value)).sort() };
}

/**
 * The value that a name or a code means; undefined where it means none, or may mean several.
 * @param {string} text
 * @param {KnownNames} known
 */
export function meantValue(text, known) {
  const { values, others } = meanings(text, known);
  return values.length === 1 && !others.length ? values[0] : undefined;
}

/**
 * @param {string} text
 * @param {KnownNames} known
 */
function suggestedValues(text, known) {
  const { values, others } = meanings(text, known);
  if (values.length || others.length) return [...values, ...others];
  const key = nameKey(text);
  const near = key.length < MIN_LENGTH ? undefined : closestMatch(key, known.byName.keys(), MIN_SIMILARITY);
  return (near && known.byName.get(near)) || [];
}

/**
 * A hint with the values that an unclear text may mean.
 * @param {string} text
 * @param {KnownNames} known
 * @returns {Message | undefined}
 */
export function nameHint(text, known) {
  const values = suggestedValues(text, known);
  if (values.length > 1) return say("did you mean one of these: {words}?", { words: values.join(", ") });
  return values.length ? say('did you mean "{word}"?', { word: values[0] }) : undefined;
}
