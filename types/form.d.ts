/** The page of the form. */

import type { EntryValue, Tree } from "./entry-value.js";
import type { KnownNames } from "./problems.js";

/** An option of a combobox; `searchText` is what it is found by. */
export interface ComboboxOption {
  value: string;
  label: string;
  searchText: string;
  /** What all options of the list are called; undefined where their labels are all there is. */
  known?: KnownNames;
}

/** A field and the element in it where its value is changed. */
export interface Place {
  field: HTMLElement;
  input: HTMLElement | null;
}

/** How one kind of input is read and written. A value is read as undefined or as empty where nothing is written. */
export interface FieldInput {
  read(field: HTMLElement): Tree;
  write(field: HTMLElement, value?: Tree): void;
  /** Adds an empty row. */
  add?(field: HTMLElement): HTMLElement;
  /** The element of a part of the value. */
  find?(field: HTMLElement, step: string | number): HTMLElement | undefined;
  afterRemoval?(field: HTMLElement): void;
}

/** What a draft keeps: the values, the id that somebody chose, and whether they agreed. */
export interface DraftState {
  value: EntryValue;
  id: string;
  agreed: boolean;
}

/** A draft, merged into what the entry holds today. */
export interface RestoredDraft extends DraftState {
  day: string;
  /** Whether the entry has changed since. */
  hasChanged: boolean;
  /** The keys that were changed in the draft. */
  touched: string[];
  /** Those of them that somebody else has changed too. */
  clashes: string[];
}

/** The finished entry: `text` is the file, `changes` the part of it that was edited. */
export interface FinishedEntry {
  id: string;
  text: string;
  value: EntryValue;
  changes: string;
  isEdited: boolean;
  isUnchanged: boolean;
}
