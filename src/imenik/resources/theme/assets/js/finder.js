// The finder: filters a list as a visitor asks and keeps the question in the address. Markup and words are in finder.html.
// Until it is used, and without script, static lists stand there and nothing is fetched.
import { entries, pick } from "./entries.js";
import { LINES } from "./subtitles.js";
import { contains, find, sorted, understand, wordsOf, written } from "./query.js";

const STEP = 60; // cards shown at once
const FEW = 8; // values of a facet shown at once

const finder = document.querySelector(".im-finder");
const part = (name, base = finder) => base.querySelector(`[data-im="${name}"]`);
const copy = (name) => part(name).content.firstElementChild.cloneNode(true);
const { tag, root, kinds } = finder.dataset;
const locales = [tag, "hr"]; // not every browser knows Bosnian; Croatian counts and sorts alike
const facets = [...finder.querySelectorAll(".im-facet")];
const keys = facets.map((facet) => facet.dataset.key);

let state; // { q, sort, near, view, chosen: Map of key to Set of values }
let data; // the promise of { list, words, points, today }, once anything is asked
let shown = STEP;
const { title } = document;

// The question in the address

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  const [q, order, near, view] = ["q", "sort", "near", "view"].map((name) => asked.get(name) ?? "");
  const sort = [...part("sort").options].some(({ value }) => value === order) ? order : "";
  state = { q, sort, near, view, chosen: new Map(keys.map((key) => [key, new Set(asked.getAll(key))])) };
}

function toAddress() {
  const { chosen, ...rest } = state;
  const asked = new URLSearchParams(Object.entries(rest).filter(([, value]) => value));
  for (const [key, values] of chosen) for (const value of values) asked.append(key, value);
  return location.pathname + (asked.size ? `?${asked}` : "");
}

const asking = () => toAddress() !== location.pathname;

// Words

const amount = (n) => n.toLocaleString(locales);
const counted = (element, n) =>
  JSON.parse(element.dataset.forms)[new Intl.PluralRules(locales).select(n)].replace("{n}", amount(n));
const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const label = (words, key, value) => (Object.hasOwn(words.labels[key] ?? {}, value) ? words.labels[key][value] : value);
const titles = new Map(facets.map((facet) => [facet.dataset.key, facet.querySelector("legend").textContent]));

// How an entry's card speaks: of facets, texts and days in the reader's language; `needs` with what they are.
function speech(words, today) {
  const say = (key, values = []) => values.map((value) => label(words, key, value)).join(", ");
  return {
    say,
    text: (name) => name && pick(name, words).text,
    needs: (key, values) => values?.length && titles.has(key) && `${titles.get(key)}: ${say(key, values)}`,
    day(age) {
      const date = new Date(Date.parse(today) - age * 864e5);
      return put(words.dates[date.getUTCMonth()], { d: date.getUTCDate(), y: date.getUTCFullYear() });
    },
  };
}

// The data

async function load() {
  const lists = await Promise.all(kinds.split(" ").map((kind) => entries(kind, root, tag)));
  const [{ words, today }] = lists;
  const points = Object.assign({}, ...lists.map((each) => each.points));
  const list = lists.flatMap((each) => each.list);
  for (const facet of facets) fill(facet, list, words);
  const options = Object.keys(points).map((code) => new Option(label(words, "country", code), code));
  part("near").append(...options.sort((a, b) => a.text.localeCompare(b.text, locales)));
  finder.classList.replace("im-failed", "im-live") || finder.classList.add("im-live");
  return { list, words, points, today };
}

// The values of a facet, the most frequent first.
function fill(facet, list, words) {
  const { key } = facet.dataset;
  const values = [...find(list, understand(list, ""), new Map(), [key]).counts.get(key)].map(([value, n]) => [
    value,
    n,
    label(words, key, value),
  ]);
  values.sort(([, m, a], [, n, b]) => n - m || a.localeCompare(b, locales));
  for (const [value, , text] of values) {
    const row = copy("row");
    Object.assign(row.querySelector("input"), { name: key, value });
    row.querySelector("span").textContent = text;
    part("values", facet).append(row);
  }
  facet.hidden = !values.length;
  part("narrow", facet).hidden = values.length <= 2 * FEW;
}

// Showing

// The static lists stay; the next question tries again.
function failed() {
  data = undefined;
  finder.classList.add("im-failed");
  part("status").textContent = "";
  setTimeout(() => (part("status").textContent = part("status").dataset.failed), 100);
}

async function show() {
  part("q").value = state.q;
  part("sort").value = state.sort;
  const loaded = await (data ??= load()).catch(failed);
  if (!loaded) return;
  const { list, words, points, today } = loaded;
  part("near").value = state.near;
  part("near").hidden = state.sort !== "near";
  const question = understand(list, state.q);
  const { found, counts } = find(list, question, state.chosen, keys);
  for (const facet of facets) showCounts(facet, counts.get(facet.dataset.key));
  showChips(words);
  showCards(sorted(found, { ...state, points }, tag), speech(words, today));
  explain(question, found.length, find(list, question, new Map(), []).found);
}

// A value that would find nothing is left out; of a long facet the first are shown, or those that are searched for.
function showCounts(facet, counts) {
  const wanted = wordsOf(part("narrow", facet).value);
  let left = facet.classList.contains("im-open") || wanted.length ? Infinity : FEW;
  let more = 0;
  for (const row of part("values", facet).children) {
    const input = row.querySelector("input");
    const n = counts.get(input.value) ?? 0;
    input.checked = state.chosen.get(input.name).has(input.value);
    row.querySelector("small").textContent = amount(n);
    const fits = n > 0 && contains(row.querySelector("span").textContent, wanted);
    row.hidden = !input.checked && (!fits || left-- <= 0);
    more += fits && row.hidden;
  }
  part("more", facet).hidden = !more;
}

