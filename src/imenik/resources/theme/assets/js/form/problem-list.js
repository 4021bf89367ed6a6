// Problems beside the fields and, when somebody asks for the result, in a list that leads to them.
/** @import {Place, RenderedProblem} from "#types" */
import { childrenOf, part, query } from "../markup.js";
import { placeOf } from "./fields.js";
import { labelOf } from "./markup.js";

/** @typedef {{ problem: RenderedProblem, input: HTMLElement | null }} PlacedProblem */

/** @param {RenderedProblem} problem */
const sentence = ({ message, hint }) => [message, hint].filter(Boolean).join("; ");

/**
 * Where a problem is shown; undefined for what the form does not have.
 * @param {HTMLFormElement} form
 * @param {RenderedProblem} problem
 * @returns {Place | undefined}
 */
function placeOfProblem(form, { location }) {
  if (location[0] !== "id") return placeOf(form, location);
  const field = query('.im-field[data-im="id"]', form);
  return { field, input: query("input", field) };
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLElement[]}
 */
const allFields = (form) => [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".im-field"))];

/** @param {HTMLElement} field */
const messageBox = (field) => query(":scope > .im-said", field);

/**
 * What is wrong, and where what is missing is added: beside this form, which stays open.
 * @param {HTMLFormElement} form
 * @param {RenderedProblem} problem
 */
function messageElement(form, problem) {
  const words = part("words", form);
  const element = document.createElement("p");
  element.textContent = `${words.dataset[problem.severity]}: ${sentence(problem)}`;
  element.className = `im-${problem.severity}`;
  const link = problem.add && words.querySelector(`a[data-kind="${problem.add}"]`);
  if (link) element.append(". ", link.cloneNode(true));
  return element;
}

/** @param {HTMLElement[]} elements */
const textOf = (elements) => elements.map(({ textContent }) => textContent).join();

/**
 * Shows the problems of the fields that were left; what was shown before and is no more goes.
 * @param {HTMLFormElement} form
 * @param {RenderedProblem[]} problems
 * @param {(field: HTMLElement) => boolean} isTouched whether a field was left
 */
export function showProblems(form, problems, isTouched) {
  /** @type {Map<HTMLElement, PlacedProblem[]>} */
  const byField = new Map();
  for (const problem of problems) {
    const place = placeOfProblem(form, problem);
    if (!place || !isTouched(place.field)) continue;
    byField.set(place.field, [...(byField.get(place.field) ?? []), { problem, input: place.input }]);
  }
  for (const element of form.querySelectorAll("[aria-invalid]")) element.removeAttribute("aria-invalid");
  for (const field of allFields(form)) {
    const placed = byField.get(field) ?? [];
    const box = messageBox(field);
    const messages = placed.map(({ problem }) => messageElement(form, problem));
    // What is said already is not put there anew, or it would be read out again.
    if (textOf(messages) !== textOf(childrenOf(box))) box.replaceChildren(...messages);
    for (const { problem, input } of placed) if (input) markInput(input, problem);
    field.classList.toggle(
      "im-wrong",
      placed.some(({ problem }) => problem.severity === "error"),
    );
  }
}

/**
 * @param {HTMLElement} input
 * @param {RenderedProblem} problem
 */
function markInput(input, { severity }) {
  if (severity === "error") input.setAttribute("aria-invalid", "true");
  const box = messageBox(/** @type {HTMLElement} */ (input.closest(".im-field")));
  const described = input.getAttribute("aria-describedby");
  if (box.id && !described?.includes(box.id)) {
    input.setAttribute("aria-describedby", [described, box.id].filter(Boolean).join(" "));
  }
}

/**
 * A list of problems, each leading to its field; one that has no field is listed all the same, with its key.
 * @param {HTMLFormElement} form
 * @param {RenderedProblem[]} problems
 */
export function problemItems(form, problems) {
  const fields = allFields(form);
  const placed = problems.map((problem) => ({ problem, place: placeOfProblem(form, problem) }));
  /** @param {{ place?: Place }} placed */
  const rank = ({ place }) => (place ? fields.indexOf(place.field) : fields.length);
  return placed.sort((a, b) => rank(a) - rank(b)).map(({ problem, place }) => problemItem(problem, place));
}

/**
 * @param {RenderedProblem} problem
 * @param {Place} [place]
 */
function problemItem(problem, place) {
  const item = document.createElement("li");
  if (!place) {
    item.textContent = `${problem.location.join(".")}: ${sentence(problem)}`;
    return item;
  }
  const link = document.createElement("a");
  link.href = `#${place.field.querySelector("[id]")?.id ?? ""}`;
  link.textContent = labelOf(place.field);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(place);
  });
  item.append(link, `: ${sentence(problem)}`);
  return item;
}

/**
 * Unfolds what a field is in, and goes there.
 * @param {Place} place
 */
export function goTo({ field, input }) {
  for (let details = field.closest("details"); details; details = parentDetails(details)) details.open = true;
  (input ?? field).focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

/** @param {HTMLDetailsElement} details */
const parentDetails = (details) => details.parentElement?.closest("details") ?? null;
