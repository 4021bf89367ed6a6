"""Writes the organisations of a data folder as a source folder for Hugo, with the layouts of `hugo/`."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from imenik.env import LOCALES, today
from imenik.insights import Insights
from imenik.model import Organisation
from imenik.store.languages import load_languages
from imenik.store.loader import load
from imenik.views.cards import location_line
from imenik.views.edition import Edition

HERE = Path(__file__).parent
WORDS = {
    "organisations": "Organisations",
    "countries": "Countries",
    "places": "Home places",
    "clusters": "Clusters",
    "seat": "Seat",
    "founded": "Founded",
    "languages": "Languages",
    "website": "Web site",
    "email": "E-mail",
    "contact": "Contact page",
    "offers": "Offers",
    "seeks": "Looks for",
    "names": "Other names",
    "nearby": "Nearby: same country and cluster",
    "entry": "About this entry",
    "added": "Added",
    "edit": "Edit this entry",
    "mistake": "Report a mistake",
    "skip": "Skip to content",
    "header": "Header",
}
"""Words of the layouts, and the messages of our catalogues that they are."""


def write(data: Path, folder: Path) -> None:
    """The source of a Hugo site with a page for each organisation in each language."""
    shutil.copytree(HERE / "hugo", folder)
    directory, _ = load(data)
    languages = load_languages(LOCALES)
    insights = Insights(directory, today(), tuple(languages))
    for tag, language in languages.items():
        edition = Edition(language, languages, insights)
        words = {word: {"other": str(edition.wording.say(text))} for word, text in WORDS.items()}
        _save(folder / "i18n" / f"{tag.lower()}.json", json.dumps(words, ensure_ascii=False))
        for each in directory.organisations.values():
            text = json.dumps(_head(each, edition), ensure_ascii=False, indent=1)
            _save(
                folder / "content" / tag / "organisations" / f"{each.id}.md", f"{text}\n\n{edition.plain(each.about)}\n"
            )
    settings = {
        tag.lower(): {"languageName": language.name, "contentDir": f"content/{tag}", "weight": at}
        for at, (tag, language) in enumerate(languages.items(), 1)
    }
    with (folder / "hugo.yaml").open("a", encoding="utf-8") as file:
        file.write(f"defaultContentLanguage: {next(iter(settings))}\nlanguages: {json.dumps(settings)}\n")


def _head(each: Organisation, edition: Edition) -> dict[str, Any]:
    about = edition.show(each.about)
    return {
        "title": edition.plain(each.name),
        "kind": edition.plain(edition.term("organisation-types", each.type).label),
        "seat": location_line(edition, each),
        "countries": [each.country.lower()] if each.country else [],
        "clusters": each.clusters,
        "places": each.homeland,
        "shown_in": edition.wording.language_name(about.tag) if about.foreign and about.tag else "",
        "note": edition.plain(each.note) if each.note else "",
        "facts": [{"name": name, "text": text, "url": url} for name, text, url in _facts(each, edition) if text],
        "added": edition.wording.date(each.added),
        "sources": [{"title": edition.plain(source.title), "url": source.url or ""} for source in each.sources],
    }


def _facts(each: Organisation, edition: Edition) -> Iterator[tuple[str, str, str]]:
    wording = edition.wording
    yield "seat", location_line(edition, each), ""
    yield "founded", wording.date(each.founded) if each.founded else "", ""
    yield "languages", wording.listed(wording.language_names(each.languages)) if each.languages else "", ""
    yield "website", each.website or "", each.website or ""
    yield "email", each.email or "", f"mailto:{each.email}"
    yield "contact", each.contact_page or "", each.contact_page or ""
    yield "offers", wording.listed(edition.needs(each.offers)) if each.offers else "", ""
    yield "seeks", wording.listed(edition.needs(each.seeks)) if each.seeks else "", ""
    yield "names", wording.listed([name.text for name in edition.other_names(each)] or [""]), ""


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
