// The header: the language that a visitor switches to and the colour scheme are remembered; on a phone a button shows the
// navigation, another the search; menus close when one looks elsewhere. What searches is loaded when it is used.

/** @type {HTMLDetailsElement | null} */
const languages = document.querySelector(".im-languages");
/** @type {HTMLButtonElement | null} */
const menu = document.querySelector(".im-menu");
/** @type {HTMLFormElement | null} */
const search = document.querySelector(".im-search");
/** @type {HTMLInputElement | null | undefined} */
const searchInput = search?.querySelector("[name=q]");
const header = document.querySelector(".im-header");

/**
 * @param {string} key
 * @param {string} value
 */
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
  const { dataset } = document.documentElement;
  const shown = dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const scheme = shown === "dark" ? "light" : "dark";
  dataset.scheme = scheme;
  remember("scheme", scheme);
});

// Here and not in the markup, which every page would repeat.
if (searchInput) Object.assign(searchInput, { autocomplete: "off", spellcheck: false, enterKeyHint: "search" });

/** @param {Event} event */
function openSearch(event) {
  event.preventDefault();
  header?.classList.add("im-finding");
  searchInput?.focus();
  searchInput?.select();
}

if (document.querySelector("[data-until], [data-since], [aria-current=date]")) import("./current.js").catch(() => {});

// Where it fails, the form still leads to the page of results. A module that is there already is not loaded again.
search?.addEventListener("focusin", () => import("./search-box.js").catch(() => {}));

document.querySelector(".im-find")?.addEventListener("click", openSearch);

/** @param {KeyboardEvent} event */
function isSearchKey({ target, key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === "k" && !shiftKey;
  const isTyping = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return key === "/" && !isTyping;
}

document.addEventListener("keydown", (event) => {
  if (search && isSearchKey(event)) openSearch(event);
});

languages?.addEventListener("click", ({ target }) => {
  /** @type {HTMLAnchorElement | null} */
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link) return;
  remember("language", link.lang);
  link.search = location.search; // a question stays the same in every language
  link.hash = location.hash;
});

document.addEventListener("click", ({ target }) => {
  if (languages && !languages.contains(/** @type {Node} */ (target))) languages.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (languages?.open) {
    languages.open = false;
    languages.querySelector("summary")?.focus();
  } else if (menu?.getAttribute("aria-expanded") === "true") {
    menu.setAttribute("aria-expanded", "false");
    menu.focus();
  } else if (header?.classList.contains("im-finding") && search?.contains(document.activeElement)) {
    header.classList.remove("im-finding");
    /** @type {HTMLButtonElement | null} */
    const button = document.querySelector(".im-find");
    button?.focus();
  }
});
