// The finder: filters a list as a visitor asks and keeps the question in the address. Markup and words are in finder.html.
// Until it is used, and without script, static lists stand there and nothing is fetched.
import { entries, pick } from "./entries.js";
import { contains, find, meant, sorted, wordsOf } from "./query.js";

const STEP = 60; // cards shown at once
const FEW = 8; // values of a facet shown at once

const finder = document.querySelector(".im-finder");
const part = (name, base = finder) => base.querySelector(`[data-im="${name}"]`);
const copy = (name) => part(name).content.firstElementChild.cloneNode(true);
const { tag, root, kinds, only } = finder.dataset;
const facets = [...finder.querySelectorAll(".im-facet")];
const keys = facets.map((facet) => facet.dataset.key);

let state; // { q, sort, near, view, chosen: Map of key to Set of values }
let data; // the promise of { list, words, points, today }, once anything is asked
let shown = STEP;

// The question in the address

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  const [q, sort, near, view] = ["q", "sort", "near", "view"].map((name) => asked.get(name) ?? "");
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

const amount = (n) => n.toLocaleString(tag);
const counted = (element, n) => JSON.parse(element.dataset.forms)[new Intl.PluralRules(tag).select(n)].replace("{n}", amount(n));
const put = (element, values) => element.dataset.text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const labels = (words, key, values = []) => values.map((value) => words.labels[key]?.[value] ?? value).join(", ");

// What stands below an entry's name.
const LINES = {
  organisations: ({ type, country, status, texts: { city, parent } }, say, text) => [
    say("type", type),
    parent ? text(parent) : [city && text(city), say("country", country)].filter(Boolean).join(", "),
    /inactive|dissolved/.test(status) && say("status", status),
  ],
  events: ({ starts, country, texts: { city } }, say, text, day) => [day(starts), city && text(city), say("country", country)],
  projects: ({ stage, seeks, texts: { lead } }, say, text) => [say("stage", stage), lead && text(lead), say("seeks", seeks)],
};

// The data

async function load() {
  const lists = await Promise.all(kinds.split(" ").map((kind) => entries(kind, root, tag)));
  const [{ words, today }] = lists;
  const points = Object.assign({}, ...lists.map((each) => each.points));
  const wanted = (entry) => !only || only.split(" ").some((key) => entry[key]?.length);
  const list = lists.flatMap((each) => each.list).filter(wanted);
  for (const facet of facets) fill(facet, list, words);
  const codes = new Set(list.flatMap(({ country }) => country ?? []).filter((code) => points[code]));
  const options = [...codes].map((code) => new Option(labels(words, "country", [code]), code));
  part("near").append(...options.sort((a, b) => a.text.localeCompare(b.text, tag)));
  finder.classList.replace("im-failed", "im-live") || finder.classList.add("im-live");
  return { list, words, points, today };
}

// The values of a facet, the most frequent first.
function fill(facet, list, words) {
  const { key } = facet.dataset;
  const values = [...find(list, [], new Map(), [key]).counts.get(key)].map(([value, n]) => [value, n, labels(words, key, [value])]);
  values.sort(([, m, a], [, n, b]) => n - m || a.localeCompare(b, tag));
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
  part("status").textContent = part("status").dataset.failed;
}

async function show() {
  part("q").value = state.q;
  part("sort").value = state.sort;
  part("near").value = state.near;
  part("near").hidden = state.sort !== "near";
  const loaded = await (data ??= load()).catch(failed);
  if (!loaded) return;
  const { list, words, points, today } = loaded;
  const looked = meant(list, state.q);
  const { found, counts } = find(list, looked, state.chosen, keys);
  for (const facet of facets) showCounts(facet, counts.get(facet.dataset.key));
  showChips(words);
  showCards(sorted(found, { ...state, points }, tag), words, today);
  explain(looked, found.length, find(list, looked, new Map(), keys).found.length);
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
    const fits = input.checked || (n > 0 && contains(row.textContent, wanted));
    row.hidden = !fits || left-- <= 0;
    more += fits && row.hidden;
  }
  part("more", facet).hidden = !more;
}

