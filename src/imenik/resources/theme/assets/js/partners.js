// The page of partners: ranks who offers and who looks for something by what a visitor chose, and says why. The question is
// the form and is kept in the address. Markup and words are in partners.html, the weights are those of insights/matching.py.
/** @import {Entry, FacetKey, Words} from "#types" */
import { loadEntries } from "./entries.js";
import { childrenOf, copyOf, fill, part as partOf, plural, query } from "./markup.js";
import { describe } from "./name-search.js";

/** @typedef {"offers" | "seeks"} Need */
/** @typedef {{ key: FacetKey, weight: number, text: string }} Reason */
/** @typedef {{ entry: Entry, reasons: Reason[], score: number }} Match */
/** @typedef {Map<FacetKey, Map<string, string>>} Wishes by facet the values that were chosen, with their words */

const STEP = 30; // cards shown at once
/** @type {FacetKey[]} */
const NEEDS = ["offers", "seeks"]; // of these each counts, of the others one in common is enough
const KINDS = "organisations projects";

const page = query(".im-partners");
/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} name
 * @returns {T}
 */
const part = (name) => partOf(name, page);
const status = part("status");
/** @type {HTMLFormElement} */
const form = query("form", page);
const { root = "", tag = "" } = page.dataset;
/** @type {Record<FacetKey, number>} */
const weights = JSON.parse(page.dataset.weights ?? "{}");
/** @type {Record<FacetKey, string>} */
const reasonTexts = JSON.parse(page.dataset.why ?? "{}");

/**
 * Whoever offers or seeks something, once anything is asked.
 * @type {Promise<{ entries: Entry[], words: Words } | undefined> | undefined}
 */
let data;
let shown = STEP;

// The question

const boxes = [...form.querySelectorAll("input")];
const selects = [...form.querySelectorAll("select")];
const sections = [...form.querySelectorAll("details")];

/** @param {HTMLInputElement} box */
const labelOf = (box) => box.nextElementSibling?.textContent ?? "";

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  for (const box of boxes) box.checked = parameters.getAll(box.name).includes(box.value);
  for (const select of selects) {
    const value = parameters.get(select.name) ?? "";
    const isKnown = [...select.options].some((option) => option.value === value);
    // Kept and shown: a former id, a country that nobody is in now.
    if (!isKnown && /^[\w-]{1,40}$/.test(value)) select.add(new Option(value));
    select.value = value;
    if (select.selectedIndex < 0) select.value = "";
  }
}

function toAddress() {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) parameters.append(name, String(value));
  return location.pathname + (parameters.size ? `?${parameters}` : "");
}

function readWishes() {
  /** @type {Wishes} */
  const wishes = new Map();
  /** @type {(key: string, value: string, text: string) => void} */
  const add = (name, value, text) => {
    const key = /** @type {FacetKey} */ (name);
    wishes.set(key, (wishes.get(key) ?? new Map()).set(value, text));
  };
  for (const box of boxes) if (box.checked) add(box.name, box.value, labelOf(box));
  for (const { name, value, selectedOptions } of selects) if (value) add(name, value, selectedOptions[0].text);
  return wishes;
}

/** Each section says in its summary what was answered. */
function showAnswers() {
  for (const section of sections) {
    const checked = boxes.filter((box) => box.checked && section.contains(box)).map(labelOf);
    const selected = selects.filter((select) => select.value && section.contains(select));
    const answers = [...checked, ...selected.map(({ selectedOptions }) => selectedOptions[0].text)];
    partOf("answers", section).textContent = answers.length ? `: ${answers.join(", ")}` : "";
  }
}

// The answer

async function load() {
  const { entries, words } = await loadEntries(KINDS, root, tag);
  return { entries: entries.filter(isPossiblePartner), words };
}

/** @param {Entry} entry */
function isPossiblePartner({ offers = [], seeks = [], status: state = [] }) {
  return (offers.length > 0 || seeks.length > 0) && !state.includes("inactive") && !state.includes("dissolved");
}

/**
 * The values of an entry; a language is the same in every script.
 * @param {Entry} entry
 * @param {FacetKey} key
 */
const valuesOf = (entry, key) =>
  (key === "language" ? entry.language?.map((language) => language.split("-")[0]) : entry[key]) ?? [];

/**
 * How much an entry meets, and the words for it, the weightiest first. A place that was chosen counts in full.
 * @param {Entry} entry
 * @param {Wishes} wishes
 * @returns {Match}
 */
function weigh(entry, wishes) {
  const reasons = [...wishes].flatMap(([key, words]) => {
    const shared = [...words.keys()].filter((value) => valuesOf(entry, key).includes(value));
    const weight = weights[key] * (NEEDS.includes(key) ? shared.length : 1);
    const what = shared.map((value) => words.get(value)).join(", ");
    return shared.length ? [{ key, weight, text: fill(reasonTexts[key], { what }) }] : [];
  });
  reasons.sort((a, b) => b.weight - a.weight);
  return { entry, reasons, score: reasons.reduce((sum, { weight }) => sum + weight, 0) };
}

