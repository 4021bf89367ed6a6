// What somebody has written, kept in the browser until it is sent or thrown away; without storage nothing is kept, and the
// page says so.
/** @import {DraftState, EntryValue, RestoredDraft} from "#types" */
import { changedKeys, merge, serialize } from "./merge.js";

const PREFIX = "imenik.form.";

/**
 * @template T
 * @param {(storage: Storage) => T} task
 */
function withStorage(task) {
  try {
    return task(localStorage);
  } catch {
    return undefined; // storage may be switched off, or full
  }
}

/**
 * Whether something could be stored.
 * @param {string} key
 * @param {string} text
 */
const store = (key, text) =>
  withStorage((storage) => {
    storage.setItem(key, text);
    return true;
  }) ?? false;

/** @param {string} key */
const forget = (key) => withStorage((storage) => storage.removeItem(key));

/** The draft of one entry: the state of the form, and the values that it began with. */
export class Draft {
  #key;
  #basis;
  #first;
  #last; // what was last kept, or not to be kept
  #isOver = false;

  /**
   * @param {string} name
   * @param {EntryValue} basis what a draft of today begins with
   * @param {DraftState} first the state before anybody wrote
   */
  constructor(name, basis, first) {
    this.#key = PREFIX + name;
    this.#basis = basis;
    this.#first = serialize(first);
    this.#last = this.#first;
    this.isSafe = store(`${PREFIX}?`, "");
    forget(`${PREFIX}?`);
  }

  /**
   * What was kept, put into what the entry holds today. Undefined where nothing was kept.
   * @returns {RestoredDraft | undefined}
   */
  restore() {
    const kept = withStorage((storage) => JSON.parse(storage.getItem(this.#key) ?? "null"));
    if (!kept?.value) return undefined;
    const before = kept.basis ?? {};
    /** @type {Set<string>} */
    const clashes = new Set();
    const value = merge(before, kept.value, this.#basis, ([key]) => clashes.add(String(key)));
    return {
      ...kept,
      value,
      hasChanged: changedKeys(before, this.#basis).length > 0,
      touched: changedKeys(before, kept.value),
      clashes: [...clashes],
    };
  }

  /**
   * The state is that of what was restored, and is kept already.
   * @param {DraftState} state
   */
  continueFrom(state) {
    this.#last = serialize(state);
  }

  /**
   * Keeps a state that is another than before; one in which all is undone is forgotten.
   * @param {DraftState} state
   * @param {string} day
   */
  keep(state, day) {
    const text = serialize(state);
    if (this.#isOver || text === this.#last) return;
    this.#last = text;
    if (text === this.#first) forget(this.#key);
    else this.isSafe = store(this.#key, JSON.stringify({ ...state, day, basis: this.#basis }));
  }

  /** Forgets it for good: leaving the page keeps nothing either. */
  end() {
    this.#isOver = true;
    forget(this.#key);
  }
}
