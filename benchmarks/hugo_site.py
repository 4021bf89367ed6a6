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
"""Words of the layouts, with the messages of our catalogues for them."""


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
        for organisation in directory.organisations.values():
            text = json.dumps(_head(organisation, edition), ensure_ascii=False, indent=1)
            _save(
                folder / "content" / tag / "organisations" / f"{organisation.id}.md",
                f"{text}\n\n{edition.plain(organisation.about)}\n",
            )
    settings = {
        tag.lower(): {"languageName": language.name, "contentDir": f"content/{tag}", "weight": index}
        for index, (tag, language) in enumerate(languages.items(), 1)
    }
    with (folder / "hugo.yaml").open("a", encoding="utf-8") as file:
        file.write(f"defaultContentLanguage: {next(iter(settings))}\nlanguages: {json.dumps(settings)}\n")


def _head(organisation: Organisation, edition: Edition) -> dict[str, Any]:
    about = edition.show(organisation.about)
    return {
        "title": edition.plain(organisation.name),
        "kind": edition.plain(edition.term("organisation-types", organisation.type).label),
        "seat": location_line(edition, organisation),
        "countries": [organisation.country.lower()] if organisation.country else [],
        "clusters": organisation.clusters,
        "places": organisation.homeland,
        "shown_in": edition.wording.language_name(about.tag) if about.foreign and about.tag else "",
        "note": edition.plain(organisation.note) if organisation.note else "",
        "facts": [
            {"name": name, "text": text, "url": url} for name, text, url in _facts(organisation, edition) if text
        ],
        "added": edition.wording.date(organisation.added),
        "sources": [{"title": edition.plain(source.title), "url": source.url or ""} for source in organisation.sources],
    }


def _facts(organisation: Organisation, edition: Edition) -> Iterator[tuple[str, str, str]]:
    wording = edition.wording
    yield "seat", location_line(edition, organisation), ""
    yield "founded", wording.date(organisation.founded) if organisation.founded else "", ""
    yield (
        "languages",
        wording.listed(wording.language_names(organisation.languages)) if organisation.languages else "",
        "",
    )
    yield "website", organisation.website or "", organisation.website or ""
    yield "email", organisation.email or "", f"mailto:{organisation.email}"
    yield "contact", organisation.contact_page or "", organisation.contact_page or ""
    yield "offers", wording.listed(edition.needs(organisation.offers)) if organisation.offers else "", ""
    yield "seeks", wording.listed(edition.needs(organisation.seeks)) if organisation.seeks else "", ""
    yield "names", wording.listed([name.text for name in edition.other_names(organisation)] or [""]), ""


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
