"""Writes a data folder as the source of a Hugo site with the same pages, lists and facts as ours.

What our code has found out by then is given to Hugo: checked records, the text of each language, suggested partners.
Hugo finds what belongs into each list, sorts, counts, splits into sheets and renders Markdown and pages.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.hugo import organisations, projects
from benchmarks.hugo.lists import lists
from benchmarks.hugo.parts import Parts, filled
from imenik.env.clock import today
from imenik.env.locations import GEOGRAPHY, LOCALES
from imenik.insights import Insights
from imenik.store.gazetteer import load_gazetteer
from imenik.store.languages import Language, load_languages
from imenik.store.loader import load
from imenik.views.edition import editions_of
from imenik.views.settings import Settings

SITE = Path(__file__).parent / "site"
ADDRESS = "https://imenik.example/"
WORDS = {
    "organisations": "Organisations",
    "projects": "Wall of projects",
    "countries": "Countries",
    "clusters": "Clusters",
    "types": "Types of organisations",
    "places": "Home places",
    "some_projects": "Projects and ideas",
    "seated": "Based here",
    "active": "Also active here",
    "members": "Units and members",
    "take_part": "I want to take part",
    "entry": "About this entry",
    "sources": "Sources",
    "note": "Note",
    "edit": "Edit this entry",
    "mistake": "Report a mistake",
    "add": "Add an entry",
    "here": "You are here",
    "sheets": "Pages of this list",
    "licence": "Entries: {licence}.",
}
"""Words of the layouts, with the messages of our catalogues for them."""


def write(data: Path, folder: Path) -> None:
    """The source of a Hugo site of all records in all languages."""
    shutil.copytree(SITE, folder)
    directory, _ = load(data)
    languages = load_languages(LOCALES)
    insights = Insights(directory, today(), tuple(languages), load_gazetteer(GEOGRAPHY))
    for tag, edition in editions_of(insights, languages, Settings(ADDRESS)).items():
        parts = Parts(edition)
        words = {word: {"other": parts.say(text, licence=edition.licence)} for word, text in WORDS.items()}
        _save(folder / "i18n" / f"{tag.lower()}.json", words)
        content = folder / "content" / tag
        for path, values in lists(parts):
            _save(content / path / "_index.md", values)
        for organisation in directory.organisations.values():
            _save(content / "organisations" / f"{organisation.id}.md", organisations.front_matter(parts, organisation))
        for project in directory.projects.values():
            _save(content / "projects" / f"{project.id}.md", projects.front_matter(parts, project))
    with (folder / "hugo.yaml").open("a", encoding="utf-8") as file:
        file.write(_settings(languages))


def _settings(languages: Mapping[str, Language]) -> str:
    settings = {
        tag.lower(): {
            "contentDir": f"content/{tag}",
            "weight": index,
            "params": {"tag": tag, "name": language.name},
        }
        for index, (tag, language) in enumerate(languages.items(), 1)
    }
    return f"defaultContentLanguage: {next(iter(settings))}\nlanguages: {json.dumps(settings, ensure_ascii=False)}\n"


def _save(path: Path, values: Mapping[str, Any]) -> None:
    """A file with front matter in JSON; the description is its content, which Hugo reads as Markdown."""
    about = dict(values.get("about", {}))
    text = about.pop("text", "")
    front_matter = json.dumps(filled({**values, "about": about}), ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{front_matter}\n\n{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
