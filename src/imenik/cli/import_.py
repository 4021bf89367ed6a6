"""`imenik import`: a table into entries. What a row does is worked out in `intake/table/plan.py`; here it is told."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from imenik.cli.options import DataOption, LanguageOption, examples, tags, translation
from imenik.env import GEOGRAPHY, LOCALES, today
from imenik.i18n.messages import Message, Position, Problem, Refusal, Severity, Translate, printable, say
from imenik.intake.input_parser import Wizard
from imenik.intake.normalization import Remark
from imenik.intake.table.cells import Cells
from imenik.intake.table.columns import Head, Legend, Lexicon, head_of, read_legend
from imenik.intake.table.drafts import Maker, keys_there, refers
from imenik.intake.table.encodings import ENCODINGS
from imenik.intake.table.plan import Outcome, Plan, Result, plan
from imenik.intake.table.row_matching import Register
from imenik.intake.table.sheet import Sheet
from imenik.intake.table.spreadsheet import read_sheet
from imenik.intake.table.sticky_notes import head_of_board
from imenik.review import diagnostics as report
from imenik.store.directory import Directory
from imenik.store.files import create, replace
from imenik.store.gazetteer import load_gazetteer
from imenik.store.languages import Language, load_languages
from imenik.store.loader import FLAT, load, text_of
from imenik.store.paths import path_of

_OUTCOMES = {
    Outcome.CREATED: say("new"),
    Outcome.FILLED: say("filled in"),
    Outcome.UNCHANGED: say("nothing to add"),
    Outcome.REFUSED: say("refused"),
}
_USUAL = {"organisations": {"listing": "public-source"}, "projects": {}, "events": {}, "channels": {}}


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
@click.option("--kind", type=click.Choice(list(FLAT)), help="What the rows are; else organisations.")
@click.option("--board", is_flag=True, help="The table of a board: each row a sticky note, which becomes an idea.")
@click.option("--set", "settings", metavar="KEY=VALUE", multiple=True, help="The value of a field that a row lacks.")
@click.option("--source", metavar="TITLE URL", help="The public source of all rows that name none.")
@click.option(
    "--texts", metavar="TAG", shell_complete=tags, help="The language of the texts; else that of the headings."
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
    sheet: str | None,
    encoding: str | None,
    data: Path,
    language: str,
) -> None:
    """Make entries of the rows of a table.

    FILE is a workbook (.xlsx) or CSV. The first run only tells what it would do, row by row; --write does it. What
    an entry says already is never replaced: a row that is about an entry fills in what that lacks. A second run
    changes nothing.

    Exit status: 0 each row could be used, 1 some were refused, 2 wrong usage or a file that is no table.
    """
    translate = translation(language)
    try:
        legend = read_legend(_text(mapping)) if mapping else Legend()
        table = read_sheet(file, sheet or legend.sheet, encoding)
        work = _Work(file, data, language, translate, write)
        chosen = legend.model_copy(
            update={
                "kind": "projects" if board else kind or legend.kind,
                "texts": texts or legend.texts,
                "defaults": {**legend.defaults, **_settings(settings)},
            }
        )
        refused = work.run(table, chosen, source, board=board)
    except Refusal as refusal:
        parts = [part.render(translate) for part in (refusal.message, refusal.hint) if part]
        raise click.UsageError("; ".join(parts)) from None
    sys.exit(1 if refused else 0)


def _text(path: Path) -> str:
    text = text_of(path, printable(path.as_posix()))
    if isinstance(text, Problem):
        raise Refusal(text.rule, text.message, text.hint)
    return text


def _settings(words: tuple[str, ...]) -> dict[str, str]:
    wrong = next((word for word in words if "=" not in word), None)
    if wrong:
        raise click.BadParameter(f"'{wrong}' is not KEY=VALUE.", param_hint="--set")
    return {key.strip(): value.strip() for key, _, value in (word.partition("=") for word in words)}


class _Work:
    """One run."""

    def __init__(self, file: Path, data: Path, language: str, translate: Translate, write: bool) -> None:
        self.path = printable(file.as_posix())
        self.data = data
        self.translate = translate
        self.write = write
        self.languages: dict[str, Language] = load_languages(LOCALES)
        self.tag = language

    def run(self, sheet: Sheet, legend: Legend, source: str | None, *, board: bool) -> bool:
        """The whole run; whether rows were refused."""
        kind, head, lexicon = self.understood(sheet, legend, board=board)
        self.progress(say("reading the entries that are there already"))
        directory = load(self.data)[0]
        wizard = Wizard(directory, self.languages, self.tag, printable(self.data.as_posix()))
        tag = self.language_of_texts(head, legend)
        cells = Cells(wizard, tag, legend.values)
        given = cells.one(lexicon.named("sources"), source) if source else None
        if given and given.value is None:
            raise Refusal("bad-table", given.remarks[0].message, given.remarks[0].hint)
        defaults = {**_USUAL[kind], **({"stage": "idea"} if head.is_board else {}), **legend.defaults}
        for name, value in defaults.items():
            asked = lexicon.named(name)
            if not refers(asked) and (understood := cells.understood(asked, value)).value is None:
                remark = understood.remarks[0] if understood.remarks else Remark(say("this is no value"))
                message = say("{column}: {message}", column=name, message=remark.message)
                raise Refusal("bad-mapping", message, remark.hint)
        maker = Maker(
            kind, head, cells, lexicon, self.path, defaults, given.value if given else None, today().isoformat()
        )
        drafts = maker.drafts(sheet, Register(kind, directory, load_gazetteer(GEOGRAPHY)))
        texts = {key: _text(self.data / path_of(key)) for key in keys_there(drafts)}
        planned = plan(drafts, texts, directory, self.path, tuple(self.languages), self.progress)
        self.tell(head, sheet, planned, directory)
        if self.write:
            self.put(planned)
        return any(result.outcome is Outcome.REFUSED for result in planned.results)

    def understood(self, sheet: Sheet, legend: Legend, *, board: bool) -> tuple[str, Head, Lexicon]:
        """The kind of the rows and what the columns mean; the table of a board is known by its headings."""
        ideas = Lexicon("projects", self.languages)
        head = head_of_board(sheet, ideas) if board or not (legend.kind or legend.columns) else None
        if board and head is None:
            raise Refusal("bad-table", say("this is not the table of a board: it has no columns for text and area"))
        if head:
            return "projects", head, ideas
        kind = legend.kind or "organisations"
        lexicon = Lexicon(kind, self.languages)
        return kind, head_of(sheet, lexicon, legend), lexicon

    def language_of_texts(self, head: Head, legend: Legend) -> str:
        """The language of texts whose column says none."""
        tag = legend.texts or head.language
        if tag is None:
            raise Refusal("bad-table", say("the headings do not say which language the texts are in"),
                          say("say it with --texts"))  # fmt: skip
        if tag not in self.languages:
            message = say('"{tag}" is not a language of this site', tag=tag)
            raise Refusal("bad-table", message, say("they are: {names}", names=", ".join(self.languages)))
        if not legend.texts:
            self.say(say("texts are taken to be in {language}, as the headings are; else say it with --texts",
                         language=self.languages[tag].name))  # fmt: skip
        return tag

    # What is told and written

    def say(self, message: Message) -> None:
        """A sentence beside the report."""
        click.echo(message.render(self.translate), err=True)

    def progress(self, message: Message) -> None:
        """What is being done, where somebody sits and waits."""
        if sys.stderr.isatty():
            self.say(message)

    def tell(self, head: Head, sheet: Sheet, planned: Plan, directory: Directory) -> None:
        """The report of all columns and rows."""
        for remark in sheet.remarks:
            self.say(remark)
        faults = [
            Problem(self.path, Position(head.row, column), "not-understood", message, hint, Severity.WARNING)
            for column, message, hint in head.remarks
        ]
        click.echo(report.text(faults, self.translate), nl=False)
        for result in planned.results:
            click.echo(self.line(result))
            click.echo(report.text(result.problems, self.translate), nl=False)
        click.echo(report.text(planned.problems, self.translate), nl=False)
        counts = Counter(result.outcome for result in planned.results)
        parts = ", ".join(f"{words.render(self.translate)}: {counts[each]}" for each, words in _OUTCOMES.items())
        self.say(say("rows: {number}; {parts}", number=len(planned.results), parts=parts))
        if directory.unreadable:
            self.say(say("some entries that are there cannot be read, and were not compared: run imenik check"))
        if not self.write:
            self.say(say("nothing was written; --write writes it"))

    def line(self, result: Result) -> str:
        """What became of one row."""
        words = _OUTCOMES[result.outcome].render(self.translate)
        shown = (
            printable((self.data / path_of(result.key)).as_posix())
            if result.key and result.outcome is not Outcome.REFUSED
            else ""
        )
        fields = f" ({', '.join(result.fields)})" if result.outcome is Outcome.FILLED else ""
        where = f": {shown}{fields}" if shown else ""
        return f"{self.path}:{result.row}: {words}{where}"

    def put(self, planned: Plan) -> None:
        """Writes what was planned; no file is written over that was not there before."""
        for key, text in planned.created.items():
            create(self.data / path_of(key), text)
        for key, text in planned.filled.items():
            replace(self.data / path_of(key), text)
        self.say(say("files written: {number}", number=len(planned.created) + len(planned.filled)))
