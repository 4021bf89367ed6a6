// How little two words differ.

/**
 * What is left of two words without the letters that both begin and end with.
 * @param {string} word
 * @param {string} other
 */
export function difference(word, other) {
  const shorter = Math.min(word.length, other.length);
  let start = 0;
  while (start < shorter && word[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && word.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [word.slice(start, word.length - end), other.slice(start, other.length - end)];
}

/**
 * Whether two words differ by two neighbours that are swapped.
 * @param {string} word
 * @param {string} other
 */
export function isSwapApart(word, other) {
  const [left, right] = difference(word, other);
  return left.length === 2 && left === right[1] + right[0];
}

/**
 * Whether two words differ by one letter that is added, missing or another, or by two neighbours that are swapped.
 * @param {string} word
 * @param {string} other
 */
export function isOneEditApart(word, other) {
  if (Math.abs(word.length - other.length) > 1) return false;
  const [left, right] = difference(word, other);
  return Math.max(left.length, right.length) === 1 || isSwapApart(word, other);
}
