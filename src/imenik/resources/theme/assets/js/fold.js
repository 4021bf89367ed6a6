// Cyrillic and Latin as in i18n/script.py, whose tables are in letters.js; tests/vectors/fold.json is run on both.
import { folded, latin } from "./letters.js";

/** @param {string} text */
function withoutMarks(text) {
  const decomposed = text.normalize("NFKD").toLowerCase();
  return decomposed.replace(/\p{Mn}/gu, "").replace(/\P{ASCII}/gu, (letter) => folded[letter] ?? letter);
}

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
    const small = letter.toLowerCase();
    const transliterated = latin[small] ?? letter;
    if (letter === small) return transliterated;
    const next = text.charAt(index + 1);
    const neighbour = /\p{L}/u.test(next) ? next : text.charAt(index - 1);
    return transliterated.length > 1 && !/\p{Lu}/u.test(neighbour)
      ? transliterated[0].toUpperCase() + transliterated.slice(1)
      : transliterated.toUpperCase();
  });
