"""The form in the browser says what `imenik check` says, and writes what `imenik format` writes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from imenik.exports.browser import form
from imenik.exports.browser.form_rules import NOTATION_PATTERNS, PATTERNS
from imenik.intake.input_parser import InputParser, id_from_name
from imenik.model import KINDS
from imenik.model.fields import questions
from imenik.model.values import ID
from imenik.store.directory import Directory
from imenik.store.loader import load
from imenik.store.paths import model_of, path_of
from imenik.store.yaml_reader import parse_yaml
from imenik.store.yaml_writer import write_yaml
from tests.browser.formcases import Case, corpus
from tests.browser.formsaid import IMPORTS, LANGUAGES, Entry, Said, asked, checked, in_browser, published
from tests.browser.serving import serve
from tests.factories import real_directory
from tests.golden import CASES as GOLDEN
from tests.golden import write
from tests.paths import ROOT, SUBMISSIONS
from tests.vectors import LAYOUT, SPELLINGS

ODD_LETTERS = "\x1c\x85\xa0\u1680\u2003\u3000\ufeffſ\u212aİıß²½٣ⅷ〇ﬁ_\u030c"
ODD_PLACES = ("{}", "a{}b", "https://a{}b.org/x", "a{}b.ba", "x{}zoom.us/j/1", "x{}ivo.ivic@web.de")
ODD = [
    *(place.format(letter) for letter in ODD_LETTERS for place in ODD_PLACES),
    *("web.de", "WEB.DE", "bih.net.ba", "gmx.de.at", "predsjednik", "zoom.us/j/1", "azoom.us/j/1", "ZOOM.US/J/1"),
    *("Klub e v", "klub ev", "klub gmbh"),
    *(
        "0739 123 456",
        "+46 739 123 456",
        "Тел. 739123456",
        "TEL: 739 12 34",
        "02/2018-2021",
        "+10 000 000 EUR",
        "٠61 123 456",
    ),
]
"""Texts that Python and JavaScript are likely to read differently."""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page beside the files that the form is made of."""
    with serve(published(ROOT / "data", tmp_path_factory.mktemp("form"))) as root:
        open_page = browser.new_page()
        open_page.goto(root)
        yield open_page
        open_page.close()


def test_layout_follows_its_vectors(page: Page) -> None:
    shapes = {model.__name__.lower(): {"parts": form.fields(questions(model))} for model in KINDS}
    script = (
        "async ([vectors, shapes]) => {"
        + IMPORTS
        + """
      return [vectors.scalars.map(([text]) => yaml.writeScalar(text)),
        vectors.entries.map(({ kind, value }) => yaml.writeYaml(value, shapes[kind], vectors.languages))] }"""
    )
    scalars, entries = page.evaluate(script, [LAYOUT, shapes])
    assert scalars == [written for _, written in LAYOUT["scalars"]]
    assert entries == [each["yaml"] for each in LAYOUT["entries"]]


def test_real_entries_come_back_as_they_are(page: Page) -> None:
    """The same bytes, and nothing to say; the same of another directory but for what it refers to."""
    paths = [(model.kind, path) for model in form.KINDS for path in sorted((ROOT / "data" / model.kind).glob("*.yml"))]
    entries = [Entry(kind, path.stem, parse_yaml(path.read_text("utf-8")).value, path.stem) for kind, path in paths]
    [answers] = asked(page, (entries, None))
    assert len(entries) > 80
    assert [text for _, text in answers] == [path.read_text("utf-8") for _, path in paths]
    assert [problems for told, _ in answers for problems in told if problems] == []


ENGLISH = list(LANGUAGES).index("en")
FOLDERS = {"missing-vocabulary", "id-differs-by-case"}
"""Rules about the folder as a whole, which the form knows nothing of."""
TWICE = {"near-duplicate", "former-id-taken", "part-of-loop"}
"""Rules about two entries: `imenik check` tells of them in one of the two files, the form in either."""


