// Leads from the root of the site, or the short address of an entry, to the language that the visitor chose before, or
// that the browser prefers.
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const { languages = "", root = "", path = "" } = script.dataset;
const siteLanguages = languages.split(" ");

/**
 * The language of the site for a tag of the browser.
 * @param {string} tag
 */
function matchingLanguage(tag) {
  const exact = siteLanguages.find((language) => language.toLowerCase() === tag.toLowerCase());
  if (exact) return exact;
  const [language, ...subtags] = tag.toLowerCase().split("-");
  if (language === "sr") return subtags.includes("latn") ? "sr-Latn" : "sr-Cyrl";
  // The older tag for Latin Serbian, and Montenegrin, which is closest to it.
  if (language === "sh" || language === "cnr") return "sr-Latn";
  return siteLanguages.find((known) => known === language);
}

function chosenLanguage() {
  try {
    return localStorage.getItem("imenik.language");
  } catch {
    return null; // storage may be closed to us; the browser's preference is good enough
  }
}

const wanted = [chosenLanguage(), ...navigator.languages].map((tag) => tag && matchingLanguage(tag)).find(Boolean);
if (wanted) location.replace(`${root}${wanted}/${path}${location.search}${location.hash}`);
