// How a page that was found is shown: its text cut, and the words found marked.
/** @import {Hit} from "#types" */
import { fold } from "./fold.js";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const WORDS_BEFORE = 8; // words of an excerpt before the first that was found
const EXCERPT_LENGTH = 32; // words

/**
 * The text that has most of the words found, cut around the first of them.
 * @param {Pick<Hit, "texts" | "foundWords">} hit
 * @returns {[text: string, lang: string]}
 */
export function excerpt({ texts, foundWords }) {
  const candidates = texts.map(([text, lang]) => {
    const words = [...text.matchAll(WORD)];
    const foundAt = words.flatMap(([word], index) => (foundWords.has(fold(word)) ? [index] : []));
    return { text, lang, words, foundAt };
  });
  if (!candidates.length) return ["", ""];
  const best = candidates.reduce((best, candidate) =>
    candidate.foundAt.length > best.foundAt.length ? candidate : best,
  );
  const { text, lang, words, foundAt } = best;
  const first = Math.max(0, (foundAt[0] ?? 0) - WORDS_BEFORE);
  const start = first ? words[first].index : 0;
  const end = words[first + EXCERPT_LENGTH]?.index ?? text.length;
  return [`${start ? "…" : ""}${text.slice(start, end).trim()}${end < text.length ? "…" : ""}`, lang];
}

/**
 * Puts a text into an element, the words found marked.
 * @param {HTMLElement} element
 * @param {string} text
 * @param {Set<string>} foundWords
 */
export function highlight(element, text, foundWords) {
  let end = 0;
  const matches = [...text.matchAll(WORD)].filter(([word]) => foundWords.has(fold(word)));
  const nodes = matches.flatMap(({ 0: word, index }) => {
    const before = text.slice(end, index);
    end = index + word.length;
    return [before, Object.assign(document.createElement("mark"), { textContent: word })];
  });
  element.replaceChildren(...nodes, text.slice(end));
}
