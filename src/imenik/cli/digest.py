"""`imenik digest`: news of a period, to paste into an email or a chat."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from imenik.cli.editions import site_settings
from imenik.cli.options import DataOption, Day, TodayOption, examples, site_languages, tags, translation
from imenik.env import clock
from imenik.env.locations import GEOGRAPHY, THEME
from imenik.i18n.messages import say
from imenik.insights import Insights
from imenik.insights.digest.changes import digest_of
from imenik.insights.digest.period import Period, default_period, series_period
from imenik.store.gazetteer import load_gazetteer
from imenik.store.git_history import read_earlier_states
from imenik.store.loader import load
from imenik.views.digest.formats import FORMATS, MAX_ENTRIES
from imenik.views.digest.text import digest_text
from imenik.views.edition import Edition
from imenik.views.render import environment
from imenik.views.settings import Settings

_NO_LINKS = say("there are no links because the public address of the site is not set: see IMENIK_SITE_URL")


@click.command(
    epilog=examples(
        "digest --language bs",
        "digest --since 2026-10-01 --until 2026-10-31 --format markdown",
    )
)
@click.option("--since", type=Day(), metavar="YYYY-MM-DD", help="The first day; by default that of a meeting.")
@click.option("--until", type=Day(), metavar="YYYY-MM-DD", help="The last day; by default today.")
@click.option("--series", metavar="ID", help="From the last date but one of this series on.")
@click.option(
    "--language", default="en", metavar="TAG", shell_complete=tags, help="The language, such as bs or sr-Cyrl."
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to print.")
@DataOption
@TodayOption
def digest(
    since: datetime | None,
    until: datetime | None,
    series: str | None,
    language: str,
    form: str,
    data: Path,
    today: datetime | None,
) -> None:
    """Print the news of a period, to paste into an email or a chat.

    Exit status: 0 done, 2 wrong usage.
    """
    translate = translation(language)
    directory, problems = load(data)
    insights = Insights(directory, today.date() if today else clock.today(), (), load_gazetteer(GEOGRAPHY))
    period = _period(insights, since and since.date(), until and until.date(), series)
    settings, history = site_settings()
    click.echo(_format(insights, period, language, form, settings, data if history else None), nl=False)
    if not settings.site_url:
        click.echo(_NO_LINKS.render(translate), err=True)
    if problems:
        click.echo(say("some files cannot be read: run imenik check").render(translate), err=True)


def _format(
    insights: Insights, period: Period, language: str, form: str, settings: Settings, history_folder: Path | None
) -> str:
    """The news of a period; `history_folder` is the data folder if its git history may be read."""
    languages = site_languages()
    # The present files do not show what they said at the end of a period that ended before today.
    earlier = (
        read_earlier_states(history_folder, period.since) if history_folder and period.until == insights.today else None
    )
    edition = Edition(languages[language], languages, insights, settings)
    text = digest_text(edition, digest_of(insights.directory, period, earlier), MAX_ENTRIES)
    return FORMATS[form](edition, text, environment(THEME))


def _period(insights: Insights, since: date | None, until: date | None, series: str | None) -> Period:
    """The requested period; an impossible one is a usage error."""
    directory, last = insights.directory, until or insights.today
    if last > insights.today:
        raise click.BadParameter(f"{last} is after today, {insights.today}.", param_hint="--until")
    if series is not None and series not in directory.series:
        raise click.BadParameter(f"there is no series '{series}'.", param_hint="--series")
    if since and since > last:
        raise click.BadParameter(f"{since} is after {last}, the last day.", param_hint="--since")
    if since:
        return Period(since, last, series=directory.series[series] if series else None)
    meetings_of = insights.relations.meetings_of
    if series is None:
        return default_period(directory, meetings_of, last)
    period = series_period(directory.series[series], meetings_of.get(series, ()), last)
    if period is None:
        raise click.BadParameter(f"'{series}' has no two dates in the past.", param_hint="--series")
    return period
