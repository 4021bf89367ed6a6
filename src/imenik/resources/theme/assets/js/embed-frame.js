// Within an embedded card or list: its colours, where the address names some (?theme=dark), and its height for the page around.
// It is no module: a sandboxed frame is of no origin, and modules are fetched only where the server lets every origin in.
(() => {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (parent === window) return;

  // Told to whoever shows it: a height is no secret.
  const tell = () => parent.postMessage({ imenik: "height", height: document.documentElement.offsetHeight }, "*");

  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.imenik === "ask") tell();
  });
  addEventListener("DOMContentLoaded", () => new ResizeObserver(tell).observe(document.body));
})();