function showChips(words) {
  const chosen = [...state.chosen].flatMap(([key, values]) => [...values].map((value) => [key, value]));
  const chips = chosen.map(([key, value]) => {
    const chip = copy("chip");
    Object.assign(chip.dataset, { key, value });
    part("word", chip).textContent = labels(words, key, [value]);
    return chip;
  });
  part("chips").replaceChildren(...chips);
  part("chosen").textContent = chips.length ? amount(chips.length) : "";
  part("clear").hidden = !asking();
}

function showCards(list, words, today) {
  const cards = asking() ? list.slice(0, shown).map((entry) => card(entry, words, today)) : [];
  part("cards").replaceChildren(...cards);
  part("cards").classList.toggle("im-compact", state.view === "list");
  part("view").setAttribute("aria-pressed", state.view === "list");
  part("further").hidden = list.length <= cards.length;
  part("found").hidden = !asking();
  part("lists").hidden = asking();
}

function card(entry, words, today) {
  const element = copy("card");
  const [link, line] = element.children;
  const { text, lang } = entry.shown;
  Object.assign(link, { href: `${root}${tag}/${entry.kind}/${entry.id}/`, textContent: text, lang });
  const day = (age) => new Date(Date.parse(today) - age * 864e5).toLocaleDateString(tag, { timeZone: "UTC" });
  const parts = LINES[entry.kind](entry, (key, values) => labels(words, key, values), (name) => pick(name, words).text, day);
  line.textContent = parts.filter(Boolean).join(" · ");
  element.classList.add(`im-${entry.cluster?.[0]}`);
  return element;
}

let telling;
// What was looked for instead of what was typed; a way out where nothing was found; the number, said when typing rests.
function explain(looked, number, without) {
  const others = wordsOf(state.q).flatMap((word, at) => (looked[at][0] === word ? [] : [{ word, others: looked[at].join(", ") }]));
  part("instead").textContent = others.map((each) => put(part("instead"), each)).join(" ");
  part("none").hidden = number > 0;
  part("nothing").textContent = put(part("nothing"), { text: state.q });
  part("unfilter").hidden = !without;
  part("unfilter").textContent = counted(part("unfilter"), without);
  part("texts").href = `${root}${tag}/search/?q=${encodeURIComponent(state.q)}`;
  clearTimeout(telling);
  telling = setTimeout(() => (part("status").textContent = counted(part("status"), number)), 300);
}

// Asking

let typing = false;
// A new question is a step that the back button takes back; to go on typing is not.
function ask(isTyping = false) {
  shown = STEP;
  const address = toAddress();
  if (address !== location.pathname + location.search) history[typing && isTyping ? "replaceState" : "pushState"](null, "", address);
  typing = isTyping;
  return show();
}

function choose(key, value, on) {
  state.chosen.get(key)[on ? "add" : "delete"](value);
  return ask();
}

const unfilter = () => state.chosen.forEach((values) => values.clear());

const CLICKS = {
  unfilter: () => (unfilter(), ask(), part("q").focus()),
  clear: () => (unfilter(), Object.assign(state, { q: "", sort: "", near: "" }), ask(), part("q").focus()),
  view: () => ((state.view = state.view ? "" : "list"), ask()),
  further: () => ((shown += STEP), show()),
  more: ({ target }) => (target.closest(".im-facet").classList.add("im-open"), show()),
};

finder.addEventListener("click", async (event) => {
  const { target } = event;
  const { key, value } = target.closest("[data-value]")?.dataset ?? {};
  CLICKS[target.dataset.im]?.(event);
  if (!key || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const isChip = target.closest(".im-chip");
  await choose(key, value, !isChip);
  const next = isChip ? part("chips").firstElementChild ?? part("q") : finder.querySelector(`[name="${key}"][value="${value}"]`);
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
  ask();
});

// What is typed is wanted soon.
part("q").addEventListener("focus", () => show(), { once: true });
addEventListener("popstate", () => (fromAddress(), show()));

fromAddress();
part("filters").open = matchMedia("(min-width: 60em)").matches && finder.matches(".im-beside");
if (asking()) show();
