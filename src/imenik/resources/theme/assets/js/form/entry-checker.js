// The checks of one kind of entry, with what they need from the site; loaded when somebody begins to write.
/** @import {Codes, EntryChecker, EntryKind, IdFile, NameFile, Shape, SimilarityFile} from "#types" */
import { fetchJson } from "../fetch-json.js";
import { directoryIndex } from "./directory-index.js";
import { reword } from "./friendly-messages.js";
import { suggestId } from "./id-suggestion.js";
import { checkContext, findProblems, renderProblems } from "./problems.js";
import { writeYaml } from "./yaml-writer.js";

/**
 * @param {object} site
 * @param {string} site.root
 * @param {string} site.tag the language of messages
 * @param {EntryKind} site.kind
 * @param {string} [ownId] of the entry that is edited
 * @returns {Promise<EntryChecker>}
 */
export async function loadEntryChecker({ root, tag, kind }, ownId) {
  /** @param {string} name */
  const url = (name) => `${root}assets/form/${name}.json`;
  /** @type {[Shape, Codes, NameFile, Record<string, string>, IdFile, SimilarityFile?, Record<string, string>?]} */
  const [shape, codes, names, words, ids, similar, byCountry] = await Promise.all([
    fetchJson(url("shape")),
    fetchJson(url("codes")),
    fetchJson(url("names")),
    fetchJson(url(tag)),
    fetchJson(url("ids")),
    kind === "organisations" ? fetchJson(url("alike")) : undefined,
    kind === "events" ? fetchJson(url("zones")) : undefined,
  ]);
  const index = directoryIndex(ids, similar);
  const context = checkContext({ shape, codes, names, words, index, ownId });
  const fields = context.shape.kinds[kind];
  return {
    zones: { all: codes.timezones, byCountry },
    problems(id, value) {
      const problems = findProblems(kind, id, value, context);
      return renderProblems(
        problems.map((problem) => reword(problem, fields, value, context.rules)),
        context,
      );
    },
    toYaml: (value) => writeYaml(value, { parts: fields }, context.shape.languages),
    suggestId: (name) => suggestId(name, kind, context.rules, index),
  };
}
