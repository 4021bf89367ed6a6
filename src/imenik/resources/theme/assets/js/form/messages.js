// Messages by their English words, as in i18n/messages.py: what is said, and the words of a language for it.
/** @import {Message, MessageValue} from "#types" */

/**
 * A message of the catalogues, which are extracted from the literals here.
 * @param {string} text in English
 * @param {Record<string, MessageValue>} [values]
 * @returns {Message}
 */
export const say = (text, values = {}) => ({ text, values });

/** What Python counts as space between words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts some control characters as space
export const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * Gives what puts messages into a language.
 * @param {Record<string, string>} words those of the language by the English ones
 * @param {number} longest letters of a value; the rest is cut
 */
export function messageRenderer(words, longest) {
  /** @param {MessageValue} value */
  const shown = (value) => {
    if (typeof value === "object") return render(value);
    const line = String(value)
      .split(SPACES)
      .filter(Boolean)
      .join(" ")
      .replace(/(?! )[\p{C}\p{Z}]/gu, "\ufffd");
    const letters = [...line];
    return letters.length > longest ? `${letters.slice(0, longest).join("")}…` : line;
  };
  /** @type {(message: Message) => string} */
  const render = ({ text, values }) => (words[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
  return render;
}
