// What the rules say, in the words of the form: it has labels and no keys, offers names and no ids, and asks where one answers.
// What is not here is said as `imenik check` says it.
/** @import {Field, Location, Problem, RuleTables, Tree, TreeMap} from "#types" */
import { say } from "./messages.js";
import { valueAt } from "./traversal.js";

/** @typedef {Partial<Problem>} Rewording a new message takes the place of the hint too */
/** @typedef {{ problem: Problem, field?: Field, value: Tree, rules: RuleTables }} Context */

const CHOSEN = /^(choice|entry|country|language|timezone|yes-no)$/;
const FOUND_BY_NAME = /^(entry|country|language|timezone)$/;
const ENTRIES = /^(organisations|projects)$/; // what has a form of its own

/**
 * The field at a location, as deep as there is one.
 * @param {Field[]} fields
 * @param {Location} location
 * @returns {Field | undefined}
 */
function fieldAt(fields, location) {
  const [name, ...rest] = location.filter((step) => typeof step === "string");
  const field = fields.find((candidate) => candidate.name === name);
  return (field?.parts && rest.length && fieldAt(field.parts, rest)) || field;
}

/**
 * @param {Context} context
 * @returns {Rewording}
 */
function missing({ problem, field }) {
  if (!field?.required && problem.location[0] === "country") {
    const message = say("please choose; if it is not based anywhere, fill in “{field}”", {
      field: say("Active in"),
    });
    return { message };
  }
  return { message: CHOSEN.test(field?.type ?? "") ? say("please choose") : say("please fill this in") };
}

/**
 * @param {Context} context
 * @returns {Rewording}
 */
function unknown({ field, value: written }) {
  const { type = "", refers = "" } = field ?? {};
  const value = String(written);
  if (!FOUND_BY_NAME.test(type)) return {};
  if (!ENTRIES.test(refers)) {
    const hint = say("choose one of the names suggested while you type");
    return { message: say('"{value}" is not in the list', { value }), hint };
  }
  const hint = say("add that entry first, or leave this empty and mention it in the description");
  return { message: say('"{value}" is not in the directory yet', { value }), hint, add: refers };
}

/**
 * @param {Context} context
 * @returns {Rewording}
 */
function badDate({ field }) {
  if (field?.type === "partial-date") {
    return { message: say("please give a year, a month or a date, such as 2014 or 28.2.2014") };
  }
  return { message: say("please give a date that exists") };
}

/**
 * @param {Context} context
 * @returns {Rewording}
 */
function badUrl({ problem: { location }, rules: { examples } }) {
  const [field, name] = location.map(String);
  if (field !== "links" || !Object.hasOwn(examples, name)) return {};
  return { hint: say("write a full web address, such as {example}", { example: examples[name] }) };
}

/** @type {Record<string, (context: Context) => Rewording>} */
const REWORDINGS = {
  "missing-key": missing,
  "empty-value": missing,
  "bad-date": badDate,
  "bad-id": unknown,
  "bad-url": badUrl,
  "seeks-without-end": () => ({
    location: ["seeks_until"],
    message: say("please say how long you are looking for it"),
  }),
  "time-without-zone": () => ({
    location: ["timezone"],
    message: say("please choose the time zone of the times"),
  }),
};
const UNKNOWN = /^unknown-(organisation|project|place|country|language|timezone)$/;

/**
 * A problem in the words of the form.
 * @param {Problem} problem
 * @param {Field[]} fields of the kind of entry
 * @param {TreeMap} entry
 * @param {RuleTables} rules
 * @returns {Problem}
 */
export function reword(problem, fields, entry, rules) {
  const rewording = REWORDINGS[problem.rule] ?? (UNKNOWN.test(problem.rule) && !problem.key ? unknown : () => ({}));
  const { location } = problem;
  const words = rewording({ problem, field: fieldAt(fields, location), value: valueAt(entry, location), rules });
  return { ...problem, ...(words.message && { hint: undefined }), ...words };
}
