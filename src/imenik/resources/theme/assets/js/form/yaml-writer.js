// The layout of an entry as YAML, as store/yaml_writer.py specifies it: values in, text out. tests/vectors/layout.json is run on both.
import { isMap } from "./values.js";
import { strip } from "./traversal.js";

const WORDS = /^(y|n|yes|no|on|off|null|true|false)$/i;
const NUMERIC = /^[0-9][0-9A-Fa-foOxXTtZz_.,:+ -]*$/;
const NUMBER_OR_MONTH = /^(0|[1-9][0-9]{0,14}|[0-9]{4}-(0[1-9]|1[0-2]))$/;
const UNPRINTABLE = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const ESCAPED = new RegExp(`["\\\\\\t\\n]|${UNPRINTABLE.source}`, "gu");
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n" };

function isDay(text) {
  if (!/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

function isPlain(text) {
  if (!/^([A-Za-z0-9(/]|[^\x00-\x7f])/u.test(text) || /: | #|:$|[\t\n]/.test(text)) return false;
  if (text !== strip(text) || UNPRINTABLE.test(text)) return false;
  if (WORDS.test(text)) return text === "true" || text === "false";
  return !NUMERIC.test(text) || NUMBER_OR_MONTH.test(text) || isDay(text);
}

function escaped(character) {
  const code = character.codePointAt(0).toString(16).toUpperCase();
  return ESCAPES[character] ?? (code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`);
}

export function scalar(text) {
  if (isPlain(text)) return text;
  if (/[\n\t]/.test(text) || UNPRINTABLE.test(text)) return `"${text.replace(ESCAPED, escaped)}"`;
  if (/["\\]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text}"`;
}

function ordered(value, shape, languages) {
  const isText = shape?.type === "line" || shape?.type === "text";
  const names = shape?.parts ? shape.parts.map((part) => part.name) : isText ? languages : [];
  const rank = (key) => (names.includes(key) ? names.indexOf(key) : names.length);
  const byTag = (one, other) => (isText && one !== other ? (one < other ? -1 : 1) : 0);
  return Object.keys(value).sort((one, other) => rank(one) - rank(other) || byTag(one, other));
}

// The text of an entry; `shape` is `{ parts }` with the fields of its kind, `languages` the tags of the site's in order.
export function layout(value, shape, languages) {
  const lines = [];
  const pad = (indent) => " ".repeat(indent);
  function map(value, indent, shape, first) {
    for (const key of ordered(value, shape, languages)) {
      const part = shape?.parts?.find((each) => each.name === key);
      put(`${first ?? pad(indent)}${scalar(key)}:`, value[key], indent, part);
      first = undefined;
    }
  }
  function put(start, value, indent, shape) {
    if (Array.isArray(value) && value.length) {
      lines.push(start);
      for (const item of value) {
        if (isMap(item) && Object.keys(item).length) map(item, indent + 4, shape, `${pad(indent + 2)}- `);
        else put(`${pad(indent + 2)}-`, item, indent + 2, shape);
      }
    } else if (isMap(value) && Object.keys(value).length) {
      lines.push(start);
      map(value, indent + 2, shape);
    } else if (typeof value === "string") {
      const text = strip(value).normalize("NFC");
      const block = text.includes("\n") && !UNPRINTABLE.test(text);
      lines.push(`${start} ${block ? "|-" : scalar(text)}`);
      if (block) lines.push(...text.split("\n").map((line) => line && pad(indent + 2) + line));
    } else lines.push(value === null ? start : `${start} ${isMap(value) ? "{}" : "[]"}`);
  }
  map(value, 0, shape);
  return lines.map((line) => `${line}\n`).join("");
}
