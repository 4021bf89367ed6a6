// What the model itself refuses in an entry: missing and unknown keys, values of another type. As store/validation.py says it.
import { didYouMean } from "./closest-match.js";
import { say } from "./messages.js";
import { empty, isMap, scalar, texts, wrongType } from "./values.js";

function one(value, field, rules) {
  if (value === null) return []; // that is told of everything at once
  if (field.type === "part") return inMap(value, field.parts, rules);
  if (field.type === "line" || field.type === "text") return texts(value, rules, field.type === "line");
  return scalar(value, field, rules);
}

const below = (step, found) => found.map((each) => ({ ...each, at: [step, ...(each.at ?? [])] }));

function inField(value, field, rules) {
  if (!field.several || value === null) return one(value, field, rules);
  if (!Array.isArray(value)) return [wrongType("list", value)];
  if (!value.length) return [empty()];
  return value.flatMap((item, at) => below(at, one(item, field, rules)));
}

function missing(key) {
  return {
    rule: "missing-key",
    message: say('the key "{key}" is missing', { key }),
    hint: say("add it; it is required"),
  };
}

function unknown(key, fields) {
  const names = fields.map((field) => field.name);
  const hint = didYouMean(key, names) ?? say("the keys here are: {keys}", { keys: names.join(", ") });
  return { rule: "unknown-key", message: say('there is no key "{key}"', { key }), hint, key: true };
}

function inMap(value, fields, rules) {
  if (!isMap(value)) return [wrongType("map", value)];
  const known = fields.flatMap((field) => {
    if (Object.hasOwn(value, field.name)) return below(field.name, inField(value[field.name], field, rules));
    return field.required ? below(field.name, [missing(field.name)]) : [];
  });
  const others = Object.keys(value).filter((key) => !fields.some((field) => field.name === key));
  return [...known, ...others.flatMap((key) => below(key, [unknown(key, fields)]))];
}

// Everything within a value, with its place.
const inside = (value, at = []) => [
  [at, value],
  ...Object.entries(typeof value === "object" ? (value ?? {}) : {}).flatMap(([step, each]) =>
    inside(each, [...at, Array.isArray(value) ? Number(step) : step]),
  ),
];

const BY_PATH = say("the name of the file says it; leave the key out");

// Where nothing may stand, and letters that no file may hold, come before all else that is to be said of a place.
export function refusals(value, fields, rules) {
  const first = inside(value).flatMap(([at, each]) =>
    each === null ? [{ ...empty(), at }] : typeof each === "string" ? forbidden(each, at, rules) : [],
  );
  const places = new Set(first.map(({ at }) => at.join("\n")));
  const found = inMap(value, fields, rules).filter(({ at }) => !places.has(at.join("\n")));
  return [...first, ...found.map((each) => (each.at[0] === "id" ? { ...each, hint: BY_PATH } : each))];
}

function forbidden(text, at, rules) {
  const letter = rules.all("forbidden", text)[0]?.[0];
  if (!letter) return [];
  const code = `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const message = say("the character {code} is not allowed: it is invisible or turns the direction of writing", {
    code,
  });
  return [{ rule: "forbidden-character", message, hint: say("delete it and type the text again"), at }];
}
