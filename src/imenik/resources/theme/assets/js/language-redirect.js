// Leads from the root of the site, or the short address of an entry, to the language the visitor chose before, or that the browser prefers.
const { languages, root = "", path = "" } = document.currentScript.dataset;
const known = languages.split(" ");

function matching(tag) {
  const exact = known.find((one) => one.toLowerCase() === tag.toLowerCase());
  if (exact) return exact;
  const [language, ...rest] = tag.toLowerCase().split("-");
  if (language === "sr") return rest.includes("latn") ? "sr-Latn" : "sr-Cyrl";
  // The older tag for Latin Serbian, and Montenegrin, which is closest to it.
  if (language === "sh" || language === "cnr") return "sr-Latn";
  return known.find((one) => one === language);
}

let chosen = null;
try {
  chosen = localStorage.getItem("imenik.language");
} catch {
  // Storage may be closed to us; the browser's preference is good enough.
}
const wanted = [chosen, ...navigator.languages].filter(Boolean).map(matching).find(Boolean);
if (wanted) location.replace(`${root}${wanted}/${path}${location.search}${location.hash}`);
