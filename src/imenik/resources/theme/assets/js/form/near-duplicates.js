// Whether an organisation is in the directory already, as near_duplicate.py finds it: equal and nearly equal names, the
// same mailbox, page or number. A form does not know that two names are those of one town, so towns are compared by their
// spelling, and only where a common acronym would mean nothing without them. It is compared with each of the others, which are in the order of their ids.
/** @import {Contact} from "./contacts.js" */
/** @import {ComparableName, ComparableOrganisation, ComparableOrganisations, EntryValue, Finding, Location, Rules, Text} from "#types" */
import { difference, isOneEditApart } from "../edit-distance.js";
import { fold } from "../fold.js";
import { contactsOf } from "./contacts.js";
import { say } from "./messages.js";
import { comparableWords } from "./text-checks.js";
import { asList } from "./traversal.js";

/** @typedef {ComparableName & { location: Location }} OwnName */
/** @typedef {{ names: OwnName[], country: string, towns: string[], parent?: string, kin: string[], umbrellas: string[] }} OwnOrganisation */
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
  byContact: groupBy(organisations, ({ contacts }) => contacts),
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
    towns: townsOf(value),
    parent: value.part_of,
    kin: [...asList(value.also_part_of), ...asList(value.succeeds)].filter(Boolean),
    umbrellas: asList(value.member_of),
  };
  const similarities = [
    ...sameNames(own, (key) => others(organisations.byName.get(key))),
    ...similarNames(own, others(organisations.byCountry.get(own.country)), rules),
    ...contactsOf(value, rules).flatMap((contact) =>
      sameContact(value, own, contact, others(organisations.byContact.get(contact.key)), others(organisations.all)),
    ),
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
    if (typeof text === "string") return [{ folded: folded(text), location: [field], short: short || isAcronym(text) }];
    return Object.entries(text ?? {}).flatMap(([tag, translation]) =>
      typeof translation === "string"
        ? [{ folded: folded(translation), location: [field, tag], short: short || isAcronym(translation) }]
        : [],
    );
  };
  const aliases = asList(also_known_as).map((text, index) => ({
    folded: folded(text ?? ""),
    location: ["also_known_as", index],
    short: isAcronym(text ?? ""),
  }));
  return [...translations("name", name, false), ...translations("short_name", short_name, true), ...aliases];
}

/** @param {string} text */
const isAcronym = (text) => /^\p{L}{2,6}$/u.test(text) && text === text.toUpperCase() && text !== text.toLowerCase();

/**
 * Every spelling of the towns of all its seats.
 * @param {EntryValue} value
 */
function townsOf({ city, seats }) {
  const named = [city, ...asList(seats).map((seat) => seat?.city)];
  return named
    .flatMap((text) => (typeof text === "string" ? [text] : Object.values(text ?? {})))
    .map((name) => fold(String(name)));
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
  names.flatMap((name) =>
    scopes(name, country).map((scope) => ({ key: `${scope}\t${name.folded.split(" ").sort().join(" ")}`, name })),
  );

/**
 * @param {OwnOrganisation} own
 * @param {(key: string) => ComparableOrganisation[]} withKey
 * @returns {Similarity[]}
 */
function sameNames(own, withKey) {
  const keys = nameKeys(own);
  const firstByKey = new Map([...keys].reverse().map(({ key, name }) => [key, name]));
  return [...new Set(keys.map(({ key }) => key))].flatMap((key) => {
    const name = /** @type {OwnName} */ (firstByKey.get(key));
    const other = withKey(key).find((organisation) => mayBeOne(own, name, key, organisation));
    return other ? [{ other: other.id, location: name.location, message: SAME_NAME }] : [];
  });
}

/**
 * Units of different authorities may have one name, and many organisations one acronym, but not in one town.
 * @param {OwnOrganisation} own
 * @param {OwnName} name
 * @param {string} key
 * @param {ComparableOrganisation} other
 */
function mayBeOne(own, name, key, other) {
  if (own.parent && other.parent && own.parent !== other.parent) return false;
  const isShortToo = nameKeys(other).every((theirs) => theirs.key !== key || theirs.name.short);
  return !(name.short && isShortToo) || own.towns.some((town) => other.towns.includes(town));
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

// Contacts

/**
 * What organisations of one family share says nothing; a family is what belongs together by `part_of`, `also_part_of` and
 * `succeeds`, and the families that share something are one by `member_of`.
 * @param {EntryValue} value
 * @param {OwnOrganisation} own
 * @param {Contact} contact
 * @param {ComparableOrganisation[]} sharing the others with this contact
 * @param {ComparableOrganisation[]} others
 * @returns {Similarity[]}
 */
function sameContact(value, own, { location, message }, sharing, others) {
  if (!sharing.length) return [];
  const self = { id: value.id ?? "", parent: own.parent, kin: own.kin, umbrellas: own.umbrellas };
  const familyOf = connect(
    [...others, self].flatMap(({ id, parent, kin }) =>
      [parent ?? id, ...kin].map((relative) => /** @type {[string, string]} */ ([id, relative])),
    ),
  );
  const groupOf = connect(
    [...sharing, self].flatMap(({ id, umbrellas }) =>
      umbrellas.map((umbrella) => /** @type {[string, string]} */ ([familyOf(id), familyOf(umbrella)])),
    ),
  );
  const ownGroup = groupOf(familyOf(self.id));
  if (sharing.some(({ id }) => groupOf(familyOf(id)) === ownGroup)) return [];
  return [{ other: sharing[0].id, location, message }];
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
