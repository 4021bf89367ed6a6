// Within an embedded card or list: its colours, where the address names some (?theme=dark), and its height for the page
// around. It is no module: a sandboxed frame has no origin, and modules are fetched only where the server allows all.
(() => {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (parent === window) return;

  // Any page may know it: a height is no secret.
  const sendHeight = () => parent.postMessage({ imenik: "height", height: document.documentElement.offsetHeight }, "*");

  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.imenik === "ask") sendHeight();
  });
  addEventListener("DOMContentLoaded", () => new ResizeObserver(sendHeight).observe(document.body));
})();
