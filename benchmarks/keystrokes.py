"""Types into the finder and into the header's search as a person does, and times each key until its answer is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page

SLOWED = 4
"""How many times slower the processor of the browser is made, as Lighthouse does for a phone of the middle class."""
RHYTHM = 150
"""Milliseconds between two keys of somebody who types fast."""
ROUNDS = 3
TYPED = ("udruženje", "u klub primjer", "0815", "minhen", "udruzenjje", "Беч друштво", "zzzq")
"""Names, a town by another of its names, a number, a slip, the other script, nothing."""

# An answer counts as shown when its elements are in the document and laid out. Every answer replaces those in `list`.
_WATCH = """
([field, list]) => {
  let pressed;
  for (const type of ["keydown", "beforeinput", "focusin"])
    addEventListener(type, (event) => { pressed ??= event.timeStamp; }, true);
  window.longest = 0;
  new PerformanceObserver((tasks) => {
    for (const { duration } of tasks.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask" });
  window.nextAnswer = () => {
    pressed = undefined;
    window.answer = new Promise((resolve, reject) => {
      setTimeout(reject, 20000, new Error("no answer"));
      const observer = new MutationObserver((changes) => {
        if (pressed === undefined || !changes.some(({ target }) => target.closest?.(list))) return;
        observer.disconnect();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(document.body.offsetHeight && performance.now() - pressed);
        port2.postMessage(null);
      });
      observer.observe(document, { childList: true, subtree: true, attributeFilter: ["href"] });
    });
  };
}
"""


@dataclass(frozen=True)
class Box:
    """A box to type into: its page, its element, and the list of what is found."""

    name: str
    path: str
    input: str
    list: str


BOXES = (
    Box("finder", "organisations/", "#im-q", "[data-im=cards], [data-im=texts]"),
    Box("header", "imprint/", ".im-search [name=q]", "[data-im=names]"),
)


@dataclass(frozen=True)
class Typing:
    """Milliseconds from each key to its answer, to the first answer of a visit, and the longest block of the page."""

    keys: Sequence[float]
    first: float
    longest: float


def type_into(browser: Browser, edition_url: str, box: Box) -> Typing:
    """All of `TYPED`, several times, each visit with nothing cached."""
    visits = [_visit(browser, edition_url, box) for _ in range(ROUNDS)]
    # A key takes the median of its times, so that what else the machine did meanwhile does not count.
    keys = [median(times) for times in zip(*(visit.keys for visit in visits), strict=True)]
    return Typing(keys, median(visit.first for visit in visits), median(visit.longest for visit in visits))


def _visit(browser: Browser, edition_url: str, box: Box) -> Typing:
    page = browser.new_page()
    page.goto(edition_url + box.path)
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.evaluate(_WATCH, [box.input, box.list])
    page.evaluate("nextAnswer()")
    page.locator(box.input).focus()
    page.keyboard.type("u")
    first = float(page.evaluate("answer"))
    page.wait_for_load_state("networkidle")
    page.evaluate("longest = 0")
    keys = []
    for text in TYPED:
        page.locator(box.input).select_text()
        keys += [_press(page, letter) for letter in text]
    longest = float(page.evaluate("longest"))
    page.close()
    return Typing(keys, first, longest)


def _press(page: Page, letter: str) -> float:
    page.evaluate("nextAnswer()")
    page.keyboard.type(letter)
    took = float(page.evaluate("answer"))
    page.wait_for_timeout(max(0, RHYTHM - took))
    return took
