// The visitor's own time beside each moment that has an offset, or that it is the same. Words come with the script's element.

/** @type {HTMLScriptElement | null} */
const script = document.querySelector("script[data-same]");
const { same = "", before = "", after = "", equal = "" } = script?.dataset ?? {};
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?([+-])(\d\d):(\d\d)$/;

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

/**
 * The day of a moment there, its day and hour here, and whether both clocks show the same; null for what is no moment.
 * @param {string} moment
 */
function localMoment(moment) {
  const [, dayThere, , sign, hours, minutes] = MOMENT.exec(moment) ?? [];
  if (!dayThere) return null;
  const local = new Date(moment);
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const year = String(local.getFullYear()).padStart(4, "0");
  return {
    dayThere,
    day: `${year}-${twoDigits(local.getMonth() + 1)}-${twoDigits(local.getDate())}`,
    time: `${twoDigits(local.getHours())}:${twoDigits(local.getMinutes())}`,
    isSameOffset: -local.getTimezoneOffset() === offset,
  };
}

/**
 * Browsers have names of their own for some zones, so that of a zone and that of the visitor are asked for in the same way.
 * @param {string} [timeZone]
 */
const zoneName = (timeZone) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;

/** @param {string} zone */
function isElsewhere(zone) {
  try {
    return zoneName(zone) !== zoneName();
  } catch {
    return false; // a zone that this browser does not know
  }
}

/**
 * The words for a moment. Its end is given where it is on the same day both there and here.
 * @param {HTMLTimeElement} element
 */
function localTime({ dateTime, dataset }) {
  const start = localMoment(dateTime);
  if (!start) return "";
  if (start.isSameOffset) return dataset.zone && isElsewhere(dataset.zone) ? equal : "";
  const end = localMoment(dataset.ends ?? "");
  const isOneDay = end?.dayThere === start.dayThere && end.day === start.day;
  return dayWords(start).replace("{time}", isOneDay ? `${start.time}–${end.time}` : start.time);
}

/** @param {{ day: string, dayThere: string }} moment */
function dayWords({ day, dayThere }) {
  if (day === dayThere) return same;
  return day < dayThere ? before : after;
}

/** @type {NodeListOf<HTMLTimeElement>} */
const times = document.querySelectorAll(".im-moment > time");
for (const time of times) {
  const words = localTime(time);
  if (!words) continue;
  const element = Object.assign(document.createElement("span"), { className: "im-own", textContent: ` ${words}` });
  time.parentElement?.append(element);
}
