// The known word that is nearest to a wrong one: Python's difflib.get_close_matches, which i18n/messages.py asks for one.
import { say } from "./messages.js";

const CUTOFF = 0.6;

/** @param {string[]} letters */
function countLetters(letters) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** @typedef {[start: number, end: number, otherStart: number, otherEnd: number]} Ranges of letters in two words */

/**
 * The longest run that two words share in these ranges: the first in `letters`, and of those the first in the other word.
 * @param {string[]} letters
 * @param {Map<string, number[]>} positions of the letters of the other word
 * @param {Ranges} ranges
 */
function longestRun(letters, positions, [start, end, otherStart, otherEnd]) {
  let best = { start, otherStart, length: 0 };
  /** @type {Map<number, number>} */
  let lengths = new Map(); // of the runs that end at a position of the other word
  for (let index = start; index < end; index += 1) {
    const next = new Map();
    for (const other of positions.get(letters[index]) ?? []) {
      if (other < otherStart || other >= otherEnd) continue;
      const length = (lengths.get(other - 1) ?? 0) + 1;
      next.set(other, length);
      if (length > best.length) best = { start: index - length + 1, otherStart: other - length + 1, length };
    }
    lengths = next;
  }
  return best;
}

/**
 * How many letters two words have in common, run by run.
 * @param {string[]} letters
 * @param {string[]} otherLetters
 */
function countCommon(letters, otherLetters) {
  /** @type {Map<string, number[]>} */
  const positions = new Map();
  for (const [index, letter] of otherLetters.entries()) {
    positions.set(letter, [...(positions.get(letter) ?? []), index]);
  }
  /** @type {Ranges[]} */
  const open = [[0, letters.length, 0, otherLetters.length]];
  let sum = 0;
  for (let ranges = open.pop(); ranges; ranges = open.pop()) {
    const { start, otherStart, length } = longestRun(letters, positions, ranges);
    if (!length) continue;
    sum += length;
    open.push([ranges[0], start, ranges[2], otherStart], [start + length, ranges[1], otherStart + length, ranges[3]]);
  }
  return sum;
}

/**
 * @param {string} wrong
 * @param {Iterable<string>} known
 * @param {number} [cutoff] how like it the word is, at least
 */
export function closestMatch(wrong, known, cutoff = CUTOFF) {
  const byLowerCase = new Map([...known].map((word) => [word.toLowerCase(), word]));
  const wrongLetters = [...wrong.toLowerCase()];
  const wrongCounts = countLetters(wrongLetters);
  let best = { score: 0, word: "" };
  for (const word of byLowerCase.keys()) {
    const letters = [...word];
    /** @param {number} common */
    const ratio = (common) => (2 * common) / (letters.length + wrongLetters.length || 1);
    // Two bounds of the score that are faster to find than the score.
    if (ratio(Math.min(letters.length, wrongLetters.length)) < cutoff) continue;
    const shared = [...countLetters(letters)].map(([letter, count]) => Math.min(count, wrongCounts.get(letter) ?? 0));
    if (ratio(shared.reduce((sum, count) => sum + count, 0)) < cutoff) continue;
    const score = ratio(countCommon(letters, wrongLetters));
    const isBetter = score > best.score || (score === best.score && word > best.word);
    if (score >= cutoff && isBetter) best = { score, word };
  }
  return byLowerCase.get(best.word);
}

/**
 * @param {string} wrong
 * @param {Iterable<string>} known
 */
export function didYouMean(wrong, known) {
  const word = closestMatch(wrong, known);
  return word === undefined ? undefined : say('did you mean "{word}"?', { word });
}
