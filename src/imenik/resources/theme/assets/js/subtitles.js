// The line below an entry's title in a list, by its kind, as parts of which some may be empty.
/** @import {CardEntry, Entry, EntryKind, Speech} from "#types" */
import { fill } from "./markup.js";

/**
 * @param {EntryKind} kind
 * @param {CardEntry} entry
 * @param {Speech} speech
 */
export const subtitle = (kind, entry, speech) => PARTS[kind](entry, speech).filter(Boolean).join(" · ");

/**
 * What an organisation is about, as views/cards.py says it; other kinds say all in one line.
 * @param {EntryKind} kind
 * @param {Entry} entry
 * @param {Speech} speech
 * @param {{ checked?: string, added?: string }} sentences
 */
export function details(kind, { cluster, offers, seeks, checked, added }, speech, sentences) {
  if (kind !== "organisations") return "";
  const { labels, labelsWithTitle, day } = speech;
  const [sentence = "", age] = checked === undefined ? [sentences.added, added] : [sentences.checked, checked];
  const parts = [labels("cluster", cluster), labelsWithTitle("offers", offers), labelsWithTitle("seeks", seeks)];
  return [...parts, fill(sentence, { date: day(age) })].filter(Boolean).join(" · ");
}

/** @type {Record<EntryKind, (entry: CardEntry, speech: Speech) => (string | false)[]>} */
const PARTS = {
  organisations: ({ type, seat, status = [], texts: { city, parent } }, { labels, text }) => [
    labels("type", type),
    text(parent) || [text(city), labels("country", seat)].filter(Boolean).join(", "),
    (status.includes("inactive") || status.includes("dissolved")) && labels("status", status),
  ],
  projects: ({ stage, seeks, texts: { lead } }, { labels, text, labelsWithTitle }) => [
    labels("stage", stage),
    text(lead),
    labelsWithTitle("seeks", seeks),
  ],
  events: ({ event, state = [], country, starts, ends, texts: { city } }, { labels, text, day }) => [
    state.includes("cancelled") && labels("state", state),
    [day(starts), starts !== undefined && ends !== undefined && ends < starts && day(ends)].filter(Boolean).join(" – "),
    labels("event", event),
    [text(city), labels("country", country)].filter(Boolean).join(", "),
  ],
};
