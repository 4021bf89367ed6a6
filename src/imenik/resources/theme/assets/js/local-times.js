// The visitor's own time beside each moment that has an offset, or that it is the same. Words come with the script's element.
const { same, before, after, equal } = document.querySelector("script[data-same]").dataset;
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?([+-])(\d\d):(\d\d)$/;

const two = (number) => String(number).padStart(2, "0");

/** The day of a moment there, its day and hour here, and whether both clocks show the same; null for what is no moment. */
function here(moment) {
  const [, day, , sign, hours, minutes] = MOMENT.exec(moment) ?? [];
  if (!day) return null;
  const own = new Date(moment);
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const date = `${String(own.getFullYear()).padStart(4, "0")}-${two(own.getMonth() + 1)}-${two(own.getDate())}`;
  return {
    day,
    date,
    time: `${two(own.getHours())}:${two(own.getMinutes())}`,
    alike: -own.getTimezoneOffset() === offset,
  };
}

// Browsers have names of their own for some zones, so both are asked for in the same way.
const named = (timeZone) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;

function isElsewhere(zone) {
  try {
    return named(zone) !== named();
  } catch {
    return false; // a zone that this browser does not know
  }
}

/** What is to be said of a moment. Its end is given where it is on the same day both there and here. */
function words({ dateTime, dataset }) {
  const begins = here(dateTime);
  if (!begins) return "";
  if (begins.alike) return dataset.zone && isElsewhere(dataset.zone) ? equal : "";
  const ends = here(dataset.ends ?? "");
  const oneDay = ends?.day === begins.day && ends?.date === begins.date;
  const said = begins.date === begins.day ? same : begins.date < begins.day ? before : after;
  return said.replace("{time}", oneDay ? `${begins.time}–${ends.time}` : begins.time);
}

for (const time of document.querySelectorAll(".im-moment > time")) {
  const said = words(time);
  if (!said) continue;
  const own = document.createElement("span");
  own.className = "im-own";
  own.textContent = ` ${said}`;
  time.parentElement.append(own);
}
