// Which entries a visitor's question finds, and how many each further choice would give. No page is known here.
import { fold, toLatin } from "./fold.js";

export const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

export const contains = (text, words) => words.every((word) => fold(text).includes(word));

// Whether two words are one edit apart: a letter more, less, another, or two swapped.
function oneEdit(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(x.length, y.length) <= 1 || (x.length === 2 && x === y[1] + y[0]);
}

const SHORTEST = 4; // in a shorter word one other letter makes another word

// For each word of the question what is looked for: the word, or, where no entry has it, the words one edit away.
export function meant(list, text) {
  let known;
  return wordsOf(text).map((word) => {
    if (word.length < SHORTEST || list.some((entry) => entry.searched.includes(word))) return [word];
    known ??= new Set(list.flatMap((entry) => entry.searched.split(" ")));
    const near = [...known].filter((other) => other.length >= SHORTEST && oneEdit(word, other));
    return near.length ? near : [word];
  });
}

// Facets narrow, several values of one widen. `chosen` is a Map of facet to Set of values.
// Gives the entries found, and for each facet a Map of value to how many entries choosing it would show.
export function find(list, looked, chosen, facets) {
  const counts = new Map(facets.map((key) => [key, new Map()]));
  const found = list.filter((entry) => {
    if (!looked.every((words) => words.some((word) => entry.searched.includes(word)))) return false;
    const missed = facets.filter((key) => chosen.get(key)?.size && !entry[key]?.some((value) => chosen.get(key).has(value)));
    for (const key of missed.length ? missed.slice(0, missed.length < 2 ? 1 : 0) : facets) {
      for (const value of entry[key] ?? []) counts.get(key).set(value, (counts.get(key).get(value) ?? 0) + 1);
    }
    return !missed.length;
  });
  return { found, counts };
}

const rad = Math.PI / 180;
// The cosine of the angle between two points [latitude, longitude] in degrees: greater when they are nearer.
const closeness = ([a, b], [c, d]) =>
  Math.sin(a * rad) * Math.sin(c * rad) + Math.cos(a * rad) * Math.cos(c * rad) * Math.cos((b - d) * rad);

// What entries are ordered by, the least first; those that are alike by name.
const RANKS = {
  name: () => 0,
  best: ({ searched, named }, { start }) => {
    const at = searched.indexOf(start);
    return at < 0 ? 3 : at === 0 ? 0 : at < named ? 1 : 2;
  },
  newest: (entry) => entry.added,
  date: (entry) => entry.starts,
  checked: (entry) => entry.checked ?? Infinity,
  near: (entry, { near, points }) =>
    Math.min(2, ...entry.country.map((code) => (points[code] ? -closeness(points[code], points[near]) : 2))),
};

// The entries in the order that a visitor of the edition `tag` asked for: without a wish the best answer first.
export function sorted(list, { q, sort, near, points }, tag) {
  const { compare } = new Intl.Collator(tag, { ignorePunctuation: true });
  const start = ` ${wordsOf(q)[0] ?? ""}`;
  const name = (entry) => (tag === "sr-Cyrl" ? entry.shown.text : toLatin(entry.shown.text));
  const rank = RANKS[sort === "near" && !points[near] ? "name" : sort] ?? (q ? RANKS.best : list[0]?.starts === undefined ? RANKS.name : RANKS.date);
  const keyed = list.map((entry) => ({ entry, rank: rank(entry, { start, near, points }), name: name(entry) }));
  keyed.sort((a, b) => (a.rank === b.rank ? compare(a.name, b.name) : a.rank - b.rank));
  return keyed.map(({ entry }) => entry);
}
