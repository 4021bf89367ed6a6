// Elements and words of a page. What a script asks for is in the page's template.
import { memoize, once } from "./memoize.js";

/**
 * The element with a `data-im`, which the markup has.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} name
 * @param {ParentNode} base
 * @returns {T}
 */
export const part = (name, base) => query(`[data-im="${name}"]`, base);

/**
 * The first element that matches, which the markup has.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [base]
 * @returns {T}
 */
export const query = (selector, base = document) => /** @type {T} */ (base.querySelector(selector));

/**
 * A copy of what a template holds.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [base]
 * @returns {T}
 */
export function copyOf(selector, base = document) {
  /** @type {HTMLTemplateElement} */
  const template = query(selector, base);
  return /** @type {T} */ (document.importNode(/** @type {Element} */ (template.content.firstElementChild), true));
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {Element} element
 * @returns {T[]}
 */
export const childrenOf = (element) => /** @type {T[]} */ ([...element.children]);

/** @param {Event} event */
export const targetOf = (event) => /** @type {HTMLElement} */ (event.target);

/**
 * Values put into the places of a text: `{name}`.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));

/**
 * A language for numbers and sorting, and the nearest one of the site: not every browser knows all languages.
 * @param {string} tag
 */
export const locales = (tag) => [tag, ...nearest()];

const nearest = once(() => {
  /** @type {HTMLElement | null} */
  const languages = document.querySelector("[data-near]");
  return languages?.dataset.near ? [languages.dataset.near] : [];
});

// To make one of these takes longer than to use it a hundred times.
const numberFormat = memoize((/** @type {string} */ tag) => new Intl.NumberFormat(locales(tag)));
const pluralRules = memoize((/** @type {string} */ tag) => new Intl.PluralRules(locales(tag)));

/**
 * @param {number} number
 * @param {string} tag
 */
export const amount = (number, tag) => numberFormat(tag).format(number);

/**
 * The words of an element for a number; they are in its `data-forms`.
 * @param {HTMLElement} element
 * @param {number} number
 * @param {string} tag
 */
export function plural({ dataset }, number, tag) {
  const forms = JSON.parse(dataset.forms ?? "{}");
  return fill(forms[pluralRules(tag).select(number)], { n: amount(number, tag) });
}

/**
 * Has screen readers say a text. It is emptied first, so that what is said a second time is heard again.
 * @param {HTMLElement} status
 * @param {string} [text]
 */
export function announce(status, text = "") {
  status.textContent = "";
  setTimeout(() => {
    status.textContent = text;
  }, 100);
}
