// What a value may look like, by the type of its field: as model/values.py and i18n/text.py take and refuse it.
/** @import {Field, Message, Rules, Tree, Violation} from "#types" */
import { slug } from "../fold.js";
import { didYouMean } from "./closest-match.js";
import { nameHint } from "./known-names.js";
import { say } from "./messages.js";
import { emptyValue, isMap, misspelled, tooLong, tooLongText, violation, wrongType } from "./violations.js";

/** @typedef {(value: string, rules: Rules, field: Field) => Violation | undefined} Check */

/** @param {string} text */
const countCharacters = (text) => [...text].length;

// Days and times

/**
 * @param {number} year
 * @param {number} [month]
 * @param {number} [day]
 */
export function isCalendarDay(year, month = 1, day = 1) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * @param {string} pattern
 * @param {Message} expected
 * @returns {Check}
 */
const dateCheck = (pattern, expected) => (value, rules) => {
  if (!rules.is(pattern, value)) return misspelled("bad-date", value, expected);
  const [year, month, day] = value.split(/[T ]/)[0].split("-").map(Number);
  if (isCalendarDay(year, month, day)) return undefined;
  return violation("bad-date", say('"{value}" does not exist', { value }), expected);
};

// Addresses

/**
 * As urlsplit takes an address apart; undefined where it does not.
 * @param {string} url
 */
