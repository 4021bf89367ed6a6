// Whether an organisation stands in the directory already, as near_duplicate.py tells it: equal and nearly equal names,
// the same web site. It is compared with each of the others, which are in the order of their ids.
import { say } from "./messages.js";
import { foldedWords } from "./text-checks.js";
import { splitUrl } from "./values.js";
import { several } from "./traversal.js";

// The others made ready: by name, by country and by site, so that few are looked at as one types.
export function sorted(organisations) {
  const sorts = { all: organisations, names: new Map(), countries: new Map(), sites: new Map() };
  const put = (sort, key, each) => (sort.get(key) ?? sort.set(key, []).get(key)).push(each);
  for (const each of organisations) {
    for (const key of new Set(keys(each).map(([key]) => key))) put(sorts.names, key, each);
    put(sorts.countries, each.country, each);
    if (each.site) put(sorts.sites, each.site, each);
  }
  return sorts;
}

export function duplicates(value, sorts, rules, own) {
  const others = (sort, key) => (sorts[sort].get(key) ?? []).filter((each) => each.id !== own);
  const mine = {
    names: names(value, rules),
    country: value.country ?? "",
    parent: value.part_of,
    umbrellas: several(value.member_of),
  };
  const found = [
    ...sameName(mine, (key) => others("names", key)),
    ...likeName(mine, others("countries", mine.country), rules),
    ...sameSite(
      value,
      mine,
      value.website ? others("sites", siteOf(value.website, rules)) : [],
      sorts.all.filter((each) => each.id !== own),
    ),
  ];
  const told = new Set();
  return found.flatMap(({ other, at, message }) => {
    if (told.has(other)) return [];
    told.add(other);
    const hint = say("if they are the same, keep one: see {path}", { path: `data/organisations/${other}.yml` });
    return [{ rule: "near-duplicate", level: "warning", at, message: say(message, { other }), hint }];
  });
}

function names({ name, short_name, also_known_as }, rules) {
  const comparable = (text) => foldedWords(text).join(" ").replace(rules.pattern("legalForm"), "");
  const texts = (field, text, short) =>
    typeof text === "string"
      ? [{ folded: comparable(text), at: [field], short }]
      : Object.entries(text ?? {}).flatMap(([tag, each]) =>
          typeof each === "string" ? [{ folded: comparable(each), at: [field, tag], short }] : [],
        );
  const others = several(also_known_as).map((text, at) => ({
    folded: comparable(text ?? ""),
    at: ["also_known_as", at],
    short: false,
  }));
  return [...texts("name", name, false), ...texts("short_name", short_name, true), ...others];
}

// Names

// Names of several words are compared everywhere, acronyms and names of one word within a country.
const scopes = ({ folded, short }, country) =>
  !folded ? [] : short || !folded.includes(" ") ? [country] : ["", country];
const keys = ({ names, country }) =>
  names.flatMap((name) => scopes(name, country).map((scope) => [`${scope}\t${name.folded}`, name]));

function sameName(mine, called) {
  const first = new Map(keys(mine).reverse());
  return [...new Set(keys(mine).map(([key]) => key))].flatMap((key) => {
    const others = called(key);
    const parentless = others.find((each) => !each.parent);
    const other = mine.parent ? (others.find((each) => each.parent === mine.parent) ?? parentless) : others[0];
    return other ? [{ other: other.id, at: first.get(key).at, message: SAME_NAME }] : [];
  });
}

// Names in one country that are the same but for one word, and that word but for a letter.
function likeName(mine, there, rules) {
  const long = (each) => each.names.filter(({ folded, short }) => !short && folded.length >= rules.shortestAlike);
  const own = long(mine).map((name) => ({ at: name.at, words: name.folded.split(" ") }));
  return own.flatMap(({ at, words }) =>
    there.flatMap((other) =>
      long(other).some(({ folded }) => areLike(words, folded.split(" "), rules))
        ? [{ other: other.id, at, message: LIKE_NAME }]
        : [],
    ),
  );
}

function areLike(words, others, { shortestWord }) {
  if (words.length !== others.length) return false;
  const differing = words.flatMap((word, at) => (word === others[at] ? [] : [at]));
  const [at] = differing;
  return (
    differing.length === 1 &&
    Math.min(words[at].length, others[at].length) >= shortestWord &&
    oneEditApart(words[at], others[at])
  );
}

// Whether a letter is added, left out or another, or two are swapped; no digit.
function oneEditApart(one, other) {
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (/\p{Nd}/u.test(left + right)) return false;
  return Math.max(left.length, right.length) === 1 || (left.length === 2 && left === [...right].reverse().join(""));
}

// Web sites

// What tells a web site from others: its host, and the path too where many share one.
function siteOf(url, { sharedHosts }) {
  const { host, path, query } = splitUrl(url.toLowerCase()) ?? { host: "" };
  const bare = host.replace(/^www\./, "");
  const shared = sharedHosts.find((each) => bare === each || bare.endsWith(`.${each}`));
  return shared ? `${shared}${path.replace(/\/+$/, "")}?${query}` : bare;
}

function sameSite(value, mine, others, rest) {
  if (!others.length) return [];
  const all = [...rest, { ...mine, id: value.id ?? "" }];
  const families = groups(all.map(({ id, parent }) => [id, parent ?? id]));
  const sharing = [...others, all.at(-1)];
  const members = groups(
    sharing.flatMap(({ id, umbrellas }) => umbrellas.map((above) => [families(id), families(above)])),
  );
  const group = ({ id }) => members(families(id));
  const isOfOne = others.some((each) => group(each) === group(all.at(-1)));
  return isOfOne ? [] : [{ other: others[0].id, at: ["website"], message: SAME_SITE }];
}

// Gives what stands for all that belong together with one, at once or by way of others.
function groups(pairs) {
  const above = new Map();
  const head = (one) => {
    while (above.has(one) && above.get(one) !== one) one = above.get(one);
    return one;
  };
  for (const [one, other] of pairs) above.set(head(one), head(other));
  return head;
}

// The messages, each a literal for the catalogues.
const SAME_NAME = say('"{other}" has the same name').text;
const LIKE_NAME = say('"{other}" has nearly the same name').text;
const SAME_SITE = say('"{other}" has the same web site').text;
