// That there is script, and the colour scheme that the visitor has chosen, before anything is drawn. Without a choice the
// stylesheet follows the system.
const { classList, dataset } = document.documentElement;
classList.add("js");
try {
  const chosen = localStorage.getItem("imenik.scheme");
  if (chosen) dataset.scheme = chosen;
} catch {
  // A visitor who allows no storage loses only the memory of a choice.
}
