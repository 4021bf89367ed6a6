// Letters as in i18n/script.py, whose tables are in letters.js; tests/vectors/fold.json is run on both.
import { digraphs, folded, ids, made, same } from "./letters.js";
import { memoize } from "./memoize.js";

/** A letter is decomposed once; a text as a whole takes five times as long. */
const foldLetter = memoize((/** @type {string} */ letter) => {
  const base = letter
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mn}/gu, "");
  return base.replace(/\P{ASCII}/gu, (other) => folded[other] ?? other);
});

/** @param {string} letters */
function foldLetters(letters) {
  let text = "";
  for (const letter of letters) text += foldLetter(letter);
  return text;
}

/** @param {string} text */
const withoutMarks = (text) => text.toLowerCase().replace(/\P{ASCII}+/gu, foldLetters);

const spellings = Object.entries(same);

/**
 * The text as it is compared: basic letters, lower case, without marks.
 * @param {string} text
 */
export function fold(text) {
  let folded = withoutMarks(text);
  for (const [spelling, other] of spellings) folded = folded.replaceAll(spelling, other);
  return folded;
}

const idLetters = anyOf(Object.keys(ids));
/** @param {string} text */
const withIdLetters = (text) => text.replace(idLetters, (letter) => ids[letter.toLowerCase()]);

const MIN_DIGRAPH_LENGTH = 4; // `AE` is a code, and `oe` a word of its own
const digraphPairs = Object.entries(digraphs).map(([letter, digraph]) => [digraph, withoutMarks(letter)[0]]);

/**
 * A folded word with one letter for two that are written for it.
 * @param {string} word
 */
export const withoutDigraphs = (word) =>
  word.length < MIN_DIGRAPH_LENGTH
    ? word
    : digraphPairs.reduce((all, [digraph, letter]) => all.replaceAll(digraph, letter), word);

const markedLetters = anyOf(Object.keys(digraphs));
/**
 * A text with two letters for each that has them.
 * @param {string} text
 */
export const withDigraphs = (text) => text.replace(markedLetters, (letter) => digraphs[letter.toLowerCase()]);

/**
 * The normal form of a name, by which it is told which one is meant; a search folds more.
 * @param {string} text
 */
export const nameKey = (text) =>
  withoutDigraphs((withoutMarks(withIdLetters(text)).match(/[\p{L}\p{N}]+/gu) ?? []).join(" "));

/**
 * An id made of the text.
 * @param {string} text
 */
export function slug(text) {
  const ascii = withoutMarks(withIdLetters(text)).replace(/\P{ASCII}/gu, "");
  return ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** @param {string[]} letters in lower case */
function anyOf(letters) {
  return letters.length ? new RegExp(`[${letters.join("")}]`, "giu") : /(?!)/g;
}

const sourceLetters = memoize((/** @type {string} */ tag) => anyOf(Object.keys(made[tag].letters)));

/**
 * A text made for a language from that in another one: њ is nj, Њ is Nj, or NJ in a word of capitals.
 * @param {string} text
 * @param {string} tag one of `made`
 */
export function transliterate(text, tag) {
  const { letters } = made[tag];
  return text.replace(sourceLetters(tag), (letter, index) => {
    if (letter in letters) return letters[letter]; // a small one, as most are
    const transliterated = letters[letter.toLowerCase()];
    const next = text.charAt(index + 1);
    const neighbour = /\p{L}/u.test(next) ? next : text.charAt(index - 1);
    return transliterated.length > 1 && !/\p{Lu}/u.test(neighbour)
      ? transliterated[0].toUpperCase() + transliterated.slice(1)
      : transliterated.toUpperCase();
  });
}

/**
 * The text with the letters of all languages that others are made from transliterated, but for one.
 * @param {string} text
 * @param {string} tag of the language whose letters stay
 */
export const withoutOtherScripts = (text, tag) =>
  Object.keys(made).reduce((all, other) => (made[other].source === tag ? all : transliterate(all, other)), text);
