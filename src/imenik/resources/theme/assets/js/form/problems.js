// Everything that `imenik check` would say of an entry, in the same words. Nothing of a page is known here.
import { checks } from "./checks.js";
import { duplicates } from "./near-duplicates.js";
import { layout } from "./yaml-writer.js";
import { others } from "./reference-checks.js";
import { refusals } from "./validation.js";
import { rules } from "./rule-data.js";
import { say, speaker } from "./messages.js";
import { texts } from "./text-checks.js";
import { id as checkId } from "./values.js";
import { clean, passages, without } from "./traversal.js";

// What the rules need: shape.json, codes.json, the messages of a language, and where it is there, index() of ids.json and
// alike.json. `own` is the id of the entry that is edited.
export const context = ({ shape, codes, words, index, own }) => ({
  shape,
  rules: rules(shape, codes),
  render: speaker(words, shape.rules.longestValue),
  index,
  own,
});

// `value` is the tree of the file: texts, lists, maps; undefined where nothing is written. Gives
// [{ rule, at, level, message, hint, refused, key }] in the order of the file: `at` leads to the value, to a missing one
// too; `refused` are those that keep `imenik check` from looking at the whole, `key` is of the key and not its value.
export const problems = (kind, id, value, known) => rendered(objections(kind, id, value, known), known);

// Objections in the language of `known`.
export const rendered = (found, known) =>
  found.map(({ message, hint, ...rest }) => ({
    ...rest,
    message: known.render(message),
    hint: hint && known.render(hint),
  }));

// The same in no language yet.
export function objections(kind, id, value, { shape, rules, index, own }) {
  const fields = shape.kinds[kind];
  const entry = clean(value);
  const refused = [...refusals(entry, fields, rules), ...ofId(id, rules), ...ofSize(entry, shape, fields, rules)];
  const sound = without(
    { ...entry, id },
    refused.map((each) => each.at),
  );
  const found = [
    ...checks(kind, sound, rules, entry),
    ...passages(sound, fields).flatMap((passage) => texts(passage, sound, rules)),
  ];
  if (index) found.push(...others(kind, sound, fields, index, own));
  if (index?.organisations && kind === "organisations")
    found.push(...duplicates(sound, index.organisations, rules, own));
  const order = ["id", ...fields.map((field) => field.name)];
  const rank = ({ at }) => order.indexOf(at[0]);
  return [...refused.map((each) => ({ ...each, refused: true })), ...found]
    .map((each) => ({ level: "error", ...each }))
    .sort((one, other) => rank(one) - rank(other));
}

function ofId(id, rules) {
  if (!id)
    return [{ rule: "empty-value", at: ["id"], message: say("nothing is written here"), hint: say("it is required") }];
  const found = checkId(id, rules);
  return found ? [{ ...found, at: ["id"] }] : [];
}

function ofSize(entry, shape, fields, { largest: most }) {
  const size = new TextEncoder().encode(layout(entry, { parts: fields }, shape.languages)).length;
  if (size <= most) return [];
  return [
    {
      rule: "too-large",
      at: [],
      message: say("the file has {size} bytes; the most is {most}", { size, most }),
      hint: say("shorten its texts"),
    },
  ];
}
