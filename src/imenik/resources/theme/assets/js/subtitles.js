// The line below an entry's title in a list, by its kind, as parts of which some may be empty.
/** @import {CardEntry, EntryKind, Speech} from "#types" */

/**
 * @param {EntryKind} kind
 * @param {CardEntry} entry
 * @param {Speech} speech
 */
export const subtitle = (kind, entry, speech) => PARTS[kind](entry, speech).filter(Boolean).join(" · ");

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