export function splitUrl(url) {
  const [, authority, path, query] = /^\w+:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  if (authority === undefined) return undefined;
  const letters = authority.replace(/[@:#?]/g, "");
  if (/[/?#@:]/.test(letters.normalize("NFKC"))) return undefined;
  const userEnd = authority.lastIndexOf("@");
  const [host, ...rest] = authority.slice(userEnd + 1).split(":");
  const port = rest.join(":");
  if (port && (!/^[0-9]+$/.test(port) || Number(port) > 65535)) return undefined;
  return { host: host.toLowerCase(), hasUser: userEnd >= 0, path, query: query ?? "" };
}

/**
 * Why a host is not one that everybody can reach, as i18n/hosts.py says it.
 * @param {string} host
 * @param {Rules} rules
 */
function hostProblem(host, rules) {
  if (!rules.is("host", host) || !asciiHost(host)) return say('"{host}" is not the name of a website', { host });
  const ending = host.slice(host.lastIndexOf(".") + 1);
  if (rules.privateHosts.includes(ending)) {
    return say('"{host}" is not a public address: names under .{ending} are private', { host, ending });
  }
  return rules.has("mixedHost", host) ? say('the name "{host}" mixes letters of several scripts', { host }) : undefined;
}

/** @param {string} host */
export const asciiHost = (host) => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "");

/** @type {Check} */
export function checkWeb(value, rules) {
  if (countCharacters(value) > rules.longestAddress) return tooLong(rules.longestAddress);
  const expected = say("write a full web address, such as https://example.org");
  const url = rules.is("web", value) ? splitUrl(value) : undefined;
  if (!url) return violation("bad-url", say('"{value}" is not a web address', { value }), expected);
  if (url.hasUser) {
    return violation("bad-url", say('the address "{value}" contains a user name or password', { value }), expected);
  }
  const problem = hostProblem(url.host.normalize("NFKC"), rules);
  return problem && violation("bad-url", problem, expected);
}

const ONE_ADDRESS = say("write one address, such as info@example.org");
/** @type {Check} */
export function checkMail(value, rules) {
  const isMail = countCharacters(value) <= rules.longestMailbox && rules.is("mail", value);
  if (!isMail) return misspelled("bad-email", value, ONE_ADDRESS);
  const problem = hostProblem(value.slice(value.lastIndexOf("@") + 1).toLowerCase(), rules);
  return problem && violation("bad-email", problem, ONE_ADDRESS);
}

/** @type {Check} */
function checkContact(value, rules, field) {
  if (countCharacters(value) > rules.longestAddress) return tooLong(rules.longestAddress);
  if (rules.is("mail", value)) return checkMail(value, rules, field);
  const isMail = value.includes("@") && !/^https?:\/\//.test(value);
  return isMail ? checkMail(value, rules, field) : checkWeb(value, rules, field);
}

// Ids and codes

/**
 * @param {string} value
 * @param {Rules} rules
 */
export function checkId(value, rules) {
  const better = countCharacters(value) <= rules.longestAddress ? slug(value) : "";
  if (better && better !== value) return misspelled("bad-id", value, say('did you mean "{word}"?', { word: better }));
  if (rules.is("id", value)) return undefined;
  return misspelled("bad-id", value, say("use small letters a to z, digits and single hyphens"));
}

/** @type {Check} */
function checkCountry(value, rules) {
  if (rules.countries.has(value)) return undefined;
  const hint = nameHint(value, rules.countryNames) ?? say("write two capital letters, such as SE for Sweden");
  return violation("unknown-country", say('no country has the code "{value}"', { value }), hint);
}

/** @type {Check} */
function checkTimezone(value, rules) {
  if (rules.timezones.has(value)) return undefined;
  const hint = didYouMean(value, rules.timezones);
  return violation("unknown-timezone", say('"{value}" is not a time zone', { value }), hint);
}

/**
 * @param {string} tag
 * @param {Rules} rules
 */
function checkLanguage(tag, rules) {
  if (rules.is("tag", tag) && rules.spokenLanguages.has(tag.split("-")[0])) return undefined;
  const hint =
    didYouMean(tag, rules.usual) ?? say("the tags used here are mostly {tags}", { tags: rules.usual.join(", ") });
  return violation("unknown-language", say('"{tag}" is not a language tag', { tag }), hint);
}

/** @type {Check} */
function checkChoice(value, _rules, { choices = [] }) {
  if (choices.includes(value)) return undefined;
  const message = say('"{value}" is not one of: {allowed}', { value, allowed: choices.join(", ") });
  return violation("unknown-value", message, didYouMean(value, choices));
}

const FILE = say("write the name of a PNG, JPEG, WebP or SVG file in data/organisations/logos/");
/** @type {Check} */
const checkFile = (value, rules) => (rules.is("file", value) ? undefined : misspelled("bad-logo", value, FILE));

// Numbers and truth, as pydantic takes them from a text

/** @type {Check} */
function checkNumber(value, _rules, { least = "-Infinity", most = "Infinity" }) {
  if (!/^[+-]?[0-9]+(_[0-9]+)*(\.0*)?$/.test(value)) return wrongType("number", value);
  const number = Number(value.replaceAll("_", ""));
  if (number >= Number(least) && number <= Number(most)) return undefined;
  const limit = number < Number(least) ? least : most;
  return violation("out-of-range", say('"{value}" is beyond the limit of {limit}', { value, limit }));
}

const TRUTHS = /^(0|1|f|n|t|y|no|on|off|yes|true|false)$/i;
/** @type {Check} */
const checkTruth = (value) => (TRUTHS.test(value) ? undefined : wrongType("truth", value));

// Texts

/** @type {Check} */
function checkWords(value, rules) {
  if (!value) return emptyValue();
  return isTooLong(value, rules.longestLine) ? tooLong(rules.longestLine) : undefined;
}

/**
 * @param {string} text
 * @param {number} most
 */
const isTooLong = (text, most) => countCharacters(text) > most || text.includes("\n");

/**
 * @param {string} tag
 * @param {Rules} rules
 */
function checkTag(tag, rules) {
  const message = say('a text cannot be marked with "{tag}" here', { tag });
  const word = Object.hasOwn(rules.meant, tag) && rules.meant[tag];
  if (word) return violation("unknown-language", message, say('did you mean "{word}"?', { word }));
  return checkLanguage(tag, rules);
}

/**
 * Everything that is wrong with a text in one or several languages.
 * @param {Tree} value
 * @param {Rules} rules
 * @param {boolean} isLine whether it is one line
 * @returns {Violation[]}
 */
export function checkTexts(value, rules, isLine) {
  const most = rules.longestLine;
  /** @param {Tree} text */
  const isWrongLine = (text) => isLine && typeof text === "string" && isTooLong(text, most);
  if (typeof value === "string") {
    if (!value) return [emptyValue([])];
    if (countCharacters(value) > rules.longestText) return [tooLongText(rules.longestText)];
    return isWrongLine(value) ? [tooLong(most)] : [];
  }
  if (!isMap(value)) return [wrongType("texts", value, [])];
  if (Object.hasOwn(value, "und")) {
    const message = say('a text cannot be marked with "{tag}" here', { tag: "und" });
    const hint = say("write only the text if it is the same in every language");
    return [violation("unknown-language", message, hint, ["und"])];
  }
  const entries = Object.entries(value);
  if (!entries.length) return [emptyValue([])];
  const violations = entries.flatMap(([tag, text]) => checkTranslation(tag, text, rules));
  if (violations.length || entries.some(([, text]) => text === null)) return violations;
  const long = entries.find(([, text]) => isWrongLine(text));
  return long ? [tooLong(most, [long[0]])] : [];
}

/**
 * @param {string} tag
 * @param {Tree} text
 * @param {Rules} rules
 * @returns {Violation[]}
 */
function checkTranslation(tag, text, rules) {
  const ofTag = checkTag(tag, rules);
  const violations = ofTag ? [{ ...ofTag, location: [tag], key: true }] : [];
  if (text === "") return [...violations, emptyValue([tag])];
  if (typeof text === "string" && countCharacters(text) > rules.longestText)
    return [...violations, tooLongText(rules.longestText, [tag])];
  return text && typeof text !== "string" ? [...violations, wrongType("text", text, [tag])] : violations;
}

/** @type {Check} */
function checkRegister(scheme, rules) {
  const hint = say("write ror, wikidata, isni or lei, or a national register with its country, such as AT-ZVR");
  return rules.is("register", scheme) ? undefined : misspelled("bad-register", scheme, hint);
}

/** @type {Record<string, Check>} */
const CHECKS = {
  words: checkWords,
  choice: checkChoice,
  country: checkCountry,
  language: checkLanguage,
  timezone: checkTimezone,
  web: checkWeb,
  mail: checkMail,
  contact: checkContact,
  file: checkFile,
  register: checkRegister,
  number: checkNumber,
  id: checkId,
  entry: checkId,
  "yes-no": checkTruth,
  date: dateCheck("date", say("write a date that exists as YYYY-MM-DD")),
  "date-or-time": dateCheck(
    "dateOrTime",
    say("write a date that exists as YYYY-MM-DD, or with a time as YYYY-MM-DDTHH:MM"),
  ),
  "partial-date": dateCheck("partialDate", say("write YYYY, YYYY-MM or YYYY-MM-DD")),
};

/** @type {Record<string, Parameters<typeof wrongType>[0]>} */
const SHAPES = { number: "number", "yes-no": "truth", date: "date", "date-or-time": "date", "partial-date": "date" };

/**
 * What is wrong with one value that is no part and no text in several languages.
 * @param {Tree} value
 * @param {Field} field
 * @param {Rules} rules
 * @returns {Violation[]}
 */
export function checkScalar(value, field, rules) {
  if (typeof value !== "string") return [wrongType(SHAPES[field.type] ?? "text", value)];
  const result = CHECKS[field.type](value, rules, field);
  return result ? [result] : [];
}