/**
 * Who meets a need that was chosen; without one, whoever meets anything.
 * @param {Entry[]} entries
 * @param {Wishes} wishes
 */
function rank(entries, wishes) {
  const needs = NEEDS.filter((key) => wishes.has(key));
  /** @param {Match} match */
  const isMet = ({ reasons }) => reasons.some(({ key }) => !needs.length || needs.includes(key));
  return entries
    .map((entry) => weigh(entry, wishes))
    .filter(isMet)
    .sort((a, b) => b.score - a.score); // those that are equal stay in the order of their names
}

/**
 * @param {Match} match
 * @param {Words} words
 */
function card({ entry, reasons }, words) {
  const element = copyOf('template[data-im="card"]', page);
  const [link, about, why] = childrenOf(element);
  const { text, lang } = entry.title;
  Object.assign(link, { href: `${root}${tag}/${entry.kind}/${entry.id}/`, textContent: text }, lang && { lang });
  about.textContent = describe(entry, words);
  why.textContent = reasons.map((reason) => reason.text).join(" · ");
  element.classList.add(`im-${entry.cluster?.[0]}`);
  return element;
}

/** @type {number | undefined} */
let announcing;
/**
 * Said when choosing rests, and even where it is the same as before.
 * @param {string} [text]
 */
function announceLater(text = "") {
  clearTimeout(announcing);
  status.textContent = "";
  announcing = setTimeout(() => {
    status.textContent = text;
  }, 200);
}

async function show() {
  const wishes = readWishes();
  showAnswers();
  if (!wishes.size) {
    showMatches([], wishes, undefined);
    return announceLater();
  }
  data ??= load();
  const loaded = await data.catch(() => undefined);
  if (!loaded) {
    data = undefined;
    return announceLater(status.dataset.failed); // the static lists stay; the next question tries again
  }
  const matches = rank(loaded.entries, wishes);
  showMatches(matches, wishes, loaded.words);
  announceLater(matches.length ? plural(status, matches.length, tag) : explainNothing(wishes, loaded.entries));
}

/**
 * @param {Match[]} matches
 * @param {Wishes} wishes
 * @param {Words | undefined} words undefined where there are no matches
 */
function showMatches(matches, wishes, words) {
  const isAsking = wishes.size > 0;
  part("cards").replaceChildren(...(words ? matches.slice(0, shown).map((match) => card(match, words)) : []));
  for (const name of ["results", "clear", "cards"]) part(name).hidden = !isAsking;
  part("copy").hidden = !isAsking || !navigator.clipboard;
  part("further").hidden = matches.length <= shown;
  part("lists").hidden = matches.length > 0;
  part("none").hidden = !isAsking || matches.length > 0;
}

/**
 * What is said where nobody was found. Whoever offers what nobody looks for may want to know who else does.
 * @param {Wishes} wishes
 * @param {Entry[]} entries
 */
function explainNothing(wishes, entries) {
  const offered = [...(wishes.get("seeks")?.keys() ?? [])]; // partners are to seek what the visitor offers
  const shared = offered.filter((need) => entries.some((entry) => valuesOf(entry, "offers").includes(need)));
  part("offered").hidden = !shared.length;
  const parameters = new URLSearchParams(shared.map((need) => ["offers", need]));
  Object.assign(part("offered"), { href: `?${parameters}` });
  return status.dataset[offered.length && !wishes.has("offers") ? "unsought" : "nothing"];
}

/** Each choice is a step that the back button takes back. */
function ask() {
  shown = STEP;
  if (toAddress() !== location.pathname + location.search) history.pushState(null, "", toAddress());
  return show();
}

form.addEventListener("change", ask);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await ask();
  if (readWishes().size) part("results").focus();
  else announceLater(status.dataset.choose);
});
part("clear").addEventListener("click", async () => {
  form.reset();
  await ask();
  sections[0].querySelector("summary")?.focus();
});
part("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(location.href);
  announceLater(status.dataset.copied);
});
part("further").addEventListener("click", async () => {
  const before = part("cards").children.length;
  shown += STEP;
  await show();
  query("a", part("cards").children[before]).focus();
});
addEventListener("popstate", () => {
  readAddress();
  show();
});

readAddress();
// Whoever follows a link wants its answers, and finds the questions closed above them; on a phone only the first is open.
const isWide = matchMedia("(min-width: 45em)").matches;
const isAnswered = readWishes().size > 0;
for (const [index, section] of sections.entries()) section.open = !isAnswered && (isWide || index === 0);
show();
