// Messages by their English words, as in i18n/messages.py: what is said, and the words of a language for it.
export const say = (text, values = {}) => ({ text, values });

// What Python counts as space between words.
export const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

// Gives messages in a language; `words` are those of its file by the English ones, values are cut at `longest` letters.
export function speaker(words, longest) {
  const shown = (value) => {
    if (value?.text !== undefined) return render(value);
    const line = String(value)
      .split(SPACES)
      .filter(Boolean)
      .join(" ")
      .replace(/(?! )[\p{C}\p{Z}]/gu, "\ufffd");
    const letters = [...line];
    return letters.length > longest ? `${letters.slice(0, longest).join("")}…` : line;
  };
  const render = ({ text, values }) => (words[text] ?? text).replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
  return render;
}
