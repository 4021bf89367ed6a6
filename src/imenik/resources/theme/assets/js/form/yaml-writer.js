// An entry as YAML, as store/yaml_writer.py specifies it: values in, text out. tests/vectors/layout.json is run on both.
/** @import {Field, Tree, TreeMap} from "#types" */
import { strip } from "./traversal.js";
import { isMap } from "./violations.js";

/** @typedef {Pick<Field, "parts"> & Partial<Field>} Shape a field, or an entry as a field with parts */

const RESERVED = /^(y|n|yes|no|on|off|null|true|false)$/i;
const NUMERIC = /^[0-9][0-9A-Fa-foOxXTtZz_.,:+ -]*$/;
const NUMBER_OR_MONTH = /^(0|[1-9][0-9]{0,14}|[0-9]{4}-(0[1-9]|1[0-2]))$/;
const UNPRINTABLE = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const ESCAPED = new RegExp(`["\\\\\\t\\n]|${UNPRINTABLE.source}`, "gu");
/** @type {Record<string, string>} */
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n" };

/** @param {string} text */
function isDay(text) {
  if (!/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

/**
 * Whether a text needs no quotes.
 * @param {string} text
 */
function isPlain(text) {
  if (!/^([A-Za-z0-9(/]|\P{ASCII})/u.test(text) || /: | #|:$|[\t\n]/.test(text)) return false;
  if (text !== strip(text) || UNPRINTABLE.test(text)) return false;
  if (RESERVED.test(text)) return text === "true" || text === "false";
  return !NUMERIC.test(text) || NUMBER_OR_MONTH.test(text) || isDay(text);
}

/** @param {string} character */
function escaped(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return ESCAPES[character] ?? (code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`);
}

/** @param {string} text */
export function writeScalar(text) {
  if (isPlain(text)) return text;
  if (/[\n\t]/.test(text) || UNPRINTABLE.test(text)) return `"${text.replace(ESCAPED, escaped)}"`;
  if (/["\\]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text}"`;
}

/**
 * Keys in the order of the fields, languages in the order of the site's and then of the alphabet.
 * @param {TreeMap} value
 * @param {Shape | undefined} shape
 * @param {string[]} languages
 */
function orderedKeys(value, shape, languages) {
  const isText = shape?.type === "line" || shape?.type === "text";
  const names = shape?.parts?.map((part) => part.name) ?? (isText ? languages : []);
  /** @param {string} key */
  const rank = (key) => (names.includes(key) ? names.indexOf(key) : names.length);
  const keys = isText ? Object.keys(value).sort() : Object.keys(value);
  return keys.sort((a, b) => rank(a) - rank(b));
}

/** @param {number} indent */
const spaces = (indent) => " ".repeat(indent);

/**
 * @param {Tree} value
 * @returns {value is TreeMap}
 */
const isFilledMap = (value) => isMap(value) && Object.keys(value).length > 0;

/**
 * The lines of a map; `lead` is before its first key, if that is not only the indent.
 * @param {TreeMap} value
 * @param {number} indent
 * @param {Shape | undefined} shape
 * @param {string[]} languages
 * @param {string} [lead]
 * @returns {string[]}
 */
function mapLines(value, indent, shape, languages, lead = spaces(indent)) {
  return orderedKeys(value, shape, languages).flatMap((key, index) => {
    const part = shape?.parts?.find((field) => field.name === key);
    const start = `${index ? spaces(indent) : lead}${writeScalar(key)}:`;
    return valueLines(start, value[key], indent, part, languages);
  });
}

/**
 * The lines of a value, of which the first begins with `start`.
 * @param {string} start
 * @param {Tree} value
 * @param {number} indent
 * @param {Shape | undefined} shape
 * @param {string[]} languages
 * @returns {string[]}
 */
function valueLines(start, value, indent, shape, languages) {
  if (Array.isArray(value) && value.length) {
    return [start, ...value.flatMap((item) => itemLines(item, indent + 2, shape, languages))];
  }
  if (isFilledMap(value)) return [start, ...mapLines(value, indent + 2, shape, languages)];
  if (typeof value === "string") return textLines(start, value, indent + 2);
  return [value === null ? start : `${start} ${isMap(value) ? "{}" : "[]"}`];
}

/**
 * @param {Tree} item
 * @param {number} indent
 * @param {Shape | undefined} shape
 * @param {string[]} languages
 */
function itemLines(item, indent, shape, languages) {
  if (isFilledMap(item)) return mapLines(item, indent + 2, shape, languages, `${spaces(indent)}- `);
  return valueLines(`${spaces(indent)}-`, item, indent, shape, languages);
}

/**
 * @param {string} start
 * @param {string} value
 * @param {number} indent of a text of several lines
 */
function textLines(start, value, indent) {
  const text = strip(value).normalize("NFC");
  if (!text.includes("\n") || UNPRINTABLE.test(text)) return [`${start} ${writeScalar(text)}`];
  return [`${start} |-`, ...text.split("\n").map((line) => line && spaces(indent) + line)];
}

/**
 * The text of an entry's file.
 * @param {TreeMap} value
 * @param {Shape} shape
 * @param {string[]} languages the tags of the site's in order
 */
export const writeYaml = (value, shape, languages) =>
  mapLines(value, 0, shape, languages)
    .map((line) => `${line}\n`)
    .join("");
