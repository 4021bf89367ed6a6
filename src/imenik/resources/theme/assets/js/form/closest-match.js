// The known word that is nearest to a wrong one: Python's difflib.get_close_matches, which i18n/messages.py asks for one.
import { say } from "./messages.js";

const CUTOFF = 0.6;

function counted(letters) {
  const counts = new Map();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

// The longest run that both have in these ranges: the first in `one`, and of those the first in `other`.
function longest(one, places, [from, to, start, end]) {
  let best = [from, start, 0];
  let lengths = new Map();
  for (let i = from; i < to; i += 1) {
    const next = new Map();
    for (const j of places.get(one[i]) ?? []) {
      if (j < start || j >= end) continue;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, length);
      if (length > best[2]) best = [i - length + 1, j - length + 1, length];
    }
    lengths = next;
  }
  return best;
}

function inCommon(one, other) {
  const places = new Map();
  other.forEach((letter, at) => places.set(letter, [...(places.get(letter) ?? []), at]));
  const ranges = [[0, one.length, 0, other.length]];
  let sum = 0;
  while (ranges.length) {
    const range = ranges.pop();
    const [i, j, length] = longest(one, places, range);
    if (!length) continue;
    sum += length;
    ranges.push([range[0], i, range[2], j], [i + length, range[1], j + length, range[3]]);
  }
  return sum;
}

export function nearest(wrong, known) {
  const lowered = new Map([...known].map((word) => [word.toLowerCase(), word]));
  const other = [...wrong.toLowerCase()];
  const counts = counted(other);
  let best = [0, ""];
  for (const word of lowered.keys()) {
    const one = [...word];
    const ratio = (matches) => (2 * matches) / (one.length + other.length || 1);
    if (ratio(Math.min(one.length, other.length)) < CUTOFF) continue;
    const most = [...counted(one)].reduce((sum, [letter, count]) => sum + Math.min(count, counts.get(letter) ?? 0), 0);
    if (ratio(most) < CUTOFF) continue;
    const score = ratio(inCommon(one, other));
    if (score >= CUTOFF && (score > best[0] || (score === best[0] && word > best[1]))) best = [score, word];
  }
  return lowered.get(best[1]);
}

export function didYouMean(wrong, known) {
  const word = nearest(wrong, known);
  return word === undefined ? undefined : say('did you mean "{word}"?', { word });
}
