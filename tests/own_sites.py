"""Directories of one's own that tests begin as a newcomer does, with languages that the program does not speak."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from babel.messages.pofile import read_po, write_po

from imenik.env.locations import CONFIG_NAME
from tests.command import imenik
from tests.paths import ROOT
from tests.sites import DAY

CONCERT = """\
title: {en: Evening of songs}
type: celebration
about: {en: Songs of home.}
starts: 2026-12-12T18:00
timezone: Europe/Stockholm
status: planned
place: {country: SE, city: Göteborg}
organisers:
  - club
added: 2026-11-21
"""
EVENINGS = """\
title: {en: Talks}
about: {en: Once a month.}
organiser: club
starts: 2026-01-07
time: 18:00
timezone: Europe/Stockholm
minutes: 60
repeats: FREQ=MONTHLY;BYDAY=1WE
format: online
status: running
added: 2026-11-21
"""
CLUB = """\
name: {name}
type: association
country: SE
city: Göteborg
clusters:
  - culture
about: {about}
homeland:
  - {home}
listing: self-confirmed
added: 2026-11-21
"""


class Own(NamedTuple):
    """What somebody says to `imenik init`, which languages they add, and what they write."""

    answers: tuple[str, ...]
    added: tuple[str, ...]
    """The languages that the package has not."""
    locales: Mapping[str, str]
    """Files of the site's `locales/` by name."""
    messages: Mapping[str, str]
    """Translated messages of the first language that is added."""
    name: str
    about: str
    home: str
    sweden: Mapping[str, str]
    """The beginning of the name of a country in each language of the site, as people type it."""
    shown: Mapping[str, str]
    """The name of the first entry in each language."""
    kinds: str = ""
    """More kinds of home places, and below, places of these."""
    places: str = ""


CLUBS = Own(
    answers=("--name", "Klubai", "--languages", "en,de", "--home", "LT", "--contact", "info@klubai.org"),
    added=("lt",),
    locales={"exonyms.yml": "SE:\n  Göteborg: {lt: Geteborgas}\n"},
    messages={"Organisations": "Organizacijos", "Calendar": "Kalendorius"},
    name="Klubas Gintaras",
    about="{lt: Dainos ir šokiai., en: Songs and dances.}",
    home="lithuania",
    sweden={"en": "swed", "de": "schwed", "lt": "sved"},
    shown=dict.fromkeys(("en", "de", "lt"), "Klubas Gintaras"),
)
"""The clubs of one country, in three languages of one script."""

_ROWS = """\
az-Cyrl:
  name: Азәрбајҹан
  babel: az_Cyrl
  fallbacks: [az-Latn, en]
  alphabet: а б в г ғ д е ә ж з и ы ј к ҝ л м н о ө п р с т у ү ф х һ ч ҹ ш
az-Latn:
  name: Azərbaycan
  babel: az_Latn
  derived: az-Cyrl
  table: azerbaijani
  also: [az]
  fallbacks: [az-Cyrl, en]
  alphabet: a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z
en:
  fallbacks: [az-Latn, az-Cyrl]
"""
_SCRIPTS = """\
transliterations:
  azerbaijani:
    into: Latn
    letters: {а: a, б: b, в: v, г: q, ғ: ğ, д: d, е: e, ә: ə, ж: j, з: z, и: i, И: İ, ы: ı, ј: y, к: k, ҝ: g, л: l,
              м: m, н: n, о: o, ө: ö, п: p, р: r, с: s, т: t, у: u, ү: ü, ф: f, х: x, һ: h, ч: ç, ҹ: c, ш: ş}
folds: {ə: e}
mistaken_tags: {az: az-Latn}
"""
SOCIETIES = Own(
    answers=("--name", "Görüş", "--languages", "en", "--home", "AZ,GE", "--contact", "info@gorus.org"),
    added=("az-Cyrl", "az-Latn"),
    locales={"languages.yml": _ROWS, "scripts.yml": _SCRIPTS},
    messages={"Organisations": "Тәшкилатлар", "Calendar": "Тәгвим"},
    name="{az-Cyrl: Ичма Ҝөрүш}",
    about="{az-Cyrl: Мусиги вә шеир ахшамлары.}",
    home="kvemo-kartli",
    kinds="  mkhare:\n    label: {en: Mkhare, az-Cyrl: Мхаре}\n    has_offices: true\n",
    places="  kvemo-kartli:\n    kind: mkhare\n    parent: georgia\n    label: Kvemo Kartli\n",
    sweden={"en": "swed", "az-Cyrl": "исвеч", "az-Latn": "isvec"},
    shown={"en": "İçma Görüş", "az-Cyrl": "Ичма Ҝөрүш", "az-Latn": "İçma Görüş"},
)
"""A region of two states, and two scripts of a language, one made from the other by a table: as data alone."""


def begin(folder: Path, own: Own) -> Path:
    """A directory in `folder` with its languages and first entries; the folder of the site when it is built."""
    run("init", str(folder), "--yes", *own.answers, "--repository", "https://github.com/example/own")
    for name, text in own.locales.items():
        write(folder / "locales" / name, text)
    for tag in own.added:
        run("languages", "add", tag, folder=folder)
    _translate(folder / "locales" / f"{own.added[0]}.po", own.messages)
    for name, terms in (("place-kinds", own.kinds), ("places", own.places)):
        file = folder / "data" / "vocabulary" / f"{name}.yml"
        write(file, file.read_text("utf-8") + terms)
    write(folder / "data" / "organisations" / "club.yml", CLUB.format(**own._asdict()))
    write(folder / "data" / "events" / "songs.yml", CONCERT)
    write(folder / "data" / "meetings" / "talks" / "series.yml", EVENINGS)
    run("forms", folder=folder)
    run("check", "--strict", folder=folder)
    address = (
        (folder / CONFIG_NAME).read_text("utf-8").replace('IMENIK_SITE_URL, ""', 'IMENIK_SITE_URL, "https://o.org/"')
    )
    write(folder / CONFIG_NAME, address)
    run("build", "--today", DAY, "--site-dir", "site", folder=folder)
    return folder / "site"


def _translate(file: Path, messages: Mapping[str, str]) -> None:
    with file.open("rb") as before:
        catalogue = read_po(before)
    for message in catalogue:
        message.string = messages.get(str(message.id), message.string)
    with file.open("wb") as after:
        write_po(after, catalogue)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def run(*words: str, folder: Path | None = None) -> str:
    """The command in a folder; what it says."""
    done = imenik(*words, cwd=folder or ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def pages_naming(site: Path, words: str) -> list[str]:
    """The pages of a site in which a pattern is found."""
    named = re.compile(words, re.IGNORECASE)
    return [path.relative_to(site).as_posix() for path in site.rglob("*.html") if named.search(path.read_text("utf-8"))]
