// How lists will show an entry that is being made: the finder's line, in the words that the form itself has.
import { pick } from "../entries.js";
import { LINES } from "../subtitles.js";
import { load } from "./load.js";
import { fieldsOf, labelOf } from "./markup.js";

const DAY = 864e5;
const one = (value) => (value === undefined ? [] : [value].flat());

// What the finder's index would hold of the entry; days are counted backwards.
const INDEXED = {
  organisations: ({ type, country, active_in, status, city }, shown) => ({
    type: one(type),
    seat: country ? [country] : one(active_in).slice(0, 3),
    status: one(status),
    texts: { city, parent: shown("part_of") },
  }),
  projects: ({ stage, seeks }, shown) => ({
    stage: one(stage),
    seeks: one(seeks).map(({ need }) => need),
    texts: { lead: shown("lead") },
  }),
  events: ({ type, status, place = {}, starts, ends }) => ({
    event: one(type),
    state: one(status),
    country: one(place.country),
    starts: age(starts),
    ends: age(ends),
    texts: { city: place.city },
  }),
};
const FIELDS = { event: "type", state: "status" };

const age = (text) => (Number.isNaN(Date.parse(text?.slice(0, 10))) ? undefined : -Date.parse(text.slice(0, 10)) / DAY);

// Name and line of an entry, and its first cluster.
export async function card(form, value) {
  const { kind, root, tag } = form.dataset;
  const [words, choices] = await Promise.all([
    load(`${root}find/${tag}.json`),
    load(`${root}assets/form/choices/${tag}.json`),
  ]);
  const countries = new Map(choices.countries);
  const field = (name) => fieldsOf(form).find((each) => each.dataset.field === name);
  const shown = (name) => value[name] && field(name).querySelector("[role=combobox]").value;
  const text = (name) => name && (typeof name === "string" ? name : pick(name, words).text);
  const word = (key, each) => {
    if (countries.has(each)) return countries.get(each);
    const option = form.querySelector(`:is(option, input)[value="${CSS.escape(each)}"]`);
    const own = field(FIELDS[key] ?? key)?.querySelector(`:is(option, input)[value="${CSS.escape(each)}"]`) ?? option;
    return own?.text ?? own?.nextElementSibling?.textContent ?? words.labels.seeks?.[each] ?? each;
  };
  const say = (key, values = []) => values.map((each) => word(key, each)).join(", ");
  const day = (days) => {
    if (days === undefined) return "";
    const date = new Date(-days * DAY);
    return words.dates[date.getUTCMonth()].replace("{d}", date.getUTCDate()).replace("{y}", date.getUTCFullYear());
  };
  const needs = (key, values) => values?.length && `${labelOf(field(key))}: ${say(key, values)}`;
  const line = LINES[kind](INDEXED[kind](value, shown), { say, text, day, needs });
  return {
    name: text(value.name ?? value.title) ?? "",
    line: line.filter(Boolean).join(" · "),
    cluster: value.clusters?.[0],
  };
}
