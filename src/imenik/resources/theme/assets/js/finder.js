// The finder: filters a list as a visitor asks and keeps the question in the address. Markup and words are in finder.html.
// Until it is used, and without script, static lists are there and nothing is fetched.
/** @import {EntryList, FacetKey} from "#types" */
import { loadEntries } from "./entries.js";
import { fillCountries, showFacets } from "./finder-facets.js";
import { clearFilters, fromAddress, isAsking, toAddress } from "./finder-question.js";
import {
  explain,
  explainCards,
  facetKeys,
  finder,
  kinds,
  offerFeed,
  part,
  root,
  showCards,
  showChips,
  showFailure,
  showWays,
  speechOf,
  tag,
} from "./finder-view.js";
import { childrenOf, targetOf } from "./markup.js";
import { nearestAnswers } from "./nearest-answers.js";
import { countFacets, filterEntries, interpret, sortEntries } from "./query.js";

const STEP = 60; // cards shown at once
const SEEN = 18; // of them seen without scrolling
const PAUSE = 200; // milliseconds without a key
const REST = 300;

/** @type {HTMLInputElement} */
const textInput = part("q");
/** @type {HTMLSelectElement} */
const sortSelect = part("sort");
/** @type {HTMLSelectElement} */
const nearSelect = part("near");
/** @type {HTMLDetailsElement} */
const filters = part("filters");

const readAddress = () =>
  fromAddress(
    facetKeys,
    [...sortSelect.options].map(({ value }) => value),
  );

let question = readAddress();
let shown = STEP;
/**
 * What is searched, once anything is asked.
 * @type {Promise<EntryList> | undefined}
 */
let data;

async function load() {
  const list = await loadEntries(kinds, root, tag);
  fillCountries(Object.keys(list.points), list.words);
  finder.classList.remove("im-failed");
  finder.classList.add("im-live");
  // What the first word that is nowhere needs, which a phone takes a tenth of a second for.
  for (const prepare of [list.vocabulary, () => list.formsOf("word"), () => list.entries[0]?.kindText])
    setTimeout(prepare, REST);
  return list;
}

/** @type {number | undefined} */
let completing;

/** While one types, the cards that are seen are shown at each key, and at a pause the others and the numbers of the facets. */
async function show(isTyping = false) {
  textInput.value = question.q;
  sortSelect.value = question.sort;
  data ??= load();
  const list = await data.catch(() => undefined);
  if (!list) {
    data = undefined;
    return showFailure();
  }
  nearSelect.value = question.near;
  const interpreted = interpret(list, question.q);
  const matches = filterEntries(interpreted.matches, question.chosen);
  nearSelect.hidden = question.sort !== "near" || !matches.length;
  const entries = sortEntries(matches, { ...question, points: list.points });
  const speech = speechOf(list.words, list.today);
  showChips(question, list.words);
  offerFeed(question, list.words);
  showCards(question, entries, isTyping ? SEEN : shown, speech);
  explain(question, interpreted, matches.length);
  clearTimeout(completing);
  const complete = () => {
    if (filters.open) showFacets(question, countFacets(interpreted.matches, question.chosen, facetKeys), list);
    if (isTyping) showCards(question, entries, shown, speech);
    explainCards(interpreted, speech);
    if (!interpreted.matches.length) showNearby(list);
  };
  if (isTyping) completing = setTimeout(complete, PAUSE);
  else complete();
}

/** @param {EntryList} list */
async function showNearby(list) {
  const { q } = question;
  const answers = await nearestAnswers(list, q, root, tag).catch(() => []);
  if (q === question.q) showWays(answers);
}

// Asking

let wasTyping = false;
/**
 * A new question is a step that the back button takes back; to go on typing is not.
 * @param {string} address
 * @param {boolean} isTyping
 */
function keepAddress(address, isTyping) {
  if (address !== location.pathname + location.search) {
    history[wasTyping && isTyping ? "replaceState" : "pushState"](null, "", address);
  }
  wasTyping = isTyping;
}

/**
 * The address of what was typed. It is kept when typing rests, since a browser takes as long for it as for the answer.
 * @type {string | undefined}
 */
let typed;
/** @type {number | undefined} */
let resting;

