// Names that are found by typing: a combobox over a list of values. What it offers is loaded when it is used. What somebody
// typed and did not choose counts as it is, so that the rules can say what is wrong with it.
/** @import {ComboboxOption} from "#types" */
import { Combobox } from "../combobox.js";
import { part, query, targetOf } from "../markup.js";
import { matchingOptions, meantOption, optionsOf } from "./combobox-options.js";
import { copyIn, labelOf } from "./markup.js";

const MAX_OPTIONS = 30; // options shown at once

/**
 * @param {string} text
 * @param {Record<string, string>} attributes
 */
function listItem(text, attributes) {
  const item = Object.assign(document.createElement("li"), { textContent: text });
  item.setAttribute("role", "option");
  for (const [name, value] of Object.entries(attributes)) item.setAttribute(name, value);
  return item;
}

export class ComboboxField {
  #field;
  #form;
  /** @type {HTMLInputElement} */
  #input;
  #list;
  #combobox;
  /** @type {string[]} */
  #values = [];
  /** @type {ComboboxOption[]} */
  #options = [];
  /** @type {Promise<void> | undefined} */
  #loading;

  /**
   * Works the markup of a field.
   * @param {HTMLElement} field
   * @param {HTMLFormElement} form
   */
  constructor(field, form) {
    this.#field = field;
    this.#form = form;
    this.#input = query("[role=combobox]", field);
    this.#list = query("[role=listbox]", field);
    this.#list.setAttribute("aria-label", labelOf(field));
    this.#combobox = new Combobox(this.#input, this.#list, {
      takesOnlyOption: true,
      onArrowWhenClosed: async (step) => {
        await this.#open();
        this.#combobox.move(step);
      },
    });
    this.#input.addEventListener("input", () => this.#handleInput());
    this.#input.addEventListener("click", () => (this.#combobox.isOpen ? this.#combobox.close() : this.#open()));
    this.#input.addEventListener("focus", () => this.#handleFocus());
    this.#input.addEventListener("blur", () => this.#handleBlur());
    this.#input.addEventListener("keydown", (event) => this.#handleKey(event));
    this.#list.addEventListener("click", (event) => {
      const { value } = targetOf(event).dataset;
      if (value) this.#take(value);
    });
  }

  get values() {
    const text = this.#input.value.trim();
    return text && (this.#isMultiple || !this.#values.length) ? [...this.#values, text] : this.#values;
  }

  /** @param {string[]} values */
  async choose(values) {
    this.#values = values;
    this.#input.value = "";
    this.#show();
    if (!values.length) return;
    await this.#load();
    if (values === this.#values) this.#showNames();
  }

  /** What is none of the options was typed and not chosen: the last of it is text again, to be corrected. */
  #showNames() {
    const last = this.#values.at(-1) ?? "";
    if (!this.#options.length || this.#options.some(({ value }) => value === last)) return this.#show();
    this.#values = this.#values.slice(0, -1);
    this.#show();
    this.#input.value = last;
  }

  get #isMultiple() {
    return "several" in this.#field.dataset;
  }

  #load() {
    this.#loading ??= optionsOf(this.#field, this.#form).then(
      (options) => {
        this.#options = options;
      },
      () => {
        this.#loading = undefined;
      },
    );
    return this.#loading;
  }

  // What is chosen

  /** @param {string} value */
  #nameOf(value) {
    return this.#options.find((option) => option.value === value)?.label ?? value;
  }

  #show() {
    if (this.#isMultiple)
      part("chosen", this.#field).replaceChildren(...this.#values.map((value) => this.#chip(value)));
    else if (this.#values.length) this.#input.value = this.#nameOf(this.#values[0]);
  }

  /** @param {string} value */
  #chip(value) {
    const chip = copyIn("chip", this.#form);
    const button = query("button", chip);
    query("span", chip).textContent = this.#nameOf(value);
    query("span", button).append(this.#nameOf(value));
    button.addEventListener("click", () => {
      this.#change(this.#values.filter((other) => other !== value));
      this.#input.focus();
    });
    return chip;
  }

  /** @param {string[]} values */
  #change(values) {
    this.#values = values;
    this.#show();
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {string} value */
  #take(value) {
    this.#input.value = "";
    this.#combobox.close();
    this.#change(this.#isMultiple ? [...this.#values.filter((other) => other !== value), value] : [value]);
  }

  // What somebody does

  async #open() {
    await this.#load();
    if (document.activeElement !== this.#input) return;
    const text = this.#isMultiple || !this.#values.length ? this.#input.value : "";
    const matches = matchingOptions(this.#options, text);
    this.#offer(matches.filter(({ value }) => !this.#isMultiple || !this.#values.includes(value)));
  }

  /** @param {ComboboxOption[]} options */
  #offer(options) {
    const items = options
      .slice(0, MAX_OPTIONS)
      .map(({ value, label }, index) =>
        listItem(label, { id: `${this.#list.id}-${index}`, "aria-selected": "false", "data-value": value }),
      );
    const { nothing = "" } = part("words", this.#form).dataset;
    if (!items.length && this.#input.value.trim()) items.push(listItem(nothing, { "aria-disabled": "true" }));
    this.#combobox.replace(this.#list, items);
    if (items.length) this.#combobox.open();
    else this.#combobox.close();
  }

  #handleInput() {
    if (!this.#isMultiple) this.#values = [];
    this.#open();
  }

  #handleFocus() {
    this.#load();
    if (this.#values.length) this.#input.select();
  }

  /** What was typed is taken where it means one option and no other. */
  async #handleBlur() {
    const text = this.#input.value.trim();
    this.#combobox.close();
    if (!text || (!this.#isMultiple && this.#values.length)) return;
    await this.#load();
    if (this.#input.value.trim() !== text || document.activeElement === this.#input) return;
    const option = meantOption(this.#options, text);
    if (option) this.#take(option.value);
  }

  /** @param {KeyboardEvent} event */
  #handleKey(event) {
    const isRemoving = event.key === "Backspace" && this.#isMultiple && !this.#input.value && this.#values.length > 0;
    if (isRemoving) this.#change(this.#values.slice(0, -1));
    if (event.key === "Enter") event.preventDefault(); // the form is not sent from here
  }
}
