// Composes the code that shows an entry or a list on another site, and shows just what that code makes. Names are only
// ever put into elements; no text is read as markup.
import { query } from "./markup.js";

/** @typedef {{ url: URL, title: string, height: number }} Embed */

const page = query(".im-embedding");
/** @type {HTMLFormElement} */
const form = query("form", page);
/** @type {HTMLTextAreaElement} */
const code = query("textarea", page);
/** @type {HTMLSelectElement} */
const listSelect = query("[name=what]", form);
/** @type {HTMLInputElement} */
const addressInput = query("[name=address]", form);
/** @type {HTMLSelectElement} */
const languageSelect = query("[name=language]", form);
/** @type {HTMLSelectElement} */
const themeSelect = query("[name=theme]", form);
const unknownStatus = query("#im-unknown", page);
const preview = query("[data-im=shown]", page);
const root = new URL(page.dataset.root ?? "", location.href);

// The page brings the code of the first list; every other differs in its addresses, its title and its height only.
/** @type {HTMLTemplateElement} */
const template = query("template", page);
/** @type {HTMLIFrameElement} */
const frame = query("iframe", template.content);
/** @type {HTMLScriptElement} */
const script = query("script", template.content);
const HEIGHTS = { list: Number(frame.height), card: 190 };

/**
 * A page of this site; null where it cannot be had.
 * @param {URL} url
 */
async function fetchPage(url) {
  const response = await fetch(url).catch(() => null);
  return response?.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
}

/**
 * The embedded card of the entry with an address: a full one of this site, or what of it is below its root.
 * @param {string} text
 */
function cardUrl(text) {
  const address = text.startsWith(`${root.host}/`) ? `${root.protocol}//${text}` : text;
  const url = URL.canParse(address, root) ? new URL(address, root) : null;
  if (url?.host !== root.host || !url.pathname.startsWith(root.pathname)) return null;
  const path = url.pathname.slice(root.pathname.length);
  const [, kind, id] =
    path.match(/^(?:[\w-]+\/)?(organisations|projects|o)\/([a-z0-9-]+)(?:\/(?:index\.html)?)?$/) ?? [];
  return id ? new URL(`embed/${kind === "o" ? "organisations" : kind}/${id}/`, root) : null;
}

/** @returns {Promise<Embed | null>} */
async function cardEmbed() {
  const url = cardUrl(addressInput.value.trim());
  const card = url && (await fetchPage(url))?.getElementById(languageSelect.value);
  if (!card) return null;
  url.hash = languageSelect.value;
  const [name, site] = ["h1", "footer a"].map((selector) => query(selector, card).textContent);
  return { url, title: `${name} · ${site}`, height: HEIGHTS.card };
}

/**
 * Each language has its own name for a list; where that cannot be had, the one of this page is better than nothing.
 * @returns {Promise<Embed>}
 */
async function listEmbed() {
  const url = new URL(`${languageSelect.value}/${listSelect.value}`, root);
  const title = (await fetchPage(url))?.title ?? listSelect.selectedOptions[0].text;
  return { url, title, height: HEIGHTS.list };
}

let latest = 0;
async function compose() {
  if (addressInput.parentElement) addressInput.parentElement.hidden = listSelect.value !== "";
  latest += 1;
  const number = latest;
  const embed = await (listSelect.value ? listEmbed() : cardEmbed());
  if (number !== latest) return; // something else was chosen meanwhile
  const isUnknown = !embed && addressInput.value.trim() !== "";
  unknownStatus.textContent = (isUnknown && unknownStatus.dataset.unknown) || "";
  addressInput.setAttribute("aria-invalid", String(isUnknown));
  if (embed) showCode(embed);
}

/** @param {Embed} embed */
function showCode({ url, title, height }) {
  if (themeSelect.value) url.searchParams.set("theme", themeSelect.value);
  Object.assign(frame, { src: url, title, height });
  script.src = new URL("embed/embed.js", root).href;
  code.value = `${frame.outerHTML.replace(" data-style=", " style=")}\n${script.outerHTML.replace(' async=""', " async")}`;
  query("[data-copy]", page).dataset.copy = code.value;
  preview.replaceChildren(document.importNode(frame));
}

const address = new URLSearchParams(location.search).get("card");
if (address) {
  listSelect.value = "";
  addressInput.value = address;
}
form.addEventListener("input", compose);
form.addEventListener("submit", (event) => event.preventDefault());
code.addEventListener("focus", () => code.select());
compose();
