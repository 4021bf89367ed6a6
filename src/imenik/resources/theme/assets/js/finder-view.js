// What the finder shows: facets with their counts, what was chosen, cards, and what there is to say of them.
/** @import {Entry, EntryKind, FacetKey, Question, Speech, Words} from "#types" */
/** @import {FinderQuestion} from "./finder-question.js" */
import { pickText } from "./entries.js";
import { isAsking } from "./finder-question.js";
import { announce, childrenOf, copyOf, fill, locales, part as partOf, plural, query } from "./markup.js";
import { containsAll, filterEntries, foldedWords, interpret, originalSpellings, writtenWords } from "./query.js";
import { subtitle } from "./subtitles.js";

const FEW = 8; // values of a facet shown at once
const DAY = 864e5; // milliseconds
const PAGE_TITLE = document.title;

export const finder = query(".im-finder");
export const { tag = "", root = "", kinds = "" } = finder.dataset;

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} name
 * @param {ParentNode} [base]
 * @returns {T}
 */
export const part = (name, base = finder) => partOf(name, base);
/** @param {string} name */
const copy = (name) => copyOf(`template[data-im="${name}"]`, finder);

/** @type {NodeListOf<HTMLElement>} */
const facetElements = finder.querySelectorAll(".im-facet");
/** @param {HTMLElement} facet */
const keyOf = (facet) => /** @type {FacetKey} */ (facet.dataset.key);
export const facets = [...facetElements];
export const facetKeys = facets.map(keyOf);

// Words

const titles = new Map(facets.map((facet) => [keyOf(facet), query("legend", facet).textContent]));
/** @param {number} number */
const amount = (number) => number.toLocaleString(locales(tag));
/**
 * @param {Words} words
 * @param {FacetKey} key
 * @param {string} value
 */
const label = (words, key, value) => (Object.hasOwn(words.labels[key] ?? {}, value) ? words.labels[key][value] : value);

/**
 * What puts an entry into the reader's language.
 * @param {Words} words
 * @param {string} today
 * @returns {Speech}
 */
export function speechOf(words, today) {
  /** @type {Speech["labels"]} */
  const labels = (key, values = []) => values.map((value) => label(words, key, value)).join(", ");
  return {
    labels,
    labelsWithTitle: (key, values) =>
      values?.length && titles.has(key) ? `${titles.get(key)}: ${labels(key, values)}` : "",
    text: (spellings) => (spellings ? pickText(spellings.byTag, words).text : ""),
    day(age = 0) {
      const date = new Date(Date.parse(today) - age * DAY);
      return fill(words.dates[date.getUTCMonth()], { d: date.getUTCDate(), y: date.getUTCFullYear() });
    },
  };
}

// Facets

/**
 * Puts the values of a facet into it, the most frequent first.
 * @param {HTMLElement} facet
 * @param {Entry[]} entries
 * @param {Words} words
 */
export function fillFacet(facet, entries, words) {
  const key = keyOf(facet);
  const { counts } = filterEntries(entries, interpret(entries, ""), new Map(), [key]);
  const values = [...(counts.get(key) ?? [])].map(([value, number]) => ({
    value,
    number,
    text: label(words, key, value),
  }));
  values.sort((a, b) => b.number - a.number || a.text.localeCompare(b.text, locales(tag)));
  for (const { value, text } of values) {
    const row = copy("row");
    Object.assign(query("input", row), { name: key, value });
    query("span", row).textContent = text;
    part("values", facet).append(row);
  }
  facet.hidden = !values.length;
  part("narrow", facet).hidden = values.length <= 2 * FEW;
}

/**
 * Fills the countries that an order may be near to.
 * @param {string[]} codes
 * @param {Words} words
 */
export function fillCountries(codes, words) {
  const options = codes.map((code) => new Option(label(words, "country", code), code));
  part("near").append(...options.sort((a, b) => a.text.localeCompare(b.text, locales(tag))));
}

/**
 * A value that would find nothing is left out; of a long facet the first are shown, or those that are searched for.
 * @param {HTMLElement} facet
 * @param {Map<string, number>} counts
 * @param {Set<string>} chosen
 */
