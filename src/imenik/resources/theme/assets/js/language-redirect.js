// Leads from the root of the site, or the short address of an entry, to the language that the visitor chose before, or
// that the browser prefers.
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const { languages = "", root = "", path = "" } = script.dataset;
/** The languages of the site, each with other tags that stand for it: `a=b,c`. */
const siteLanguages = languages.split(" ").map((language) => {
  const [tag, others = ""] = language.split("=");
  return { tag, others: others.split(",") };
});

/**
 * The language of the site for a tag of the browser.
 * @param {string} wanted
 */
function matchingLanguage(wanted) {
  const parts = wanted.toLowerCase().split("-");
  // The longest beginning first: that a browser wants a region is no reason not to give it the script.
  for (let length = parts.length; length; length -= 1) {
    const beginning = parts.slice(0, length).join("-");
    const language = siteLanguages.find(({ tag }) => tag.toLowerCase() === beginning);
    if (language) return language.tag;
  }
  return siteLanguages.find(({ others }) => others.includes(parts[0]))?.tag;
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
