"""`imenik import`: makes entries from the rows of a table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from imenik.cli.options import DataOption, LanguageOption, examples, site_languages, tags, translation
from imenik.env.clock import today
from imenik.env.locations import GEOGRAPHY
from imenik.i18n.messages import InvalidValueError, Message, Problem, Translate, printable, say
from imenik.intake.table.columns import ColumnMapping, read_mapping
from imenik.intake.table.encodings import ENCODINGS
from imenik.intake.table.entry_draft import RowOutcome
from imenik.intake.table.importer import Importer, Table
from imenik.intake.table.plan import ImportPlan
from imenik.intake.table.spreadsheet import read_sheet
from imenik.review import import_report
from imenik.store.files import remove_unfinished, write_file
from imenik.store.gazetteer import load_gazetteer
from imenik.store.loader import FLAT_KINDS, load
from imenik.store.paths import path_of
from imenik.store.reading.source import read_text


@click.command(
    "import",
    epilog=examples(
        'import list.xlsx --source "Register of clubs https://example.org/register"',
        "import list.csv --mapping mapping.yml --set clusters=culture --write",
        "import board.csv --board --texts bs",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="What columns mean; YAML."
)
@click.option("--write", is_flag=True, help="Write the entries; without it nothing is written.")
@click.option("--kind", type=click.Choice(list(FLAT_KINDS)), help="What the rows are; else organisations.")
@click.option("--board", is_flag=True, help="The table of a board: each row a sticky note, which becomes an idea.")
@click.option("--set", "settings", metavar="KEY=VALUE", multiple=True, help="The value of a field that a row lacks.")
@click.option("--source", metavar="TITLE URL", help="The public source of all rows that name none.")
@click.option(
    "--texts", metavar="TAG", shell_complete=tags, help="The language of the texts; else that of the headings."
)
@click.option(
    "--sample", metavar="ROWS", type=click.IntRange(1), help="Only show what the first rows would become, as YAML."
)
@click.option("--sheet", metavar="NAME", help="The sheet of the workbook; else the first one that is not hidden.")
@click.option("--encoding", type=click.Choice(ENCODINGS), help="That of a CSV file where it cannot be told.")
@DataOption
@LanguageOption
def import_(
    file: Path,
    mapping: Path | None,
    write: bool,
    kind: str | None,
    board: bool,
    settings: tuple[str, ...],
    source: str | None,
    texts: str | None,
    sample: int | None,
    sheet: str | None,
    encoding: str | None,
    data: Path,
    language: str,
) -> None:
    """Make entries from the rows of a table.

    FILE is a workbook (.xlsx) or CSV. By default, the command only reports what it would do with each row; --write
    does it. Existing values are never replaced: a row about an existing entry fills in its missing fields. Running
    it again changes nothing.

    Exit status: 0 all rows could be used, 1 some were refused, 2 wrong usage or a file that is not a table.
    """
    translate = translation(language)
    try:
        columns = _mapping(mapping, "projects" if board else kind, texts, settings)
        rows = read_sheet(file, sheet or columns.sheet, encoding)
        table = Table(printable(file.as_posix()), rows, columns, source, is_board=board)
        importer = _importer(data, language, lambda step: _print([step], translate) if sys.stderr.isatty() else None)
        planned = importer.plan(table, today())
    except InvalidValueError as error:
        raise click.UsageError(_sentence(error, translate)) from None
    _print((*planned.notes, *rows.remarks), translate)
    if sample:
        return click.echo(import_report.sample(table, planned, data, sample, translate), nl=False)
    click.echo(import_report.report(table, planned, data, translate), nl=False)
    has_unreadable = bool(importer.directory.unreadable)
    _print(import_report.summary(planned, translate, unreadable=has_unreadable, written=write), translate)
    sys.exit(_finish(planned.plan, data, translate, write=write))


def _finish(plan: ImportPlan, data: Path, translate: Translate, *, write: bool) -> int:
    """Write the files if that is wanted; the exit status."""
    if write:
        _print([say("files written: {number}", number=_write(plan, data))], translate)
    return int(any(result.outcome is RowOutcome.REFUSED for result in plan.results))


def _sentence(error: InvalidValueError, translate: Translate) -> str:
    return "; ".join(part.render(translate) for part in (error.message, error.hint) if part)


def _print(messages: Iterable[Message], translate: Translate) -> None:
    for message in messages:
        click.echo(message.render(translate), err=True)


def _mapping(file: Path | None, kind: str | None, texts: str | None, settings: tuple[str, ...]) -> ColumnMapping:
    """The column mapping of a file, if there is one; the options take precedence."""
    mapping = read_mapping(_text(file)) if file else ColumnMapping()
    return mapping.model_copy(
        update={
            "kind": kind or mapping.kind,
            "texts": texts or mapping.texts,
            "defaults": {**mapping.defaults, **_settings(settings)},
        }
    )


def _importer(data: Path, language: str, progress: Callable[[Message], None]) -> Importer:
    progress(say("reading the existing entries"))
    return Importer(
        directory=load(data)[0],
        languages=site_languages(),
        tag=language,
        data=printable(data.as_posix()),
        gazetteer=load_gazetteer(GEOGRAPHY),
        text_of=lambda key: _text(data / path_of(key)),
        progress=progress,
    )


def _write(plan: ImportPlan, data: Path) -> int:
    """Write the planned files, and count them; files that appeared since are not overwritten.

    Each is written whole, so that a run that was interrupted is continued by the next one.
    """
    planned = {**plan.created, **plan.filled}
    remove_unfinished(data)
    for key, text in planned.items():
        write_file(data / path_of(key), text, new=key in plan.created)
    return len(plan.created) + len(plan.filled)


def _text(path: Path) -> str:
    text = read_text(path, printable(path.as_posix()))
    if isinstance(text, Problem):
        raise InvalidValueError(text.rule, text.message, text.hint)
    return text


def _settings(words: tuple[str, ...]) -> dict[str, str]:
    invalid = next((word for word in words if "=" not in word), None)
    if invalid:
        raise click.BadParameter(f"'{invalid}' is not KEY=VALUE.", param_hint="--set")
    return {key.strip(): value.strip() for key, _, value in (word.partition("=") for word in words)}
