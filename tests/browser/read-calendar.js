// What ical.js reads out of a calendar file: the dates of a time span as [uid, start, status], the start of a day as the
// day and that of a moment in UTC. The zones are those of the file and no others.

import ICAL from "./ical.js";

export function read(text, first, last) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each, { exceptions: [] }));
  const exceptions = events.filter((each) => each.isRecurrenceException());
  const found = [];
  for (const each of events.filter((one) => !one.isRecurrenceException())) {
    for (const exception of exceptions) if (exception.uid === each.uid) each.relateException(exception);
    found.push(...(each.isRecurring() ? dates(each, last) : [[each.uid, start(each.startDate), status(each)]]));
  }
  return found.filter(([, when]) => when.slice(0, 10) >= first && when.slice(0, 10) <= last);
}

// A moved date may come out of its place, so a year more is looked at.
function dates(event, last) {
  const found = [],
    iterator = event.iterator(),
    year = Number(last.slice(0, 4)) + 1;
  for (let next = iterator.next(); next && next.year <= year; next = iterator.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    found.push([event.uid, start(startDate), status(item)]);
  }
  return found;
}

function start(time) {
  if (time.isDate) return time.toString();
  if (time.zone === ICAL.Timezone.localTimezone) return time.toString().slice(0, 16);
  return new Date(time.toUnixTime() * 1000).toISOString().slice(0, 16);
}

function status(event) {
  return event.component.getFirstPropertyValue("status");
}