function showChips(words) {
  const chosen = [...state.chosen].flatMap(([key, values]) => [...values].map((value) => [key, value]));
  const chips = chosen.map(([key, value]) => {
    const chip = copy("chip");
    Object.assign(chip.dataset, { key, value });
    part("word", chip).textContent = label(words, key, value);
    return chip;
  });
  part("chips").replaceChildren(...chips);
  part("chosen").textContent = chips.length ? amount(chips.length) : "";
  part("clear").hidden = !chips.length && !state.q && !state.sort;
}

function showCards(list, speech) {
  const cards = asking() ? list.slice(0, shown).map((entry) => card(entry, speech)) : [];
  part("cards").replaceChildren(...cards);
  part("cards").classList.toggle("im-compact", state.view === "list");
  part("view").setAttribute("aria-pressed", state.view === "list");
  part("further").hidden = list.length <= cards.length;
  part("found").hidden = !asking();
  part("lists").hidden = asking();
}

function card(entry, speech) {
  const element = copy("card");
  const [link, line] = element.children;
  const { text, lang } = entry.shown;
  Object.assign(link, { href: `${root}${tag}/${entry.kind}/${entry.id}/`, textContent: text }, lang && { lang });
  line.textContent = LINES[entry.kind](entry, speech).filter(Boolean).join(" · ");
  if (entry.cluster) element.classList.add(`im-${entry.cluster[0]}`);
  return element;
}

let telling;
// How many were found, what was looked for instead of what was typed, a way out of nothing; said when typing rests.
function explain({ looked }, number, without) {
  const text = state.q.trim();
  const { dataset } = part("status");
  const typed = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const others = looked.flatMap((words, at) =>
    words[0] === wordsOf(text)[at] ? [] : [{ word: typed[at], others: written(without, words).join(", ") }],
  );
  const nothing = text ? put(dataset.nothing, { text }) : dataset.filtered;
  const said = number
    ? [...others.map((each) => put(dataset.instead, each)), counted(part("status"), number)].join(" ")
    : nothing;
  part("none").hidden = number > 0;
  part("unfilter").hidden = !without.length;
  part("unfilter").textContent = counted(part("unfilter"), without.length);
  part("texts").hidden = !text;
  part("texts").href = `${root}${tag}/search/?q=${encodeURIComponent(text)}`;
  document.title = [text, title].filter(Boolean).join(" · ");
  clearTimeout(telling);
  telling = setTimeout(() => (part("status").textContent = said), 300);
}

// Asking

let typing = false;
// A new question is a step that the back button takes back; to go on typing is not.
function ask(isTyping = false) {
  shown = STEP;
  const address = toAddress();
  if (address !== location.pathname + location.search)
    history[typing && isTyping ? "replaceState" : "pushState"](null, "", address);
  typing = isTyping;
  return show();
}

function choose(key, value, on) {
  state.chosen.get(key)[on ? "add" : "delete"](value);
  return ask();
}

const unfilter = () => state.chosen.forEach((values) => values.clear());

// Shows more of something and hands the keyboard on to the first that is new.
async function further(list, more) {
  const before = [...list.children].filter((each) => !each.hidden).length;
  more();
  await show();
  [...list.children]
    .filter((each) => !each.hidden)
    [before]?.querySelector("a, input")
    .focus();
}

const CLICKS = {
  unfilter: () => (unfilter(), ask(), part("q").focus()),
  clear: () => (unfilter(), Object.assign(state, { q: "", sort: "", near: "" }), ask(), part("q").focus()),
  view: () => ((state.view = state.view ? "" : "list"), ask()),
  further: () => further(part("cards"), () => (shown += STEP)),
  more({ target }) {
    const facet = target.closest(".im-facet");
    return further(part("values", facet), () => facet.classList.add("im-open"));
  },
};

finder.addEventListener("click", async (event) => {
  const { target } = event;
  const { key, value } = target.closest("[data-value]")?.dataset ?? {};
  CLICKS[target.dataset.im]?.(event);
  if (target.closest("summary")) show();
  if (!key || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const isChip = target.closest(".im-chip");
  await choose(key, value, !isChip);
  const next = isChip
    ? (part("chips").firstElementChild ?? part("q"))
    : finder.querySelector(`[name="${key}"][value="${value}"]`);
  next?.focus();
});

finder.addEventListener("input", ({ target }) => {
  if (target === part("q")) ask(((state.q = target.value), true));
  else if (target.dataset.im === "narrow") show();
});

finder.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") choose(target.name, target.value, target.checked);
  else if (target.matches("select")) ask((Object.assign(state, { [target.dataset.im]: target.value }), false));
});

finder.addEventListener("submit", (event) => {
  event.preventDefault();
  state.q = part("q").value;
  ask().then(() => part("results").focus());
});

// What is typed is wanted soon.
part("q").addEventListener("focus", () => show(), { once: true });
// A link within the page is a step in the history too, and no question.
addEventListener("popstate", () => {
  typing = false;
  fromAddress();
  if (data || asking()) show();
});

fromAddress();
part("filters").open = matchMedia("(min-width: 60em)").matches && finder.matches(".im-beside");
if (part("q").value && !state.q) {
  state.q = part("q").value; // typed before this was loaded
  ask(true);
} else if (asking()) {
  show();
}
