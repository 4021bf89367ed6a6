"""Pictures of the main pages in three languages, three widths, light and dark, to be looked at (`make screens`)."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.browser.serving import launch_options, serve

PAGES = {
    "home": "",
    "organisations": "organisations/",
    "found": "organisations/?q=savez&cluster=culture",
    "organisation": "organisations/pangea-netzwerk/",
    "search": "search/?q=škola",
    "partners": "partners/?offers=information&offers=funding&cluster=culture",
    "map": "map/",
    "statistics": "statistics/",
    "coverage": "data/coverage/",
    "wall": "projects/",
    "help": "help/",
    "topic": "help/information/",
    "project": "projects/diaspora-invest/",
    "cluster": "clusters/science/",
    "place": "places/brcko/",
    "meetings": "meetings/",
    "series": "meetings/diaspora-online-check-in/",
    "meeting": "meetings/diaspora-online-check-in/2020-11-05/",
    "calendar": "calendar/",
    "month": "calendar/2026-12/",
    "events": "events/",
    "event": "events/brcko-obuka-2023-modul-1/",
    "embed": "embed/?card=organisations/pangea-netzwerk",
    "about": "about/",
    "join": "join/",
    "add": "add/",
    "form": "add/organisation/",
    "onboarding": "onboarding/",
}
LANGUAGES = ("bs", "sr-Cyrl", "de")
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Writes `screens/<page>-<language>-<width>-<scheme>.png` of the site in `site/`."""
    folder = Path("screens")
    folder.mkdir(exist_ok=True)
    with serve(Path("site")) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for width, scheme in itertools.product(WIDTHS, SCHEMES):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            for (name, path), language in itertools.product(PAGES.items(), LANGUAGES):
                page.goto(f"{root}{language}/{path}", wait_until="networkidle")
                page.screenshot(
                    path=folder / f"{name}-{language}-{width}-{scheme}.png", full_page=name != "organisations"
                )


if __name__ == "__main__":
    main()
