"""`imenik remove`: takes an entry out of the directory, and leaves a notice at its address."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import get_args

import click

from imenik import checks
from imenik.cli.options import DataOption, LanguageOption, TodayOption, examples, site_languages, translation
from imenik.env.clock import today as current_day
from imenik.env.locations import user_caches
from imenik.i18n.messages import Problem, printable, say
from imenik.model import KINDS, Meeting, Organisation, Reason, Tombstone
from imenik.review import diagnostics
from imenik.store.directory import Directory
from imenik.store.files import remove_unfinished, write_file
from imenik.store.loader import load
from imenik.store.paths import Key, path_of
from imenik.store.reading.source import read_text
from imenik.store.yaml_reader import Node, parse_yaml
from imenik.store.yaml_writer import write_yaml

CHECKLIST = "docs/en/removal.md"


@click.command(epilog=examples("remove old-club", "remove old-club --kind organisations --reason request"))
@click.argument("id_", metavar="ID")
@click.option("--kind", type=click.Choice([model.kind for model in KINDS]), help="What it is, if several have this ID.")
@click.option("--reason", type=click.Choice(get_args(Reason)), help="Why; the notice says so in each language.")
@DataOption
@TodayOption
@LanguageOption
def remove(id_: str, kind: str | None, reason: str | None, data: Path, today: datetime | None, language: str) -> None:
    """Remove the entry ID, and leave a notice at its address.

    Its file keeps the date and the reason, and nothing about the entry. A series is removed with all its dates, and a
    logo that nobody else uses is deleted. What still refers to the entry is reported.

    Exit status: 0 done, 1 other entries still refer to it, 2 wrong usage.
    """
    translate = translation(language)
    directory = load(data)[0]
    keys = _keys(directory, id_, kind)
    remove_unfinished(data)
    day = (today.date() if today else current_day()).isoformat()
    for key in keys:
        file = data / path_of(key)
        value: dict[str, Node] = {"removed": {"date": day, **({"reason": reason} if reason else {})}}
        value |= {"former_ids": former} if (former := _former_ids(file)) else {}
        write_file(file, write_yaml(value, Tombstone, tuple(site_languages())))
        click.echo(printable(file.as_posix()))
    _delete_logo(data, directory, keys)
    referring = _referring(data, keys)
    click.echo(diagnostics.as_text(referring, translate), nl=False, err=True)
    click.echo(say("What else to think of: {page}", page=CHECKLIST).render(translate), err=True)
    sys.exit(1 if referring else 0)


def _keys(directory: Directory, id_: str, kind: str | None) -> list[Key]:
    """The entry, and with a series all its dates."""
    known = [*((record.kind, record.key) for record, _ in directory.records()), *directory.unreadable]
    found = [key for key in known if key[1] == id_ and key[0] in (kind or key[0],)]
    if len(found) != 1:
        reason = "several entries have the ID" if found else "no entry has the ID"
        hint = "; choose one with --kind" if found else ""
        raise click.BadParameter(f"{reason} '{id_}'{hint}.", param_hint="ID")
    dates = [key for key in known if key[0] == Meeting.kind and key[1].startswith(f"{id_}/")]
    return [*found, *(dates if found[0][0] == "series" else ())]


def _former_ids(file: Path) -> Node:
    text = read_text(file, file.as_posix())
    value = None if isinstance(text, Problem) else parse_yaml(text).value
    return value.get("former_ids") if isinstance(value, dict) else None


def _delete_logo(data: Path, directory: Directory, keys: list[Key]) -> None:
    removed = [directory.organisations.get(key) for kind, key in keys if kind == Organisation.kind]
    for organisation in removed:
        logo = organisation.logo if organisation else None
        if logo and sum(each.logo == logo for each in directory.organisations.values()) == 1:
            (data / "organisations" / "logos" / logo).unlink(missing_ok=True)


def _referring(data: Path, keys: list[Key]) -> list[Problem]:
    """The references to removed entries that are left."""
    directory, problems = checks.load_and_check(data, user_caches())
    hints = {str(directory.removal(*key)) for key in keys}
    return sorted((each for each in problems if str(each.hint) in hints), key=lambda problem: problem.order)
