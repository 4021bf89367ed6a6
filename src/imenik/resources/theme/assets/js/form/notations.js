// Texts as readers take them, as store/languages/notations.py has it: addresses and numbers that are coded, spaced or spelled.
/** @import {Rules} from "#types" */

/**
 * The text with addresses and numbers as programs write them; brackets are round, and all is in one line.
 * @param {string} text
 * @param {Rules} rules
 */
export function plainly(text, rules) {
  const decoded = text
    .replace(rules.every("entity"), (...[, hexadecimal, decimal, name]) =>
      name
        ? rules.notations.entities[name]
        : character(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
    )
    .replace(rules.every("percent"), (code) => decodeURIComponent(code))
    .replace(rules.every("markup"), "")
    .normalize("NFKC");
  const { signs, zeros } = rules.notations;
  const plain = [...decoded].map((sign) => signs[sign] ?? digit(sign, zeros)).join("");
  return plain
    .replace(rules.every("space"), " ")
    .replace(rules.every("spelledDot"), ".")
    .replace(rules.every("spelledAt"), "@");
}

/** @param {number} code */
const character = (code) =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code >= 0xe000) ? String.fromCodePoint(code) : "";

/**
 * A digit of any script as one of ours, and any other sign as it is.
 * @param {string} sign
 * @param {string} zeros
 */
function digit(sign, zeros) {
  if (sign < "\u0660") return sign;
  const code = sign.codePointAt(0) ?? 0;
  const zero = [...zeros].find((each) => code >= each.charCodeAt(0) && code < each.charCodeAt(0) + 10);
  return zero ? String(code - zero.charCodeAt(0)) : sign;
}
