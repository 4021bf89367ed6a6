// What follows from what somebody wrote, until a hand changes it: the time zone of a time, and today where sources are named.
import { read, set } from "./fields.js";
import { fieldsOf } from "./markup.js";

const hasTime = ({ starts, ends, deadline, programme = [] }) =>
  [starts, ends, deadline, ...programme.flatMap((item) => [item.starts, item.ends])].some((moment) =>
    /:/.test(moment ?? ""),
  );

// The zone of the country; of its several, or without a country, that of the browser.
function zone(value, { all, ofCountries }) {
  if (!hasTime(value)) return "";
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { country } = value.place ?? {};
  if (!country) return all.split(" ").includes(here) ? here : "";
  const of = Object.hasOwn(ofCountries, country) ? ofCountries[country].split(" ") : [here];
  return of.length === 1 ? of[0] : (of.find((each) => each === here) ?? "");
}

const WANTED = {
  timezone: (value, { zones }) => zone(value, zones),
  checked: (value, { today }) => (value.sources ? today : ""),
};

// Gives a function that puts them into a form and gives its value; `put` is what it put there itself, nothing at first.
export function presets(form, put = {}) {
  return (known) => {
    const value = read(form);
    for (const field of fieldsOf(form)) {
      const { field: name } = field.dataset;
      if (!Object.hasOwn(WANTED, name) || field.contains(document.activeElement)) continue;
      const [present, wanted] = [value[name] ?? "", WANTED[name](value, known)];
      if (present !== (put[name] ?? "") || present === wanted) continue;
      put[name] = wanted;
      set(field, wanted || undefined);
    }
    return read(form);
  };
}
