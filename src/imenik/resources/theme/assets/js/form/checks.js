// The checks that an entry can break alone, as the files of checks/ make them. Texts are looked at in text-checks.js.
/** @import {EntryKind, EntryValue, Finding, Location, Message, Rules, Tree, TreeMap} from "#types" */
import { clockChanges } from "./clock-changes.js";
import { endsBeforeStarts, missingFields, momentsOf, numbersOf } from "./field-rules.js";
import { say } from "./messages.js";
import { asList } from "./traversal.js";
import { splitUrl } from "./values.js";

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value `entry` without its invalid values, so that an invalid value is not also reported as
 *   missing
 * @param {Rules} rules
 * @param {TreeMap} entry the whole entry
 * @returns {Finding[]}
 */
export const entryFindings = (kind, value, rules, entry) => [
  ...missingFields(kind, value, rules, entry),
  ...missingTimezone(kind, value, rules, entry),
  ...endsBeforeStarts(kind, value, rules),
  ...unlikelyDates(kind, value, rules),
  ...reservedIds(value, rules),
  ...unexpectedHosts(value, rules),
  ...repeatedItems(value),
  ...clockChanges(kind, value, rules),
];

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function unlikelyDates(kind, value, rules) {
  const [first, last] = rules.years;
  /** @param {number} year */
  const isPossible = (year) => year >= first && year <= last;
  const hint = say("write a year from {first} to {last}", { first, last });
  const unlikelyEntryDates = ["added", "checked"].flatMap((name) => {
    const [year] = numbersOf(/** @type {string | undefined} */ (value[name]));
    if (year === undefined || isPossible(year)) return [];
    return [
      { rule: "unlikely-date", location: [name], message: say("no entry can be from the year {year}", { year }), hint },
    ];
  });
  const [added = last] = numbersOf(value.added);
  const latest = isPossible(added) ? added : last;
  return [
    ...unlikelyEntryDates,
    ...unlikelyMoments(kind, value, latest, rules),
    ...(kind === "organisations" ? unlikelyFounding(value, latest, rules) : []),
  ];
}

const COMPARE = say("compare it with the source");

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {number} added the year in which the entry was added
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function unlikelyMoments(kind, value, added, rules) {
  const {
    calendar: [first, last],
    planned,
  } = rules;
  return momentsOf(kind, value, rules).flatMap(({ location, moment }) => {
    const [year] = numbersOf(moment);
    if (year < first || year > last) {
      const message = say("no meeting or event can be in the year {year}", { year });
      return [
        { rule: "unlikely-date", location, message, hint: say("write a year from {first} to {last}", { first, last }) },
      ];
    }
    if (year <= added + planned) return [];
    const message = say("a meeting or event is unlikely to be planned as early as the year {year}", { year });
    return [{ rule: "unlikely-date", location, severity: "warning", message, hint: COMPARE }];
  });
}

/**
 * @param {EntryValue} value
 * @param {number} added the year in which the entry was added
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function unlikelyFounding(value, added, { oldest }) {
  const [year] = numbersOf(value.founded);
  if (year === undefined || (year >= oldest && year <= added)) return [];
  const message = say("an organisation is unlikely to have been founded in the year {year}", { year });
  return [{ rule: "unlikely-date", location: ["founded"], severity: "warning", message, hint: COMPARE }];
}

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {Rules} rules
 * @param {TreeMap} entry
 * @returns {Finding[]}
 */
function missingTimezone(kind, value, rules, entry) {
  const timed = momentsOf(kind, value, rules).find(({ moment }) => numbersOf(moment).length > 3);
  if (!timed || entry.timezone !== undefined) return [];
  const message = say("there is a time, but no time zone");
  const hint = say("add `timezone: Area/City`, the time zone of the event");
  return [{ rule: "time-without-zone", location: timed.location, message, hint }];
}

// The rest

/**
 * @param {Tree} value
 * @param {Location} [location]
 * @returns {Finding[]}
 */
function repeatedItems(value, location = []) {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([step, child]) =>
    repeatedItems(child, [...location, Array.isArray(value) ? Number(step) : step]),
  );
  const message = say("this is in the list already");
  const hint = say("remove it");
  const repeated = asList(value).flatMap((item, index, items) =>
    typeof item === "string" && items.indexOf(item) < index
      ? [{ rule: "repeated-item", location: [...location, index], message, hint }]
      : [],
  );
  return [...repeated, ...inner];
}

/**
 * @param {EntryValue} value
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function unexpectedHosts(value, { hosts }) {
  return Object.entries(value.links ?? {}).flatMap(([name, url = ""]) => {
    const host = splitUrl(url)?.host;
    const expected = Object.hasOwn(hosts, name) ? hosts[name] : [];
    if (host === undefined || !expected.length) return [];
    if (expected.some((known) => host === known || host.endsWith(`.${known}`))) return [];
    const message = say("this is not an address of {name}", { name });
    const hint = say("expected an address at {hosts}", { hosts: expected.join(", ") });
    return [{ rule: "unexpected-host", location: ["links", name], severity: "warning", message, hint }];
  });
}

/**
 * @param {EntryValue} value
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function reservedIds(value, { reserved }) {
  /** @type {(id: string, location: Location, hint?: Message) => Finding[]} */
  const check = (id, location, hint) => {
    if (!reserved.includes(id)) return [];
    return [
      { rule: "reserved-id", location, message: say('"{id}" cannot be an ID: the word is reserved', { id }), hint },
    ];
  };
  return [
    ...check(value.id ?? "", ["id"], say("choose a longer ID")),
    ...asList(value.former_ids).flatMap((id, index) => check(id, ["former_ids", index])),
  ];
}
