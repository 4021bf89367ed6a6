// Everything that `imenik check` would say of an entry, in the same words. Nothing of a page is known here.
/** @import {CheckContext, Codes, DirectoryIndex, EntryKind, EntryValue, Field, Finding, NameFile, Problem, RenderedProblem, Rules, Shape, TreeMap} from "#types" */
import { entryFindings } from "./checks.js";
import { messageRenderer, say } from "./messages.js";
import { nearDuplicates } from "./near-duplicates.js";
import { referenceFindings } from "./reference-checks.js";
import { prepareRules } from "./rule-data.js";
import { textFindings } from "./text-checks.js";
import { cleanMap, locatedTexts, withoutValues } from "./traversal.js";
import { violations } from "./validation.js";
import { checkId } from "./values.js";
import { writeYaml } from "./yaml-writer.js";

/**
 * What the checks need.
 * @param {object} files
 * @param {Shape} files.shape shape.json
 * @param {Codes} files.codes codes.json
 * @param {NameFile} files.names names.json
 * @param {Record<string, string>} files.words the messages of a language
 * @param {DirectoryIndex} [files.index]
 * @param {string} [files.ownId] of the entry that is edited
 * @returns {CheckContext}
 */
export const checkContext = ({ shape, codes, names, words, index, ownId }) => ({
  shape,
  rules: prepareRules(shape, codes, names),
  render: messageRenderer(words, shape.rules.longestValue),
  index,
  ownId,
});

/**
 * Problems in the language of the context.
 * @param {Problem[]} problems
 * @param {Pick<CheckContext, "render">} context
 * @returns {RenderedProblem[]}
 */
export const renderProblems = (problems, { render }) =>
  problems.map(({ message, hint, ...rest }) => ({ ...rest, message: render(message), hint: hint && render(hint) }));

/**
 * The problems of an entry in the order of its file, in no language yet.
 * @param {EntryKind} kind
 * @param {string} id
 * @param {TreeMap} value the tree of the file; undefined where nothing is written
 * @param {CheckContext} context
 * @returns {Problem[]}
 */
export function findProblems(kind, id, value, { shape, rules, index, ownId }) {
  const fields = shape.kinds[kind];
  const entry = cleanMap(value);
  const refused = [
    ...violations(entry, fields, rules),
    ...idFindings(id, rules),
    ...sizeFindings(entry, shape, fields),
  ];
  const locations = refused.map(({ location }) => location);
  // What is left has the types of the fields.
  const sound = /** @type {EntryValue} */ (withoutValues({ ...entry, id }, locations));
  const findings = [
    ...entryFindings(kind, sound, rules, entry),
    ...locatedTexts(sound, fields).flatMap((located) => textFindings(located, sound, rules)),
  ];
  if (index) findings.push(...referenceFindings(kind, sound, fields, index, ownId));
  if (index?.organisations && kind === "organisations") {
    findings.push(...nearDuplicates(sound, index.organisations, rules, ownId));
  }
  const order = ["id", ...fields.map((field) => field.name)];
  /** @param {Finding} finding */
  const rank = ({ location }) => order.indexOf(String(location[0]));
  return [...refused.map((finding) => ({ ...finding, refused: true })), ...findings]
    .map((finding) => ({ ...finding, severity: finding.severity ?? "error" }))
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * @param {string} id
 * @param {Rules} rules
 * @returns {Finding[]}
 */
function idFindings(id, rules) {
  const location = ["id"];
  if (!id) {
    return [{ rule: "empty-value", location, message: say("this is empty"), hint: say("it is required") }];
  }
  const violation = checkId(id, rules);
  return violation ? [{ ...violation, location }] : [];
}

/**
 * @param {TreeMap} entry
 * @param {Shape} shape
 * @param {Field[]} fields
 * @returns {Finding[]}
 */
function sizeFindings(entry, { rules: { largest: most }, languages }, fields) {
  const size = new TextEncoder().encode(writeYaml(entry, { parts: fields }, languages)).length;
  if (size <= most) return [];
  const message = say("the file has {size} bytes; the maximum is {most}", { size, most });
  return [{ rule: "too-large", location: [], message, hint: say("shorten its texts") }];
}
