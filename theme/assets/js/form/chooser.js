// Names that are found by typing, in either script and without marks: a combobox (WAI-ARIA 1.2) over a list of values.
// What it offers is loaded when it is used. What somebody typed and did not choose counts as it stands, so that the rules can say
// what is wrong with it.
import { entries } from "../entries.js";
import { fold } from "../fold.js";
import { wordsOf } from "../query.js";

const MOST = 30; // options shown at once
const LISTS = { country: "countries", language: "languages", timezone: "timezones" };

const loaded = new Map();
export function load(url) {
  if (!loaded.has(url)) {
    const answer = fetch(url).then((found) => (found.ok ? found.json() : Promise.reject(new Error(`${url}: ${found.status}`))));
    loaded.set(url, answer.catch((error) => (loaded.delete(url), Promise.reject(error))));
  }
  return loaded.get(url);
}

const option = (value, label, names = label) => ({ value, label, searched: ` ${wordsOf(`${names} ${value}`).join(" ")} ` });

async function made(input, refers, { root, tag }) {
  if (input === "entry" && refers !== "places") {
    const { list } = await entries(refers, root, tag);
    return list.map(({ id, shown, searched }) => ({ value: id, label: shown.text, searched: `${searched}${wordsOf(id).join(" ")} ` }));
  }
  const [lists, codes] = await Promise.all([load(`${root}assets/form/choices/${tag}.json`), input === "country" && load(`${root}assets/form/codes.json`)]);
  const english = codes ? codes.countries : {}; // it is what many know a country by
  return lists[LISTS[input] ?? refers].map(([value, name]) => option(value, name || value.replaceAll("_", " "), `${name} ${english[value] ?? ""}`));
}

const offered = new Map(); // the promises of options: several fields choose from the same ones

function optionsOf({ dataset: { input, refers = "" } }, form) {
  const key = `${input} ${refers}`;
  if (!offered.has(key)) offered.set(key, made(input, refers, form.dataset).catch((error) => (offered.delete(key), Promise.reject(error))));
  return offered.get(key);
}

function matching(options, text) {
  const words = wordsOf(text);
  const found = options.filter(({ searched }) => words.every((word) => searched.includes(word)));
  const rank = ({ label, searched }) => (fold(label).startsWith(fold(text.trim())) ? 0 : words.every((word) => searched.includes(` ${word}`)) ? 1 : 2);
  return words.length ? found.map((each) => [rank(each), each]).sort(([one], [other]) => one - other).map(([, each]) => each) : found;
}

let last = 0;

// Works the markup of a field; gives `values()` and `choose(values)`.
export function chooser(field, form) {
  const several = "several" in field.dataset;
  const input = field.querySelector("[role=combobox]");
  const list = field.querySelector("[role=listbox]");
  const chosen = field.querySelector('[data-im="chosen"]');
  const label = field.querySelector("label");
  const nothing = form.querySelector('[data-im="words"]').dataset.nothing;
  let options = [];
  let known; // the promise of options
  let values = [];
  let active = -1;
  list.id = `im-list-${++last}`;
  list.setAttribute("aria-label", label.firstChild.data.trim());
  input.setAttribute("aria-controls", list.id);

  const ready = () => (known ??= optionsOf(field, form).then((found) => (options = found), () => (known = undefined)));
  const nameOf = (value) => options.find((each) => each.value === value)?.label ?? value;
  const changed = () => field.dispatchEvent(new Event("input", { bubbles: true }));

  function show() {
    if (!several) return void (input.value = values.length ? nameOf(values[0]) : "");
    const chips = values.map((value) => {
      const chip = form.querySelector('template[data-im="chip"]').content.firstElementChild.cloneNode(true);
      chip.querySelector("span").textContent = nameOf(value);
      const button = chip.querySelector("button");
      button.querySelector("span").append(nameOf(value));
      button.addEventListener("click", () => {
        values = values.filter((each) => each !== value);
        show();
        input.focus();
        changed();
      });
      return chip;
    });
    chosen.replaceChildren(...chips);
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function take(value) {
    values = several ? [...values.filter((each) => each !== value), value] : [value];
    input.value = "";
    show();
    close();
    changed();
  }

  async function open() {
    await ready();
    if (document.activeElement !== input) return;
    const found = matching(options, several || !values.length ? input.value : "").filter(({ value }) => !several || !values.includes(value));
    const elements = found.slice(0, MOST).map(({ value, label: name }, at) => {
      const element = Object.assign(document.createElement("li"), { id: `${list.id}-${at}`, textContent: name });
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      element.dataset.value = value;
      return element;
    });
    if (!elements.length && input.value.trim()) {
      const element = Object.assign(document.createElement("li"), { textContent: nothing });
      element.setAttribute("role", "option");
      element.setAttribute("aria-disabled", "true");
      elements.push(element);
    }
    list.replaceChildren(...elements);
    active = -1;
    list.hidden = !elements.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    const elements = [...list.querySelectorAll("[data-value]")];
    if (!elements.length) return;
    active = (active + step + elements.length + (active < 0 && step < 0 ? 1 : 0)) % elements.length;
    elements.forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
    elements[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", elements[active].id);
  }

  // What was typed, where it means one option and no other.
  async function settle() {
    const text = input.value.trim();
    close();
    if (!text || (!several && values.length)) return;
    await ready();
    if (input.value.trim() !== text || document.activeElement === input) return;
    const found = matching(options, text);
    const same = found.filter((each) => fold(each.label) === fold(text) || each.value === text);
    const only = same.length === 1 ? same : found;
    if (only.length === 1) take(only[0].value);
  }

  input.addEventListener("input", () => {
    if (!several) values = [];
    open();
  });
  input.addEventListener("click", () => (list.hidden ? open() : close()));
  input.addEventListener("focus", () => {
    ready();
    if (values.length) input.select();
  });
  input.addEventListener("blur", settle);
  input.addEventListener("keydown", async (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) await open();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const elements = [...list.querySelectorAll("[data-value]")];
      const meant = elements[active] ?? (elements.length === 1 ? elements[0] : undefined);
      if (!list.hidden && meant) take(meant.dataset.value);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Backspace" && several && !input.value && values.length) {
      values = values.slice(0, -1);
      show();
      changed();
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => target.dataset.value && take(target.dataset.value));

  return {
    values() {
      const text = input.value.trim();
      return text && (several || !values.length) ? [...values, text] : values;
    },
    choose(some) {
      values = some;
      input.value = "";
      show();
      if (some.length) ready().then(show);
    },
  };
}
