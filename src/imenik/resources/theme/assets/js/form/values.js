// What a value may look like, by the type of its field: as model/values.py and i18n/text.py take and refuse it.
import { slug } from "../fold.js";
import { didYouMean } from "./closest-match.js";
import { say } from "./messages.js";

const refusal = (rule, message, hint, at = []) => ({ rule, message, hint, at });
const misspelled = (rule, value, hint) =>
  refusal(rule, say('"{value}" is not spelled as it should be', { value }), hint);
const tooLong = (most, at) =>
  refusal("too-long", say("this is one line of at most {most} characters", { most }), undefined, at);
export const length = (text) => [...text].length;

export const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

export const empty = (at) =>
  refusal("empty-value", say("nothing is written here"), say("write a value, or leave the key out"), at);

const A_LIST = say("write each item on a line of its own, after a hyphen and a space");
const A_MAP = say("write keys and values, one a line, indented");
const EXPECTED = {
  text: [say("a text")],
  list: [say("a list"), A_LIST],
  texts: [say("a text or a map of languages"), A_MAP],
  map: [say("a map"), A_MAP],
  number: [say("a whole number")],
  truth: [say("true or false")],
  date: [say("a date")],
};

export function wrongType(name, found, at) {
  const [expected, hint] = EXPECTED[name];
  const what = Array.isArray(found) ? say("a list") : isMap(found) ? say("a map") : say("a text");
  return refusal("wrong-type", say("{expected} is expected here, not {found}", { expected, found: what }), hint, at);
}

// Days and times

export function isDay(year, month = 1, day = 1) {
  const found = new Date(0);
  found.setUTCFullYear(year, month - 1, day);
  return year > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
}

const dated = (pattern, expected) => (value, rules) => {
  if (!rules.is(pattern, value)) return misspelled("bad-date", value, expected);
  const [date] = value.split(/[T ]/);
  return isDay(...date.split("-").map(Number))
    ? undefined
    : refusal("bad-date", say('"{value}" does not exist', { value }), expected);
};

// Addresses

