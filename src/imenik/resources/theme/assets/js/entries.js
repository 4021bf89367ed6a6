// The entries of a kind, from its index (find/<kind>.json, see exports/browser/packed_columns.py and exports/browser/finder_index.py) and the words of one language.
import { fold, slug, toLatin } from "./fold.js";

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

// A column as one list of numbers for each entry.
const numbers = (column) => column.split(",").map((cell) => cell.split(" ").filter(Boolean).map(Number));

// One name: tag to text; `all` holds every spelling, former names included.
function named(line, form) {
  const all = line.split("\t");
  const name = { all };
  form.split(" ").forEach((tags, at) => {
    for (const tag of tags.split("+")) {
      if (tag[0] === "~") name[tag.slice(1)] = toLatin(all[at]);
      else name[tag] = all[at];
    }
  });
  return name;
}

function names({ texts, values, cells }) {
  const forms = numbers(cells);
  return texts.split("\n").map((line, at) => named(line, values[forms[at][0]] ?? ""));
}

// The values of a facet for each entry; a place brings along what it is part of.
function facet({ values, cells, within }) {
  const line = (number) => (number < 0 ? [] : [number, ...(within ? line(within[number]) : [])]);
  return numbers(cells).map((cell) => [...new Set(cell.flatMap(line))].map((number) => values[number]));
}

// The text for a reader, as store/languages.py picks it.
export function pick(name, { tag, fallbacks }) {
  if (name.und) return { text: name.und, lang: "" };
  for (const lang of [tag, ...fallbacks]) {
    const text = name[lang] ?? (lang === "sr-Latn" && name["sr-Cyrl"] && toLatin(name["sr-Cyrl"]));
    if (text) return { text, lang: lang === tag ? "" : lang };
  }
  const [lang, text] = Object.entries(name).find(([key]) => key !== "all");
  return { text, lang };
}

const plain = (texts) => ` ${fold(texts.join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ")}`;

// What a reader may type to find an entry: every spelling of its names (up to `named`), then of its texts, its countries
// and home places; and, `wide`, the words for its type and clusters too.
function searched(entry, { labels }) {
  const said = (...keys) => keys.flatMap((key) => (entry[key] ?? []).map((value) => labels[key][value]));
  const names = plain(entry.name.all);
  const texts = Object.values(entry.texts).flatMap((text) => text.all);
  const all = `${names} ${plain([...texts, ...said("country", "place")])} `;
  return { searched: all, named: names.length, wide: `${all}${plain(said("type", "cluster", "stage", "event"))} ` };
}

const loaded = new Map();
// Each file once; one that could not be had is asked for again.
function once(url) {
  if (!loaded.has(url))
    loaded.set(
      url,
      read(url).catch((error) => (loaded.delete(url), Promise.reject(error))),
    );
  return loaded.get(url);
}

// The entries of `kind` for the readers of `tag`; `root` is the address of the site. Each has id, kind, name, shown, texts,
// searched, wide, the ages `added`, `checked`, `starts` and `ends` in days, the countries of its seat, and its values by
// facet. Rejects where a file cannot be had.
export async function entries(kind, root, tag) {
  const [index, words] = await Promise.all([once(`${root}find/${kind}.json`), once(`${root}find/${tag}.json`)]);
  const { today, points } = index;
  if (!index.count) return { list: [], words, today, points };
  const ids = index.ids.split("\n");
  const facets = Object.entries(index.facets).map(([key, column]) => [key, facet(column)]);
  const texts = Object.entries(index.texts).map(([key, column]) => [key, names(column), numbers(column.of)]);
  const ages = ["added", "checked", "starts", "ends"].map((key) => [key, numbers(index[key])]);
  const unseated = new Set(index.unseated);
  const list = names(index.names).map((name, at) => {
    const id = /[A-Z]/.test(ids[at]) ? slug(name.all[ids[at].charCodeAt(0) - 65]) : ids[at];
    const entry = { id, kind, name, shown: pick(name, words), texts: {} };
    for (const [key, days] of ages) entry[key] = days[at][0];
    for (const [key, values] of facets) entry[key] = values[at];
    entry.seat = entry.country.slice(0, unseated.has(at) ? 3 : 1); // where it has none, some that it works in
    for (const [key, all, of] of texts) if (of[at].length) entry.texts[key] = all[of[at][0]];
    return Object.assign(entry, searched(entry, words));
  });
  return { list, words, today, points };
}
