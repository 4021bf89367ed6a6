// That there is script, and the visitor's colour scheme, before anything is drawn.
document.documentElement.classList.replace("no-js", "js");

function chosenScheme() {
  try {
    const chosen = localStorage.getItem("imenik.scheme");
    if (chosen) return chosen;
  } catch {
    // A visitor who allows no storage loses only the memory of a choice.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
}

new MutationObserver((_, observer) => {
  if (!document.body) return;
  document.body.setAttribute("data-md-color-scheme", chosenScheme());
  observer.disconnect();
}).observe(document.documentElement, { childList: true });
