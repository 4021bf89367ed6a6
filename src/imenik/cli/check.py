"""`imenik check`: reports the problems of all records, for people, for GitHub and for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from imenik import checks
from imenik.cli.options import DataOption, LanguageOption, examples, inside, translation
from imenik.env.locations import user_caches
from imenik.env.memory import gc_disabled
from imenik.i18n.messages import Problem, Severity, Translate, printable, say
from imenik.model import KINDS
from imenik.review import diagnostics
from imenik.store.directory import Directory
from imenik.store.traversal import texts_in_one_language


@click.command(epilog=examples("check", "check data/projects --language bs", "check --strict --format json"))
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@DataOption
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How to print.")
@LanguageOption
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--base", metavar="FOLDER|REF", help="Compare with this data folder, or this branch or tag of git.")
def check(paths: tuple[Path, ...], data: Path, form: str, language: str, strict: bool, base: str | None) -> None:
    """Check all entries, and report the problems of those in PATHS, or of all.

    With --base, problems that were there before are left out, and IDs that have disappeared are reported.

    Exit status: 0 clean or warnings only, 1 errors, 2 wrong usage.
    """
    with gc_disabled():  # a few seconds of work, and nothing is left when it is done
        status = _check(paths, data, form, translation(language), strict, base)
    sys.exit(status)


def _check(paths: tuple[Path, ...], data: Path, form: str, translate: Translate, strict: bool, base: str | None) -> int:
    inside(data, paths)
    directory, problems = checks.load_and_check(data, user_caches())
    if base and data.is_symlink():
        raise click.BadParameter(f"'{data}' is a symbolic link.", param_hint="--data")
    if base:
        problems = _compared(base, data, directory, problems)
    problems = sorted(problems, key=lambda problem: problem.order)
    problems = [problem for problem in problems if _is_below(problem, paths)]
    click.echo(_format(form, problems, directory, translate), nl=False)
    if form == "text":
        click.echo(_summary(problems, directory, translate), err=True)
    return 1 if diagnostics.has_errors(problems) or (strict and problems) else 0


def _compared(base: str, data: Path, directory: Directory, problems: list[Problem]) -> list[Problem]:
    """The problems that were not there before, and the ids that have disappeared since."""
    from imenik.review.diff import Snapshot, new_problems  # rarely needed
    from imenik.review.lost_ids import lost_ids

    with _earlier_data(base, data) as folder:
        before = Snapshot(folder.as_posix(), *checks.load_and_check(folder))
        after = Snapshot(data.as_posix(), directory, problems)
        lost = lost_ids(before.directory, directory, printable(data.as_posix()))
        return [*new_problems(before, after), *lost]


@contextmanager
def _earlier_data(base: str, data: Path) -> Iterator[Path]:
    """The data folder called so, or that of a branch or tag of git."""
    if Path(base).is_dir():
        yield Path(base)
        return
    from imenik.store.files import write_file
    from imenik.store.git_history import read_folder

    files = read_folder(data, base)
    if not files:
        raise click.BadParameter(
            f"'{base}' is neither a data folder nor a branch or tag with one.", param_hint="--base"
        )
    with TemporaryDirectory() as folder:
        for path, content in files.items():
            write_file(Path(folder) / path, content)
        yield Path(folder)


def _is_below(problem: Problem, paths: tuple[Path, ...]) -> bool:
    if not paths:
        return True
    file = Path(problem.path).resolve()
    return any(file.is_relative_to(path.resolve()) for path in paths)


def _format(form: str, problems: list[Problem], directory: Directory, translate: Translate) -> str:
    if form == "json":
        counts = {model.kind: len(directory.of_kind(model.kind)) for model in KINDS}
        return diagnostics.as_json(problems, counts, texts_in_one_language(directory), translate)
    formatters: dict[str, Callable[..., Any]] = {"text": diagnostics.as_text, "github": diagnostics.as_annotations}
    return str(formatters[form](problems, translate))


def _summary(problems: list[Problem], directory: Directory, translate: Translate) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    records = sum(len(directory.of_kind(model.kind)) for model in KINDS)
    alone = texts_in_one_language(directory)
    message = say(
        "records: {records}; errors: {errors}; warnings: {warnings}; texts in one language only: {alone}",
        records=records,
        errors=errors,
        warnings=len(problems) - errors,
        alone=alone,
    )
    return message.render(translate)
