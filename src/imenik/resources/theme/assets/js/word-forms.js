// The spellings and the forms of a word: digraphs, what the standards of a language write otherwise, and its endings. The
// rules of a language are those of languages.yml.
/** @import {FormRules} from "#types" */
import { fold, withDigraphs, withoutDigraphs } from "./fold.js";
import { memoize, once } from "./memoize.js";

const LONG = 6; // letters of a word that may lose a whole ending
const MIN_STEM_LENGTH = 4; // letters that are left of it
const MIN_FORM_LENGTH = 4; // letters of a word that is looked for in other forms

const POINT = /\. ?(?=\p{L}(?![\p{L}\p{N}\p{M}]))/gu;
const LONE_LETTER = /(?:^|[^\p{L}\p{N}\p{M}])\p{L}$/u;

/**
 * A text without the points between single letters: `K.U.D.` and `e. V.` are one word.
 * @param {string} text
 */
export const joinInitials = (text) =>
  text.includes(".")
    ? text.replace(POINT, (point, index) => (LONE_LETTER.test(text.slice(Math.max(0, index - 2), index)) ? "" : point))
    : text;

/** @param {string} text */
export const foldedWords = (text) =>
  fold(joinInitials(text))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * The words of a text, each in all its spellings: as it is, and with one letter or two where a keyboard may lack one.
 * @param {string} text
 */
export function spelledWords(text) {
  const spelledOut = foldedWords(withDigraphs(text));
  return foldedWords(text).map((word, index) => [...new Set([word, withoutDigraphs(word), spelledOut[index]])]);
}

/** @type {(rules: Record<string, string>) => (word: string) => string} */
const replacing = (rules) => {
  const pairs = Object.entries(rules).map(([pattern, by]) => /** @type {const} */ ([new RegExp(pattern), by]));
  return (word) => pairs.reduce((all, [pattern, by]) => all.replace(pattern, by), word);
};

/**
 * A folded word as the other standards of the language spell it.
 * @param {FormRules["alike"]} alike
 */
export const respelling = memoize(replacing);

/**
 * What the forms of a word have in common.
 * @param {FormRules} rules
 * @returns {(word: string) => string}
 */
function stemming({ endings, alike, sounds }) {
  const all = endings.split(" ").sort((a, b) => b.length - a.length);
  const ending = new RegExp(`^(.{${MIN_STEM_LENGTH},}?)(?:${all.join("|")})$`);
  const [respell, resound] = [replacing(alike), replacing(sounds)];
  return (word) => {
    const stem = word.length < LONG ? word.replace(/([^aeiou])[aeiou]$/, "$1") : word.replace(ending, "$1");
    return resound(respell(stem));
  };
}

/**
 * @param {string[]} words
 * @param {(word: string) => string} keyOf
 */
function grouped(words, keyOf) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const word of words) {
    const key = keyOf(word);
    const group = groups.get(key);
    if (group) group.push(word);
    else groups.set(key, [word]);
  }
  return groups;
}

/**
 * Finds the other forms of a word among those that are known: whole words, each with a space after it.
 * @param {() => string[]} vocabulary
 * @param {FormRules} rules
 * @returns {(word: string) => string[]}
 */
export function formFinder(vocabulary, rules) {
  if (!rules.endings) return () => [];
  const stemOf = stemming(rules);
  const byLetter = once(() => grouped(vocabulary(), ([letter]) => letter));
  const byStem = memoize((/** @type {string} */ letter) => grouped(byLetter().get(letter) ?? [], stemOf));
  return memoize((word) => {
    if (word.length < MIN_FORM_LENGTH) return [];
    const forms = byStem(word[0]).get(stemOf(word)) ?? [];
    return forms
      .filter((form) => form.length >= MIN_FORM_LENGTH - 1 && !form.startsWith(word))
      .map((form) => `${form} `);
  });
}
