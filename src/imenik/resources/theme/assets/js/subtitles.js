// What stands below an entry's name in a list, by its kind: parts of a line, of which some may be empty. An entry is one of
// entries.js; how it is put into words comes along.
export const LINES = {
  organisations: ({ type, seat, status, texts: { city, parent } }, { say, text }) => [
    say("type", type),
    text(parent) || [text(city), say("country", seat)].filter(Boolean).join(", "),
    /inactive|dissolved/.test(status) && say("status", status),
  ],
  projects: ({ stage, seeks, texts: { lead } }, { say, text, needs }) => [
    say("stage", stage),
    text(lead),
    needs("seeks", seeks),
  ],
  events: ({ event, state: known, country, starts, ends, texts: { city } }, { say, text, day }) => [
    known.includes("cancelled") && say("state", known),
    [day(starts), ends < starts && day(ends)].filter(Boolean).join(" – "),
    say("event", event),
    [text(city), say("country", country)].filter(Boolean).join(", "),
  ],
};
