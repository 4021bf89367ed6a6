// Why an entry answers a question: the words of its card that match, and what matches but is not on the card.
/** @import {Entry, FacetKey, Speech} from "#types" */
import { highlight } from "./excerpts.js";
import { childrenOf } from "./markup.js";
import { isWordFound } from "./query.js";
import { foldedWords } from "./word-forms.js";

/** @type {FacetKey[]} */
const FACETS = ["place", "country", "type", "cluster", "stage", "event"];

/**
 * The words of a text that match, folded.
 * @param {string} text
 * @param {string[]} words
 */
function matching(text, words) {
  const folded = foldedWords(text);
  const line = ` ${folded.join(" ")} `;
  const found = words.filter((word) => isWordFound(line, word)).flatMap((word) => word.trim().split(" "));
  return folded.filter((word) => found.some((part) => isWordFound(` ${word} `, part)));
}

/**
 * What an entry has beside its card by which it may be found: other names, other spellings of places, places and kinds.
 * @param {Entry} entry
 * @param {Speech} speech
 */
function hiddenTexts(entry, { labels }) {
  const texts = Object.values(entry.texts).flatMap((text) => text?.all ?? []);
  const values = FACETS.flatMap((key) => (entry[key] ?? []).map((value) => labels(key, [value])));
  return [...entry.names, ...texts, ...values];
}

/**
 * Marks what matches on a card, and adds what matches elsewhere.
 * @param {HTMLElement} card
 * @param {Entry} entry
 * @param {string[][]} terms for each word of the question those that answer it
 * @param {Speech} speech
 * @param {(what: string) => string} say that these matched
 */
export function showReasons(card, entry, terms, speech, say) {
  const elements = childrenOf(card);
  const reason = elements.pop();
  const shown = elements.map((element) => element.textContent);
  const words = terms.flat();
  for (const [index, element] of elements.entries()) {
    highlight(element, shown[index], new Set(matching(shown[index], words)));
  }
  const missing = terms.filter((alternatives) => !shown.some((text) => matching(text, alternatives).length));
  const others = missing.length ? hiddenTexts(entry, speech) : [];
  const found = missing.flatMap((alternatives) => others.find((text) => matching(text, alternatives).length) ?? []);
  if (reason) reason.textContent = found.length ? say([...new Set(found)].join(" · ")) : "";
}
