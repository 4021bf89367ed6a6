// On the pages of others: makes embedded cards and lists of Imenik as high as what they hold. It sets the height of its
// own frames and reads, stores and requests nothing. Without it they have a fixed height and scroll.
(() => {
  const site = new URL("../", document.currentScript.src);
  const ours = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(site.href));

  addEventListener("message", ({ data, origin, source }) => {
    // A sandboxed frame is of no origin, which is written "null"; whose it is, tells the window that speaks.
    if (data?.imenik !== "height" || !(data.height > 0) || !["null", site.origin].includes(origin)) return;
    const frame = ours().find((each) => each.contentWindow === source);
    if (frame) frame.style.height = `${Math.min(Math.ceil(data.height), 4000)}px`;
  });

  // Those that were there first have spoken already.
  for (const frame of ours()) frame.contentWindow.postMessage({ imenik: "ask" }, "*");
})();
