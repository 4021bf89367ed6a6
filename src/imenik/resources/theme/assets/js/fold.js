// Cyrillic and Latin as in i18n/script.py, whose tables are in letters.js; tests/vectors/fold.json is run on both.
import { folded, latin } from "./letters.js";

function bare(text) {
  const letters = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mn}/gu, "");
  return letters.replace(/[^\0-\x7f]/g, (letter) => folded[letter] ?? letter);
}

// The text as it is compared: Latin, lower case, without marks, đ and dj as d.
export const fold = (text) => bare(text).replaceAll("dj", "d");

// An id made of the text.
export const slug = (text) =>
  bare(text.replace(/[đђ]/gi, "dj"))
    .replace(/[^\0-\x7f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

// Cyrillic in Serbian Latin: њ is nj, Њ is Nj, or NJ in a word of capitals.
export const toLatin = (text) =>
  text.replace(/[\u0400-\u04ff]/g, (letter, at) => {
    const small = letter.toLowerCase();
    const made = latin[small] ?? letter;
    if (letter === small) return made;
    const next = text.charAt(at + 1);
    const among = /\p{L}/u.test(next) ? next : text.charAt(at - 1);
    return made.length > 1 && !/\p{Lu}/u.test(among) ? made[0].toUpperCase() + made.slice(1) : made.toUpperCase();
  });
