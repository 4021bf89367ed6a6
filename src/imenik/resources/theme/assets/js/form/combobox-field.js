// Names that are found by typing: a combobox over a list of values. What it offers is loaded when it is used. What somebody
// typed and did not choose counts as it stands, so that the rules can say what is wrong with it.
import { Listbox } from "./listbox.js";
import { copy, labelOf } from "./markup.js";
import { matching, meant, optionsOf } from "./combobox-options.js";

export class Chooser {
  #field;
  #form;
  #input;
  #list;
  #values = [];
  #options = [];
  #known; // the promise of options

  // Works the markup of a field.
  constructor(field, form) {
    this.#field = field;
    this.#form = form;
    this.#input = field.querySelector("[role=combobox]");
    const list = field.querySelector("[role=listbox]");
    this.#list = new Listbox(list, this.#input, labelOf(field));
    const events = {
      input: this.#typed,
      click: this.#clicked,
      focus: this.#focused,
      blur: this.#left,
      keydown: this.#pressed,
    };
    for (const [name, heard] of Object.entries(events)) this.#input.addEventListener(name, heard.bind(this));
    list.addEventListener("click", ({ target }) => target.dataset.value && this.#take(target.dataset.value));
  }

  get values() {
    const text = this.#input.value.trim();
    return text && (this.#isOfSeveral || !this.#values.length) ? [...this.#values, text] : this.#values;
  }

  choose(values) {
    this.#values = values;
    this.#input.value = "";
    this.#show();
    if (values.length) this.#ready().then(() => values === this.#values && this.#found());
  }

  // What is none of the options was typed and not chosen: the last of it is text again, to be mended.
  #found() {
    const last = this.#values.at(-1);
    if (!this.#options.length || this.#options.some(({ value }) => value === last)) return this.#show();
    this.#values = this.#values.slice(0, -1);
    this.#show();
    this.#input.value = last;
  }

  get #isOfSeveral() {
    return "several" in this.#field.dataset;
  }

  #ready() {
    this.#known ??= optionsOf(this.#field, this.#form).then(
      (found) => (this.#options = found),
      () => (this.#known = undefined),
    );
    return this.#known;
  }

  // What is chosen

  #nameOf(value) {
    return this.#options.find((each) => each.value === value)?.label ?? value;
  }

  #show() {
    if (this.#isOfSeveral)
      this.#field
        .querySelector('[data-im="chosen"]')
        .replaceChildren(...this.#values.map((value) => this.#chip(value)));
    else if (this.#values.length) this.#input.value = this.#nameOf(this.#values[0]);
  }

  #chip(value) {
    const chip = copy("chip", this.#form);
    const button = chip.querySelector("button");
    chip.querySelector("span").textContent = this.#nameOf(value);
    button.querySelector("span").append(this.#nameOf(value));
    button.addEventListener("click", () => {
      this.#change(this.#values.filter((each) => each !== value));
      this.#input.focus();
    });
    return chip;
  }

  #change(values) {
    this.#values = values;
    this.#show();
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #take(value) {
    this.#input.value = "";
    this.#list.close();
    this.#change(this.#isOfSeveral ? [...this.#values.filter((each) => each !== value), value] : [value]);
  }

  // What somebody does

  async #open() {
    await this.#ready();
    if (document.activeElement !== this.#input) return;
    const text = this.#isOfSeveral || !this.#values.length ? this.#input.value : "";
    const found = matching(this.#options, text).filter(
      ({ value }) => !this.#isOfSeveral || !this.#values.includes(value),
    );
    this.#list.offer(found, this.#input.value.trim() && this.#form.querySelector('[data-im="words"]').dataset.nothing);
  }

  #typed() {
    if (!this.#isOfSeveral) this.#values = [];
    this.#open();
  }

  #clicked() {
    if (this.#list.isOpen) this.#list.close();
    else this.#open();
  }

  #focused() {
    this.#ready();
    if (this.#values.length) this.#input.select();
  }

  // What was typed is taken where it means one option and no other.
  async #left() {
    const text = this.#input.value.trim();
    this.#list.close();
    if (!text || (!this.#isOfSeveral && this.#values.length)) return;
    await this.#ready();
    if (this.#input.value.trim() !== text || document.activeElement === this.#input) return;
    const found = meant(this.#options, text);
    if (found) this.#take(found.value);
  }

  async #pressed(event) {
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const isRemoving = key === "Backspace" && this.#isOfSeveral && !this.#input.value && this.#values.length > 0;
    if (step || key === "Enter" || (key === "Escape" && this.#list.isOpen)) event.preventDefault();
    if (step) {
      if (!this.#list.isOpen) await this.#open();
      this.#list.move(step);
    } else if (key === "Enter" && this.#list.isOpen && this.#list.meant) this.#take(this.#list.meant);
    else if (key === "Escape") this.#list.close();
    else if (isRemoving) this.#change(this.#values.slice(0, -1));
  }
}
