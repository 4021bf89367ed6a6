// An id made of a name, as intake/input_parser.py suggests it.
/** @import {DirectoryIndex, EntryKind, RuleTables} from "#types" */
import { slug } from "../fold.js";

/**
 * @param {string} name
 * @param {number} longest
 */
export function idOf(name, longest) {
  const whole = slug(name);
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0)) || whole.slice(0, longest);
}

/**
 * One that an entry of the kind may have: none has it, none had it, and it is no reserved word. Empty where the name
 * gives none.
 * @param {string} name
 * @param {EntryKind} kind
 * @param {Pick<RuleTables, "longestId" | "reserved">} rules
 * @param {Pick<DirectoryIndex, "ids" | "former" | "removed">} index
 */
export function suggestId(name, kind, { longestId, reserved }, { ids, former, removed }) {
  const id = idOf(name, longestId);
  const candidates = [id, ...Array.from({ length: 98 }, (_, index) => `${id}-${index + 2}`)];
  /** @param {string} candidate */
  const wasUsed = (candidate) => [former, removed].some((used) => Object.hasOwn(used[kind], candidate));
  /** @param {string} candidate */
  const isFree = (candidate) => !ids[kind].has(candidate) && !wasUsed(candidate) && !reserved.includes(candidate);
  return id ? (candidates.find(isFree) ?? "") : "";
}
