// What somebody has written, kept in the browser until it is sent or thrown away; without storage nothing is kept, and that is told.
import { changed, merged, written } from "./merge.js";

const PREFIX = "imenik.form.";

function ask(task) {
  try {
    return task(localStorage);
  } catch {
    return undefined; // storage may be switched off, or full
  }
}

// The draft of one entry. What it keeps is the state of the form, `{ value, ... }`, and what that began with.
export class Draft {
  #key;
  #basis;
  #first;
  #last; // what was last kept, or not to be kept
  #isOver = false;

  // `basis` are the values that a draft of today begins with, `first` is the state before anybody wrote.
  constructor(name, basis, first) {
    this.#key = PREFIX + name;
    this.#basis = basis;
    this.#first = this.#last = written(first);
    this.isSafe =
      ask((storage) => (storage.setItem(`${PREFIX}?`, ""), storage.removeItem(`${PREFIX}?`), true)) ?? false;
  }

  // What was kept, with its `day`, put into what the entry holds today: whether that `hasChanged` since, which keys were
  // `touched`, and in which of them somebody else has `clashes` with that. Undefined where nothing was kept.
  found() {
    const kept = ask((storage) => JSON.parse(storage.getItem(this.#key)));
    if (!kept?.value) return undefined;
    const before = kept.basis ?? {};
    const clashes = new Set();
    const value = merged(before, kept.value, this.#basis, ([key]) => clashes.add(key));
    return {
      ...kept,
      value,
      hasChanged: changed(before, this.#basis).length > 0,
      touched: changed(before, kept.value),
      clashes: [...clashes],
    };
  }

  // The state is that of what was found, and is kept already.
  hold(state) {
    this.#last = written(state);
  }

  // Keeps a state that is another than before; one in which all is undone is forgotten.
  keep(state, day) {
    const text = written(state);
    if (this.#isOver || text === this.#last) return;
    this.#last = text;
    if (text === this.#first) this.#forget();
    else
      this.isSafe =
        ask((storage) => (storage.setItem(this.#key, JSON.stringify({ ...state, day, basis: this.#basis })), true)) ??
        false;
  }

  // Forgets it for good: leaving the page keeps nothing either.
  end() {
    this.#isOver = true;
    this.#forget();
  }

  #forget() {
    ask((storage) => storage.removeItem(this.#key));
  }
}