function showCounts(facet, counts, chosen) {
  /** @type {HTMLInputElement} */
  const narrow = part("narrow", facet);
  const words = foldedWords(narrow.value);
  let room = facet.classList.contains("im-open") || words.length ? Number.POSITIVE_INFINITY : FEW;
  let isMore = false;
  for (const row of childrenOf(part("values", facet))) {
    /** @type {HTMLInputElement} */
    const input = query("input", row);
    const number = counts.get(input.value) ?? 0;
    input.checked = chosen.has(input.value);
    query("small", row).textContent = amount(number);
    const isWanted = number > 0 && containsAll(query("span", row).textContent, words);
    row.hidden = !input.checked && (!isWanted || room <= 0);
    if (isWanted && !input.checked) room -= 1;
    if (isWanted && row.hidden) isMore = true;
  }
  part("more", facet).hidden = !isMore;
}

/**
 * @param {FinderQuestion} question
 * @param {Map<FacetKey, Map<string, number>>} counts
 */
export function showFacets({ chosen }, counts) {
  for (const facet of facets) {
    const key = keyOf(facet);
    showCounts(facet, counts.get(key) ?? new Map(), chosen.get(key) ?? new Set());
  }
}

/**
 * @param {FinderQuestion} question
 * @param {Words} words
 */
export function showChips({ chosen, q, sort }, words) {
  const chips = [...chosen].flatMap(([key, values]) =>
    [...values].map((value) => {
      const chip = copy("chip");
      Object.assign(chip.dataset, { key, value });
      part("word", chip).textContent = label(words, key, value);
      return chip;
    }),
  );
  part("chips").replaceChildren(...chips);
  part("chosen").textContent = chips.length ? amount(chips.length) : "";
  part("clear").hidden = !chips.length && !q && !sort;
}

// Cards

/**
 * @param {FinderQuestion} question
 * @param {Entry[]} entries
 * @param {number} most
 * @param {Speech} speech
 */
export function showCards(question, entries, most, speech) {
  const isAsked = isAsking(question);
  const cards = isAsked ? entries.slice(0, most).map((entry) => card(entry, speech)) : [];
  part("cards").replaceChildren(...cards);
  part("cards").classList.toggle("im-compact", question.view === "list");
  part("view").setAttribute("aria-pressed", String(question.view === "list"));
  part("further").hidden = entries.length <= cards.length;
  part("found").hidden = !isAsked;
  part("lists").hidden = isAsked;
}

/**
 * @param {Entry} entry
 * @param {Speech} speech
 */
function card(entry, speech) {
  const element = copy("card");
  const [link, line] = element.children;
  const { text, lang } = entry.title;
  Object.assign(link, { href: entryUrl(entry.kind, entry.id), textContent: text }, lang && { lang });
  line.textContent = subtitle(entry.kind, entry, speech);
  if (entry.cluster) element.classList.add(`im-${entry.cluster[0]}`);
  return element;
}

/**
 * @param {EntryKind} kind
 * @param {string} id
 */
const entryUrl = (kind, id) => `${root}${tag}/${kind}/${id}/`;

/** @type {number | undefined} */
let announcing;
/**
 * How many were found, what was looked for instead of what was typed, a way out of nothing; said when typing rests.
 * @param {FinderQuestion} question
 * @param {Question} interpreted
 * @param {number} number
 * @param {Entry[]} unfiltered the entries that would be found without filters
 */
export function explain({ q }, interpreted, number, unfiltered) {
  const text = q.trim();
  const status = part("status");
  const { instead = "", nothing = "", filtered = "" } = status.dataset;
  const notices = replacedWords(text, interpreted, unfiltered).map((words) => fill(instead, words));
  const none = text ? fill(nothing, { text }) : filtered;
  const message = number ? [...notices, plural(status, number, tag)].join(" ") : none;
  part("none").hidden = number > 0;
  part("unfilter").hidden = !unfiltered.length;
  part("unfilter").textContent = plural(part("unfilter"), unfiltered.length, tag);
  part("texts").hidden = !text;
  Object.assign(part("texts"), { href: `${root}${tag}/search/?q=${encodeURIComponent(text)}` });
  document.title = [text, PAGE_TITLE].filter(Boolean).join(" · ");
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    status.textContent = message;
  }, 300);
}

/**
 * The words that were typed and looked for otherwise, each with the others.
 * @param {string} text
 * @param {Question} interpreted
 * @param {Entry[]} entries
 */
function replacedWords(text, { terms }, entries) {
  const [typed, folded] = [writtenWords(text), foldedWords(text)];
  return terms.flatMap((words, index) =>
    words[0] === folded[index] ? [] : [{ word: typed[index], others: originalSpellings(entries, words).join(", ") }],
  );
}

/** The static lists stay; the next question tries again. */
export function showFailure() {
  finder.classList.add("im-failed");
  announce(part("status"), part("status").dataset.failed);
}
