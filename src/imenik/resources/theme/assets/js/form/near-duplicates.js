// Whether an organisation is in the directory already, as near_duplicate.py finds it: equal and nearly equal names, the
// same web site. It is compared with each of the others, which are in the order of their ids.
/** @import {ComparableName, ComparableOrganisation, ComparableOrganisations, EntryValue, Finding, Location, Rules, Text} from "#types" */
import { difference, isOneEditApart } from "../edit-distance.js";
import { say } from "./messages.js";
import { comparableWords } from "./text-checks.js";
import { asList } from "./traversal.js";
import { splitUrl } from "./values.js";

/** @typedef {ComparableName & { location: Location }} OwnName */
/** @typedef {{ names: OwnName[], country: string, parent?: string, umbrellas: string[] }} OwnOrganisation */
/** @typedef {{ other: string, location: Location, message: string }} Similarity `other` is the id of another organisation */

/**
 * The organisations by what they are compared by, so that few are looked at as one types.
 * @param {ComparableOrganisation[]} organisations
 * @returns {ComparableOrganisations}
 */
export const comparableOrganisations = (organisations) => ({
  all: organisations,
  byName: groupBy(organisations, (organisation) => new Set(nameKeys(organisation).map(({ key }) => key))),
  byCountry: groupBy(organisations, ({ country }) => [country]),
  bySite: groupBy(organisations, ({ site }) => (site ? [site] : [])),
});

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Iterable<string>} keysOf
 */
function groupBy(items, keysOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(item);
    }
  }
  return groups;
}

/**
 * @param {EntryValue} value
 * @param {ComparableOrganisations} organisations
 * @param {Rules} rules
 * @param {string} [ownId] of the entry that is edited
 * @returns {Finding[]}
 */
export function nearDuplicates(value, organisations, rules, ownId) {
  /** @param {ComparableOrganisation[]} [some] */
  const others = (some = []) => some.filter(({ id }) => id !== ownId);
  const own = {
    names: namesOf(value, rules),
    country: value.country ?? "",
    parent: value.part_of,
    umbrellas: asList(value.member_of),
  };
  const site = value.website && siteOf(value.website, rules);
  const similarities = [
    ...sameNames(own, (key) => others(organisations.byName.get(key))),
    ...similarNames(own, others(organisations.byCountry.get(own.country)), rules),
    ...(site ? sameSite(value, own, others(organisations.bySite.get(site)), others(organisations.all)) : []),
  ];
  // Of each other organisation the first reason is enough.
  const first = new Map([...similarities].reverse().map((similarity) => [similarity.other, similarity]));
  return similarities
    .filter((similarity) => first.get(similarity.other) === similarity)
    .map(({ other, location, message }) => {
      const hint = say("if they are the same, keep one: see {path}", { path: `data/organisations/${other}.yml` });
      return { rule: "near-duplicate", severity: "warning", location, message: say(message, { other }), hint };
    });
}

/**
 * @param {EntryValue} value
 * @param {Rules} rules
 * @returns {OwnName[]}
 */
function namesOf({ name, short_name, also_known_as }, rules) {
  /** @param {string} text */
  const folded = (text) => comparableWords(text).join(" ").replace(rules.pattern("legalForm"), "");
  /** @type {(field: string, text: Text | undefined, short: boolean) => OwnName[]} */
  const translations = (field, text, short) => {
    if (typeof text === "string") return [{ folded: folded(text), location: [field], short }];
    return Object.entries(text ?? {}).flatMap(([tag, translation]) =>
      typeof translation === "string" ? [{ folded: folded(translation), location: [field, tag], short }] : [],
    );
  };
  const aliases = asList(also_known_as).map((text, index) => ({
    folded: folded(text ?? ""),
    location: ["also_known_as", index],
    short: false,
  }));
  return [...translations("name", name, false), ...translations("short_name", short_name, true), ...aliases];
}

// Names

/**
 * Where a name is compared: that of several words everywhere, acronyms and names of one word within a country.
 * @param {ComparableName} name
 * @param {string} country
 */
function scopes({ folded, short }, country) {
  if (!folded) return [];
  return short || !folded.includes(" ") ? [country] : ["", country];
}

/**
 * What organisations with the same name share.
 * @template {ComparableName} N
 * @param {{ names: N[], country: string }} organisation
 */
const nameKeys = ({ names, country }) =>
  names.flatMap((name) => scopes(name, country).map((scope) => ({ key: `${scope}\t${name.folded}`, name })));

