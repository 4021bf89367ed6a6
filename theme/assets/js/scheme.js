// What Material's bundle expects to find (__md_...), and the visitor's colour scheme before anything is drawn.
document.documentElement.classList.replace("no-js", "js");

const scope = new URL("../..", document.currentScript.src);

window.__md_scope = scope;
window.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
window.__md_get = (key, storage = localStorage, base = scope) => JSON.parse(storage.getItem(`${base.pathname}.${key}`));
window.__md_set = (key, value, storage = localStorage, base = scope) => {
  try {
    storage.setItem(`${base.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A visitor who allows no storage loses only the memory of a choice.
  }
};

function chosenScheme() {
  try {
    const chosen = localStorage.getItem("imenik.scheme");
    if (chosen) return chosen;
  } catch {
    // As above.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
}

new MutationObserver((_, observer) => {
  if (!document.body) return;
  document.body.setAttribute("data-md-color-scheme", chosenScheme());
  observer.disconnect();
}).observe(document.documentElement, { childList: true });
