// Which text a reader is shown, as store/languages/ picks it.
/** @import {ShownText, Words} from "#types" */
import { transliterate } from "./fold.js";
import { made } from "./letters.js";

/**
 * What stands for a text in the reader's language, and its tag where that is another; `und` is the tag of what is the same
 * in every language.
 * @template Text
 * @param {Record<string, Text>} texts by their tags
 * @param {Pick<Words, "tag" | "fallbacks">} words
 * @param {(source: Text, tag: string) => Text} make what stands for the text made for a language from that in another
 * @returns {[text: Text, lang: string]}
 */
export function pick(texts, { tag, fallbacks }, make) {
  if (texts.und) return [texts.und, ""];
  for (const lang of [tag, ...fallbacks]) {
    const source = made[lang] && texts[made[lang].source];
    const text = texts[lang] ?? (source && make(source, lang));
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
  const [text, lang] = pick(texts, words, transliterate);
  return { text, lang };
}