// As urlsplit takes an address apart; undefined where it does not.
export function splitUrl(url) {
  const [, authority, path, query] = /^\w+:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  if (authority === undefined) return undefined;
  const parts = authority.replace(/[@:#?]/g, "");
  if (/[/?#@:]/.test(parts.normalize("NFKC"))) return undefined;
  const at = authority.lastIndexOf("@");
  const [host, ...rest] = authority.slice(at + 1).split(":");
  const port = rest.join(":");
  if (port && (!/^[0-9]+$/.test(port) || Number(port) > 65535)) return undefined;
  return { host: host.toLowerCase(), user: at >= 0, path, query: query ?? "" };
}

function web(value, rules) {
  if (length(value) > rules.longestAddress) return tooLong(rules.longestAddress);
  const expected = say("write a full web address, such as https://example.org");
  const parts = rules.is("web", value) ? splitUrl(value) : undefined;
  if (!parts) return refusal("bad-url", say('"{value}" is not a web address', { value }), expected);
  if (parts.user)
    return refusal("bad-url", say('the address "{value}" holds a user name or password', { value }), expected);
  const host = parts.host.normalize("NFKC");
  return rules.is("host", host)
    ? undefined
    : refusal("bad-url", say('"{host}" is not the name of a web site', { host }), expected);
}

const ONE_ADDRESS = say("write one address, such as info@example.org");
const mail = (value, rules) => (rules.is("mail", value) ? undefined : misspelled("bad-email", value, ONE_ADDRESS));

function contact(value, rules) {
  if (length(value) > rules.longestAddress) return tooLong(rules.longestAddress);
  if (rules.is("mail", value)) return undefined;
  return value.includes("@") && !/^https?:\/\//.test(value) ? mail(value, rules) : web(value, rules);
}

// Ids and codes

export function id(value, rules) {
  const better = length(value) <= rules.longestAddress ? slug(value) : "";
  if (better && better !== value) return misspelled("bad-id", value, say('did you mean "{word}"?', { word: better }));
  return rules.is("id", value)
    ? undefined
    : misspelled("bad-id", value, say("use small letters a to z, digits and single hyphens"));
}

function country(value, rules) {
  if (Object.hasOwn(rules.countries, value)) return undefined;
  const code = rules.mistaken[value.toUpperCase()] ?? value.toUpperCase();
  const word = Object.hasOwn(rules.countries, code) ? code : rules.named.get(value.toLowerCase());
  const hint = word ? say('did you mean "{word}"?', { word }) : say("write two capital letters, such as SE for Sweden");
  return refusal("unknown-country", say('no country has the code "{value}"', { value }), hint);
}

function timezone(value, rules) {
  if (rules.timezones.has(value)) return undefined;
  return refusal(
    "unknown-timezone",
    say('"{value}" is not a time zone', { value }),
    didYouMean(value, rules.timezones),
  );
}

export function language(tag, rules) {
  if (rules.is("tag", tag) && rules.spoken.has(tag.split("-")[0])) return undefined;
  const hint = didYouMean(tag, rules.usual) ?? say("the tags here are mostly {tags}", { tags: rules.usual.join(", ") });
  return refusal("unknown-language", say('"{tag}" is not a language tag', { tag }), hint);
}

function choice(value, _rules, { choices }) {
  if (choices.includes(value)) return undefined;
  const message = say('"{value}" is not one of: {allowed}', { value, allowed: choices.join(", ") });
  return refusal("unknown-value", message, didYouMean(value, choices));
}

const FILE = say("write the name of a PNG, JPEG, WebP or SVG file in data/organisations/logos/");
const file = (value, rules) => (rules.is("file", value) ? undefined : misspelled("bad-logo", value, FILE));

// Numbers and truth, as pydantic takes them from a text

function number(value, _rules, { least }) {
  if (!/^[+-]?[0-9]+(_[0-9]+)*(\.0*)?$/.test(value)) return wrongType("number", value);
  if (least === undefined || Number(value.replaceAll("_", "")) >= Number(least)) return undefined;
  return refusal("out-of-range", say('"{value}" is beyond the limit of {limit}', { value, limit: least }));
}

const TRUTHS = /^(0|1|f|n|t|y|no|on|off|yes|true|false)$/i;
const truth = (value) => (TRUTHS.test(value) ? undefined : wrongType("truth", value));

// Texts

function words(value, rules) {
  if (!value) return empty();
  return length(value) > rules.longestLine || value.includes("\n") ? tooLong(rules.longestLine) : undefined;
}

function textTag(tag, rules) {
  const message = say('a text is not marked with "{tag}" here', { tag });
  const word = Object.hasOwn(rules.meant, tag) && rules.meant[tag];
  return word ? refusal("unknown-language", message, say('did you mean "{word}"?', { word })) : language(tag, rules);
}

// Everything that is wrong with a text in one or several languages; `isLine` where it is one line.
export function texts(value, rules, isLine) {
  const most = isLine ? rules.longestLine : undefined;
  const isTooLong = (text) => isLine && (length(text) > most || text.includes("\n"));
  if (typeof value === "string") return value ? (isTooLong(value) ? [tooLong(most)] : []) : [empty([])];
  if (!isMap(value)) return [wrongType("texts", value, [])];
  if (Object.hasOwn(value, "und")) {
    const message = say('a text is not marked with "{tag}" here', { tag: "und" });
    return [
      refusal("unknown-language", message, say("write the text alone where it is the same in every language"), ["und"]),
    ];
  }
  const entries = Object.entries(value);
  if (!entries.length) return [empty([])];
  const found = entries.flatMap(([tag, text]) => {
    const wrong = typeof text === "string" ? (text ? undefined : empty([tag])) : text && wrongType("text", text, [tag]);
    const refused = textTag(tag, rules);
    return [refused && { ...refused, at: [tag], key: true }, wrong].filter(Boolean);
  });
  if (found.length || entries.some(([, text]) => text === null)) return found;
  const long = entries.find(([, text]) => isTooLong(text));
  return long ? [tooLong(most, [long[0]])] : [];
}

export const TYPES = {
  words,
  choice,
  country,
  language,
  timezone,
  web,
  mail,
  contact,
  file,
  number,
  id,
  entry: id,
  "yes-no": truth,
  date: dated("date", say("write a day that exists as YYYY-MM-DD")),
  "date-or-time": dated("dateOrTime", say("write a day that exists as YYYY-MM-DD, with a time as YYYY-MM-DDTHH:MM")),
  "partial-date": dated("partialDate", say("write YYYY, YYYY-MM or YYYY-MM-DD")),
};

const SHAPES = { number: "number", "yes-no": "truth", date: "date", "date-or-time": "date", "partial-date": "date" };

// What is wrong with one value that is no part and no text in several languages.
export function scalar(value, field, rules) {
  if (typeof value !== "string") return [wrongType(SHAPES[field.type] ?? "text", value)];
  const found = TYPES[field.type](value, rules, field);
  return found ? [found] : [];
}
