// Cyrillic and Latin as in script.py, whose tables are in letters.js; tests/fold.json is run on both.
import { folded } from "./letters.js";

function bare(text) {
  const letters = text.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "");
  return letters.replace(/[^\0-\x7f]/g, (letter) => folded[letter] ?? letter);
}

// The text as it is compared: Latin, lower case, without marks, đ and dj as d.
export const fold = (text) => bare(text).replaceAll("dj", "d");

// An id made of the text.
export const slug = (text) =>
  bare(text.replace(/[đђ]/gi, "dj")).replace(/[^\0-\x7f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
