// An id made of a name, as intake/input_parser.py suggests it.
import { slug } from "../fold.js";

export function idOf(name, longest) {
  const whole = slug(name);
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0)) || whole.slice(0, longest);
}

// One that an entry of the kind may have: none has it, none had it, and it is no reserved word. Empty where the name
// gives none.
export function suggestedId(name, kind, { longestId, reserved }, { ids, former }) {
  const id = idOf(name, longestId);
  const tries = [id, ...Array.from({ length: 98 }, (_, at) => `${id}-${at + 2}`)];
  const isFree = (each) => !ids[kind].has(each) && !Object.hasOwn(former[kind], each) && !reserved.includes(each);
  return id ? (tries.find(isFree) ?? "") : "";
}
