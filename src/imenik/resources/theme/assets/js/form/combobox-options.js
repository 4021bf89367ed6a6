// What may be chosen in a field: names with what they are found by, in either script and without marks.
import { entries } from "../entries.js";
import { fold } from "../fold.js";
import { wordsOf } from "../query.js";
import { load } from "./load.js";

const LISTS = { country: "countries", language: "languages", timezone: "timezones" };

const option = (value, label, names = label) => ({
  value,
  label,
  searched: ` ${wordsOf(`${names} ${value}`).join(" ")} `,
});

async function made(input, refers, { root, tag }) {
  if (input === "entry" && refers !== "places") {
    const { list } = await entries(refers, root, tag);
    return list.map(({ id, shown, searched }) => ({
      value: id,
      label: shown.text,
      searched: `${searched}${wordsOf(id).join(" ")} `,
    }));
  }
  const [lists, codes] = await Promise.all([
    load(`${root}assets/form/choices/${tag}.json`),
    input === "country" && load(`${root}assets/form/codes.json`),
  ]);
  const english = codes ? codes.countries : {}; // it is what many know a country by
  return lists[LISTS[input] ?? refers].map(([value, name]) =>
    option(value, name || value.replaceAll("_", " "), `${name} ${english[value] ?? ""}`),
  );
}

const offered = new Map(); // the promises of options: several fields choose from the same ones

// The options of a field; rejects where they cannot be had, and asks again the next time.
export function optionsOf({ dataset: { input, refers = "" } }, form) {
  const key = `${input} ${refers}`;
  if (!offered.has(key))
    offered.set(
      key,
      made(input, refers, form.dataset).catch((error) => (offered.delete(key), Promise.reject(error))),
    );
  return offered.get(key);
}

// Those with all words of a text in them, the likeliest first; all of them where there is none.
export function matching(options, text) {
  const words = wordsOf(text);
  const found = options.filter(({ searched }) => words.every((word) => searched.includes(word)));
  const rank = ({ label, searched }) =>
    fold(label).startsWith(fold(text.trim())) ? 0 : words.every((word) => searched.includes(` ${word}`)) ? 1 : 2;
  return words.length
    ? found
        .map((each) => [rank(each), each])
        .sort(([one], [other]) => one - other)
        .map(([, each]) => each)
    : found;
}

// The one that a text means and no other; undefined where there are several, or none.
export function meant(options, text) {
  const found = matching(options, text);
  const same = found.filter((each) => fold(each.label) === fold(text) || each.value === text);
  return [same, found].find(({ length }) => length === 1)?.[0];
}
