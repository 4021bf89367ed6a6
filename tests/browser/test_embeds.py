"""Cards and lists on the pages of others, and the page that composes their code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page, expect

from imenik.env.locations import THEME
from imenik.exports.web import embeds as exports
from imenik.i18n.text import Text
from imenik.pages.renderer import renderer_of
from imenik.pages.tools import embed
from imenik.site.folder import SiteFolder
from imenik.views.render import environment
from tests.browser.accessible import WHOLE_PAGES, assert_accessible
from tests.browser.conftest import PHONE, Visit
from tests.browser.serving import serve
from tests.hostile import BREAKING, breaking_editions

CARD = "pangea-netzwerk"
DARK, LIGHT = "rgb(27, 34, 38)", "rgb(255, 255, 255)"
SHOWN_AND_WRITTEN = """code => {
  // The height follows what the frame holds; once a script has set it, the browser writes the whole style anew.
  // The page that composes it has its style as data, since its policy allows none in markup.
  const withoutHeight = (frame) => {
    const copy = frame.cloneNode();
    if (frame.dataset.style) copy.style.cssText = frame.dataset.style;
    delete copy.dataset.style;
    copy.style.height = "1px";
    copy.style.removeProperty("height");
    return copy.outerHTML;
  };
  const data = code.replace(" style=", " data-style=");
  const written = new DOMParser().parseFromString(data, "text/html").querySelector("iframe");
  return [document.querySelector(".im-embedding iframe"), written].map(withoutHeight);
}"""


def test_the_composed_code_is_what_is_shown_and_works_elsewhere(
    visit: Callable[..., Visit], site: str, tmp_path: Path
) -> None:
    """Composed by keyboard on a phone, put into a page on another port; the frame is as high as it needs."""
    composing = visit(viewport=PHONE)
    page = composing.go(f"de/embed/?card=organisations/{CARD}")
    frame = page.locator(".im-embedding iframe")
    expect(frame).to_have_attribute("src", f"{site}embed/organisations/{CARD}/#de")
    page.get_by_label("Language").or_(page.locator("select[name=language]")).first.focus()
    page.keyboard.press("Home")
    page.locator("select[name=theme]").select_option("dark")
    expect(frame).to_have_attribute("src", f"{site}embed/organisations/{CARD}/?theme=dark#bs")
    code = page.locator("textarea").input_value()
    shown, written = page.evaluate(SHOWN_AND_WRITTEN, code)
    assert shown == written
    assert "allow-same-origin" not in code
    composing.assert_clean()

    (tmp_path / "index.html").write_text(
        f"<!doctype html><link rel=icon href=data:,><title>Elsewhere</title><h1>Club</h1>{code}", "utf-8"
    )
    with serve(tmp_path) as elsewhere:
        host = visit(root=elsewhere, viewport={"width": 1280, "height": 900}, color_scheme="light")
        other = host.go("index.html")
        _assert_shown(other, "pangea mreža", DARK)
        height = _height(other)
        assert height != 190
        other.set_viewport_size({"width": 360, "height": 740})
        other.wait_for_function("before => document.querySelector('iframe').offsetHeight > before", arg=height)
        assert host.complaints == []
        asked = {url.removeprefix(site) for url in host.requests if not url.startswith(elsewhere)}
        assert asked == {
            "embed/embed.js",
            f"embed/organisations/{CARD}/?theme=dark",
            "assets/css/embed.css",
            "assets/js/embed-frame.js",
        }
        assert other.context.cookies() == []


@pytest.mark.parametrize(("scheme", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_a_frame_follows_the_visitor_and_breaks_no_rule(visit: Callable[..., Visit], scheme: str, colour: str) -> None:
    """Cards show one language, lists a few entries; nothing scrolls sideways."""
    for path in (
        f"embed/organisations/{CARD}/#sr-Cyrl",
        "embed/projects/diaspora-invest/",
        "bs/embed/clusters/culture/",
    ):
        opened = visit(viewport={"width": 320, "height": 600}, color_scheme=scheme)
        page = opened.go(path)
        main = page.locator("article:visible, main")
        expect(main).to_have_count(1)
        expect(main).to_have_css("background-color", colour)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert_accessible(page, besides=WHOLE_PAGES)
        opened.assert_clean()


def test_an_unknown_address_is_said(visit: Callable[..., Visit], site: str) -> None:
    """And what was composed before stays."""
    page = visit().go("en/embed/")
    expect(page.locator("textarea")).to_have_value(re.compile(re.escape(site)))  # the one that the script composed
    before = page.locator("textarea").input_value()
    page.locator("select[name=what]").select_option("")
    page.locator("input[name=address]").fill("https://example.org/organisations/no-such/")
    expect(page.locator("#im-unknown")).to_have_text(
        "There is no such entry. Copy the address from the page of an organisation or a project."
    )
    assert page.locator("textarea").input_value() == before


def test_an_address_is_one_of_this_site(visit: Callable[..., Visit], site: str) -> None:
    """Full, without the scheme, or what stands below the root; not the same path elsewhere."""
    page = visit().go("en/embed/")
    page.locator("select[name=what]").select_option("")
    field, frame, host = (
        page.locator("input[name=address]"),
        page.locator(".im-embedding iframe"),
        urlsplit(site).netloc,
    )
    known = (f"{site}de/organisations/{CARD}/#x", f"{host}/o/{CARD}/", f"/bs/organisations/{CARD}", f"o/{CARD}")
    unknown = (
        f"https://example.org/organisations/{CARD}/",
        f"https://{host}.example.org/organisations/{CARD}/",
        f"https://example.org/?{site}organisations/{CARD}/",
        f"{site}copy/of/organisations/{CARD}/",
    )
    for ours, other in zip(known, unknown, strict=True):
        field.fill(ours)
        expect(field).to_have_attribute("aria-invalid", "false")
        expect(frame).to_have_attribute("src", f"{site}embed/organisations/{CARD}/#en")
        field.fill(other)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#im-unknown")).not_to_be_empty()


def test_a_title_stays_a_title(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """On the page, in what is copied, and after each choice; it is that of the language that is chosen."""
    _write_breaking_site(tmp_path)
    with serve(tmp_path) as root:
        opened = visit(root=root)
        page = opened.go("en/embed/")
        said: list[str] = []

        def hear(dialog: Dialog) -> None:
            said.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", hear)
        _assert_title(page, f"{BREAKING} · Imenik")
        page.locator("select[name=language]").select_option("sr-Cyrl")
        _assert_title(page, f"{BREAKING} · Именик")
        page.locator("select[name=what]").select_option("embed/countries/no/")
        _assert_title(page, "Норвешка · Именик")
        page.locator("select[name=what]").select_option("")
        page.locator("input[name=address]").fill("organisations/first-club")
        _assert_title(page, f"{BREAKING} · Именик")
        assert (said, opened.complaints) == ([], [])


def _write_breaking_site(folder: Path) -> None:
    """The page that composes, and what it composes of, where a record means harm."""
    named = Text({"en": "Imenik", "sr-Cyrl": "Именик"})
    editions = {
        tag: replace(breaking_editions()[tag], settings=replace(breaking_editions()[tag].settings, name=named))
        for tag in ("en", "sr-Cyrl")
    }
    english = editions["en"]
    made = renderer_of(english, environment(THEME)).render(next(embed.pages(english)))
    head = f'<meta charset="utf-8"><link rel="icon" href="data:,">{made.head}'
    page = f'<!doctype html><html class="js">{head}{made.body}'
    site = SiteFolder(folder)
    site.write("en/embed/index.html", page)
    for path, content in exports.files(editions):
        site.write(path, content)
    for name in ("assets", "embed"):
        shutil.copytree(THEME / name, folder / name, dirs_exist_ok=True)


def _assert_title(page: Page, title: str) -> None:
    """Of the frame that is shown, and of the one in the code as another site reads it."""
    expect(page.locator("[data-im=shown] iframe")).to_have_attribute("title", title)
    read = page.locator("textarea").evaluate(
        """field => {
            const made = new DOMParser().parseFromString(field.value, "text/html");
            const frame = made.querySelector("iframe");
            const names = [...made.querySelectorAll("*")].map((each) => each.localName);
            return [names.join(" "), frame.title, frame.getAttributeNames().join(" ")];
        }"""
    )
    attributes = "src title height loading referrerpolicy sandbox style"
    assert read == ["html head body iframe script", title, attributes]


def test_without_script_there_is_an_example(visit: Callable[..., Visit], site: str) -> None:
    """Code for a list, and the list itself; a short address asks for the language."""
    page = visit(java_script_enabled=False).go("en/embed/")
    expect(page.locator("textarea")).to_contain_text("/en/embed/clusters/")
    expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
    expect(page.locator("select[name=what]")).not_to_be_visible()
    page.goto(f"{site}o/{CARD}/")
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(f"{site}de/organisations/{CARD}/")


def test_a_short_address_leads_to_the_visitors_language(visit: Callable[..., Visit], site: str) -> None:
    """A code on a poster is read by people with any."""
    page = visit(locale="hr-HR").go(f"o/{CARD}/")
    page.wait_for_url(f"{site}hr/organisations/{CARD}/")


def _height(page: Page) -> int:
    return int(page.evaluate("document.querySelector('iframe').offsetHeight"))


def _assert_shown(page: Page, name: str, colour: str) -> None:
    inner = page.frame_locator("iframe")
    expect(inner.locator("h1:visible")).to_have_text(name)
    expect(inner.locator("article:visible")).to_have_css("background-color", colour)
    page.wait_for_function("document.querySelector('iframe').style.height !== ''")
    frame = page.frames[1]
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
