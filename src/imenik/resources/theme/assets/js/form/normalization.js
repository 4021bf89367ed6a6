// What people write for days and web addresses, in the one spelling that entries have: as intake/normalization.py reads them.
import { isDay } from "./values.js";

const two = (number) => String(number).padStart(2, "0");

// A text that may be two days, by the order of its numbers, or that is none, stays as it is.
function day(text) {
  const [, first, second, year] = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})\.?$/.exec(text) ?? [];
  if (!year) return text.replace(/^(\d{4}-\d\d-\d\d)T.*$/s, "$1");
  const isSlashed = text.includes("/");
  if (isSlashed && first <= 12 && second <= 12 && Number(first) !== Number(second)) return text;
  const [month, date] = isSlashed && second > 12 ? [first, second] : [second, first];
  return isDay(Number(year), Number(month), Number(date)) ? `${year}-${two(month)}-${two(date)}` : text;
}

function partialDate(text) {
  const [, year] = /^(\d{4})\.?(?: ?(?:godine|godina|god\.?|g\.))?$/.exec(text) ?? [];
  if (year) return year;
  const [, month, of] = /^(\d{1,2})[./] ?(\d{4})\.?$/.exec(text) ?? [];
  return month ? `${of}-${two(month)}` : day(text);
}

function web(text) {
  const [, scheme, host, port, path] =
    /^(https?:\/\/)?([^\s/@:]+\.[^\s/@:.]{2,})(:\d+)?(\/\S*)?$/i.exec(text.replace(/^[<> ]+|[<> ]+$/g, "")) ?? [];
  return host ? `${(scheme ?? "https://").toLowerCase()}${host.toLowerCase()}${port ?? ""}${path ?? ""}` : text;
}

const contact = (text) => (text.includes("@") && !text.includes("/") ? text : web(text));

const SPELLED = { date: day, "date-or-time": day, "partial-date": partialDate, web, contact };

// The usual spelling of what was put into a field of this kind.
export const spelled = (kind, text) => (Object.hasOwn(SPELLED, kind) ? SPELLED[kind](text) : text);
