"""The form over time: what is kept of it, and an entry that is edited while others edit it too."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PHONE
from tests.browser.formpage import LOADED, OpenPage, field, finish, open_form
from tests.paths import ROOT

ENTRY = "**/entries/organisations/5mfbh.json"
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('imenik.form.'))"


def come_back(page: Page) -> None:
    """Leaves the form, and opens it again at the same address."""
    here = page.url
    page.goto("about:blank")
    page.goto(here)
    page.wait_for_selector(LOADED)


def alter(route: Route) -> None:
    """Others have changed the entry since."""
    told = route.fetch().json()
    told["value"] |= {"website": "https://new.example.org", "city": "Paris"}
    told["value"]["about"] |= {"sl": "Druga besedila."}
    route.fulfill(json=told)


def test_nothing_is_lost_on_the_way(visit: OpenPage) -> None:
    """What was typed is there after a reload, in another language of the site, and until it is thrown away."""
    here, page = open_form(visit, "bs/add/organisation/")
    field(page, "name").locator("input").fill("Naš klub")
    field(page, "country").get_by_role("combobox").fill("Austr")  # neither chosen nor finished
    page.reload()
    page.wait_for_selector(LOADED)
    expect(page.locator("[data-im=draft]")).to_be_visible()
    expect(field(page, "name").locator("input")).to_have_value("Naš klub")
    expect(field(page, "country").get_by_role("combobox")).to_have_value("Austr")
    page.goto(f"{here.root}de/add/organisation/")
    page.wait_for_selector(LOADED)
    expect(field(page, "name").locator("input")).to_have_value("Naš klub")
    page.goto(f"{here.root}de/add/organisation/?edit=5mfbh")  # another entry has a draft of its own
    page.wait_for_selector(LOADED)
    expect(field(page, "name").locator("input")).not_to_have_value("Naš klub")
    page.go_back()
    page.wait_for_selector(LOADED)
    page.locator("[data-im=draft] [data-im=anew]").click()
    page.wait_for_selector(LOADED)
    expect(page.locator("[data-im=draft]")).to_be_hidden()
    expect(field(page, "name").locator("input")).to_have_value("")
    here.assert_clean()


def test_where_nothing_can_be_kept_it_is_said(visit: OpenPage) -> None:
    """And the form works all the same."""
    here = visit(viewport=PHONE)
    here.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    page = here.go("en/add/project/?stage=idea&clusters=culture&need=funding&country=__proto__")
    page.wait_for_selector(LOADED)
    expect(page.locator("[data-im=unkept]")).to_be_visible()
    expect(field(page, "clusters").get_by_label("Culture and tradition")).to_be_checked()
    assert page.locator('[data-field="need"] select').input_value() == "funding"
    field(page, "title").locator("input").fill("Idea")
    page.locator("[data-im=finish]").click()
    expect(page.locator("[data-im=summary]")).to_be_focused()
    assert here.complaints == []


def test_an_entry_is_edited(visit: OpenPage) -> None:
    """From its page, and from the page of coverage at what it lacks; the file keeps its name, and GitHub edits it."""
    here = visit(viewport=PHONE)
    page = here.go("en/organisations/5mfbh/")
    page.get_by_role("link", name="Edit this entry").click()
    page.wait_for_selector(LOADED)
    expect(page.locator("h1")).to_contain_text("5 Million Friends")
    expect(page.locator("[name=id]")).to_be_hidden()
    before = finish(page)
    assert before == (ROOT / "data/organisations/5mfbh.yml").read_text(encoding="utf-8")
    expect(page.locator("[data-im=unchanged]")).to_be_visible()
    expect(page.locator("[data-im=ways]")).to_be_hidden()
    page.goto(f"{here.root}en/add/organisation/?edit=5mfbh#about-da")
    page.reload()  # only the part after the number sign is another
    page.wait_for_selector(LOADED)
    expect(page.get_by_label("Description (Danish)")).to_be_focused()
    page.keyboard.type("En forening i Frankrig.")
    text = finish(page)
    assert text == before.replace("\nwebsite:", "\n  da: En forening i Frankrig.\nwebsite:", 1)
    expect(page.locator("[data-im=unchanged]")).to_be_hidden()
    assert page.locator("[data-im=edit]").get_attribute("href") == (
        "https://github.com/example/imenik/edit/main/data/organisations/5mfbh.yml"
    )
    expect(page.locator("[data-im=new]")).to_be_hidden()
    here.assert_clean()
    assert page.title().startswith(page.locator("h1").inner_text())
    page.locator("[data-im=done]").wait_for()
    assert page.locator("[data-im=done]").bounding_box()["y"] < PHONE["height"] / 3  # type: ignore[index] # it is shown


def test_an_entry_that_does_not_come_is_not_taken_for_a_new_one(visit: OpenPage) -> None:
    """There is none of that id; it has another id now; or the line is down, and nothing may be written over it."""
    _, page = open_form(visit, "de/add/event/?edit=no-such-event")
    expect(page.locator("[data-im=missing]")).to_be_visible()
    here = visit(viewport=PHONE)
    here.page.route("**/assets/form/ids.json", with_former_id)
    page = here.go("en/add/organisation/?edit=old-name")
    page.wait_for_selector(LOADED)
    expect(page.locator("[data-im=missing]")).to_be_hidden()
    assert finish(page) == (ROOT / "data/organisations/5mfbh.yml").read_text(encoding="utf-8")
    here.page.route(ENTRY, lambda route: route.abort())
    page = here.go("en/add/organisation/?edit=5mfbh")
    expect(page.locator("[data-im=unloaded]")).to_be_visible()
    expect(page.locator(".im-form")).to_be_hidden()


def with_former_id(route: Route) -> None:
    told = route.fetch().json()
    told["former"]["organisations"]["old-name"] = "5mfbh"
    route.fulfill(json=told)


def test_what_others_changed_meanwhile_is_not_undone_by_a_draft(visit: OpenPage) -> None:
    """Only what somebody changed is put into the entry as it is today; where both changed the same, that is said."""
    here, page = open_form(visit, "en/add/organisation/?edit=5mfbh#about-da")
    page.keyboard.type("En forening i Frankrig.")
    field(page, "email").locator("input").fill("other@example.org")
    come_back(page)
    expect(page.locator("[data-im=draft]")).to_be_visible()
    expect(page.locator("[data-im=changed]")).to_be_hidden()
    page.route(ENTRY, alter)
    come_back(page)
    expect(page.locator("[data-im=changed]")).to_be_visible()
    expect(page.locator("[data-im=clashes]")).to_be_hidden()
    text = finish(page)
    for line in ("website: https://new.example.org", "email: other@example.org", "  da: En forening", "  sl: Druga"):
        assert line in text
    field(page, "city").locator("input").first.fill("Lyon")
    page.unroute(ENTRY)
    come_back(page)
    expect(page.locator("[data-im=clashes]")).to_contain_text(re.compile(r"\bCity\b"))
    assert "Lyon" in finish(page)
    here.assert_clean()


def test_what_is_undone_does_not_come_back(visit: OpenPage) -> None:
    """And another page that nobody wrote in leaves the draft alone."""
    here, page = open_form(visit, "en/add/event/")
    title = field(page, "title").locator("input")
    title.fill("A mistake")
    idle = page.context.new_page()
    idle.goto("about:blank")
    come_back(page)
    expect(title).to_have_value("A mistake")
    title.fill("")
    come_back(page)
    expect(page.locator("[data-im=draft]")).to_be_hidden()
    expect(title).to_have_value("")
    assert page.evaluate(KEPT) == []
    idle.goto(page.url)
    idle.wait_for_selector(LOADED)
    title.fill("A meeting")
    come_back(page)
    idle.goto("about:blank")
    come_back(page)
    expect(title).to_have_value("A meeting")
    here.assert_clean()


def test_an_unknown_name_comes_back_as_it_was_typed(visit: OpenPage) -> None:
    """With what is wrong with it, and not as if it had been chosen."""
    _, page = open_form(visit, "bs/add/event/")
    page.locator("details.im-group").filter(has=page.locator("[data-field=hosts]")).locator("summary").first.click()
    hosts = field(page, "hosts")
    hosts.get_by_role("combobox").fill("Nepostojeći klub")
    page.keyboard.press("Tab")
    expect(hosts.locator(".im-error")).to_have_count(1)
    come_back(page)
    expect(hosts.locator("[role=combobox]")).to_have_value("Nepostojeći klub")  # its group is folded again
    expect(hosts.locator("[data-im=chosen] li")).to_have_count(0)
    expect(hosts.locator(".im-error")).to_have_count(1)
