// An id made of a name, as wizard.py suggests it.
import { slug } from "../fold.js";

export function idOf(name, longest) {
  const whole = slug(name);
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0)) || whole.slice(0, longest);
}

// One that nothing has yet; `isTaken` says of an id whether something has it. Empty where the name gives none.
export function suggestedId(name, longest, isTaken = () => false) {
  const id = idOf(name, longest);
  const tries = [id, ...Array.from({ length: 98 }, (_, at) => `${id}-${at + 2}`)];
  return id ? tries.find((each) => !isTaken(each)) ?? "" : "";
}
