// What the rules are made of, ready for use: the patterns of shape.json, the codes and notations of codes.json.
/** @import {Codes, NameFile, Rules, Shape} from "#types" */
import { knownNames } from "./known-names.js";

/**
 * @param {Shape} shape
 * @param {Codes} codes
 * @param {NameFile} names
 * @returns {Rules}
 */
export function prepareRules({ rules }, codes, names) {
  /** @type {Map<string, RegExp>} */
  const compiled = new Map();
  const pattern = (/** @type {string} */ name, before = "", after = "", flags = "") => {
    const key = before + name + after + flags;
    const known = compiled.get(key);
    if (known) return known;
    const [source, ownFlags] = rules.patterns[name] ?? codes.notations.patterns[name];
    const expression = new RegExp(`${before}(?:${source})${after}`, ownFlags + flags);
    compiled.set(key, expression);
    return expression;
  };
  return {
    ...rules,
    scripts: names.scripts,
    notations: codes.notations,
    countries: new Set(codes.countries.split(" ")),
    countryNames: knownNames(names.countries),
    spokenLanguages: new Set(codes.languages.split(" ")),
    timezones: new Set(codes.timezones.split(" ")),
    pattern: (name) => pattern(name),
    is: (name, text) => pattern(name, "^", "$").test(text),
    begins: (name, text) => pattern(name, "^").test(text),
    has: (name, text) => pattern(name).test(text),
    every: (name) => pattern(name, "", "", "g"),
    all: (name, text) => [...text.matchAll(pattern(name, "", "", "g"))],
  };
}
