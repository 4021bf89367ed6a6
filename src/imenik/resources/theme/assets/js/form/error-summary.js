// The end of the form: the agreement, and the list of what is to be put right.
/** @import {RenderedProblem} from "#types" */
import { part, plural, query } from "../markup.js";
import { formData } from "./markup.js";
import { problemItems } from "./problem-list.js";

export class ErrorSummary {
  #form;
  #box;
  #agreement;
  /** @type {HTMLInputElement} */
  #tick;
  #isPressed = false;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    this.#box = part("summary", form);
    this.#agreement = part("agreement", form);
    this.#tick = query("input", this.#agreement);
    this.#box.addEventListener("pointerdown", () => this.#press(true));
    addEventListener("pointerup", () => setTimeout(() => this.#press(false)));
  }

  /** @param {boolean} isPressed */
  #press(isPressed) {
    this.#isPressed = isPressed;
  }

  get isAgreed() {
    return this.#tick.checked;
  }

  /** @param {boolean} isAgreed */
  agree(isAgreed) {
    this.#tick.checked = isAgreed;
  }

  /**
   * Shows what is to be put right; gives whether there is anything.
   * @param {RenderedProblem[]} problems
   */
  show(problems) {
    const errors = problems.filter(({ severity }) => severity === "error");
    const items = [...problemItems(this.#form, errors), ...this.#agreementItems()];
    const heading = query("h2", this.#box);
    heading.textContent = plural(heading, items.length, formData(this.#form).tag);
    query("ul", this.#box).replaceChildren(...items);
    this.#box.hidden = !items.length;
    return items.length > 0;
  }

  /**
   * While one types: it stays as long as it is there, but does not change under a finger that is about to choose.
   * @param {RenderedProblem[]} problems
   */
  update(problems) {
    if (!this.#box.hidden && !this.#isPressed && !this.#box.matches(":focus-within")) this.show(problems);
  }

  focus() {
    this.#box.focus();
  }

  /** What is said where nobody agreed. */
  #agreementItems() {
    const message = query(".im-said", this.#agreement);
    const { words = "" } = message.dataset;
    message.textContent = this.isAgreed ? "" : words;
    this.#agreement.classList.toggle("im-wrong", !this.isAgreed);
    if (this.isAgreed) {
      this.#tick.removeAttribute("aria-invalid");
      return [];
    }
    this.#tick.setAttribute("aria-invalid", "true");
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: "#", textContent: words });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#tick.focus();
    });
    item.append(link);
    return [item];
  }
}
