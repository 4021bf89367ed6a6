// Buttons that copy an address; without script, or where the clipboard is closed, they are not there.
import { announce, query } from "./markup.js";

/** @type {NodeListOf<HTMLButtonElement>} */
const buttons = document.querySelectorAll("button[data-copy]");

for (const button of buttons) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { copy = "", done, failed } = button.dataset;
    const isCopied = await navigator.clipboard.writeText(copy).then(
      () => true,
      () => false,
    );
    announce(query("[role=status]", button.parentElement ?? document), isCopied ? done : failed);
  });
}
