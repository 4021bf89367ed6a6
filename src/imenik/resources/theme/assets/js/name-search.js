// The entries whose names hold what a visitor types, from the finder's indexes: there before any text is searched.
/** @import {Entry, FacetKey, Hit, Words} from "#types" */
import { loadEntries } from "./entries.js";
import { nearestAnswers } from "./nearest-answers.js";
import { pickText } from "./pick-text.js";
import { interpret, isWordFound, sortEntries } from "./query.js";
import { foldedWords } from "./word-forms.js";

const KINDS = "organisations projects";

/**
 * What is beside a name: what kind of organisation or at which stage a project is, and where.
 * @param {Entry} entry
 * @param {Words} words
 */
export function describe({ kind, type, stage, seat, texts }, words) {
  /** @type {(key: FacetKey, values?: string[]) => string} */
  const labels = (key, values = []) => values.map((value) => words.labels[key]?.[value] ?? value).join(", ");
  const about = kind === "projects" ? labels("stage", stage) : labels("type", type);
  const city = texts.city && pickText(texts.city.byTag, words).text;
  return [about, [city, labels("country", seat)].filter(Boolean).join(", ")].filter(Boolean).join(" · ");
}

/**
 * The entries that the finder finds, the best answer first.
 * @param {string} text
 * @param {string} root the full address of the site
 * @param {string} tag
 * @param {number} most
 * @returns {Promise<Hit[]>}
 */
export async function searchNames(text, root, tag, most) {
  if (!foldedWords(text).length) return [];
  const list = await loadEntries(KINDS, root, tag);
  const { terms, matches } = interpret(list, text);
  const found = terms.flat();
  return sortEntries(matches, { q: text })
    .slice(0, most)
    .map((entry) => ({
      path: `${entry.kind}/${entry.id}/`,
      title: entry.title.text,
      lang: entry.title.lang,
      subtitle: describe(entry, list.words),
      texts: [],
      foundWords: new Set(
        foldedWords(entry.title.text).filter((word) => found.some((part) => isWordFound(` ${word} `, part))),
      ),
    }));
}

/**
 * The nearest there is where neither names nor texts have what a visitor types.
 * @param {string} text
 * @param {string} root the full address of the site
 * @param {string} tag
 */
export async function searchNearest(text, root, tag) {
  return nearestAnswers(await loadEntries(KINDS, root, tag), text, root, tag);
}
