"""The form in the browser says what `imenik check` says, and writes what `imenik format` writes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from imenik import checks
from imenik.checkout import LOCALES, ROOT, THEME
from imenik.directory import Origin
from imenik.exports import form, letters
from imenik.filing import model_of, path_of
from imenik.languages import load_languages
from imenik.layout import layout
from imenik.load import load
from imenik.model import KINDS, Organisation
from imenik.problem import Problem
from imenik.questions import questions
from imenik.syntax import read
from imenik.wizard import id_of
from tests.browser.serving import serve
from tests.conftest import editions_of
from tests.formcases import Case, corpus
from tests.test_script import VECTORS as SPELLINGS

LANGUAGES = load_languages(LOCALES)
LAYOUT = json.loads((ROOT / "tests" / "layout.json").read_text("utf-8"))
IMPORTS = """
const [{ context, objections, problems }, { speaker }, { index }, { layout, scalar }, { idOf }] = await Promise.all(
  ["problems", "say", "index", "layout", "ids"].map((name) => import(`/assets/js/form/${name}.js`)));
const read = async (name) => (await fetch(`/assets/form/${name}.json`)).json();
const [shape, codes, ids, alike] = await Promise.all(["shape", "codes", "ids", "alike"].map(read));
const found = index(ids, alike);
"""
PROBLEMS = (
    "async (given) => { const [entries, tags] = JSON.parse(given);"
    + IMPORTS
    + """
  const known = context({ shape, codes, words: {}, index: found });
  const words = await Promise.all(tags.map(read));
  const told = entries.map(([kind, id, value, own]) => objections(kind, id, value, { ...known, own }));
  const texts = entries.map(([kind, , value]) => layout(value, { parts: shape.kinds[kind] }, shape.languages));
  return JSON.stringify({ texts, said: words.map((each) => {
    const render = speaker(each, shape.rules.longestValue);
    return told.map((some) => some.map((one) => ({ ...one, message: render(one.message), hint: one.hint && render(one.hint) })));
  }) });
}"""
)


class Entry(NamedTuple):
    """An entry in the form; `own` is its id where it is edited and not new."""

    kind: str
    id: str
    value: Any
    own: str | None = None


class Said(NamedTuple):
    """A problem in all languages at its place in the file."""

    rule: str
    place: tuple[int, int]
    level: str
    messages: tuple[str, ...]
    hints: tuple[str | None, ...]


def published(data: Path, folder: Path) -> Path:
    """What the form fetches, without the rest of a site."""
    shutil.copytree(THEME / "assets" / "js", folder / "assets" / "js")
    (folder / "assets" / "form").mkdir()
    editions = editions_of(data)
    for path, content in [*form.files(editions), *letters.files(editions)]:
        (folder / path).write_bytes(content)
    (folder / "index.html").write_text("<!doctype html><title>Form</title>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page beside the files that the form is made of."""
    with serve(published(ROOT / "data", tmp_path_factory.mktemp("form"))) as root:
        open_page = browser.new_page()
        open_page.goto(root)
        yield open_page
        open_page.close()


def asked(page: Page, entries: Iterable[Entry]) -> tuple[list[list[list[dict[str, Any]]]], list[str]]:
    """For each entry the problems, told in each language, and its text."""
    given = [[each.kind, each.id, each.value, each.own] for each in entries]
    # As texts, which go to the browser and back ten times as fast.
    answer = json.loads(page.evaluate(PROBLEMS, json.dumps([given, list(LANGUAGES)])))
    return [list(each) for each in zip(*answer["said"], strict=True)], answer["texts"]


def in_browser(told: list[list[dict[str, Any]]], text: str) -> set[Said]:
    """The problems of one entry as Python has them: those of the whole only where every value is taken."""
    tree = read(text)
    origin = Origin("", tree.values, tree.keys)
    refused = any(each.get("refused") for each in told[0])
    unreadable = any(each["rule"] == "forbidden-character" for each in told[0])
    said = set()
    for one, *others in zip(*told, strict=True):
        if unreadable and one["rule"] != "forbidden-character":
            continue
        if one.get("refused") or not refused:
            position = origin.position(tuple(one["at"]), at_key=one.get("key", False))
            words = [one, *others]
            place = (0, 0) if unreadable else (position.line, position.column)
            hints = tuple(each.get("hint") for each in words)
            said.add(Said(one["rule"], place, one["level"], tuple(each["message"] for each in words), hints))
    return said


