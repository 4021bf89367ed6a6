// What is known of the other entries: ids.json and, for organisations, alike.json, made ready for the checks.
/** @import {ComparableOrganisation, DirectoryIndex, IdFile, SimilarityFile} from "#types" */
import { comparableOrganisations } from "./near-duplicates.js";

/** @param {string} text */
const lines = (text) => (text ? text.split("\n") : []);

/**
 * @param {IdFile} ids
 * @param {SimilarityFile} [similarity]
 * @returns {DirectoryIndex}
 */
export function directoryIndex({ ids, former, logos }, similarity) {
  return {
    ids: Object.fromEntries(Object.entries(ids).map(([kind, text]) => [kind, new Set(lines(text))])),
    former,
    logos: new Set(lines(logos)),
    organisations: similarity && comparableOrganisations(unpackOrganisations(lines(ids.organisations), similarity)),
  };
}

/**
 * @param {string[]} ids
 * @param {SimilarityFile} file
 * @returns {ComparableOrganisation[]}
 */
function unpackOrganisations(ids, { names, countries, parents, umbrellas, sites }) {
  const [nameLines, countryLines, parentLines, umbrellaLines, siteLines] = [
    names,
    countries,
    parents,
    umbrellas,
    sites,
  ].map((column) => column.split("\n"));
  return ids.map((id, line) => ({
    id,
    names: nameLines[line]
      .split("\t")
      .filter(Boolean)
      .map((name) => ({ folded: name.replace(/^!/, ""), short: name.startsWith("!") })),
    country: countryLines[line],
    parent: parentLines[line] ? ids[Number(parentLines[line])] : undefined,
    umbrellas: umbrellaLines[line]
      .split(" ")
      .filter(Boolean)
      .map((number) => ids[Number(number)]),
    site: siteLines[line],
  }));
}
