// What the finder shows: what was chosen, cards, and what there is to say of them.
/** @import {Entry, EntryKind, FacetKey, NearestAnswer, Question, Speech, Words} from "#types" */
/** @import {FinderQuestion} from "./finder-question.js" */
import { isAsking } from "./finder-question.js";
import { amount, announce, childrenOf, copyOf, fill, part as partOf, plural, query } from "./markup.js";
import { showReasons } from "./match-reasons.js";
import { showNearest } from "./nearest-list.js";
import { pickText } from "./pick-text.js";
import { originalSpellings, writtenWords } from "./query.js";
import { details, subtitle } from "./subtitles.js";
import { foldedWords } from "./word-forms.js";

const DAY = 864e5; // milliseconds
const PAGE_TITLE = document.title;

export const finder = query(".im-finder");
export const tag = finder.dataset.tag ?? "";
export const root = finder.dataset.root ?? "";
export const kinds = finder.dataset.kinds ?? "";

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} name
 * @param {ParentNode} [base]
 * @returns {T}
 */
export const part = (name, base = finder) => partOf(name, base);
/** @param {string} name */
export const copy = (name) => copyOf(`template[data-im="${name}"]`, finder);

/** @type {NodeListOf<HTMLElement>} */
const facetElements = finder.querySelectorAll(".im-facet");
/** @param {HTMLElement} facet */
export const keyOf = (facet) => /** @type {FacetKey} */ (facet.dataset.key);
export const facets = [...facetElements];
export const facetKeys = facets.map(keyOf);

// Words

const titles = new Map(facets.map((facet) => [keyOf(facet), query("legend", facet).textContent]));
/**
 * @param {Words} words
 * @param {FacetKey} key
 * @param {string} value
 */
export const label = (words, key, value) =>
  Object.hasOwn(words.labels[key] ?? {}, value) ? words.labels[key][value] : value;

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

// What was chosen

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
  part("chosen").textContent = chips.length ? amount(chips.length, tag) : "";
  part("clear").hidden = !chips.length && !q && !sort;
}

// Cards

/** @type {Entry[]} */
let shownEntries = [];

/**
 * Cards that stay where they are, as many do at a key, are left alone: the browser need not lay them out again.
 * @param {Entry[]} entries
 * @param {Speech} speech
 */
function placeCards(entries, speech) {
  const cards = childrenOf(part("cards"));
  for (const superfluous of cards.slice(entries.length)) superfluous.remove();
  const added = entries.slice(cards.length).map((entry) => card(entry, speech));
  for (const [index, entry] of entries.slice(0, cards.length).entries()) {
    if (entry !== shownEntries[index]) cards[index].replaceWith(card(entry, speech));
  }
  part("cards").append(...added);
  shownEntries = entries;
}

/**
 * @param {FinderQuestion} question
 * @param {Entry[]} entries
 * @param {number} most
 * @param {Speech} speech
 */
export function showCards(question, entries, most, speech) {
  const isAsked = isAsking(question);
  placeCards(isAsked ? entries.slice(0, most) : [], speech);
  part("cards").classList.toggle("im-compact", question.view === "list");
  part("view").setAttribute("aria-pressed", String(question.view === "list"));
  part("further").hidden = entries.length <= (isAsked ? most : 0);
  part("found").hidden = !isAsked;
  part("lists").hidden = isAsked;
}

/**
 * @param {Entry} entry
 * @param {Speech} speech
 */
function card(entry, speech) {
  const element = copy("card");
  const [link, line, more] = element.children;
  const { text, lang } = entry.title;
  Object.assign(link, { href: entryUrl(entry.kind, entry.id), textContent: text }, lang && { lang });
  line.textContent = subtitle(entry.kind, entry, speech);
  more.textContent = details(entry.kind, entry, speech, part("status").dataset);
  if (entry.cluster) element.classList.add(`im-${entry.cluster[0]}`);
  return element;
}

/**
 * Says of the cards why they are there.
 * @param {Question} interpreted
 * @param {Speech} speech
 */
export function explainCards({ terms }, speech) {
  const { match = "" } = part("status").dataset;
  for (const [index, element] of childrenOf(part("cards")).entries()) {
    showReasons(element, shownEntries[index], terms, speech, (what) => fill(match, { what }));
  }
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
 */
export function explain({ q }, interpreted, number) {
  const text = q.trim();
  part("none").hidden = number > 0;
  part("nearest").hidden = true;
  for (const name of ["order", "view"]) part(name).hidden = !number;
  part("filters").hidden = !interpreted.matches.length;
  part("unfilter").hidden = !interpreted.matches.length;
  part("unfilter").textContent = plural(part("unfilter"), interpreted.matches.length, tag);
  part("texts").hidden = !text;
  Object.assign(part("texts"), { href: `${root}${tag}/search/?q=${encodeURIComponent(text)}` });
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    document.title = [text, PAGE_TITLE].filter(Boolean).join(" · ");
    part("status").textContent = messageFor(text, interpreted, number);
  }, 300);
}

/**
 * @param {string} text
 * @param {Question} interpreted
 * @param {number} number
 */
function messageFor(text, interpreted, number) {
  const status = part("status");
  const { instead = "", nothing = "", filtered = "" } = status.dataset;
  if (!number) return text ? fill(nothing, { text }) : filtered;
  const notices = replacedWords(text, interpreted).map((words) => fill(instead, words));
  return [...notices, plural(status, number, tag)].join(" ");
}

/**
 * The words that one was replaced by: without itself, and without forms.
 * @param {string[]} words
 * @param {string} typed
 */
const known = (words, typed) => words.filter((word) => word !== typed && !word.endsWith(" "));

/**
 * The words that were typed and looked for otherwise, each with the others.
 * @param {string} text
 * @param {Question} interpreted
 */
function replacedWords(text, { terms, matches }) {
  const [typed, folded] = [writtenWords(text), foldedWords(text)];
  return terms.flatMap((words, index) =>
    words[0] === folded[index]
      ? []
      : [{ word: typed[index], others: originalSpellings(matches, known(words, folded[index])).join(", ") }],
  );
}

/**
 * The folders of feeds by the facets that have some.
 * @type {Partial<Record<FacetKey, string>>}
 */
const FEEDS = {
  cluster: "clusters/",
  country: "countries/",
  type: "types/",
  place: "places/",
  offers: "partners/",
  seeks: "partners/",
};

/**
 * Offers the feed of the one value that was chosen: several would need several.
 * @param {FinderQuestion} question
 * @param {Words} words
 */
export function offerFeed({ chosen }, words) {
  const told = finder.querySelector('[data-im="told"]');
  if (!(told instanceof HTMLAnchorElement)) return; // without the site's address there are no feeds
  const values = [...chosen].flatMap(([key, values]) => [...values].map((value) => ({ key, value })));
  const [{ key, value } = { key: undefined, value: "" }] = values;
  const folder = key && FEEDS[key];
  told.hidden = values.length !== 1 || !folder;
  if (!key || told.hidden) return;
  told.href = `${root}${tag}/${folder}${value.toLowerCase()}/feed.xml`;
  told.textContent = fill(told.dataset.words ?? "", { what: label(words, key, value) });
}

/** @param {NearestAnswer[]} answers where nothing was found */
export function showWays(answers) {
  const edition = `${root}${tag}/`;
  showNearest(answers, part("found"), { list: location.pathname, edition, tag });
}

/** The static lists stay; the next question tries again. */
export function showFailure() {
  finder.classList.add("im-failed");
  announce(part("status"), part("status").dataset.failed);
}
