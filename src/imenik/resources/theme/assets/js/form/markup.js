// The markup of a form (fields.html): its fields and their rows, what they are called and where one writes in them.
export const formOf = (element) => element.closest("form");
export const part = (name, base) => base.querySelector(`[data-im="${name}"]`);
export const control = (field) =>
  field.querySelector("input:not([type=checkbox]), select:not([data-im=tag]), textarea") ??
  field.querySelector("input, button, summary");
export const labelOf = (field) =>
  [...field.querySelector("label, legend").childNodes].find(({ nodeType }) => nodeType === 3).data.trim();
export const copy = (name, base) =>
  base.querySelector(`:scope > template[data-im="${name}"]`).content.firstElementChild.cloneNode(true);
export const rows = (field) => [...part("rows", field).children];

// The fields of a box, without those of the boxes in it.
export const fieldsOf = (box) =>
  [...box.querySelectorAll("[data-field]")].filter(
    (field) => field.parentElement.closest("[data-field], [data-item], form") === box,
  );

export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);

// The words of an element for a number; they are in its `data-forms`.
export const counted = ({ dataset }, n, tag) =>
  fill(JSON.parse(dataset.forms)[new Intl.PluralRules([tag, "hr"]).select(n)], { n });

// A value that none of the options has gets one.
export function withOption(select, value, name = value) {
  if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(name, value));
}
