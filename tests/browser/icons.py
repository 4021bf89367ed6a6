"""Makes the icons of the site from its mark, `theme/assets/favicon.svg`; run it again when that changes.

.venv/bin/python -m tests.browser.icons
"""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.serving import launch_options
from tests.paths import ROOT

THEME = ROOT / "src" / "imenik" / "resources" / "theme"
MARK = THEME / "assets" / "favicon.svg"
GROUND = "#0f4c5c"
"""The colour behind the mark; systems that cut an icon into their own shape see it at the corners."""
ICONS = {
    "icon-32": (32, 1.0, False),
    "icon-192": (192, 1.0, False),
    "icon-512": (512, 1.0, False),
    "apple-touch": (180, 1.0, True),
    "maskable-512": (512, 0.8, True),  # all of the mark within the safe zone (W3C, Web Application Manifest, 3.1)
}
"""Pixels of a side, how much of it the mark takes, and whether its ground fills the whole square."""


def main() -> None:
    """Writes `theme/assets/icons/*.png` and `theme/favicon.ico`, which some programs ask for unasked."""
    folder = THEME / "assets" / "icons"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_page()
        for name, (side, share, full) in ICONS.items():
            picture = _drawn(page, side, share, full=full)
            picture.save(folder / f"{name}.png", optimize=True)
        _drawn(page, 48, 1.0, full=False).save(THEME / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
        browser.close()


def _drawn(page: Page, side: int, share: float, *, full: bool) -> Image.Image:
    page.set_viewport_size({"width": side, "height": side})
    ground, margin = GROUND if full else "transparent", side * (1 - share) / 2
    style = f"*{{margin:0;background:{ground}}}svg{{display:block;margin:{margin}px;width:{side * share}px}}"
    page.set_content(f"<style>{style}</style>{MARK.read_text('utf-8')}")
    drawn = Image.open(io.BytesIO(page.screenshot(omit_background=True)))
    return drawn.convert("RGB") if full else drawn


if __name__ == "__main__":
    main()
