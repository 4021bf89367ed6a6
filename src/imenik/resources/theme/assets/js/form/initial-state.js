// What a form begins with: today, what its address says, or the entry that is edited.
import { place } from "./fields.js";
import { load } from "./load.js";
import { fieldsOf } from "./markup.js";
import { textIn } from "./multilingual-text.js";
import { show } from "./problem-list.js";

const asked = new URLSearchParams(location.search);
const pad = (number) => String(number).padStart(2, "0");
const now = new Date();

export const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
export const fresh = { added: today };

// The entry that the address asks for: its id, `value`, and whether its file has `comments`. Undefined where there is none;
// rejects where that could not be found out. A former id leads to the present one.
export async function entry({ root, kind }) {
  const read = async (id) => ({
    ...(await load(`${root}assets/form/entries/${kind}/${encodeURIComponent(id)}.json`)),
    id,
  });
  const id = asked.get("edit");
  if (!id) return undefined;
  try {
    return await read(id);
  } catch (error) {
    if (error.cause !== 404) throw error;
  }
  const { former } = await load(`${root}assets/form/ids.json`);
  return Object.hasOwn(former[kind], id) ? read(former[kind][id]) : undefined;
}

export const isAskedFor = asked.has("edit");

const given = (name) => asked.getAll(name).filter((each) => /^[\w-]{1,60}$/.test(each));

// What the address says: `?country=SE&stage=idea`, and `need` for what is looked for.
export function fromAddress(form) {
  const value = { ...fresh };
  for (const field of fieldsOf(form)) {
    const { field: name, put } = field.dataset;
    const values = given(name);
    if (values.length && /single|boxes|chooser/.test(put))
      value[name] = "several" in field.dataset ? values : values[0];
  }
  const needs = given("need");
  const { kind } = form.dataset;
  if (needs.length && kind !== "events") value.seeks = kind === "projects" ? needs.map((need) => ({ need })) : needs;
  return value;
}

// `#about-hr` leads to a text in a language; `#offers` to a field.
export function toField(form) {
  const [, name, language] = /^#([a-z_]+)(?:-([A-Za-z-]+))?$/.exec(location.hash) ?? [];
  const where = name && place(form, [name]);
  if (!where) return;
  show(
    language && where.field.dataset.put === "texts"
      ? { field: where.field, input: textIn(where.field, language) }
      : where,
  );
}
