// A field above a long list, which may have lists folded in it: what is typed narrows it. Without script the list is whole.
import { childrenOf, part, plural, query } from "./markup.js";
import { isWordFound } from "./query.js";
import { foldedWords } from "./word-forms.js";

const list = part("narrowed", document);
const field = part("narrow", document);
const input = query("input", field);
const status = query("[role=status]", field);
/** @type {NodeListOf<HTMLDetailsElement>} */
const folded = list.querySelectorAll("details");
const wasOpen = new Map([...folded].map((details) => [details, details.open]));

/** @type {NodeListOf<HTMLElement>} */
const elements = list.querySelectorAll("li");
const items = [...elements].map((element) => ({
  element,
  text: ` ${foldedWords(query("a", element).textContent ?? "").join(" ")} `,
}));

/**
 * Shows the items that match, those that they are in, and what is in them.
 * @param {string[]} words
 */
function narrow(words) {
  const matching = items.filter(({ text }) => words.every((word) => isWordFound(text, word)));
  const shown = new Set(matching.map(({ element }) => element));
  for (const { element } of items) {
    const isAround = [...shown].some((match) => element.contains(match) || match.contains(element));
    element.hidden = words.length > 0 && !isAround;
  }
  for (const details of folded) {
    const hasMatch = [...shown].some((match) => details.contains(match));
    details.open = words.length ? hasMatch : (wasOpen.get(details) ?? false);
  }
  status.textContent = words.length ? plural(status, matching.length, document.documentElement.lang) : "";
}

input.addEventListener("input", () => narrow(foldedWords(/** @type {HTMLInputElement} */ (input).value)));
field.hidden = !childrenOf(list).length;
