// Times that clocks skip or show twice when they are changed, as checks/clock_changes.py tells of them.
/** @import {EntryKind, EntryValue, Finding, Rules} from "#types" */
import { momentsOf, numbersOf } from "./field-rules.js";
import { say } from "./messages.js";

const DAY = 86_400_000;

/**
 * @param {EntryKind} kind
 * @param {EntryValue} value
 * @param {Rules} rules
 * @returns {Finding[]}
 */
export function clockChanges(kind, value, rules) {
  const { timezone } = value;
  if (!timezone || !rules.timezones.has(timezone)) return [];
  return momentsOf(kind, value, rules).flatMap(({ location, moment }) => {
    const message = explain(numbersOf(moment), timezone);
    if (!message) return [];
    const hint = say("choose a time before or after the change of the clocks");
    return [{ rule: "clock-change", location, severity: "warning", message, hint }];
  });
}

/**
 * What happens at a local time, if it does not come exactly once.
 * @param {number[]} moment year, month, day, hour, minute
 * @param {string} zone
 */
function explain([year, month, day, hour, minute], zone) {
  if (hour === undefined) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute);
  const offsets = [offsetAt(local - DAY, zone), offsetAt(local + DAY, zone)];
  if (offsets[0] === offsets[1]) return undefined;
  const valid = offsets.filter((offset) => offsetAt(local - offset, zone) === offset);
  const at = new Date(local).toISOString();
  const said = { day: at.slice(0, 10), time: at.slice(11, 16) };
  if (valid.length === 2) return say("on {day} the clocks show {time} twice; the first is published", said);
  if (valid.length === 1) return undefined;
  const shown = new Date(local - offsets[0] + offsets[1]).toISOString().slice(11, 16);
  return say("on {day} the clocks skip {time}; {shown} is published", { ...said, shown });
}

/**
 * The offset of a zone from UTC at a moment, both in milliseconds.
 * @param {number} moment
 * @param {string} zone
 */
function offsetAt(moment, zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - moment;
}
