// How lists will show an entry that is being made: the finder's line, in the words that the form itself has.
/** @import {CardEntry, Choices, EntryKind, EntryValue, FacetKey, Speech, Spellings, Text, Words} from "#types" */
import { fetchJson } from "../fetch-json.js";
import { fill } from "../markup.js";
import { pickText } from "../pick-text.js";
import { subtitle } from "../subtitles.js";
import { fieldsOf, formData, labelOf, nameOf } from "./markup.js";

const DAY = 864e5; // milliseconds

/**
 * The one value of a facet, if there is any.
 * @param {string | undefined} value
 */
const single = (value) => (value === undefined ? [] : [value]);

/**
 * A text of the form as one of the finder's.
 * @param {Text | undefined} text
 * @returns {Spellings | undefined}
 */
function spellingsOf(text) {
  if (!text) return undefined;
  return { all: [], byTag: typeof text === "string" ? { und: text } : /** @type {Record<string, string>} */ (text) };
}

/**
 * How long ago a day is, as the finder counts; from 1 January 1970.
 * @param {string | undefined} moment
 */
function ageOf(moment = "") {
  const time = Date.parse(moment.slice(0, 10));
  return Number.isNaN(time) ? undefined : -time / DAY;
}

/**
 * What the finder's index would hold of the entry, given what gives the names of entries that a field refers to.
 * @type {Record<EntryKind, (value: EntryValue, shownName: (field: string) => string | undefined) => CardEntry>}
 */
const CARD_ENTRIES = {
  organisations: ({ type, country, active_in = [], status, city }, shownName) => ({
    type: single(type),
    seat: country ? [country] : active_in.slice(0, 3),
    status: single(status),
    texts: { city: spellingsOf(city), parent: spellingsOf(shownName("part_of")) },
  }),
  projects: ({ stage, seeks = [] }, shownName) => ({
    stage: single(stage),
    seeks: seeks.map((need) => (typeof need === "string" ? need : need.need)),
    texts: { lead: spellingsOf(shownName("lead")) },
  }),
  events: ({ type, status, place: { country, city } = {}, starts, ends }) => ({
    event: single(type),
    state: single(status),
    country: single(country),
    starts: ageOf(starts),
    ends: ageOf(ends),
    texts: { city: spellingsOf(city) },
  }),
};
/**
 * Fields whose facets have other names.
 * @type {Partial<Record<FacetKey, string>>}
 */
const FIELDS = { event: "type", state: "status" };

/**
 * What puts the entry into the language of the form.
 * @param {HTMLFormElement} form
 * @param {Words} words
 * @param {Map<string, string>} countries
 * @returns {Speech}
 */
function speechOf(form, words, countries) {
  /** @param {FacetKey} key */
  const fieldOf = (key) => fieldsOf(form).find((field) => nameOf(field) === (FIELDS[key] ?? key));
  /** @type {(key: FacetKey, value: string) => string} */
  const label = (key, value) => {
    const selector = `:is(option, input)[value="${CSS.escape(value)}"]`;
    const choice = fieldOf(key)?.querySelector(selector) ?? form.querySelector(selector);
    const text = choice instanceof HTMLOptionElement ? choice.text : choice?.nextElementSibling?.textContent;
    return countries.get(value) ?? text ?? words.labels.seeks?.[value] ?? value;
  };
  /** @type {Speech["labels"]} */
  const labels = (key, values = []) => values.map((value) => label(key, value)).join(", ");
  return {
    labels,
    labelsWithTitle(key, values) {
      const field = fieldOf(key);
      return values?.length && field ? `${labelOf(field)}: ${labels(key, values)}` : "";
    },
    text: (spellings) => (spellings ? pickText(spellings.byTag, words).text : ""),
    day(age) {
      if (age === undefined) return "";
      const date = new Date(-age * DAY);
      return fill(words.dates[date.getUTCMonth()], { d: date.getUTCDate(), y: date.getUTCFullYear() });
    },
  };
}

/**
 * Title and line of an entry, and its first cluster.
 * @param {HTMLFormElement} form
 * @param {EntryValue} value
 */
export async function previewCard(form, value) {
  const { kind, root, tag } = formData(form);
  /** @type {[Words, Choices]} */
  const [words, choices] = await Promise.all([
    fetchJson(`${root}find/${tag}.json`),
    fetchJson(`${root}assets/form/choices/${tag}.json`),
  ]);
  const speech = speechOf(form, words, new Map(choices.countries));
  /** @param {string} name */
  const shownName = (name) => {
    const field = value[name] ? fieldsOf(form).find((candidate) => nameOf(candidate) === name) : undefined;
    /** @type {HTMLInputElement | null | undefined} */
    const input = field?.querySelector("[role=combobox]");
    return input?.value;
  };
  return {
    title: speech.text(spellingsOf(value.name ?? value.title)),
    line: subtitle(kind, CARD_ENTRIES[kind](value, shownName), speech),
    cluster: value.clusters?.[0],
  };
}
