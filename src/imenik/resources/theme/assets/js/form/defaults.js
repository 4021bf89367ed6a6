// What follows from what somebody wrote, until a hand changes it: the time zone of a time, and today where sources are named.
/** @import {EntryValue, Zones} from "#types" */
import { read, writeField } from "./fields.js";
import { fieldsOf, nameOf } from "./markup.js";

/** @typedef {{ zones: Zones, today: string }} Known */

/** @param {EntryValue} value */
function hasTime({ starts, ends, deadline, programme = [] }) {
  const moments = [starts, ends, deadline, ...programme.flatMap((item) => [item.starts, item.ends])];
  return moments.some((moment) => moment?.includes(":"));
}

/**
 * The zone of the country; of its several, or without a country, that of the browser.
 * @param {EntryValue} value
 * @param {Zones} zones
 */
function defaultZone(value, { all, byCountry = {} }) {
  if (!hasTime(value)) return "";
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { country } = value.place ?? {};
  if (!country) return all.split(" ").includes(local) ? local : "";
  const zones = Object.hasOwn(byCountry, country) ? byCountry[country].split(" ") : [local];
  if (zones.length === 1) return zones[0];
  return zones.includes(local) ? local : "";
}

/** @type {Record<string, (value: EntryValue, known: Known) => string>} */
const DEFAULTS = {
  timezone: (value, { zones }) => defaultZone(value, zones),
  checked: (value, { today }) => (value.sources ? today : ""),
};

/**
 * Gives a function that puts them into a form and gives its value.
 * @param {HTMLFormElement} form
 */
export function defaultsOf(form) {
  /** @type {Record<string, string>} */
  const written = {}; // what was put there from here
  /** @param {Known} known */
  return (known) => {
    const value = read(form);
    for (const field of fieldsOf(form)) {
      const name = nameOf(field);
      if (!Object.hasOwn(DEFAULTS, name) || field.contains(document.activeElement)) continue;
      const present = value[name] ?? "";
      const wanted = DEFAULTS[name](value, known);
      if (present !== (written[name] ?? "") || present === wanted) continue;
      written[name] = wanted;
      writeField(field, wanted || undefined);
    }
    return read(form);
  };
}
