// Searches the texts beside the page: among 10,000 pages a question takes a phone half a second, in which nobody could type.
// text-search.js asks it.
/** @import {Pagefind, PagefindResult, TextSearchRequest} from "#types" */
import { groupByKind, openEngine, readResult, searchPages, searchTerms } from "./fulltext.js";

/** @type {Promise<Pagefind> | undefined} */
let engine;
/**
 * What the last question found.
 * @type {Map<string, PagefindResult>}
 */
let results = new Map();
let latest = 0;

/** @param {TextSearchRequest} request */
async function search({ number, root, tag, endings, alike, question, kinds }) {
  latest = number;
  await new Promise((resolve) => setTimeout(resolve));
  if (number !== latest) return undefined; // a newer question has come meanwhile
  engine ??= openEngine(root, tag);
  const opened = await engine.catch((error) => {
    engine = undefined; // it is asked for again
    throw error;
  });
  const { results: found, terms } = await searchPages(opened, searchTerms(question, endings, alike));
  results = new Map(found.map((result) => [result.id, result]));
  const groups = kinds ? await groupByKind(opened, found, kinds) : new Map([["", found]]);
  /** @type {(pages: PagefindResult[]) => string[]} */
  const idsOf = (pages) => pages.map(({ id }) => id);
  return {
    words: terms.map(({ word }) => word),
    groups: [...groups].map(([kind, pages]) => [kind, idsOf(pages)]),
  };
}

/** @param {string[]} ids of pages that the last question found; those of an older one are left out */
function read(ids) {
  return Promise.all(ids.flatMap((id) => results.get(id) ?? []).map(readResult));
}

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ number: data.number, answer: await (data.ids ? read(data.ids) : search(data)) });
  } catch (error) {
    postMessage({ number: data.number, error: String(error) });
  }
});
