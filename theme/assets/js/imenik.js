// The header: the language that a visitor switches to and the colour scheme are remembered; on a phone a button shows the
// navigation; menus close when one looks elsewhere.
const languages = document.querySelector(".im-languages");
const menu = document.querySelector(".im-menu");

function remember(key, value) {
  try {
    localStorage.setItem(`imenik.${key}`, value);
  } catch {
    // Without storage the choice still counts; it is only not remembered.
  }
}

menu?.addEventListener("click", () => {
  menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
});

document.querySelector(".im-scheme")?.addEventListener("click", () => {
  const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
  document.body.dataset.mdColorScheme = scheme;
  remember("scheme", scheme);
});

languages?.addEventListener("click", (event) => {
  const link = event.target.closest("a[hreflang]");
  if (!link) return;
  remember("language", link.hreflang);
  link.search = location.search; // a question stays the same in every language
});

document.addEventListener("click", (event) => {
  if (languages && !languages.contains(event.target)) languages.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (languages?.open) {
    languages.open = false;
    languages.querySelector("summary").focus();
  } else if (menu?.getAttribute("aria-expanded") === "true") {
    menu.setAttribute("aria-expanded", "false");
    menu.focus();
  }
});
