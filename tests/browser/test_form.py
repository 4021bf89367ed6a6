"""The form: filled in as a person would on a phone, checked by the rules of the directory, kept, edited and sent."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from imenik.checkout import LOCALES, ROOT
from imenik.cli import main
from imenik.languages import load_languages
from imenik.load import load
from imenik.syntax import read
from imenik.wizard import Wizard
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE, Visit

OpenPage = Callable[..., Visit]
LOADED = "form.im-form:not([hidden])"
ROUND = """async () => {
  const form = document.querySelector(".im-form");
  const { read, write } = await import("/assets/js/form/fields.js");
  const { rulebook } = await import("/assets/js/form/rulebook.js");
  const { written } = await rulebook(form.dataset);
  const ids = (await (await fetch("/assets/form/ids.json")).json()).ids[form.dataset.kind].split("\\n");
  const open = async (id) => (await fetch(`/assets/form/entries/${form.dataset.kind}/${id}.json`)).json();
  const entries = await Promise.all(ids.map(open));
  const texts = {};
  for (const [at, id] of ids.entries()) {
    write(form, entries[at].value);
    texts[id] = written(read(form));
  }
  return texts;
}"""


def open_form(visit: OpenPage, path: str, **options: object) -> tuple[Visit, Page]:
    """A form that is ready to be filled in."""
    here = visit(**{"viewport": PHONE, **options})
    page = here.go(path)
    page.wait_for_selector(LOADED)
    return here, page


def field(page: Page, name: str) -> Locator:
    """One question of the form, by its key in the file."""
    return page.locator(f'[data-field="{name}"]').first


def choose(page: Page, name: str, typed: str) -> None:
    """The first of what is offered for something typed."""
    field(page, name).get_by_role("combobox").fill(typed)
    field(page, name).get_by_role("option").first.click()


def finish(page: Page) -> str:
    """Agrees, asks for the result, and gives the text of the file."""
    page.locator("[data-im=agreement] input").check()
    page.locator("[data-im=finish]").click()
    expect(page.locator("[data-im=done]")).to_be_focused()
    return page.locator("[data-im=yaml]").text_content() or ""


def path_shown(page: Page) -> str:
    return (page.locator("[data-im=file]").text_content() or "").removeprefix("data/")


def assert_sound(data: Path, path: str, text: str) -> None:
    """The entry passes `imenik check` among all others, and `imenik format` would change nothing."""
    folder = data / "data"
    shutil.copytree(ROOT / "data", folder)
    (folder / path).write_text(text, encoding="utf-8", newline="")
    checked = CliRunner().invoke(main, ["check", "--strict", "--data", str(folder)])
    assert checked.exit_code == 0, checked.output
    formatted = CliRunner().invoke(main, ["format", "--check", "--data", str(folder), str(folder / path)])
    assert formatted.exit_code == 0, formatted.output


@pytest.mark.parametrize("kind", ["organisation", "project", "event"])
def test_every_entry_goes_through_the_form_unchanged(visit: OpenPage, kind: str) -> None:
    """Opened and saved without a change, each file has the same bytes."""
    _, page = open_form(visit, f"bs/add/{kind}/")
    texts = page.evaluate(ROUND)
    files = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "data" / f"{kind}s").glob("*.yml")}
    assert texts == files


def test_a_secretary_adds_a_club_in_cyrillic(visit: OpenPage, tmp_path: Path) -> None:
    """On a phone: names are found in either script, the id is made of the name, and GitHub gets the file."""
    here, page = open_form(visit, "sr-Cyrl/add/organisation/", permissions=["clipboard-read", "clipboard-write"])
    field(page, "name").locator("input").fill("Завичајни клуб Ћуприја на Дрини")
    expect(field(page, "name").locator("select")).to_have_value("sr-Cyrl")
    assert field(page, "name").locator("option").count() < 10
    field(page, "name").locator("select").focus()
    assert field(page, "name").locator("option").count() > 100
    field(page, "type").locator("select").select_option(label="Завичајно удружење")
    choose(page, "country", "svedsk")
    field(page, "city").locator("input").fill("Гетеборг")
    field(page, "clusters").get_by_label("Култура и традиција").check()
    field(page, "about").locator("textarea").fill("Окупља људе из подриња.\n\nПриређује вечери пјесме.")
    field(page, "website").locator("input").fill("klub-cuprija.example.org")
    field(page, "listing").locator("select").select_option("self-confirmed")
    page.locator("details.im-group").first.locator("summary").click()
    field(page, "offers").get_by_label("Културни програм").check()
    field(page, "seeks").locator("input").first.check()
    field(page, "seeks_until").locator("input").fill("2027-06-30")
    choose(page, "languages", "Svedski")
    choose(page, "languages", "srpski cirilic")
    expect(page.locator("[name=id]")).to_have_value("zavicajni-klub-cuprija-na-drini")
    text = finish(page)
    assert_sound(tmp_path, path_shown(page), text)
    value = read(text).value
    assert isinstance(value, dict)
    assert (value["country"], value["website"]) == ("SE", "https://klub-cuprija.example.org")
    assert value["city"] == {"sr-Cyrl": "Гетеборг"}
    assert value["languages"] == ["sv", "sr-Cyrl"]
    expect(page.locator("[data-im=card]")).to_have_text(re.compile("Ћуприја.*Завичајно удружење · Гетеборг, Шведска"))
    address = urlsplit(page.locator("[data-im=new]").get_attribute("href") or "")
    assert address.path == "/example/imenik/new/main/data/organisations"
    assert parse_qs(address.query) == {"filename": ["zavicajni-klub-cuprija-na-drini.yml"], "value": [text]}
    page.locator("[data-im=copy]").click()
    expect(page.locator("[data-im=told]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == text
    with page.expect_download() as loading:
        page.locator("[data-im=download]").click()
    assert loading.value.suggested_filename == "zavicajni-klub-cuprija-na-drini.yml"
    assert loading.value.path().read_text(encoding="utf-8") == text
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    here.assert_clean()


def test_what_is_wrong_is_said_beside_its_field_in_the_words_of_the_checks(visit: OpenPage, tmp_path: Path) -> None:
    """In German: each message is that of `imenik check`; the list leads to the fields; mended, the entry is sound."""
    here, page = open_form(visit, "de/add/event/")
    field(page, "title").locator("input").fill("Sommerschule der Vereine")
    field(page, "type").locator("select").select_option("training")
    starts, ends = field(page, "starts").locator("input"), field(page, "ends").locator("input")
    starts.nth(0).fill("2027-07-10")
    starts.nth(1).fill("09:30")
    ends.nth(0).fill("2027-07-01")
    place = field(page, "place")
    place.locator('[data-field="country"] input').fill("Utopia")
    place.locator('[data-field="city"] input').fill("Banja Luka")
    field(page, "about").locator("textarea").fill("Љетна школа за мала удружења из цијеле Европе.")
    for group in page.locator("details.im-group summary").all()[:2]:
        group.click()
    field(page, "registration").locator("input").fill("anmelden")
    field(page, "participants").locator("input").fill("viele")
    field(page, "hosts").get_by_role("combobox").fill("Kein solcher Verein")
    page.locator("[data-im=finish]").click()
    summary = page.locator("[data-im=summary]")
    expect(summary).to_be_focused()
    shown = page.locator(".im-said p").all_inner_texts()
    value = page.evaluate(
        'import("/assets/js/form/fields.js").then(({ read }) => read(document.querySelector(".im-form")))'
    )
    wizard = Wizard(load(ROOT / "data")[0], load_languages(LOCALES), "de", "data")
    told = wizard.problems(("events", "sommerschule-der-vereine"), value)
    assert {"unknown-country", "bad-url", "missing-key", "wrong-type"} <= {each.rule for each in told}
    for each in told:
        assert any(each.message.render(wizard.translate) in line for line in shown), each
    expect(field(page, "registration").locator("input")).to_have_attribute("aria-invalid", "true")
    assert_accessible(page)
    summary.get_by_role("link", name="Anmeldung").click()
    expect(field(page, "registration").locator("input")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("verein.example.org/anmeldung")
    page.keyboard.press("Tab")
    expect(summary.get_by_role("link", name="Anmeldung")).to_have_count(0)
    field(page, "participants").locator("input").fill("")
    field(page, "hosts").get_by_role("combobox").fill("")
    place.locator('[data-field="country"] input').fill("bosnien")
    place.locator('[data-field="country"]').get_by_role("option").first.click()
    ends.nth(0).fill("2027-07-12")
    field(page, "about").locator("textarea").fill("Eine Woche für kleine Vereine aus ganz Europa.")
    field(page, "status").locator("select").select_option("planned")
    choose(page, "timezone", "sarajevo")
    text = finish(page)
    assert_sound(tmp_path, path_shown(page), text)
    expect(page.locator(".im-said .im-error")).to_have_count(0)
    expect(page.locator("[data-im=card]")).to_contain_text("10. Juli 2027")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    here.assert_clean()


def test_an_idea_is_pinned_by_keyboard_alone(visit: OpenPage, tmp_path: Path) -> None:
    """From the wall: Tab, letters, Space, arrows and Enter; what is added and removed keeps the focus near."""
    here = visit()
    page = here.go("en/projects/")
    page.get_by_role("link", name="Pin an idea").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(LOADED)
    expect(field(page, "stage").locator("select")).to_have_value("idea")
    field(page, "title").locator("input").focus()
    page.keyboard.type("A travelling library")
    field(page, "about").locator("textarea").focus()
    page.keyboard.type("Books in our languages go from club to club.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Description (Bosanski)")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab") if page.evaluate("document.activeElement.matches('button')") else None
    field(page, "about").locator("[data-im=remove]").last.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Description (English)")).to_be_focused()
    field(page, "clusters").get_by_label("Culture and tradition").focus()
    page.keyboard.press("Space")
    field(page, "lead").get_by_role("combobox").focus()
    page.keyboard.type("5 million")
    expect(field(page, "lead").get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("details.im-group summary").first.focus()
    page.keyboard.press("Enter")
    field(page, "seeks").locator("[data-im=more]").last.focus()
    page.keyboard.press("Enter")
    need = page.locator('[data-field="need"] select')
    expect(need).to_be_focused()
    page.keyboard.type("Fund")
    page.locator('[data-field="seeks_until"] input').fill("2027-03-01")
    page.locator("[data-im=agreement] input").focus()
    page.keyboard.press("Space")
    page.locator("[data-im=finish]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-im=done]")).to_be_focused()
    text = page.locator("[data-im=yaml]").text_content() or ""
    assert "lead: 5mfbh\nseeks:\n  - need: funding\n" in text
    assert_sound(tmp_path, path_shown(page), text)
    here.assert_clean()


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


def test_a_long_entry_is_copied_to_an_empty_page(visit: OpenPage) -> None:
    """GitHub takes no address of more than about 8,000 bytes, and a mail is shorter still."""
    _, page = open_form(visit, "sr-Cyrl/add/project/", permissions=["clipboard-read", "clipboard-write"])
    field(page, "title").locator("input").fill("Путујућа библиотека")
    field(page, "about").locator("textarea").fill("Књиге иду од клуба до клуба. " * 60)
    field(page, "clusters").locator("input").first.check()
    field(page, "stage").locator("select").select_option("idea")
    text = finish(page)
    expect(page.locator("[data-im=new]")).to_be_hidden()
    link = page.locator("[data-im=paste]")
    assert (link.get_attribute("href") or "").endswith("/new/main/data/projects?filename=putujuca-biblioteka.yml")
    link.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    assert page.evaluate("navigator.clipboard.readText()") == text
    script = """([text]) => import("/assets/js/form/sending.js").then(({ letter }) =>
      letter("info@example.org", { subject: "Entry: {name}", attach: "{file} is attached" }, "a/b.yml", text, "A & B")
    )"""
    short, long = page.evaluate(script, ["a: 1\nb: 2\n"]), page.evaluate(script, [text])
    assert not short["isLong"]
    assert short["address"].startswith("mailto:info@example.org?subject=Entry%3A%20A%20%26%20B&body=a%2Fb.yml%0D%0A")
    assert long["isLong"]
    assert long["address"].endswith("body=b.yml%20is%20attached")


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
    _, other = open_form(visit, "de/add/event/?edit=no-such-event")
    expect(other.locator("[data-im=missing]")).to_be_visible()


def test_without_javascript_there_are_other_ways(visit: OpenPage) -> None:
    """No field is there that would not work."""
    page = visit(java_script_enabled=False).go("de/add/organisation/")
    expect(page.locator(".im-form")).to_be_hidden()
    expect(page.get_by_text("JavaScript")).to_be_visible()
    expect(page.locator("article a[href$='/issues/new/choose']")).to_be_visible()
