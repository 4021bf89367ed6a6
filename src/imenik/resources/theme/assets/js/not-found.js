// The error page: in the language of the address that was asked for, with its words to search; and the page that was
// meant, if its address differs by case only, since all addresses of pages are in small letters but for the language.
const { root = "/" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const [asked, ...rest] = location.pathname.slice(root.length).split("/");
const sections = [...document.querySelectorAll("section")];
const own = sections.find(({ lang }) => lang.toLowerCase() === asked.toLowerCase());

if (own) {
  for (const section of sections) section.hidden = section !== own;
  document.documentElement.lang = own.lang;
  const words = decodeURIComponent(rest.filter(Boolean).at(-1) ?? "").replace(/[-_.]+/g, " ");
  for (const input of own.querySelectorAll("input")) input.value = words;
  const path = [own.lang, ...rest.map((part) => part.toLowerCase())].join("/");
  leadTo(`${root}${path}${path.endsWith("/") ? "" : "/"}`);
}

/** @param {string} address */
async function leadTo(address) {
  if (address === location.pathname) return;
  const { ok } = await fetch(address, { method: "HEAD" }).catch(() => ({ ok: false }));
  if (ok) location.replace(`${address}${location.search}${location.hash}`);
}
