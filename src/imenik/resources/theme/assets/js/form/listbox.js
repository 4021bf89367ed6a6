// The list below a combobox (WAI-ARIA 1.2): what is offered in it, and at which option the arrows are.
const MOST = 30; // options shown at once

let last = 0;

function element(text, attributes) {
  const made = Object.assign(document.createElement("li"), { textContent: text });
  made.setAttribute("role", "option");
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export class Listbox {
  #list;
  #input;
  #at = -1;

  constructor(list, input, label) {
    this.#list = list;
    this.#input = input;
    list.id = `im-list-${++last}`;
    list.setAttribute("aria-label", label);
    input.setAttribute("aria-controls", list.id);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the combobox keeps the focus
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  get #options() {
    return [...this.#list.querySelectorAll("[data-value]")];
  }

  // The value that Enter takes: where the arrows are, or the only one.
  get meant() {
    const options = this.#options;
    return (options[this.#at] ?? (options.length === 1 ? options[0] : undefined))?.dataset.value;
  }

  // Opens with these options; with none, it says `nothing`, if there is that to say.
  offer(options, nothing) {
    const elements = options
      .slice(0, MOST)
      .map(({ value, label }, at) =>
        element(label, { id: `${this.#list.id}-${at}`, "aria-selected": "false", "data-value": value }),
      );
    if (!elements.length && nothing) elements.push(element(nothing, { "aria-disabled": "true" }));
    this.#list.replaceChildren(...elements);
    this.#turn(elements.length > 0);
  }

  close() {
    this.#turn(false);
  }

  #turn(isOpen) {
    this.#at = -1;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
    this.#input.removeAttribute("aria-activedescendant");
  }

  move(step) {
    const options = this.#options;
    if (!options.length) return;
    this.#at = (this.#at + step + options.length + (this.#at < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((each, at) => each.setAttribute("aria-selected", String(at === this.#at)));
    options[this.#at].scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", options[this.#at].id);
  }
}
