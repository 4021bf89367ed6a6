// Which entries a visitor's question finds, and how many each further choice would give. No page is known here.
import { fold, toLatin } from "./fold.js";

export const wordsOf = (text) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

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

const answers = (entry, looked, where) => looked.every((words) => words.some((word) => entry[where].includes(word)));

// What a question means: what is looked for, a list of words for each word of it, and where. That is names and places;
// where nothing has them all, kinds and clusters too; and for a word that is nowhere, the words one edit away.
export function understand(list, text) {
  const looked = wordsOf(text).map((word) => [word]);
  for (const where of ["searched", "wide"])
    if (list.some((entry) => answers(entry, looked, where))) return { looked, where };
  const known = new Set(list.flatMap(({ wide }) => wide.split(" ")).filter((word) => word.length >= SHORTEST));
  const meant = looked.map(([word]) => {
    if (word.length < SHORTEST || list.some(({ wide }) => wide.includes(word))) return [word];
    const near = [...known].filter((other) => oneEdit(word, other));
    return near.length ? near : [word];
  });
  return { looked: meant, where: "wide" };
}

// Folded words as the entries write them.
export function written(list, words) {
  const all = list.flatMap(({ name, texts }) => [name, ...Object.values(texts)].flatMap((each) => each.all));
  const spelt = new Map(
    all.flatMap((text) => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => [fold(word), word]),
  );
  return words.map((word) => spelt.get(word) ?? word);
}

// Facets narrow, several values of one widen. `chosen` is a Map of facet to Set of values.
// Gives the entries found, and for each facet a Map of value to how many entries choosing it would show.
export function find(list, { looked, where }, chosen, facets) {
  const counts = new Map(facets.map((key) => [key, new Map()]));
  const found = list.filter((entry) => {
    if (!answers(entry, looked, where)) return false;
    const missed = facets.filter(
      (key) => chosen.get(key)?.size && !entry[key]?.some((value) => chosen.get(key).has(value)),
    );
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
  date: ({ starts, time }) => (time.includes("past") ? 1e7 + starts : -starts), // the next, then the last
  checked: (entry) => entry.checked ?? Infinity,
  near: (entry, { near, points }) =>
    Math.min(2, ...entry.seat.map((code) => (points[code] ? -closeness(points[code], points[near]) : 2))),
};

// The entries in the order that a visitor of the edition `tag` asked for: without a wish the best answer first.
export function sorted(list, { q, sort, near, points }, tag) {
  // Not every browser knows Bosnian; its alphabet is Croatian's.
  const { compare } = new Intl.Collator([tag, "hr"], { ignorePunctuation: true });
  const start = ` ${wordsOf(q)[0] ?? ""}`;
  const name = (entry) => (tag === "sr-Cyrl" ? entry.shown.text : toLatin(entry.shown.text));
  const usual = q ? "best" : list[0]?.starts === undefined ? "name" : "date";
  const rank = RANKS[sort === "near" && !Object.hasOwn(points, near) ? usual : sort || usual];
  const keyed = list.map((entry) => ({ entry, rank: rank(entry, { start, near, points }), name: name(entry) }));
  keyed.sort((a, b) => (a.rank === b.rank ? compare(a.name, b.name) : a.rank - b.rank));
  return keyed.map(({ entry }) => entry);
}
