// The way through an entry: its texts, as store/traversal.py finds them, and its values as store/yaml_writer.py writes and store/yaml_reader.py reads them.
import { SPACES } from "./messages.js";
import { isMap } from "./values.js";

const BEFORE = new RegExp(`^${SPACES.source}`);
const AFTER = new RegExp(`${SPACES.source}$`);

export const strip = (text) => text.replace(BEFORE, "").replace(AFTER, "");

// The entry as it comes back from its file: texts without spaces around them and in the form NFC, nothing undefined.
export function clean(value) {
  if (typeof value === "string") return strip(value).normalize("NFC");
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(clean);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, clean(each)]])),
  );
}

// A copy with nothing at these places, so that what is there can be looked at.
export function without(value, places) {
  const copy = structuredClone(value);
  for (const at of places) {
    let inner = copy;
    for (const step of at.slice(0, -1)) inner = inner?.[step];
    if (typeof inner === "object" && inner !== null && at.length) inner[at.at(-1)] = undefined;
  }
  return copy;
}

export const several = (value) => (Array.isArray(value) ? value : []);

// Every text with its place; `tag` is its language where it is one of several.
export function passages(value, fields, at = []) {
  return fields.flatMap((field) => {
    const here = [...at, field.name];
    const inner = value?.[field.name];
    if (!field.several) return within(inner, field, here);
    return several(inner).flatMap((item, index) => within(item, field, [...here, index]));
  });
}

function within(value, field, at) {
  if (typeof value === "string") return [{ at, text: value }];
  if (field.parts) return passages(value, field.parts, at);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([tag, text]) =>
    typeof text === "string" ? [{ at: [...at, tag], tag, text }] : [],
  );
}
