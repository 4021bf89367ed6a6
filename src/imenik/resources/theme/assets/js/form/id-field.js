// The id of the entry: made of its name until somebody chooses one; that of an entry that is edited stays.
import { part } from "./markup.js";

export class IdBox {
  #group;
  #input;
  #isOwn = false;

  constructor(form) {
    this.#group = part("named", form);
    this.#input = form.elements.namedItem("id");
    this.#input.addEventListener("input", () => this.choose(this.#input.value));
  }

  // The id of the entry that is edited; empty for a new one.
  edited = "";

  get value() {
    return this.edited || this.#input.value.trim();
  }

  // What somebody chose, to be kept.
  get chosen() {
    return this.#isOwn ? this.#input.value : "";
  }

  edit(id) {
    this.edited = id;
    this.#group.hidden = true;
  }

  choose(id) {
    this.#isOwn = Boolean(id) && !this.edited;
    if (this.#isOwn) this.#input.value = id;
    this.#tell();
  }

  // Takes the id that a name gives, unless somebody chose one.
  suggest(id) {
    if (!this.edited && !this.#isOwn) this.#input.value = id;
    this.#tell();
  }

  // What is wrong with an id is beside its box, which is folded away.
  unfold() {
    this.#group.open = true;
  }

  #tell() {
    this.#group.querySelector("summary code").textContent = this.#input.value;
  }
}
