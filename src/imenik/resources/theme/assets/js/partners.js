// The page of partners: ranks who offers and who looks for something by what a visitor chose, and says why. The question is
// the form and stands in the address. Markup and words are in partners.html, the weights are those of insights/matching.py.
import { entries } from "./entries.js";
import { line } from "./name-search.js";
import { sorted } from "./query.js";

const STEP = 30; // cards shown at once
const NEEDS = ["offers", "seeks"]; // of these each counts, of the others one in common is enough

const page = document.querySelector(".im-partners");
const part = (name) => page.querySelector(`[data-im="${name}"]`);
const form = page.querySelector("form");
const { root, tag } = page.dataset;
const weights = JSON.parse(page.dataset.weights);
const why = JSON.parse(page.dataset.why);
const locales = [tag, "hr"]; // not every browser knows Bosnian; Croatian counts alike

let data; // the promise of { list, words }, once anything is asked
let shown = STEP;

// The question

const boxes = [...form.querySelectorAll("input")];
const selects = [...form.querySelectorAll("select")];
const sides = [...form.querySelectorAll("details")];

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    const isKnown = [...select.options].some((option) => option.value === value);
    if (!isKnown && /^[\w-]{1,40}$/.test(value)) select.add(new Option(value)); // kept and shown: a former id, a country that nobody is in now
    select.value = value;
    if (select.selectedIndex < 0) select.value = "";
  }
}

function toAddress() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  return location.pathname + (asked.size ? `?${asked}` : "");
}

// What was chosen: a Map of sort to a Map of value to its word.
function chosen() {
  const found = new Map();
  const add = (key, value, word) => found.set(key, (found.get(key) ?? new Map()).set(value, word));
  for (const box of boxes) if (box.checked) add(box.name, box.value, box.nextElementSibling.textContent);
  for (const { name, value, selectedOptions } of selects) if (value) add(name, value, selectedOptions[0].text);
  return found;
}

// Each question says in its summary what was answered.
function showAnswers() {
  for (const side of sides) {
    const answers = [...side.querySelectorAll(":checked:not(option[value=''])")].map(
      (each) => each.text ?? each.nextElementSibling.textContent,
    );
    side.querySelector('[data-im="answers"]').textContent = answers.length ? `: ${answers.join(", ")}` : "";
  }
}

// The answer

async function load() {
  const [{ list, words }, projects] = await Promise.all(
    ["organisations", "projects"].map((kind) => entries(kind, root, tag)),
  );
  const wanted = ({ offers, seeks, status }) => (offers?.length || seeks.length) && !/inactive|dissolved/.test(status);
  return { list: [...list, ...projects.list].filter(wanted), words };
}

// A language is the same in every script.
const values = (entry, key) =>
  (key === "language" ? entry.language?.map((each) => each.split("-")[0]) : entry[key]) ?? [];

// How much an entry meets, and the words for it, the weightiest first. A place that was chosen counts in full.
function weigh(entry, wishes) {
  const reasons = [];
  for (const [key, words] of wishes) {
    const shared = [...words.keys()].filter((value) => values(entry, key).includes(value));
    const weight = weights[key] * (NEEDS.includes(key) ? shared.length : 1);
    if (shared.length)
      reasons.push({
        key,
        weight,
        text: why[key].replace("{what}", () => shared.map((value) => words.get(value)).join(", ")),
      });
  }
  reasons.sort((a, b) => b.weight - a.weight);
  return { entry, reasons, score: reasons.reduce((sum, { weight }) => sum + weight, 0) };
}

// Who meets a need that was chosen; without one, whoever meets anything.
function rank(list, wishes) {
  const needs = NEEDS.filter((key) => wishes.has(key));
  const meets = ({ reasons }) => reasons.some(({ key }) => !needs.length || needs.includes(key));
  const found = list.map((entry) => weigh(entry, wishes)).filter(meets);
  const by = new Map(found.map((each) => [each.entry, each]));
  return sorted([...by.keys()], { q: "", sort: "name" }, tag)
    .map((entry) => by.get(entry))
    .sort((a, b) => b.score - a.score);
}

function card({ entry, reasons }, words) {
  const element = part("card").content.firstElementChild.cloneNode(true);
  const [link, about, reason] = element.children;
  const { text, lang } = entry.shown;
  Object.assign(link, { href: `${root}${tag}/${entry.kind}/${entry.id}/`, textContent: text }, lang && { lang });
  about.textContent = line(entry, words);
  reason.textContent = reasons.map((each) => each.text).join(" · ");
  element.classList.add(`im-${entry.cluster[0]}`);
  return element;
}

function counted(n) {
  const forms = JSON.parse(part("status").dataset.forms);
  return forms[new Intl.PluralRules(locales).select(n)].replace("{n}", n.toLocaleString(locales));
}

let telling;
// Said when choosing rests, and even where it is the same as before.
function tell(text) {
  clearTimeout(telling);
  part("status").textContent = "";
  telling = setTimeout(() => (part("status").textContent = text), 200);
}

async function show() {
  const wishes = chosen();
  showAnswers();
  const asking = wishes.size > 0;
  const loaded = asking && (await (data ??= load()).catch(() => (data = undefined)));
  if (asking && !loaded) return tell(part("status").dataset.failed); // the static lists stay; the next question tries again
  const found = asking ? rank(loaded.list, wishes) : [];
  part("cards").replaceChildren(...found.slice(0, shown).map((each) => card(each, loaded.words)));
  for (const name of ["results", "clear", "cards"]) part(name).hidden = !asking;
  part("copy").hidden = !asking || !navigator.clipboard;
  part("further").hidden = found.length <= shown;
  part("lists").hidden = found.length > 0;
  part("none").hidden = !asking || found.length > 0;
  tell(!asking ? "" : found.length ? counted(found.length) : nothing(wishes, loaded.list));
}

// What is said where nobody was found. Whoever offers what nobody looks for may want to know who else does.
function nothing(wishes, list) {
  const given = [...(wishes.get("seeks")?.keys() ?? [])];
  const shared = given.filter((need) => list.some((entry) => values(entry, "offers").includes(need)));
  part("offered").hidden = !shared.length;
  part("offered").href = `?${new URLSearchParams(shared.map((need) => ["offers", need]))}`;
  return part("status").dataset[given.length && !wishes.has("offers") ? "unsought" : "nothing"];
}

// Asking: each choice is a step that the back button takes back.
function ask() {
  shown = STEP;
  if (toAddress() !== location.pathname + location.search) history.pushState(null, "", toAddress());
  return show();
}

form.addEventListener("change", ask);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask().then(() => (chosen().size ? part("results").focus() : tell(part("status").dataset.choose)));
});
part("clear").addEventListener("click", () => {
  form.reset();
  ask().then(() => sides[0].querySelector("summary").focus());
});
part("copy").addEventListener("click", () =>
  navigator.clipboard.writeText(location.href).then(() => tell(part("status").dataset.copied)),
);
part("further").addEventListener("click", async () => {
  const before = part("cards").children.length;
  shown += STEP;
  await show();
  part("cards").children[before].querySelector("a").focus();
});
addEventListener("popstate", () => {
  fromAddress();
  show();
});

fromAddress();
// Whoever follows a link wants its answers, and finds the questions closed above them; on a phone only the first is open.
const isWide = matchMedia("(min-width: 45em)").matches;
sides.forEach((side, at) => (side.open = !chosen().size && (isWide || at === 0)));
show();
