// The header: the language that a visitor switches to and the colour scheme are remembered; on a phone a button shows the
// navigation, another the search; menus close when one looks elsewhere. What searches is loaded when it is used.
const languages = document.querySelector(".im-languages");
const menu = document.querySelector(".im-menu");
const search = document.querySelector(".im-search");
const header = document.querySelector(".md-header");

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

function openSearch(event) {
  event.preventDefault();
  header.classList.add("im-finding");
  search.elements.q.focus();
  search.elements.q.select();
}

let box;
search?.addEventListener("focusin", () => {
  // Where it fails, the form still leads to the page of results.
  box ??= import("./search-box.js").catch(() => (box = undefined));
});

document.querySelector(".im-find")?.addEventListener("click", openSearch);

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  const isShortcut =
    event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (search && (isShortcut || isSlash)) openSearch(event);
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
  } else if (header.classList.contains("im-finding") && search.contains(document.activeElement)) {
    header.classList.remove("im-finding");
    document.querySelector(".im-find").focus();
  }
});
