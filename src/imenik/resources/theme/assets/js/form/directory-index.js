// What is known of the other entries: ids.json and, for organisations, alike.json, made ready for the checks.
import { sorted } from "./near-duplicates.js";

const lines = (text) => (text ? text.split("\n") : []);

export function index(ids, alike) {
  const sets = Object.fromEntries(Object.entries(ids.ids).map(([kind, text]) => [kind, new Set(lines(text))]));
  const known = alike && sorted(organisations(lines(ids.ids.organisations), alike));
  return { ids: sets, former: ids.former, logos: new Set(lines(ids.logos)), organisations: known };
}

function organisations(ids, alike) {
  const columns = Object.fromEntries(Object.entries(alike).map(([name, text]) => [name, text.split("\n")]));
  return ids.map((id, at) => ({
    id,
    names: columns.names[at]
      .split("\t")
      .filter(Boolean)
      .map((name) => ({ folded: name.replace(/^!/, ""), short: name.startsWith("!") })),
    country: columns.countries[at],
    parent: ids[columns.parents[at] || -1],
    umbrellas: columns.umbrellas[at]
      .split(" ")
      .filter(Boolean)
      .map((number) => ids[number]),
    site: columns.sites[at],
  }));
}
