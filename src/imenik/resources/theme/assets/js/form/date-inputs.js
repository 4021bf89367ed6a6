// Days and times in the browser's own inputs, as values of the file. No other field is known here.
/** @import {FieldInput} from "#types" */

/**
 * The browser's input for days takes none that does not exist; such a value is shown as it is written, to be corrected.
 * @param {HTMLInputElement} input
 * @param {string} value
 */
export function writeDay(input, value) {
  input.type = "date";
  input.value = value;
  if (input.value === value) return;
  input.type = "text";
  input.value = value;
}

/**
 * What is in an input for a day or a time; half of it is no value, but not nothing.
 * @param {HTMLInputElement} input
 */
export const readDay = (input) => (input.validity.badInput ? "?" : input.value.trim());

/**
 * A day, and perhaps a time, as one value.
 * @type {FieldInput}
 */
export const momentInput = {
  read(field) {
    const [date, time] = field.querySelectorAll("input");
    return [readDay(date), readDay(time)].join(field.dataset.between ?? "T").replace(/[T ]$/, "");
  },
  write(field, value = "") {
    const text = String(value);
    const [date, time] = field.querySelectorAll("input");
    const [, day, between, hour] = /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d)$/.exec(text) ?? ["", text, "T", ""];
    field.dataset.between = between;
    writeDay(date, day);
    time.value = hour;
  },
};