/**
 * @param {OwnOrganisation} own
 * @param {(key: string) => ComparableOrganisation[]} withKey
 * @returns {Similarity[]}
 */
function sameNames(own, withKey) {
  const keys = nameKeys(own);
  const firstByKey = new Map([...keys].reverse().map(({ key, name }) => [key, name]));
  return [...new Set(keys.map(({ key }) => key))].flatMap((key) => {
    const others = withKey(key);
    const sibling = others.find(({ parent }) => parent === own.parent) ?? others.find(({ parent }) => !parent);
    const other = own.parent ? sibling : others[0];
    const location = firstByKey.get(key)?.location ?? [];
    return other ? [{ other: other.id, location, message: SAME_NAME }] : [];
  });
}

/**
 * Names in one country that are the same but for one word, and that word but for a letter.
 * @param {OwnOrganisation} own
 * @param {ComparableOrganisation[]} others
 * @param {Rules} rules
 * @returns {Similarity[]}
 */
function similarNames(own, others, rules) {
  /** @param {ComparableName} name */
  const isLong = ({ folded, short }) => !short && folded.length >= rules.shortestAlike;
  return own.names.filter(isLong).flatMap(({ location, folded }) => {
    const words = folded.split(" ");
    const similar = others.filter(({ names }) =>
      names.some((name) => isLong(name) && areSimilar(words, name.folded.split(" "), rules)),
    );
    return similar.map(({ id }) => ({ other: id, location, message: SIMILAR_NAME }));
  });
}

/**
 * @param {string[]} words
 * @param {string[]} otherWords
 * @param {Rules} rules
 */
function areSimilar(words, otherWords, { shortestWord }) {
  if (words.length !== otherWords.length) return false;
  const differing = words.flatMap((word, index) => (word === otherWords[index] ? [] : [index]));
  if (differing.length !== 1) return false;
  const [word, other] = [words[differing[0]], otherWords[differing[0]]];
  if (Math.min(word.length, other.length) < shortestWord || !isOneEditApart(word, other)) return false;
  return !/\p{Nd}/u.test(difference(word, other).join("")); // clubs are told apart by numbers
}

// Web sites

/**
 * What tells a web site from others: its host, and the path too where many share one.
 * @param {string} url
 * @param {Rules} rules
 */
function siteOf(url, { sharedHosts }) {
  const { host, path, query } = splitUrl(url.toLowerCase()) ?? { host: "", path: "", query: "" };
  const bare = host.replace(/^www\./, "");
  const shared = sharedHosts.find((known) => bare === known || bare.endsWith(`.${known}`));
  return shared ? `${shared}${path.replace(/\/+$/, "")}?${query}` : bare;
}

/**
 * A site that organisations of one family share says nothing; a family is what belongs together by `part_of`, and the
 * families that share a site are one by `member_of`.
 * @param {EntryValue} value
 * @param {OwnOrganisation} own
 * @param {ComparableOrganisation[]} sharing the others with this site
 * @param {ComparableOrganisation[]} others
 * @returns {Similarity[]}
 */
function sameSite(value, own, sharing, others) {
  if (!sharing.length) return [];
  const self = { id: value.id ?? "", parent: own.parent, umbrellas: own.umbrellas };
  const familyOf = connect([...others, self].map(({ id, parent }) => [id, parent ?? id]));
  const groupOf = connect(
    [...sharing, self].flatMap(({ id, umbrellas }) =>
      umbrellas.map((umbrella) => /** @type {[string, string]} */ ([familyOf(id), familyOf(umbrella)])),
    ),
  );
  const ownGroup = groupOf(familyOf(self.id));
  if (sharing.some(({ id }) => groupOf(familyOf(id)) === ownGroup)) return [];
  return [{ other: sharing[0].id, location: ["website"], message: SAME_SITE }];
}

/**
 * Gives what represents all that are connected, at once or by way of others (union-find).
 * @param {[string, string][]} pairs
 */
function connect(pairs) {
  /** @type {Map<string, string>} */
  const parents = new Map();
  /** @param {string} member */
  const representative = (member) => {
    let current = member;
    for (let next = parents.get(current); next !== undefined && next !== current; next = parents.get(current)) {
      current = next;
    }
    return current;
  };
  for (const [member, other] of pairs) parents.set(representative(member), representative(other));
  return representative;
}

// The messages, each a literal for the catalogues.
const SAME_NAME = say('"{other}" has the same name').text;
const SIMILAR_NAME = say('"{other}" has nearly the same name').text;
const SAME_SITE = say('"{other}" has the same website').text;
