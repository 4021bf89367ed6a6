// A combobox with a list below it (WAI-ARIA 1.2): what the keys do, and which option is active. What is offered, and what
// becomes of an option that is clicked, is up to the owner. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

let lists = 0;

/**
 * @typedef {object} ComboboxBehaviour
 * @property {(step: number) => void} onArrowWhenClosed opens the list, or asks for what is to be in it
 * @property {boolean} [takesOnlyOption] whether Enter takes the only option without a step to it
 */

export class Combobox {
  #input;
  #popup;
  #listbox;
  #behaviour;
  /** @type {HTMLElement | undefined} */
  #active;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} popup the list, or what holds it
   * @param {ComboboxBehaviour} behaviour
   */
  constructor(input, popup, behaviour) {
    this.#input = input;
    this.#popup = popup;
    this.#listbox = popup.matches("[role=listbox]")
      ? popup
      : /** @type {Element} */ (popup.querySelector("[role=listbox]"));
    this.#behaviour = behaviour;
    lists += 1;
    this.#listbox.id ||= `im-list-${lists}`;
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.#listbox.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("keydown", (event) => this.#press(event));
    popup.addEventListener("mousedown", (event) => event.preventDefault()); // the input keeps the focus
  }

  get isOpen() {
    return !this.#popup.hidden;
  }

  /** What can be chosen now. */
  get options() {
    /** @type {NodeListOf<HTMLElement>} */
    const options = this.#listbox.querySelectorAll("[role=option]:not([aria-disabled])");
    return [...options].filter((option) => !option.closest("[hidden]"));
  }

  open() {
    this.#expand(true);
  }

  close() {
    this.#expand(false);
  }

  /** @param {boolean} isOpen */
  #expand(isOpen) {
    if (!isOpen) this.#activate(undefined);
    this.#popup.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
  }

  /**
   * Has some elements of the list replaced; an active option among those that go is none any more.
   * @param {HTMLElement} group
   * @param {Element[]} children
   */
  replace(group, children) {
    if (this.#active && group.contains(this.#active)) this.#activate(undefined);
    group.replaceChildren(...children);
  }

  /**
   * Goes to another option; from the last to the first, and the other way round.
   * @param {number} step
   */
  move(step) {
    const { options } = this;
    if (!options.length) return;
    const beforeFirst = step < 0 ? 0 : -1;
    const index = this.#active ? options.indexOf(this.#active) : beforeFirst;
    this.#activate(options.at((index + step) % options.length));
  }

  /** @param {HTMLElement | undefined} option */
  #activate(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    if (!option) return this.#input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  /** The option that Enter takes. */
  get #choice() {
    const { options } = this;
    return this.#active ?? (this.#behaviour.takesOnlyOption && options.length === 1 ? options[0] : undefined);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      if (this.isOpen) this.move(step);
      else this.#behaviour.onArrowWhenClosed(step);
    } else if (event.key === "Enter" && this.isOpen && this.#choice) {
      event.preventDefault();
      this.#choice.click();
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}
