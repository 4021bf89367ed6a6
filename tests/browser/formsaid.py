"""What the form in the browser says of entries, and what `imenik check` says of them, in one form to compare."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

from imenik import checks
from imenik.env.locations import LOCALES, THEME
from imenik.exports.browser import form, form_choices, transliteration_tables
from imenik.i18n.messages import Problem
from imenik.model import KINDS, Record
from imenik.model.fields import descriptions
from imenik.store.directory import Directory, Origin
from imenik.store.languages import load_languages
from imenik.store.loader import load
from tests.factories import editions_of

LANGUAGES = load_languages(LOCALES)
MODELS: Mapping[str, type[Record]] = {model.kind: model for model in KINDS}
IMPORTS = """
const modules = ["problems", "messages", "directory-index", "yaml-writer", "id-suggestion"];
const imports = await Promise.all(modules.map((name) => import(`/assets/js/form/${name}.js`)));
const [{ checkContext, findProblems }, { messageRenderer }, { directoryIndex }, yaml, { idOf, suggestId }] = imports;
const read = async (name) => (await fetch(`/assets/form/${name}.json`)).json();
const [shape, codes, nameFile] = await Promise.all(["shape", "codes", "names"].map(read));
"""
PROBLEMS = (
    "async (given) => { const [groups, tags] = JSON.parse(given);"
    + IMPORTS
    + """
  const words = await Promise.all(tags.map(read));
  const [ids, alike] = await Promise.all(["ids", "alike"].map(read));
  const known = checkContext({ shape, codes, names: nameFile, words: {} });
  const render = words.map((each) => messageRenderer(each, shape.rules.longestValue));
  const inWords = (each, say) => ({ ...each, message: say(each.message), hint: each.hint && say(each.hint) });
  return JSON.stringify(groups.map(([entries, others]) => {
    const index = directoryIndex(...(others ?? [ids, alike]));
    return entries.map(([kind, id, value, own]) => {
      const told = findProblems(kind, id, value, { ...known, index, ownId: own });
      const text = yaml.writeYaml(value, { parts: shape.kinds[kind] }, shape.languages);
      return [render.map((say) => told.map((each) => inWords(each, say))), text];
    });
  }))}"""
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
    (folder / "assets" / "form" / "choices").mkdir(parents=True)
    editions = editions_of(data)
    for path, content in [
        each for module in (form, form_choices, transliteration_tables) for each in module.files(editions)
    ]:
        (folder / path).write_bytes(content)
    (folder / "index.html").write_text("<!doctype html><title>Form</title>", encoding="utf-8")
    return folder


Told = list[list[dict[str, Any]]]
"""The problems of an entry, in each language."""
Group = tuple[list[Entry], Directory | None]
"""Entries, and the directory that they are in; None for the real one."""


def asked(page: Page, *groups: Group) -> list[list[tuple[Told, str]]]:
    """For each entry what is told, and its text."""
    given = [[entries, among and [form.ids(among), form.alike(among)]] for entries, among in groups]
    # As texts, which go to the browser and back ten times as fast.
    return list(json.loads(page.evaluate(PROBLEMS, json.dumps([given, list(LANGUAGES)]))))


def in_browser(told: Told, text: str, kind: str) -> set[Said]:
    """The problems of one entry as Python has them: those of the whole only where every value is taken.

    The form demands a description, which an entry that a table brought may lack.
    """
    origin = Origin("", text.encode())
    expected = [[name] for name, field in descriptions(MODELS[kind]).items() if field.is_expected]
    problems = [
        (one, *others)
        for one, *others in zip(*told, strict=True)
        if one["rule"] != "missing-key" or one["location"] not in expected
    ]
    refused = any(one.get("refused") for one, *_ in problems)
    said = set()
    for one, *others in problems:
        if one.get("refused") or not refused:
            position = origin.position(tuple(one["location"]), at_key=one.get("key", False))
            words = [one, *others]
            invisible = one["rule"] == "forbidden-character"
            place = (0, 0) if invisible else (position.line, position.column)
            hints = tuple(each.get("hint") for each in words)
            said.add(Said(one["rule"], place, one["severity"], tuple(each["message"] for each in words), hints))
    return said


def in_python(problem: Problem) -> Said:
    translations = [language.catalogue.gettext for language in LANGUAGES.values()]
    hints = tuple(problem.hint.render(each) if problem.hint else None for each in translations)
    place = (problem.position.line, problem.position.column) if problem.rule != "forbidden-character" else (0, 0)
    messages = tuple(problem.message.render(each) for each in translations)
    return Said(problem.rule, place, problem.severity, messages, hints)


def checked(data: Path) -> tuple[dict[str, set[Said]], Directory]:
    """What `imenik check` says of each file, by its path below `data`, and what it has read.

    But for `unknown-city`: the form does not load the names of all cities, so it says nothing of them.
    """
    directory, problems = load(data)
    said: dict[str, set[Said]] = {}
    for problem in [*problems, *checks.run(directory)]:
        path = Path(problem.path).relative_to(data).as_posix()
        said.setdefault(path, set()).add(in_python(problem))
    return said, directory
