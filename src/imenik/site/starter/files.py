"""The files of a new directory: settings, vocabulary, pages to fill in, a first entry, workflows and issue forms."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from imenik import __version__
from imenik.env.locations import GEOGRAPHY, LOCALES, RESOURCES, STARTER
from imenik.i18n.messages import say
from imenik.i18n.script import slug
from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.intake.issues import forms
from imenik.site.starter.answers import Answers
from imenik.store.directory import Directory
from imenik.store.files import write_file
from imenik.store.gazetteer import load_gazetteer
from imenik.store.languages import Language, load_languages
from imenik.store.loader import load
from imenik.views.wording import Wording

TO_DO = "[["
"""What marks a place of a page that is to be filled in."""
_DOCUMENTATION = "docs/en/hosting.md"
_SETTINGS = ("mkdocs.yml", "README.md", "CONTRIBUTING.md", "LICENSE-DATA", "requirements.txt")
_PROGRAM = "github", "hooks", "Makefile"
"""What `imenik upgrade` keeps up to date: it has nothing of the site's own."""
_NAMES = {"gitignore": ".gitignore", "github": ".github"}
"""Files whose names would be hidden in the package."""


def write_starter(folder: Path, answers: Answers, today: dt.date) -> list[str]:
    """Write all files into an empty folder; the paths, in order."""
    languages = load_languages(LOCALES, answers.languages, folder / "locales")
    _copy_program(folder)
    shutil.copytree(RESOURCES / "vocabulary", folder / "data" / "vocabulary")
    for path, text in _texts(answers, languages, today):
        write_file(folder / path, text)
    for name, text in forms.files(load(folder / "data")[0], languages, answers.licence.short):
        write_file(folder / ".github" / "ISSUE_TEMPLATE" / name, text)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def program_files(directory: Directory, languages: Mapping[str, Language], licence: str) -> Iterator[tuple[str, str]]:
    """The files that belong to the program, by their path in a directory: workflows, scripts, hook, issue forms."""
    for part in _PROGRAM:
        for file in _files_of(part):
            yield _path(file), file.read_text(encoding="utf-8")
    for name, text in forms.files(directory, languages, licence):
        yield f".github/ISSUE_TEMPLATE/{name}", text


def _copy_program(folder: Path) -> None:
    for part in (*_PROGRAM, "gitignore"):
        for file in _files_of(part):
            target = folder / _path(file)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)


def _files_of(part: str) -> list[Path]:
    """The files of a part, without those that Python or an installer has compiled."""
    top = STARTER / part
    return sorted(path for path in (top, *top.rglob("*")) if path.is_file() and path.suffix != ".pyc")


def _path(file: Path) -> str:
    first, _, rest = file.relative_to(STARTER).as_posix().partition("/")
    return "/".join(filter(None, (_NAMES.get(first, first), rest)))


def _texts(answers: Answers, languages: Mapping[str, Language], today: dt.date) -> Iterator[tuple[str, str]]:
    templates = Environment(  # noqa: S701 - YAML and Markdown, of which values are quoted or are Markdown
        loader=FileSystemLoader(STARTER), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    templates.filters["quoted"] = _quoted
    common = _context(answers, today)
    for name in _SETTINGS:
        yield name, templates.get_template(name).render(common)
    about = {tag: _say(language, _CHANGE_ME) for tag, language in languages.items() if not language.row.derived}
    entry = templates.get_template("example-organisation.yml").render(common, about=about)
    yield "data/organisations/example-organisation.yml", entry
    yield "data/vocabulary/places.yml", _places(answers, languages)
    for tag, language in languages.items():
        if not language.row.derived:
            words = {"_": language.catalogue.gettext, "to_do": _to_do, "description": answers.descriptions[tag]}
            for page in sorted((STARTER / "docs").glob("*.md")):
                yield f"docs/{tag}/{page.name}", templates.get_template(f"docs/{page.name}").render(common, **words)


_CHANGE_ME = say("This entry shows what one looks like. Change it, or delete it when there is another one.").text


def _say(language: Language, text: str) -> str:
    return language.catalogue.gettext(text)


def _to_do(words: str) -> str:
    return f"**{TO_DO} {words} ]]**"


def _quoted(text: str) -> str:
    """As YAML in quotes: people change these files by hand, so letters stay as they are."""
    return json.dumps(text, ensure_ascii=False)


def _context(answers: Answers, today: dt.date) -> dict[str, Any]:
    gazetteer = load_gazetteer(GEOGRAPHY)
    shown = [code for code in answers.home if code in gazetteer.countries]
    return {
        **vars(answers),
        "version": __version__,
        "documentation": _DOCUMENTATION,
        "uid_domain": slug(answers.name) or "directory",
        "in_europe": any(gazetteer.countries[code].on_inset for code in shown),
        "country": answers.home[0] if answers.home else "CH",
        "today": today.isoformat(),
        "licence_name": answers.licence.name[SAME_EVERYWHERE],
    }


def _places(answers: Answers, languages: Mapping[str, Language]) -> str:
    """The home countries with all towns that the gazetteer knows there."""
    gazetteer = load_gazetteer(GEOGRAPHY)
    wordings = {tag: Wording(language) for tag, language in languages.items() if not language.row.derived}
    terms: dict[str, Any] = {}
    for code in answers.home:
        labels = {tag: wording.country(code) for tag, wording in wordings.items()}
        country = slug(_in_english(code))
        terms[country] = {"kind": "country", "country": code, "label": labels}
        for city in sorted({city for (of, _), city in gazetteer.cities.items() if of == code}):
            names = gazetteer.text_of(code, Text({SAME_EVERYWHERE: city.name}), wordings)
            label = dict(names.items()) if names.translatable else city.name
            point = {"lat": round(city.latitude, 2), "lon": round(city.longitude, 2)}
            place = {"kind": "city", "parent": country, "label": label, "coordinates": point}
            terms.setdefault(slug(city.name), place)
    return str(yaml.safe_dump({"terms": terms}, allow_unicode=True, sort_keys=False, width=1000))


def _in_english(code: str) -> str:
    return Wording(load_languages(LOCALES, ["en"])["en"]).country(code)
