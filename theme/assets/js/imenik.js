// The menus of the header: the language that a visitor switches to is remembered; on a phone a button shows the navigation.
const menu = document.querySelector(".im-languages");
const button = document.querySelector(".im-menu");

button?.addEventListener("click", () => {
  button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
});

menu?.addEventListener("click", (event) => {
  const link = event.target.closest("a[hreflang]");
  if (!link) return;
  try {
    localStorage.setItem("imenik.language", link.hreflang);
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
