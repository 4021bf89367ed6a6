// Buttons that copy an address; without script, or where the clipboard is closed, they are not there.

// Emptied first, so that what is said a second time is heard again.
function tell(status, words) {
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 100);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const status = button.parentElement.querySelector("[role=status]");
    const copied = await navigator.clipboard.writeText(button.dataset.copy).then(
      () => true,
      () => false,
    );
    tell(status, copied ? button.dataset.done : button.dataset.failed);
  });
}
