// Which text a reader is shown, as store/languages.py picks it.
/** @import {ShownText, Words} from "#types" */
import { toLatin } from "./fold.js";

/**
 * What stands for a text in the reader's language, and its tag where that is another; `und` is the tag of what is the same
 * in every language.
 * @template Text
 * @param {Record<string, Text>} texts by their tags
 * @param {Pick<Words, "tag" | "fallbacks">} words
 * @param {(cyrillic: Text) => Text} latinOf
 * @returns {[text: Text, lang: string]}
 */
export function pick(texts, { tag, fallbacks }, latinOf) {
  if (texts.und) return [texts.und, ""];
  for (const lang of [tag, ...fallbacks]) {
    const text = texts[lang] ?? (lang === "sr-Latn" && texts["sr-Cyrl"] && latinOf(texts["sr-Cyrl"]));
    if (text) return [text, lang === tag ? "" : lang];
  }
  const [lang, text] = Object.entries(texts)[0];
  return [text, lang];
}

/**
 * @param {Record<string, string>} texts by their tags
 * @param {Pick<Words, "tag" | "fallbacks">} words
 * @returns {ShownText}
 */
export function pickText(texts, words) {
  const [text, lang] = pick(texts, words, toLatin);
  return { text, lang };
}
