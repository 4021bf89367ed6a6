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
export function directoryIndex({ ids, former, removed, logos }, similarity) {
  return {
    ids: Object.fromEntries(Object.entries(ids).map(([kind, text]) => [kind, new Set(lines(text))])),
    former,
    removed,
    logos: new Set(lines(logos)),
    organisations: similarity && comparableOrganisations(unpackOrganisations(lines(ids.organisations), similarity)),
  };
}

/**
 * @param {string[]} ids
 * @param {SimilarityFile} file
 * @returns {ComparableOrganisation[]}
 */
function unpackOrganisations(ids, { names, countries, parents, kin, umbrellas, contacts, towns }) {
  const columns = [names, countries, parents, kin, umbrellas, contacts, towns].map((column) => column.split("\n"));
  const [nameLines, countryLines, parentLines, kinLines, umbrellaLines, contactLines, townLines] = columns;
  /** @param {string} numbers */
  const named = (numbers) => words(numbers, " ").map((number) => ids[Number(number)]);
  return ids.map((id, line) => ({
    id,
    names: words(nameLines[line]).map((name) => ({ folded: name.replace(/^!/, ""), short: name.startsWith("!") })),
    country: countryLines[line],
    parent: named(parentLines[line])[0],
    kin: named(kinLines[line]),
    umbrellas: named(umbrellaLines[line]),
    contacts: words(contactLines[line]),
    towns: words(townLines[line]),
  }));
}

/** @param {string} text */
const words = (text, separator = "\t") => text.split(separator).filter(Boolean);
