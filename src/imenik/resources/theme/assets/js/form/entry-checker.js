// The rules and the layout of one kind of entry, with what they need from the site; loaded when somebody begins to write.
import { load } from "./load.js";
import { suggestedId } from "./id-suggestion.js";
import { index } from "./directory-index.js";
import { layout } from "./yaml-writer.js";
import { plainly } from "./friendly-messages.js";
import { context, objections, rendered } from "./problems.js";

// `own` is the id of the entry that is edited.
export async function rulebook({ root, tag, kind }, own) {
  const at = (name) => load(`${root}assets/form/${name}.json`);
  const alike = kind === "organisations" ? at("alike") : undefined;
  const ofCountries = kind === "events" ? at("zones") : undefined;
  const [shape, codes, words, ids, others, zones] = await Promise.all([
    at("shape"),
    at("codes"),
    at(tag),
    at("ids"),
    alike,
    ofCountries,
  ]);
  const known = index(ids, others);
  const about = context({ shape, codes, words, index: known, own });
  const plain = (value) => (problem) => plainly(problem, shape.kinds[kind], value, shape.rules);
  return {
    zones: { all: codes.timezones, ofCountries: zones },
    problems: (id, value) => rendered(objections(kind, id, value, about).map(plain(value)), about),
    written: (value) => layout(value, { parts: shape.kinds[kind] }, shape.languages),
    suggested: (name) => suggestedId(name, kind, shape.rules, known),
  };
}
