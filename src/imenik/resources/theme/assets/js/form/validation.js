// What the model itself refuses in an entry: missing and unknown keys, values of another type. As store/validation.py says it.
/** @import {Field, Finding, Location, Rules, Tree, TreeMap, Violation} from "#types" */
import { didYouMean } from "./closest-match.js";
import { say } from "./messages.js";
import { checkScalar, checkTexts } from "./values.js";
import { emptyValue, isMap, tooManyItems, wrongType } from "./violations.js";

/**
 * @param {Tree} value
 * @param {Field} field
 * @param {Rules} rules
 * @returns {Violation[]}
 */
function checkItem(value, field, rules) {
  if (value === null) return []; // violations() finds all of these at once
  if (field.type === "part") return checkMap(value, field.parts ?? [], rules);
  if (field.type === "line" || field.type === "text") return checkTexts(value, rules, field.type === "line");
  return checkScalar(value, field, rules);
}

/**
 * Violations within a value, with the step that leads there.
 * @param {string | number} step
 * @param {Violation[]} violations
 * @returns {Finding[]}
 */
const below = (step, violations) =>
  violations.map((violation) => ({ ...violation, location: [step, ...(violation.location ?? [])] }));

/**
 * @param {Tree} value
 * @param {Field} field
 * @param {Rules} rules
 * @returns {Violation[]}
 */
function checkField(value, field, rules) {
  if (!field.several || value === null) return checkItem(value, field, rules);
  if (!Array.isArray(value)) return [wrongType("list", value)];
  if (!value.length) return [emptyValue()];
  if (value.length > rules.mostItems) return [tooManyItems(rules.mostItems)];
  return value.flatMap((item, index) => below(index, checkItem(item, field, rules)));
}

/**
 * @param {string} key
 * @returns {Violation}
 */
const missingKey = (key) => ({
  rule: "missing-key",
  message: say('the key "{key}" is missing', { key }),
  hint: say("add it; it is required"),
});

/**
 * @param {string} key
 * @param {Field[]} fields
 * @returns {Violation}
 */
function unknownKey(key, fields) {
  const names = fields.map((field) => field.name);
  const hint = didYouMean(key, names) ?? say("the keys here are: {keys}", { keys: names.join(", ") });
  return { rule: "unknown-key", message: say('there is no key "{key}"', { key }), hint, key: true };
}

/**
 * @param {Tree} value
 * @param {Field[]} fields
 * @param {Rules} rules
 * @returns {Violation[]}
 */
function checkMap(value, fields, rules) {
  if (!isMap(value)) return [wrongType("map", value)];
  const known = fields.flatMap((field) => {
    if (Object.hasOwn(value, field.name)) return below(field.name, checkField(value[field.name], field, rules));
    return field.required ? below(field.name, [missingKey(field.name)]) : [];
  });
  const unknown = Object.keys(value).filter((key) => !fields.some((field) => field.name === key));
  return [...known, ...unknown.flatMap((key) => below(key, [unknownKey(key, fields)]))];
}

/**
 * Everything within a value, with its location.
 * @param {Tree} value
 * @param {Location} [location]
 * @returns {{ location: Location, value: Tree }[]}
 */
function everythingIn(value, location = []) {
  const children = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    { location, value },
    ...children.flatMap(([step, child]) =>
      everythingIn(child, [...location, Array.isArray(value) ? Number(step) : step]),
    ),
  ];
}

const BY_PATH = say("this is clear from the file name; leave the key out");

/**
 * What is wrong with the values of an entry. Empty values, and characters that no file may hold, come before all else that
 * is to be said of a place. The rest of a text with such a character is checked too.
 * @param {TreeMap} entry
 * @param {Field[]} fields
 * @param {Rules} rules
 * @returns {Finding[]}
 */
export function violations(entry, fields, rules) {
  const first = everythingIn(entry).flatMap(({ location, value }) => {
    if (value === null) return [{ ...emptyValue(), location }];
    return typeof value === "string" ? forbiddenCharacter(value, location, rules) : [];
  });
  const places = new Set(first.filter(({ rule }) => rule === "empty-value").map(({ location }) => location.join("\n")));
  const others = checkMap(/** @type {TreeMap} */ (withoutForbidden(entry, rules)), fields, rules)
    .map(({ location = [], ...rest }) => ({ ...rest, location }))
    .filter(({ location }) => !places.has(location.join("\n")));
  return [
    ...first,
    ...others.map((finding) => (finding.location[0] === "id" ? { ...finding, hint: BY_PATH } : finding)),
  ];
}

/**
 * @param {Tree} value
 * @param {Rules} rules
 * @returns {Tree}
 */
function withoutForbidden(value, rules) {
  if (typeof value === "string") {
    return rules.all("forbidden", value).reduce((text, [character]) => text.replace(character, ""), value);
  }
  if (Array.isArray(value)) return value.map((item) => withoutForbidden(item, rules));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutForbidden(child, rules)]));
}

/**
 * @param {string} text
 * @param {Location} location
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function forbiddenCharacter(text, location, rules) {
  const characters = new Set(rules.all("forbidden", text).map(([character]) => character));
  return [...characters].map((character) => {
    const code = codePoint(character);
    const message = say("the character {code} is not allowed: it is invisible or changes the direction of writing", {
      code,
    });
    return { rule: "forbidden-character", message, hint: say("delete it and type the text again"), location };
  });
}

/** @param {string} character */
export const codePoint = (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
