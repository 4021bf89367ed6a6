// The end of the form: the agreement, and the list of what is to be put right.
import { counted, part } from "./markup.js";
import { list } from "./problem-list.js";

const errors = (problems) => problems.filter(({ level }) => level === "error");

export class Summary {
  #form;
  #box;
  #agreement;
  #isPressed = false;

  constructor(form) {
    this.#form = form;
    this.#box = part("summary", form);
    this.#agreement = part("agreement", form);
    this.#box.addEventListener("pointerdown", () => (this.#isPressed = true));
    addEventListener("pointerup", () => setTimeout(() => (this.#isPressed = false)));
  }

  get #tick() {
    return this.#agreement.querySelector("input");
  }

  get isAgreed() {
    return this.#tick.checked;
  }

  agree(isAgreed) {
    this.#tick.checked = isAgreed;
  }

  // Shows what is to be put right; gives whether there is anything.
  show(problems) {
    const items = [...list(this.#form, errors(problems)), ...this.#refusal()];
    const heading = this.#box.querySelector("h2");
    heading.textContent = counted(heading, items.length, this.#form.dataset.tag);
    this.#box.querySelector("ul").replaceChildren(...items);
    this.#box.hidden = !items.length;
    return items.length > 0;
  }

  // While one types: it stays as long as it is there, but does not change under a finger that is about to choose.
  renew(problems) {
    if (!this.#box.hidden && !this.#isPressed && !this.#box.matches(":focus-within")) this.show(problems);
  }

  focus() {
    this.#box.focus();
  }

  // What is said where nobody agreed.
  #refusal() {
    const said = this.#agreement.querySelector(".im-said");
    said.textContent = this.isAgreed ? "" : said.dataset.words;
    this.#agreement.classList.toggle("im-wrong", !this.isAgreed);
    if (this.isAgreed) this.#tick.removeAttribute("aria-invalid");
    else this.#tick.setAttribute("aria-invalid", "true");
    if (this.isAgreed) return [];
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: "#", textContent: said.dataset.words });
    link.addEventListener("click", (event) => (event.preventDefault(), this.#tick.focus()));
    item.append(link);
    return [item];
  }
}
