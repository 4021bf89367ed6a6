// Remembers the language that a visitor switches to, and closes the language menu when one looks elsewhere.
const menu = document.querySelector(".im-languages");

menu?.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-language]");
  if (!link) return;
  try {
    localStorage.setItem("imenik.language", link.dataset.language);
  } catch {
    // Without storage the switch still works; it is only not remembered.
  }
});

document.addEventListener("click", (event) => {
  if (menu && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
