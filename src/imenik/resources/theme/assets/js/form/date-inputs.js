// Days and times in the browser's own boxes, as values of the file. No other field is known here.
// A box of the browser for days takes none that does not exist; it is shown as it is written, to be mended.
export function putDay(input, value) {
  input.type = "date";
  input.value = value;
  if (input.value !== value) Object.assign(input, { type: "text" }).value = value;
}

export const day = (input) => (input.validity.badInput ? "?" : input.value.trim());

// A day, and perhaps a time, as one value.
export const moment = {
  read(field) {
    const [date, time] = field.querySelectorAll("input");
    return [day(date), day(time)].join(field.dataset.between ?? "T").replace(/[T ]$/, "");
  },
  write(field, value = "") {
    const [date, time] = field.querySelectorAll("input");
    const [, first, between, second] = /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d)$/.exec(value) ?? [null, value, "T", ""];
    field.dataset.between = between;
    putDay(date, first);
    time.value = second;
  },
};
