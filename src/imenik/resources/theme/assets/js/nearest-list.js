// The nearest answers as links, in the words of nearest.html.
/** @import {NearestAnswer} from "#types" */
import { amount, childrenOf, copyOf, fill, part, plural } from "./markup.js";

/**
 * Where an answer leads: one word less is the same list's question, all else one to the organisations.
 * @param {NearestAnswer} answer
 * @param {string} list the address of the list that was searched
 * @param {string} edition the address of the language
 */
export const addressOf = ({ kind, query }, list, edition) =>
  `${kind === "without" ? list : `${edition}organisations/`}?${new URLSearchParams(query)}`;

/**
 * What an answer is called, and how much and how far it is.
 * @param {NearestAnswer} answer
 * @param {ParentNode} base with the words
 * @param {string} tag
 */
export function wordsOf({ kind, name, number, distance }, base, tag) {
  const { dataset } = part("nearest", base);
  const count = plural(part(kind === "without" ? "entries" : "organisations", base), number, tag);
  const words = { without: dataset.without, country: dataset.country, town: "{name}", place: dataset.place }[kind];
  const way = distance === undefined ? "" : fill(dataset.distance ?? "", { n: amount(rounded(distance), tag) });
  return { words: fill(words ?? "", { name }), note: [count, way].filter(Boolean).join(" · ") };
}

/** @param {number} distance in kilometres */
const rounded = (distance) => (distance < 20 ? Math.max(1, Math.round(distance)) : Math.round(distance / 10) * 10);

/**
 * @param {NearestAnswer[]} answers
 * @param {HTMLElement} base with the list and its words
 * @param {{ list: string, edition: string, tag: string }} where
 */
export function showNearest(answers, base, { list, edition, tag }) {
  const nearest = part("nearest", base);
  const items = answers.map((answer) => {
    const item = copyOf('template[data-im="nearest-item"]', base);
    const [link, note] = childrenOf(item);
    const { words, note: text } = wordsOf(answer, base, tag);
    Object.assign(link, { href: addressOf(answer, list, edition), textContent: words });
    note.textContent = text;
    return item;
  });
  part("nearest-list", nearest).replaceChildren(...items);
  nearest.hidden = !items.length;
  const countries = answers.filter(({ kind }) => kind === "country").map(({ query }) => query.country ?? "");
  const homelands = answers.flatMap(({ beside }) => beside ?? []).slice(0, 1);
  const known = [...countries.map((code) => ["country", code]), ...homelands.map((id) => ["homeland", id])];
  const parameters = new URLSearchParams(known);
  Object.assign(part("add", base), { href: `${edition}add/${known.length ? `organisation/?${parameters}` : ""}` });
}
