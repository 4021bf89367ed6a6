"""`imenik links`: checks all web addresses in the directory."""

from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from datetime import datetime
from pathlib import Path

import click
from pydantic import ValidationError

from imenik import __version__
from imenik.cli.editions import site_settings
from imenik.cli.options import DataOption, LanguageOption, TodayOption, examples, translation
from imenik.env import clock
from imenik.i18n.messages import Problem, Translate, say
from imenik.review import diagnostics
from imenik.review.link_fetcher import Fetcher
from imenik.review.links import FetchResult, LinkHistory, LinkState, find_addresses, link_problems
from imenik.store.files import write_file
from imenik.store.loader import load


@click.command(epilog=examples("links --cache links.json", "links --cache links.json --format markdown > links.md"))
@DataOption
@click.option("--cache", type=click.Path(dir_okay=False, path_type=Path), help="Remembers the answers; a JSON file.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How to print.")
@click.option("--pause", type=click.FloatRange(0, 60), default=1.0, show_default=True, help="Seconds between requests "
              "to one host.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(0.1, 120), default=15.0, show_default=True, help="Seconds to wait.")
@click.option("--minutes", type=click.FloatRange(min=0), help="After so long no more are asked; those whose turn was "
              "longest ago come first.")  # fmt: skip
@click.option("--allow-local", is_flag=True, help="Ask addresses of this machine and of private networks too.")
@TodayOption
@LanguageOption
def links(
    data: Path,
    cache: Path | None,
    form: str,
    pause: float,
    timeout: float,
    minutes: float | None,
    allow_local: bool,
    today: datetime | None,
    language: str,
) -> None:
    """Check all web addresses of the entries.

    Each host gets one request at a time, as its robots.txt allows. An address is dead after failures on three
    different days, which requires --cache; an address that worked is not checked again for a week.

    Exit status: 0 no dead addresses, 1 some, 2 wrong usage.
    """
    translate = translation(language)
    day = today.date() if today else clock.today()
    history = _load_history(cache)
    places = find_addresses(load(data)[0])
    due = history.due(places, day)
    fetcher = Fetcher(_user_agent(), pause, timeout, allow_local)
    replies = dict[str, FetchResult]()
    try:
        _fetch(fetcher, due, replies, float("inf") if minutes is None else minutes * 60)
    finally:
        history = history.updated(replies, day, places)
        _save_history(cache, history)
    problems = sorted(link_problems(places, history), key=lambda problem: problem.order)
    counts = Counter(address.state for address in history.addresses.values())
    click.echo(_format(form, problems, counts, translate), nl=False)
    click.echo(_summary(counts, len(replies), translate), err=True)
    if remaining := len(due) - len(replies):
        click.echo(say("not checked for lack of time: {n}", n=remaining).render(translate), err=True)
    sys.exit(1 if counts[LinkState.DEAD] else 0)


def _format(form: str, problems: list[Problem], counts: Counter[LinkState], translate: Translate) -> str:
    if form == "json":
        report = {
            "problems": diagnostics.problems_as_dicts(problems, translate),
            "addresses": {state: counts[state] for state in LinkState},
        }
        return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    return (diagnostics.as_checklist if form == "markdown" else diagnostics.as_text)(problems, translate)


def _fetch(fetcher: Fetcher, due: list[str], replies: dict[str, FetchResult], seconds: float) -> None:
    lock = threading.Lock()
    with click.progressbar(length=len(due), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def done(address: str, reply: FetchResult) -> None:
            with lock:
                replies[address] = reply
                bar.update(1)

        fetcher.fetch_all(due, done, seconds)


def _user_agent() -> str:
    site = site_settings()[0].site_url
    return f"imenik/{__version__}" + (f" (+{site})" if site else "")


def _load_history(cache: Path | None) -> LinkHistory:
    if cache is None or not cache.exists():
        return LinkHistory()
    try:
        return LinkHistory.model_validate(json.loads(cache.read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        raise click.BadParameter(f"'{cache}' is no such file.", param_hint="--cache") from error


def _save_history(cache: Path | None, history: LinkHistory) -> None:
    if cache is None:
        return
    write_file(cache, history.model_dump_json(indent=1, exclude_defaults=True) + "\n")


def _summary(counts: Counter[LinkState], asked: int, translate: Translate) -> str:
    message = say(
        "addresses: {all}, checked now: {asked}; fine: {fine}, moved: {moved}, failing: "
        "{failing}, dead: {dead}, not known: {unknown}",
        all=sum(counts.values()),
        asked=asked,
        **{state.value: counts[state] for state in LinkState},
    )
    return message.render(translate)