function keepTyped() {
  clearTimeout(resting);
  if (typed !== undefined) keepAddress(typed, true);
  typed = undefined;
}

function ask() {
  keepTyped();
  shown = STEP;
  keepAddress(toAddress(question), false);
  return show();
}

/** @type {number | undefined} */
let frame;
/**
 * Once for all that happens until the next frame, when the browser has done its own part.
 * @param {() => void} action
 */
function onNextFrame(action) {
  if (frame) cancelAnimationFrame(frame);
  frame = requestAnimationFrame(action);
}

function askWhatIsTyped() {
  question.q = textInput.value;
  shown = STEP;
  typed = toAddress(question);
  clearTimeout(resting);
  resting = setTimeout(keepTyped, REST);
  onNextFrame(() => show(true));
}

/**
 * @param {FacetKey} key
 * @param {string} value
 * @param {boolean} isChosen
 */
function choose(key, value, isChosen) {
  question.chosen.get(key)?.[isChosen ? "add" : "delete"](value);
  return ask();
}

/**
 * Shows more of a list and hands the keyboard on to the first that is new.
 * @param {HTMLElement} list
 * @param {() => void} extend
 */
async function showMore(list, extend) {
  const visible = () => childrenOf(list).filter((child) => !child.hidden);
  const before = visible().length;
  extend();
  await show();
  /** @type {HTMLElement | null | undefined} */
  const first = visible()[before]?.querySelector("a, input");
  first?.focus();
}

/** @type {Record<string, (target: HTMLElement) => void>} */
const CLICKS = {
  unfilter() {
    clearFilters(question);
    ask();
    textInput.focus();
  },
  clear() {
    clearFilters(question);
    Object.assign(question, { q: "", sort: "", near: "" });
    ask();
    textInput.focus();
  },
  view() {
    question.view = question.view ? "" : "list";
    ask();
  },
  further() {
    showMore(part("cards"), () => {
      shown += STEP;
    });
  },
  more(target) {
    const facet = target.closest(".im-facet");
    if (facet) showMore(part("values", facet), () => facet.classList.add("im-open"));
  },
};

/**
 * A link beside the list chooses a value, a chip gives it up.
 * @param {MouseEvent} event
 * @param {HTMLElement} link
 */
async function chooseByLink(event, link) {
  event.preventDefault();
  const { key = "", value = "" } = link.dataset;
  const isChip = link.matches(".im-chip");
  await choose(/** @type {FacetKey} */ (key), value, !isChip);
  /** @type {HTMLElement | null} */
  const box = finder.querySelector(`[name="${key}"][value="${value}"]`);
  const next = isChip ? (childrenOf(part("chips"))[0] ?? textInput) : box;
  next?.focus();
}

finder.addEventListener("click", (event) => {
  const target = targetOf(event);
  CLICKS[target.dataset.im ?? ""]?.(target);
  if (target.closest("summary")) onNextFrame(() => show()); // when it is open
  /** @type {HTMLElement | null} */
  const link = target.closest("[data-value]");
  if (link?.dataset.key && !event.ctrlKey && !event.metaKey && !event.shiftKey) chooseByLink(event, link);
});

finder.addEventListener("input", (event) => {
  const target = targetOf(event);
  if (target === textInput) {
    askWhatIsTyped();
  } else if (target.dataset.im === "narrow") onNextFrame(() => show());
});

finder.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.type === "checkbox") {
    choose(/** @type {FacetKey} */ (target.name), target.value, target.checked);
  } else if (target instanceof HTMLSelectElement) {
    Object.assign(question, { [target.dataset.im ?? ""]: target.value });
    ask();
  }
});

finder.addEventListener("submit", (event) => {
  event.preventDefault();
  question.q = textInput.value;
  ask().then(() => part("results").focus());
});

// What is typed is wanted soon.
textInput.addEventListener("focus", () => show(true), { once: true });
// A link within the page is a step in the history too, and no question.
addEventListener("popstate", () => {
  typed = undefined;
  wasTyping = false;
  question = readAddress();
  if (data || isAsking(question)) show();
});

filters.open = matchMedia("(min-width: 60em)").matches && finder.matches(".im-beside");
if (textInput.value && !question.q) {
  askWhatIsTyped(); // typed before this was loaded
} else if (isAsking(question)) {
  show();
}
