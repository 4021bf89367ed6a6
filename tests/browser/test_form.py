"""The form: filled in as a person would on a phone, checked by the rules of the directory, and sent."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from imenik.env.locations import LOCALES
from imenik.intake.input_parser import InputParser
from imenik.store.languages import load_languages
from imenik.store.yaml_reader import parse_yaml
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE
from tests.browser.formpage import LOADED, OpenPage, assert_sound, choose, field, finish, open_form, path_shown, written
from tests.factories import real_directory
from tests.paths import ROOT

ROUND = """async () => {
  const form = document.querySelector(".im-form");
  const { read, startForm, write } = await import("/assets/js/form/fields.js");
  const choices = await (await fetch("/assets/form/choices/bs.json")).json();
  startForm(form, choices.languages);
  const { loadEntryChecker } = await import("/assets/js/form/entry-checker.js");
  const { toYaml } = await loadEntryChecker(form.dataset);
  const ids = (await (await fetch("/assets/form/ids.json")).json()).ids[form.dataset.kind].split("\\n");
  const open = async (id) => (await fetch(`/assets/form/entries/${form.dataset.kind}/${id}.json`)).json();
  const entries = await Promise.all(ids.map(open));
  const texts = {};
  for (const [at, id] of ids.entries()) {
    write(form, entries[at].value);
    texts[id] = toYaml(read(form));
  }
  return texts;
}"""
IN_ITS_OWN_WORDS = {"missing-key", "bad-id", "unknown-country"}


@pytest.mark.parametrize("kind", ["organisation", "project", "event"])
def test_every_entry_goes_through_the_form_unchanged(visit: OpenPage, kind: str) -> None:
    """Opened and saved without a change, each file has the same bytes."""
    here = visit()
    # The page's own script holds modules of its own, which would know nothing of what these write.
    here.page.route("**/form/form.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    texts = here.go(f"bs/add/{kind}/").evaluate(ROUND)
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
    value = parse_yaml(text).value
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


SHARING = """() => { navigator.canShare = ({ files }) => files.every(({ type }) => type === "text/plain");
navigator.share = async ({ files, title }) => {
  window.shared = [files[0].name, title, await files[0].text()];
}; }"""
"""What a phone's browser has; Chromium on Linux has no apps to share with."""


def test_the_end_says_whether_something_was_sent(visit: OpenPage) -> None:
    """First the ways without an account, also for a long text in Cyrillic; the file is folded away."""
    _, page = open_form(visit, "sr-Cyrl/add/project/", viewport=PHONE)
    page.evaluate(SHARING)
    field(page, "title").locator("input").fill("Вечери пјесме")
    field(page, "about").locator("textarea").fill("Пјесма и ријеч. " * 40)
    field(page, "clusters").get_by_label("Култура и традиција").check()
    field(page, "stage").locator("select").select_option("idea")
    text = finish(page)
    done = page.locator("[data-im=done]")
    expect(done).to_have_text("Још није послато")
    expect(page.locator("[data-im=yaml]")).to_be_hidden()
    expect(page.locator("details [data-im=new]")).to_have_count(1)
    page.locator("[data-im=share]").click()
    expect(done).to_have_text("Хвала, унос је послат")
    name, title, shared = page.evaluate("window.shared")
    assert (name, "Вечери пјесме" in title) == ("veceri-pjesme.txt", True)
    assert shared == f"data/projects/veceri-pjesme.yml\n\n{text}"


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
    value = written(page)
    parser = InputParser(real_directory(), load_languages(LOCALES), "de", "data")
    told = parser.problems(("events", "sommerschule-der-vereine"), value)
    assert {"unknown-country", "bad-url", "missing-key", "wrong-type"} <= {each.rule for each in told}
    for each in told:
        if each.rule not in IN_ITS_OWN_WORDS:
            assert any(each.message.render(parser.translate) in line for line in shown), each
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
    expect(field(page, "timezone").get_by_role("combobox")).to_have_value("Sarajevo (Bosnien und Herzegowina)")
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


def test_no_two_texts_have_one_language(visit: OpenPage) -> None:
    """The language that the letters tell is left to whoever chose it; were there two all the same, both are kept."""
    here, page = open_form(visit, "sr-Cyrl/add/project/")
    about = field(page, "about")
    about.locator("[data-im=more]").click()
    second, first = about.locator("[data-row]").nth(1), about.locator("[data-row]").nth(0)
    second.locator("select").select_option("sr-Latn")
    second.locator("textarea").fill("Drugi tekst.")
    first.locator("textarea").fill("Prvi tekst.")
    expect(first.locator("select")).to_have_value("sr-Cyrl")
    assert written(page)["about"] == {"sr-Cyrl": "Prvi tekst.", "sr-Latn": "Drugi tekst."}
    first.locator("select").evaluate("(select) => { select.value = 'sr-Latn' }")
    assert sorted(written(page)["about"].values()) == ["Drugi tekst.", "Prvi tekst."]
    page.locator("[data-im=finish]").click()
    expect(about.locator(".im-said")).to_contain_text("sr-Latn 2")
    expect(page.locator("details[data-im=named]")).not_to_have_attribute("open", "")
    here.assert_clean()


def test_an_id_is_asked_for_only_where_the_name_gives_none(visit: OpenPage) -> None:
    """It is folded away, and opens where something is wrong with it."""
    _, page = open_form(visit, "de/add/organisation/")
    field(page, "name").locator("input").fill("Клуб")
    expect(page.locator("details[data-im=named] > summary")).to_contain_text("klub")
    expect(page.locator("[name=id]")).to_be_hidden()
    field(page, "name").locator("input").fill("联")
    page.locator("[data-im=finish]").click()
    expect(page.locator("[name=id]")).to_be_visible()
    page.locator("[data-im=summary] a[href*=im-field]").last.click()
    expect(page.locator("[name=id]")).to_be_focused()


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
    script = """([text]) => import("/assets/js/form/delivery.js").then(({ letter }) =>
      letter("info@example.org", { subject: "Entry: {name}", attach: "{file} is attached" }, "a/b.yml", text, "A & B")
    )"""
    short, long = page.evaluate(script, ["a: 1\nb: 2\n"]), page.evaluate(script, [text])
    assert not short["isLong"]
    assert short["address"].startswith("mailto:info@example.org?subject=Entry%3A%20A%20%26%20B&body=a%2Fb.yml%0D%0A")
    assert long["isLong"]
    assert long["address"].endswith("body=b.yml%20is%20attached")


def test_without_javascript_there_are_other_ways(visit: OpenPage) -> None:
    """No field is there that would not work."""
    page = visit(java_script_enabled=False).go("de/add/organisation/")
    expect(page.locator(".im-form")).to_be_hidden()
    expect(page.get_by_text("JavaScript")).to_be_visible()
    expect(page.locator("main a[href$='/issues/new?template=de.organisation.yml']")).to_be_visible()
