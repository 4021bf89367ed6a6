// On the pages of others: makes embedded cards and lists of Imenik as high as what they hold. It sets the height of its
// own frames and reads, stores and requests nothing. Without it they have a fixed height and scroll.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const site = new URL("../", script.src);
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(site.href));

  addEventListener("message", ({ data, origin, source }) => {
    // A sandboxed frame has no origin, which is written "null"; the window that speaks tells whose it is.
    if (data?.imenik !== "height" || !(data.height > 0) || !["null", site.origin].includes(origin)) return;
    const sender = frames().find((frame) => frame.contentWindow === source);
    if (sender) sender.style.height = `${Math.min(Math.ceil(data.height), 4000)}px`;
  });

  // Those that were there first have sent their height already.
  for (const frame of frames()) frame.contentWindow?.postMessage({ imenik: "ask" }, "*");
})();
