// The visitor's own time beside each moment that has an offset, where the two differ. Words come with the script's element.
const { same, before, after } = document.querySelector("script[data-same]").dataset;
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?([+-])(\d\d):(\d\d)$/;

const two = (number) => String(number).padStart(2, "0");

/** Hour and day of a moment here, or null where the clocks there show the same. */
function here(moment) {
  const [, day, time, sign, hours, minutes] = MOMENT.exec(moment) ?? [];
  if (!day) return null;
  const own = new Date(moment);
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (-own.getTimezoneOffset() === offset) return null;
  const date = `${String(own.getFullYear()).padStart(4, "0")}-${two(own.getMonth() + 1)}-${two(own.getDate())}`;
  return { day, date, time: `${two(own.getHours())}:${two(own.getMinutes())}` };
}

for (const time of document.querySelectorAll(".im-moment > time")) {
  const begins = here(time.dateTime);
  if (!begins) continue;
  const ends = time.dataset.ends && here(time.dataset.ends);
  const words = begins.date === begins.day ? same : begins.date < begins.day ? before : after;
  const own = document.createElement("span");
  own.className = "im-own";
  own.textContent = ` ${words.replace("{time}", ends ? `${begins.time}–${ends.time}` : begins.time)}`;
  time.parentElement.append(own);
}
