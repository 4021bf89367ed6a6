// What the rules say, in the words of the form: it has labels and no keys, offers names and no ids, and asks where one answers.
// What is not here is said as `imenik check` says it.
import { say } from "./messages.js";

const CHOSEN = /^(choice|entry|country|language|timezone|yes-no)$/;
const FOUND_BY_NAME = /^(entry|country|language|timezone)$/;
const ENTRIES = /^(organisations|projects)$/; // what has a form of its own

// The field of a place, as deep as there is one.
function fieldAt(fields, at) {
  const [name, ...more] = at.filter((step) => typeof step === "string");
  const field = fields.find((each) => each.name === name);
  return (field?.parts && more.length && fieldAt(field.parts, more)) || field;
}

const valueAt = (value, at) => at.reduce((inner, step) => inner?.[step], value);

function missing(problem, field) {
  if (!field?.required && problem.at[0] === "country") {
    return {
      message: say("please choose; where there is no seat, say under “{field}” where it works", {
        field: say("Active in"),
      }),
    };
  }
  return { message: CHOSEN.test(field?.type) ? say("please choose") : say("please fill this in") };
}

function unknown(_, { type, refers } = {}, value) {
  if (!FOUND_BY_NAME.test(type)) return {};
  if (!ENTRIES.test(refers)) {
    return {
      message: say('"{value}" is not in the list', { value }),
      hint: say("choose one of the names that are offered while you type"),
    };
  }
  const hint = say("add it first, or leave this empty and name it in the description");
  return { message: say('"{value}" is not in the directory yet', { value }), hint, add: refers };
}

function date(_, field) {
  const isPartial = field?.type === "partial-date";
  return {
    message: isPartial
      ? say("please write a year, a month or a day, such as 2014 or 28.2.2014")
      : say("please write a day that exists"),
  };
}

function address({ at }, _field, _value, { examples }) {
  return at[0] === "links" && Object.hasOwn(examples, at[1])
    ? { hint: say("write a full web address, such as {example}", { example: examples[at[1]] }) }
    : {};
}

const PLAIN = {
  "missing-key": missing,
  "empty-value": missing,
  "bad-date": date,
  "bad-id": unknown,
  "bad-url": address,
  "seeks-without-end": () => ({ at: ["seeks_until"], message: say("please write until when you look for it") }),
  "time-without-zone": () => ({ at: ["timezone"], message: say("please choose the time zone that the times are in") }),
};
const BY_NAME = /^unknown-(organisation|project|place|country|language|timezone)$/;

// A problem of `objections` in an entry whose kind has these `fields`; what is said anew stands in place of message and hint.
export function plainly(problem, fields, value, rules) {
  const words = PLAIN[problem.rule] ?? (BY_NAME.test(problem.rule) && !problem.key ? unknown : undefined);
  const said = words?.(problem, fieldAt(fields, problem.at), valueAt(value, problem.at), rules) ?? {};
  return said.message ? { ...problem, hint: undefined, ...said } : { ...problem, ...said };
}