def in_python(problem: Problem) -> Said:
    translations = [language.catalogue.gettext for language in LANGUAGES.values()]
    hints = tuple(problem.hint.render(each) if problem.hint else None for each in translations)
    place = (problem.position.line, problem.position.column) if problem.rule != "forbidden-character" else (0, 0)
    messages = tuple(problem.message.render(each) for each in translations)
    return Said(problem.rule, place, problem.severity, messages, hints)


def checked(data: Path) -> dict[str, set[Said]]:
    """What `imenik check` says of each file, by its path below `data`."""
    directory, problems = load(data)
    said: dict[str, set[Said]] = {}
    for problem in [*problems, *checks.run(directory)]:
        said.setdefault(Path(problem.path).relative_to(data).as_posix(), set()).add(in_python(problem))
    return said


def test_layout_follows_its_vectors(page: Page) -> None:
    shapes = {model.__name__.lower(): {"parts": form.fields(questions(model))} for model in KINDS}
    script = "async ([vectors, shapes]) => {" + IMPORTS + """
      return [vectors.scalars.map(([text]) => scalar(text)),
        vectors.entries.map(({ kind, value }) => layout(value, shapes[kind], vectors.languages))] }"""
    scalars, entries = page.evaluate(script, [LAYOUT, shapes])
    assert scalars == [written for _, written in LAYOUT["scalars"]]
    assert entries == [each["yaml"] for each in LAYOUT["entries"]]


def test_real_entries_come_back_as_they_are(page: Page) -> None:
    """The same bytes, and nothing to say; the same of another directory but for what it refers to."""
    paths = [(model.kind, path) for model in form.KINDS for path in sorted((ROOT / "data" / model.kind).glob("*.yml"))]
    entries = [Entry(kind, path.stem, read(path.read_text("utf-8")).value, path.stem) for kind, path in paths]
    told, texts = asked(page, entries)
    assert len(entries) > 80
    assert texts == [path.read_text("utf-8") for _, path in paths]
    assert [problems for each in told for problems in each if problems] == []


def test_mistakes_are_told_as_python_tells_them(page: Page, tmp_path: Path) -> None:
    """Rule, place, level, message and hint, in every language; the text is the same too."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    cases = [(f"zz-case-{number:04}", each) for number, each in enumerate(corpus())]
    written = [_write(data, id_, each) for id_, each in cases]
    told, texts = asked(page, [Entry(each.kind, id_, each.value) for id_, each in cases])
    python = checked(data)
    assert texts == written
    expected = {path_of((each.kind, id_)): python.get(path_of((each.kind, id_)), set()) for id_, each in cases}
    found = {path: in_browser(said, text) for path, said, text in zip(expected, told, texts, strict=True)}
    differing = {path: (found[path] - expected[path], expected[path] - found[path]) for path in expected}
    assert {path: each for path, each in differing.items() if each != (set(), set())} == {}
    assert len(cases) > 1000


def _write(data: Path, id_: str, case: Case) -> str:
    key = (case.kind, id_)
    text = layout(case.value, model_of(key), tuple(LANGUAGES))
    (data / path_of(key)).write_bytes(text.encode())
    return text


def test_ids_are_suggested_alike(page: Page) -> None:
    directory, _ = load(ROOT / "data")
    texts = [each.name if isinstance(each, Organisation) else each.title for model in form.KINDS for each in directory.of_kind(model.kind).values()]  # type: ignore[attr-defined]
    names = [name for text in texts for name in text.values()] + [name for row in SPELLINGS for name in row]
    names += ["", "漢字", "a" * 80, "duga riječ " * 9]
    script = "async ([names]) => {" + IMPORTS + " return names.map((name) => idOf(name, shape.rules.longestId)) }"
    assert page.evaluate(script, [names]) == [id_of(name) for name in names]
