// Composes the code that shows an entry or a list on another site, and shows just what that code makes.
const box = document.querySelector(".im-embedding");
const { what, address, language, theme } = box.querySelector("form").elements;
const code = box.querySelector("textarea");
const unknown = box.querySelector("#im-unknown");
const shown = box.querySelector("[data-im=shown]");
const root = new URL(box.dataset.root, location.href);

// The page brings the code of the first list; every other differs in its addresses and its title only.
const pattern = document.createElement("template");
pattern.innerHTML = code.value;
const [frame, script] = pattern.content.children;
const heights = { list: frame.height, card: 190 };

// The card of an entry, by any address of it; nothing where there is none.
async function card() {
  const [, kind, id] = address.value.trim().match(/(?:^|\/)(organisations|projects|o)\/([a-z0-9-]+)\/?(?:[?#].*)?$/) ?? [];
  if (!id) return null;
  const url = new URL(`embed/${kind === "o" ? "organisations" : kind}/${id}/`, root);
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  url.hash = language.value;
  return { url, title: page.getElementById(language.value).querySelector("h1").textContent, height: heights.card };
}

function list() {
  const title = what.selectedOptions[0].textContent;
  return { url: new URL(`${language.value}/${what.value}`, root), title, height: heights.list };
}

let asked = 0;
async function compose() {
  address.parentElement.hidden = what.value !== "";
  const mine = ++asked;
  const found = what.value ? list() : await card();
  if (mine !== asked) return; // something else was chosen meanwhile
  const fails = !found && address.value.trim() !== "";
  unknown.textContent = fails ? unknown.dataset.unknown : "";
  address.toggleAttribute("aria-invalid", fails);
  if (!found) return;
  if (theme.value) found.url.searchParams.set("theme", theme.value);
  frame.src = found.url;
  frame.title = `${found.title} · Imenik`;
  frame.height = found.height;
  script.src = new URL("embed/embed.js", root);
  code.value = `${frame.outerHTML}\n${script.outerHTML.replace(' async=""', " async")}`;
  box.querySelector("[data-copy]").dataset.copy = code.value;
  const made = document.createElement("template");
  made.innerHTML = code.value;
  shown.replaceChildren(made.content.querySelector("iframe"));
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
