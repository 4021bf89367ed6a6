// What a page says of the present, kept true when the site was not built for a while: what ended is no longer called next or
// upcoming, what was unknown before may be said, and today is today's date. The markup has the dates (macros/dates.html).
import { childrenOf } from "./markup.js";

const now = new Date();
/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");
const today = `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;

/**
 * A day has passed when it is over here, a moment when it is over everywhere.
 * @param {string} moment
 */
const hasPassed = (moment) => (moment.length > 10 ? Date.parse(moment) < now.getTime() : moment < today);

/**
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (selector) =>
  [...document.querySelectorAll(selector)].map((element) => /** @type {HTMLElement} */ (element));

/** Hides what was true until a moment, and shows what is true since. */
function turn() {
  for (const element of all("[data-until]")) element.hidden = hasPassed(element.dataset.until ?? "");
  for (const element of all("[data-since]")) {
    const { since = "", words = "" } = element.dataset;
    Object.assign(element, hasPassed(since) ? { hidden: false, textContent: words } : {});
  }
}

/** An event that is over goes to those that are. */
function moveOver() {
  const past = document.querySelector("[data-im=past]");
  const over = all("[data-im=coming] [data-until][hidden]").filter((element) => element.matches("li"));
  if (!past || !over.length) return;
  for (const item of over) item.hidden = false;
  past.prepend(...over.reverse());
  const section = past.closest("section");
  if (section) section.hidden = false;
}

/** A list says so where nothing of it is left, and a heading goes with it. */
function sayWhatIsGone() {
  for (const list of all("[data-gone]")) {
    if (childrenOf(list).some(({ hidden }) => !hidden)) continue;
    const words = Object.assign(document.createElement("p"), { textContent: list.dataset.gone });
    if (list.dataset.gone) list.after(words);
    else if (list.previousElementSibling) list.previousElementSibling.remove();
    list.hidden = true;
  }
}

/** The mark of today goes to today's cell, if this is its month. */
function markToday() {
  const marked = document.querySelector("td[aria-current=date]");
  const cell = document.querySelector(`td > time[datetime="${today}"]`)?.parentElement;
  const words = marked?.querySelector("strong");
  if (!marked || marked === cell) return;
  marked.removeAttribute("aria-current");
  words?.remove();
  cell?.setAttribute("aria-current", "date");
  if (words) cell?.querySelector("time")?.after(" ", words);
}

turn();
moveOver();
sayWhatIsGone();
markToday();
