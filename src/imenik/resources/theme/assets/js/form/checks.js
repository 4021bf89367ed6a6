// The checks that an entry can break alone, as the files of checks/ make them. Texts are looked at in text-checks.js.
import { say } from "./messages.js";
import { several } from "./traversal.js";
import { splitUrl } from "./values.js";

// `value` has nothing where `written`, the whole entry, has what is refused: that is not called missing as well.
export const checks = (kind, value, rules, written) => [
  ...[seat, seeksUntil, zoneOfTimes].flatMap((check) => check(value, kind, written)),
  ...[orderOfDates, unlikelyDate, reservedId].flatMap((check) => check(value, kind, rules)),
  ...unexpectedHost(value, rules),
  ...repeatedItem(value),
];

const numbers = (moment) =>
  (moment ?? "")
    .split(/[^0-9]/)
    .filter(Boolean)
    .map(Number);

function seat(_value, kind, written) {
  if (kind !== "organisations" || written.country !== undefined || written.active_in !== undefined) return [];
  const hint = say("add it; where there is no seat, say in `active_in` in which countries it works");
  return [
    { rule: "missing-key", at: ["country"], message: say('the key "{key}" is missing', { key: "country" }), hint },
  ];
}

function seeksUntil(value, _kind, written) {
  if (!several(value.seeks).length || written.seeks_until !== undefined) return [];
  const hint = say("add `seeks_until: YYYY-MM-DD`");
  return [{ rule: "seeks-without-end", at: ["seeks"], key: true, message: say("`seeks` has no last day"), hint }];
}

// Days and times

function isBefore(one, other) {
  const known = Math.min(one.length, other.length);
  const at = one.slice(0, known).findIndex((number, index) => number !== other[index]);
  return at >= 0 && one[at] < other[at];
}

function orderOfDates(value, kind) {
  if (kind === "organisations") return [];
  const spans = [
    [["ends"], value],
    ...several(value.programme).map((item, at) => [["programme", at, "ends"], item ?? {}]),
  ];
  const message = say("the end is before the beginning");
  return spans
    .filter(([, { starts, ends }]) => isBefore(numbers(ends), numbers(starts)))
    .map(([at]) => ({ rule: "end-before-start", at, message }));
}

// The days and times of an event and of its parts.
const moments = (value) =>
  [
    ...["starts", "ends", "deadline"].map((name) => [[name], value[name]]),
    ...several(value.programme).flatMap((item, at) =>
      ["starts", "ends"].map((name) => [["programme", at, name], item?.[name]]),
    ),
  ].filter(([, moment]) => moment);

function unlikelyDate(value, kind, rules) {
  const [first, last] = rules.years;
  const inYears = (year) => year >= first && year <= last;
  const compare = say("compare it with the source");
  const found = ["added", "checked"]
    .filter((name) => value[name] && !inYears(numbers(value[name])[0]))
    .map((name) => ({
      at: [name],
      message: say("no entry can be of the year {year}", { year: numbers(value[name])[0] }),
      hint: say("write a year from {first} to {last}", { first, last }),
    }));
  const [year = last] = numbers(value.added);
  const added = inYears(year) ? year : last;
  if (kind === "events")
    found.push(
      ...moments(value).flatMap(([at, moment]) => outOfCalendar(at, numbers(moment)[0], added, rules, compare)),
    );
  const [founded] = kind === "organisations" ? numbers(value.founded) : [];
  if (founded !== undefined && (founded < rules.oldest || founded > added)) {
    const message = say("an organisation is unlikely to have been founded in the year {year}", { year: founded });
    found.push({ at: ["founded"], level: "warning", message, hint: compare });
  }
  return found.map((each) => ({ rule: "unlikely-date", ...each }));
}

function outOfCalendar(at, year, added, { calendar: [first, last], planned }, compare) {
  if (year < first || year > last) {
    const hint = say("write a year from {first} to {last}", { first, last });
    return [{ at, message: say("no meeting or event can be of the year {year}", { year }), hint }];
  }
  if (year <= added + planned) return [];
  const message = say("a meeting or event is unlikely to be planned for the year {year} already", { year });
  return [{ at, level: "warning", message, hint: compare }];
}

function zoneOfTimes(value, kind, written) {
  const timed = kind === "events" ? moments(value).find(([, moment]) => numbers(moment).length > 3) : undefined;
  if (!timed || written.timezone !== undefined) return [];
  const hint = say("add `timezone: Europe/Sarajevo`, or the zone that the time is in");
  return [{ rule: "time-without-zone", at: timed[0], message: say("there is a time, but no time zone"), hint }];
}

// The rest

function repeatedItem(value, at = []) {
  if (typeof value !== "object" || value === null) return [];
  const steps = Object.entries(value).flatMap(([step, inner]) =>
    repeatedItem(inner, [...at, Array.isArray(value) ? Number(step) : step]),
  );
  const again = several(value).flatMap((item, index) =>
    typeof item === "string" && value.indexOf(item) < index ? [index] : [],
  );
  const message = say("this stands in the list already");
  return [
    ...again.map((index) => ({ rule: "repeated-item", at: [...at, index], message, hint: say("take it out") })),
    ...steps,
  ];
}

function unexpectedHost(value, { hosts }) {
  return Object.entries(value.links ?? {}).flatMap(([name, url]) => {
    const host = splitUrl(url ?? "")?.host;
    const expected = Object.hasOwn(hosts, name) ? hosts[name] : undefined;
    if (host === undefined || !expected || expected.some((each) => host === each || host.endsWith(`.${each}`)))
      return [];
    const hint = say("expected is one at {hosts}", { hosts: expected.join(", ") });
    return [
      {
        rule: "unexpected-host",
        at: ["links", name],
        level: "warning",
        message: say("this is no address of {name}", { name }),
        hint,
      },
    ];
  });
}

function reservedId(value, _kind, { reserved }) {
  const found = (id, at, hint) => ({
    rule: "reserved-id",
    at,
    message: say('"{id}" cannot be an id: the word is reserved', { id }),
    hint,
  });
  const former = several(value.former_ids).flatMap((id, at) =>
    reserved.includes(id) ? [found(id, ["former_ids", at])] : [],
  );
  return reserved.includes(value.id) ? [found(value.id, ["id"], say("choose a longer id")), ...former] : former;
}
