// What a value of a facet is called in the reader's language, by what it is called in another one: `Sverige` is looked for
// as what the entries of a country are found by.
/** @import {Words} from "#types" */
import { memoize } from "./memoize.js";
import { isWordFound } from "./query.js";
import { foldedWords } from "./word-forms.js";

const MIN_LENGTH = 3; // letters of a word that may be the beginning of one

/**
 * Finds the names of values for a word in other names of theirs, each with a space after it.
 * @param {Words} words
 * @returns {(word: string) => string[]}
 */
export function labelFinder({ labels, names }) {
  const rows = Object.entries(names).flatMap(([key, namesOf]) =>
    Object.entries(namesOf).map(([value, lines]) => ({
      label: foldedWords(labels[key][value]).join(" "),
      text: ` ${lines.replaceAll("\n", " ")} `,
    })),
  );
  return memoize((word) => {
    /** @param {string} text */
    const isIn = (text) => (word.length < MIN_LENGTH ? text.includes(` ${word} `) : isWordFound(text, word));
    const named = rows.filter(({ label, text }) => isIn(text) && !isWordFound(` ${label}`, word));
    return named.map(({ label }) => `${label} `);
  });
}
