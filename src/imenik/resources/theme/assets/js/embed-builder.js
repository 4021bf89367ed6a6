// Composes the code that shows an entry or a list on another site, and shows just what that code makes. Names are only
// ever put into elements; no text is read as markup.
const box = document.querySelector(".im-embedding");
const { what, address, language, theme } = box.querySelector("form").elements;
const code = box.querySelector("textarea");
const unknown = box.querySelector("#im-unknown");
const shown = box.querySelector("[data-im=shown]");
const root = new URL(box.dataset.root, location.href);

// The page brings the code of the first list; every other differs in its addresses, its title and its height only.
const [frame, script] = box.querySelector("template").content.children;
const heights = { list: frame.height, card: 190 };

async function read(url) {
  const answer = await fetch(url).catch(() => null);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

// The embedded card of the entry with an address: a full one of this site, or what of it stands below its root.
function place(text) {
  const full = text.startsWith(`${root.host}/`) ? `${root.protocol}//${text}` : text;
  const url = URL.canParse(full, root) ? new URL(full, root) : null;
  if (url?.host !== root.host || !url.pathname.startsWith(root.pathname)) return null;
  const below = url.pathname.slice(root.pathname.length);
  const [, kind, id] =
    below.match(/^(?:[\w-]+\/)?(organisations|projects|o)\/([a-z0-9-]+)(?:\/(?:index\.html)?)?$/) ?? [];
  return id ? new URL(`embed/${kind === "o" ? "organisations" : kind}/${id}/`, root) : null;
}

async function card() {
  const url = place(address.value.trim());
  const part = url && (await read(url))?.getElementById(language.value);
  if (!part) return null;
  url.hash = language.value;
  const [name, site] = ["h1", "footer a"].map((each) => part.querySelector(each).textContent);
  return { url, title: `${name} · ${site}`, height: heights.card };
}

// Each language has its own name for a list; where that cannot be had, the one of this page is better than nothing.
async function list() {
  const url = new URL(`${language.value}/${what.value}`, root);
  return { url, title: (await read(url))?.title ?? what.selectedOptions[0].textContent, height: heights.list };
}

let asked = 0;
async function compose() {
  address.parentElement.hidden = what.value !== "";
  const mine = ++asked;
  const found = await (what.value ? list() : card());
  if (mine !== asked) return; // something else was chosen meanwhile
  const fails = !found && address.value.trim() !== "";
  unknown.textContent = fails ? unknown.dataset.unknown : "";
  address.setAttribute("aria-invalid", fails);
  if (!found) return;
  if (theme.value) found.url.searchParams.set("theme", theme.value);
  frame.src = found.url;
  frame.title = found.title;
  frame.height = found.height;
  script.src = new URL("embed/embed.js", root);
  code.value = `${frame.outerHTML}\n${script.outerHTML.replace(' async=""', " async")}`;
  box.querySelector("[data-copy]").dataset.copy = code.value;
  shown.replaceChildren(document.importNode(frame));
}

const asks = new URLSearchParams(location.search).get("card");
if (asks) {
  what.value = "";
  address.value = asks;
}
box.querySelector("form").addEventListener("input", compose);
box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
code.addEventListener("focus", () => code.select());
compose();
