// Loads a page of `imenik serve` again when there is a new state. A hidden page holds no connection, since browsers
// open six to a server; it asks when it is seen.
const number = document.currentScript?.dataset.number;
/** @type {EventSource | undefined} */
let events;

function listen() {
  events?.close();
  if (document.hidden) return;
  events = new EventSource("/.imenik/events");
  events.onmessage = ({ data }) => {
    if (data !== number) location.reload();
  };
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => events?.close());
listen();
