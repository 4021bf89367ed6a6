// What people write for days and web addresses, in the one spelling that entries have: as intake/normalization.py reads them.
import { isCalendarDay } from "./values.js";

/** @param {string} number */
const twoDigits = (number) => number.padStart(2, "0");

/**
 * A text that may be two days, by the order of its numbers, or that is none, stays as it is.
 * @param {string} text
 */
function normalizeDay(text) {
  const [, first, second, year] = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})\.?$/.exec(text) ?? [];
  if (!year) return text.replace(/^(\d{4}-\d\d-\d\d)T.*$/s, "$1");
  const isSlashed = text.includes("/");
  const isEither = Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
  if (isSlashed && isEither) return text;
  const [month, day] = isSlashed && Number(second) > 12 ? [first, second] : [second, first];
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return text;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** @param {string} text */
function normalizePartialDate(text) {
  const [, year] = /^(\d{4})\.?(?: ?(?:godine|godina|god\.?|g\.))?$/.exec(text) ?? [];
  if (year) return year;
  const [, month, ofYear] = /^(\d{1,2})[./] ?(\d{4})\.?$/.exec(text) ?? [];
  return month ? `${ofYear}-${twoDigits(month)}` : normalizeDay(text);
}

/** @param {string} text */
function normalizeWeb(text) {
  const bare = text.replace(/^[<> ]+|[<> ]+$/g, "");
  const [, scheme = "https://", host, port = "", path = ""] =
    /^(https?:\/\/)?([^\s/@:]+\.[^\s/@:.]{2,})(:\d+)?(\/\S*)?$/i.exec(bare) ?? [];
  return host ? `${scheme.toLowerCase()}${host.toLowerCase()}${port}${path}` : text;
}

/** @param {string} text */
const normalizeContact = (text) => (text.includes("@") && !text.includes("/") ? text : normalizeWeb(text));

/** @type {Record<string, (text: string) => string>} */
const NORMALIZERS = {
  date: normalizeDay,
  "date-or-time": normalizeDay,
  "partial-date": normalizePartialDate,
  web: normalizeWeb,
  contact: normalizeContact,
};

/**
 * The usual spelling of what was put into a field of this type.
 * @param {string} type
 * @param {string} text
 */
export const normalize = (type, text) => (Object.hasOwn(NORMALIZERS, type) ? NORMALIZERS[type](text) : text);