def test_examples_of_the_rules(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The golden cases of the checks, each file opened among its neighbours."""
    cases = [path for path in GOLDEN if path.parent.name not in FOLDERS]
    groups, python = [], []
    for case in cases:
        folder = tmp_path / case.parent.name / case.stem
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        files = yaml.safe_load(case.read_text("utf-8"))
        write(Path("data"), files.get("files", {}), files.get("entries", {}))
        entries = list(_readable(Path("data")))
        for each in entries:
            _filed(Path("data"), each.id, Case(each.kind, each.value))  # in the usual layout, as the form writes it
        said, directory = checked(Path("data"))
        groups.append((entries, directory))
        python.append(said)
    for case, group, said, answers in zip(cases, groups, python, asked(page, *groups), strict=True):
        for entry, (told, text) in zip(group[0], answers, strict=True):
            expected = set(_published(said.get(path_of((entry.kind, entry.id)), set()), group[1]))
            found = set(_published(in_browser(told, text, entry.kind), group[1]))
            assert expected <= found, case
            assert {each.rule for each in found - expected} <= TWICE, case


def _published(said: Iterable[Said], directory: Directory) -> Iterator[Said]:
    """But for what is about entries that cannot be read, without which no site is built, nor its index of ids."""
    unreadable = [f'"{key}"' for _, key in directory.unreadable]
    return (each for each in said if not any(key in each.messages[ENGLISH] for key in unreadable))


def _readable(data: Path) -> Iterator[Entry]:
    """The entries that can be opened in the form; of a removed one nothing is left to edit."""
    for model in form.KINDS:
        for path in sorted((data / model.kind).glob("*.yml")):
            tree = parse_yaml(path.read_text("utf-8", "replace"))
            is_entry = isinstance(tree.value, dict) and "removed" not in tree.value
            if is_entry and not tree.faults and ID.fullmatch(path.stem):
                yield Entry(model.kind, path.stem, tree.value, path.stem)


def test_mistakes_are_told_as_python_tells_them(page: Page, tmp_path: Path) -> None:
    """Rule, place, level, message and hint, in every language; the text is the same too."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    cases = [(f"zz-case-{number:04}", each) for number, each in enumerate(corpus())]
    written = [_filed(data, id_, each) for id_, each in cases]
    [answers] = asked(page, ([Entry(each.kind, id_, each.value) for id_, each in cases], None))
    python, _ = checked(data)
    assert [text for _, text in answers] == written
    for (id_, case), (told, text) in zip(cases, answers, strict=True):
        assert in_browser(told, text, case.kind) == python.get(path_of((case.kind, id_)), set()), case
    assert len(cases) > 1000


def test_checks_do_not_wait_for_the_rest(page: Page) -> None:
    """While one types, something is missing still; what is wrong elsewhere is told all the same."""
    cases = [each for each in corpus() if "about" in each.value]
    whole = [Entry(each.kind, f"zz-{number}", each.value) for number, each in enumerate(cases)]
    begun = [each._replace(value={key: value for key, value in each.value.items() if key != "about"}) for each in whole]
    for entry, complete, (told, _) in zip(whole, *asked(page, (whole, None), (begun, None)), strict=True):
        elsewhere = [each for each in complete[0][0] if each["location"][0] != "about"]
        assert [each for each in told[0] if each["location"] != ["about"]] == elsewhere, entry


def _filed(data: Path, id_: str, case: Case) -> str:
    key = (case.kind, id_)
    text = write_yaml(case.value, model_of(key), tuple(LANGUAGES))
    (data / path_of(key)).write_bytes(text.encode())
    return text


def test_ids_are_suggested_alike(page: Page) -> None:
    directory = real_directory()
    texts = [
        *(each.name for each in directory.organisations.values()),
        *(each.title for each in directory.projects.values()),
        *(each.title for each in directory.events.values()),
    ]
    names = [name for text in texts for name in text.values()] + [name for row in SPELLINGS for name in row]
    names += ["", "漢字", "a" * 80, "duga riječ " * 9, f"{'a' * 60} b"]
    script = "async ([given]) => {" + IMPORTS + " return given.map((name) => idOf(name, shape.rules.longestId)) }"
    assert page.evaluate(script, [names]) == [id_from_name(name) for name in names]


def test_suggested_ids_are_free_alike(page: Page) -> None:
    """Of ids that entries have or had, and of reserved words, the next number is suggested."""
    directory, _ = load(SUBMISSIONS / "data")
    parser = InputParser(directory, LANGUAGES, "en", "data")
    names = ["API", "Kolo Bosna", "Pangea", "con", "constructor", "Novo ime", "漢字"]
    script = (
        "async ([given, ids, alike]) => {"
        + IMPORTS
        + "return given.map((name) => suggestId(name, 'organisations', shape.rules, directoryIndex(ids, alike))) }"
    )
    found = page.evaluate(script, [names, form.ids(directory), form.alike(directory)])
    assert found == [parser.suggested_id("organisations", name) for name in names]
    assert found[:4] == ["api-2", "kolo-bosna-2", "pangea-2", "con-2"]


def test_patterns_match_alike(page: Page) -> None:
    """Whole texts and parts of them, as `fullmatch` and `search` have it."""
    texts = sorted({text for case in corpus() for text in _texts(case.value) if len(text) < 400} | set(ODD))
    python = {
        name: [(bool(pattern.fullmatch(text)), bool(pattern.search(text))) for text in texts]
        for name, pattern in {**PATTERNS, **NOTATION_PATTERNS}.items()
    }
    script = (
        "async ([texts]) => {"
        + IMPORTS
        + """
      const { is, has } = checkContext({ shape, codes, names: nameFile, words: {} }).rules;
      const patterns = Object.keys({ ...shape.rules.patterns, ...codes.notations.patterns });
      const tried = (name) => texts.map((text) => [is(name, text), has(name, text)]);
      return JSON.stringify(Object.fromEntries(patterns.map((name) => [name, tried(name)]))) }"""
    )
    found = json.loads(page.evaluate(script, [texts]))
    for name, expected in python.items():
        differing = [text for text, one, other in zip(texts, found[name], expected, strict=True) if tuple(one) != other]
        assert differing == [], name


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(each)
