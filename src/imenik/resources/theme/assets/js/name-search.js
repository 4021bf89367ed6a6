// The entries whose names hold what a visitor types, from the finder's indexes: there before any text is searched.
import { entries, pick } from "./entries.js";
import { find, sorted, wordsOf } from "./query.js";

const KINDS = ["organisations", "projects"];

// What stands beside a name.
export function line({ kind, type, stage, seat, texts }, words) {
  const label = (key, values = []) => values.map((value) => words.labels[key]?.[value] ?? value).join(", ");
  const about = kind === "projects" ? label("stage", stage) : label("type", type);
  const where = [texts.city && pick(texts.city, words).text, label("country", seat)].filter(Boolean).join(", ");
  return [about, where].filter(Boolean).join(" · ");
}

// Up to `most` of them as { path, title, lang, line, found }, the best answer first. `root` is the full address of the site.
export async function names(text, root, tag, most) {
  const asked = wordsOf(text);
  if (!asked.length) return [];
  const lists = await Promise.all(KINDS.map((kind) => entries(kind, root, tag)));
  const { words } = lists[0];
  const looked = asked.map((word) => [word]);
  const { found } = find(
    lists.flatMap(({ list }) => list),
    { looked, where: "searched" },
    new Map(),
    [],
  );
  return sorted(found, { q: text, points: {} }, tag)
    .slice(0, most)
    .map((entry) => ({
      path: `${entry.kind}/${entry.id}/`,
      title: entry.shown.text,
      lang: entry.shown.lang,
      line: line(entry, words),
      found: new Set(wordsOf(entry.shown.text).filter((word) => asked.some((part) => word.includes(part)))),
    }));
}
