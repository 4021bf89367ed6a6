// The rules and the layout of one kind of entry, with what they need from the site; loaded when somebody begins to write.
import { load } from "./chooser.js";
import { suggestedId } from "./ids.js";
import { index } from "./index.js";
import { layout } from "./layout.js";
import { context, problems } from "./problems.js";

// `own` is the id of the entry that is edited.
export async function rulebook({ root, tag, kind }, own) {
  const at = (name) => load(`${root}assets/form/${name}.json`);
  const alike = kind === "organisations" ? at("alike") : undefined;
  const [shape, codes, words, ids, others] = await Promise.all([at("shape"), at("codes"), at(tag), at("ids"), alike]);
  const known = index(ids, others);
  const about = context({ shape, codes, words, index: known, own });
  return {
    problems: (id, value) => problems(kind, id, value, about),
    written: (value) => layout(value, { parts: shape.kinds[kind] }, shape.languages),
    suggested: (name) => suggestedId(name, kind, shape.rules, known),
  };
}
