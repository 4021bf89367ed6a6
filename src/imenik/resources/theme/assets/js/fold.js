// Cyrillic and Latin as in i18n/script.py, whose tables are in letters.js; tests/vectors/fold.json is run on both.
import { folded, latin } from "./letters.js";
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

/**
 * The text as it is compared: Latin, lower case, without marks, đ and dj as d.
 * @param {string} text
 */
export const fold = (text) => withoutMarks(text).replaceAll("dj", "d");

/**
 * An id made of the text.
 * @param {string} text
 */
export function slug(text) {
  const ascii = withoutMarks(text.replace(/[đђ]/gi, "dj")).replace(/\P{ASCII}/gu, "");
  return ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * Cyrillic in Serbian Latin: њ is nj, Њ is Nj, or NJ in a word of capitals.
 * @param {string} text
 */
export const toLatin = (text) =>
  text.replace(/[\u0400-\u04ff]/g, (letter, index) => {
    if (letter in latin) return latin[letter]; // a small one, as most are
    const transliterated = latin[letter.toLowerCase()] ?? letter;
    const next = text.charAt(index + 1);
    const neighbour = /\p{L}/u.test(next) ? next : text.charAt(index - 1);
    return transliterated.length > 1 && !/\p{Lu}/u.test(neighbour)
      ? transliterated[0].toUpperCase() + transliterated.slice(1)
      : transliterated.toUpperCase();
  });
