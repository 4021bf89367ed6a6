// The id of the entry: made of its name until somebody chooses one; that of an entry that is edited stays.
import { part, query } from "../markup.js";

export class IdField {
  /** @type {HTMLDetailsElement} */
  #group;
  /** @type {HTMLInputElement} */
  #input;
  #isChosen = false;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#group = part("named", form);
    this.#input = query("[name=id]", form);
    this.#input.addEventListener("input", () => this.choose(this.#input.value));
  }

  /** The id of the entry that is edited; empty for a new one. */
  edited = "";

  get value() {
    return this.edited || this.#input.value.trim();
  }

  /** What somebody chose, to be kept. */
  get chosen() {
    return this.#isChosen ? this.#input.value : "";
  }

  /** @param {string} id */
  edit(id) {
    this.edited = id;
    this.#group.hidden = true;
  }

  /** @param {string} id */
  choose(id) {
    this.#isChosen = Boolean(id) && !this.edited;
    if (this.#isChosen) this.#input.value = id;
    this.#show();
  }

  /**
   * Takes the id that a name gives, unless somebody chose one.
   * @param {string} id
   */
  suggest(id) {
    if (!this.edited && !this.#isChosen) this.#input.value = id;
    this.#show();
  }

  /** What is wrong with an id is beside its input, which is folded away. */
  unfold() {
    this.#group.open = true;
  }

  #show() {
    query("summary code", this.#group).textContent = this.#input.value;
  }
}
