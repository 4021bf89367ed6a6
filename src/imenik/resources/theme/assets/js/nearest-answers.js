// The nearest there is where a question finds nothing: one word less, the country of a town and the towns around it, the
// home places around one without entries. What it needs (exports/browser/nearest_places.py) is fetched only then.
/** @import {EntryList, NearbyPlaces, NearestAnswer, Point, TownNames} from "#types" */
import { isOneEditApart } from "./edit-distance.js";
import { fetchJson } from "./fetch-json.js";
import { closeness, interpret, writtenWords } from "./query.js";
import { foldedWords } from "./word-forms.js";

const FEW = 3; // answers of a kind
const MOST_WORDS = 3; // in the name of a town
const FAR = 300; // kilometres
const EARTH_RADIUS = 6371; // kilometres
const MIN_WORD_LENGTH = 4;

/**
 * @param {Point} point
 * @param {Point} other
 */
const kilometres = (point, other) => EARTH_RADIUS * Math.acos(Math.min(1, closeness(point, other)));

/**
 * The places with entries around a point, the nearest first.
 * @template {{ point: Point, number: number }} Place
 * @param {Place[]} places
 * @param {Point} point
 */
function around(places, point) {
  const near = places.map((place) => ({ ...place, distance: kilometres(place.point, point) }));
  return near
    .filter(({ number, distance }) => number > 0 && distance <= FAR)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, FEW);
}

/**
 * The question without one of its words, where that finds something: what finds least says most.
 * @param {EntryList} list
 * @param {string} text
 * @returns {NearestAnswer[]}
 */
function shorterQuestions(list, text) {
  const words = writtenWords(text);
  if (words.length < 2) return [];
  const shorter = words.map((name, index) => {
    const q = words.toSpliced(index, 1).join(" ");
    return { kind: /** @type {const} */ ("without"), name, query: { q }, number: interpret(list, q).matches.length };
  });
  return shorter
    .filter(({ number }) => number)
    .sort((a, b) => a.number - b.number)
    .slice(0, FEW);
}

/**
 * The parts of a question that may be names of places, the longest first: those that find nothing by themselves.
 * @param {EntryList} list
 * @param {string} text
 */
function possibleNames(list, text) {
  const words = foldedWords(text);
  const lengths = Array.from({ length: Math.min(words.length, MOST_WORDS) }, (_, index) => index + 1).reverse();
  const names = lengths.flatMap((length) =>
    words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(" ")),
  );
  return names.filter((name) => !interpret(list, name).matches.length);
}

/**
 * The towns of a name, in the countries with entries first; one letter may be wrong where none is called so.
 * @param {string} name
 * @param {string} root
 * @param {NearbyPlaces} nearby
 */
async function townsNamed(name, root, { countries }) {
  if (!/^[a-z]/.test(name)) return [];
  /** @type {TownNames} */
  const towns = await fetchJson(`${root}find/towns/${name[0]}.json`);
  /** @param {(known: string) => boolean} isWanted */
  const those = (isWanted) =>
    Object.entries(towns).flatMap(([country, named]) =>
      Object.keys(named)
        .filter(isWanted)
        .map((known) => ({ country, point: named[known], number: countries[country]?.[1] ?? 0 })),
    );
  const exact = those((known) => known === name);
  const found = exact.length || name.length < MIN_WORD_LENGTH ? exact : those((known) => isOneEditApart(name, known));
  return found.sort((a, b) => b.number - a.number);
}

/**
 * @param {string} name
 * @param {string} root
 * @param {NearbyPlaces} nearby
 * @returns {Promise<NearestAnswer[]>}
 */
async function answersAroundTown(name, root, nearby) {
  const [town] = await townsNamed(name, root, nearby);
  if (!town) return [];
  const towns = nearby.towns.map(([name, country, latitude, longitude, number]) => ({
    name,
    country,
    number,
    point: /** @type {Point} */ ([latitude, longitude]),
  }));
  const [label = "", number = 0] = nearby.countries[town.country] ?? [];
  /** @type {NearestAnswer[]} */
  const country = number ? [{ kind: "country", name: label, number, query: { country: town.country } }] : [];
  return [
    ...country,
    ...around(towns, town.point).map(({ name, country, number, distance }) => ({
      kind: /** @type {const} */ ("town"),
      name: `${name}, ${nearby.countries[country]?.[0] ?? country}`,
      number,
      distance,
      query: { q: name },
    })),
  ];
}

/**
 * @param {string} name
 * @param {NearbyPlaces} nearby
 * @returns {NearestAnswer[]}
 */
function answersAroundPlace(name, nearby) {
  const places = nearby.places.map(([id, label, latitude, longitude, number]) => ({
    id,
    name: label,
    number,
    point: /** @type {Point} */ ([latitude, longitude]),
  }));
  const asked = places.find((place) => foldedWords(place.name).join(" ") === name);
  if (!asked) return [];
  const others = places.filter((place) => place !== asked);
  return around(others, asked.point).map(({ id, name, number, distance }) => ({
    kind: "place",
    name,
    number,
    distance,
    query: { place: id },
    beside: asked.id,
  }));
}

/**
 * @param {EntryList} list what was searched
 * @param {string} text the question that found nothing
 * @param {string} root the address of the site
 * @param {string} tag
 * @returns {Promise<NearestAnswer[]>}
 */
export async function nearestAnswers(list, text, root, tag) {
  const shorter = shorterQuestions(list, text);
  const names = possibleNames(list, text);
  if (!names.length) return shorter;
  /** @type {NearbyPlaces} */
  const nearby = await fetchJson(`${root}find/nearest/${tag}.json`);
  const places = names.map((name) => answersAroundPlace(name, nearby));
  const others = names.filter((_, index) => !places[index].length);
  const towns = await Promise.all(others.map((name) => answersAroundTown(name, root, nearby)));
  /** @param {NearestAnswer[]} answers */
  const isSome = (answers) => answers.length > 0;
  return [...shorter, ...(places.find(isSome) ?? []), ...(towns.find(isSome) ?? [])];
}
