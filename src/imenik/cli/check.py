"""`imenik check`: reports the problems of all records, for people, for GitHub and for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from imenik import checks
from imenik.cli.options import DataOption, LanguageOption, examples, inside, translation
from imenik.env.locations import user_caches
from imenik.env.memory import gc_disabled
from imenik.i18n.messages import Problem, Severity, Translate, say
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
@click.option("--base", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Leave out the "
              "problems that this data folder has too.")  # fmt: skip
def check(paths: tuple[Path, ...], data: Path, form: str, language: str, strict: bool, base: Path | None) -> None:
    """Check all entries, and report the problems of those in PATHS, or of all.

    Exit status: 0 clean or warnings only, 1 errors, 2 wrong usage.
    """
    with gc_disabled():  # a few seconds of work, and nothing is left when it is done
        status = _check(paths, data, form, translation(language), strict, base)
    sys.exit(status)


def _check(
    paths: tuple[Path, ...], data: Path, form: str, translate: Translate, strict: bool, base: Path | None
) -> int:
    inside(data, paths)
    directory, problems = checks.load_and_check(data, user_caches())
    if base and data.is_symlink():
        raise click.BadParameter(f"'{data}' is a symbolic link.", param_hint="--data")
    if base:
        from imenik.review.diff import Snapshot, new_problems  # rarely needed

        before = Snapshot(base.as_posix(), *checks.load_and_check(base, user_caches()))
        problems = new_problems(before, Snapshot(data.as_posix(), directory, problems))
    problems = sorted(problems, key=lambda problem: problem.order)
    problems = [problem for problem in problems if _is_below(problem, paths)]
    click.echo(_format(form, problems, directory, translate), nl=False)
    if form == "text":
        click.echo(_summary(problems, directory, translate), err=True)
    return 1 if diagnostics.has_errors(problems) or (strict and problems) else 0


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
