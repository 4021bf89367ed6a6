"""The charts of the statistics in their order: what each counts, its definition, the labels of its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from babel.dates import format_skeleton

from imenik.i18n.messages import say
from imenik.store.languages import LocalizedText
from imenik.views.charts import ChartSpec
from imenik.views.edition import Edition


def _words(text: str) -> LocalizedText:
    """A text in the page's own language, with an initial capital for tables."""
    return LocalizedText(text[:1].upper() + text[1:], None)


def _term(vocabulary: str) -> Callable[[Edition, str], LocalizedText]:
    return lambda edition, word: edition.show(edition.term(vocabulary, word).label)


def _country(edition: Edition, code: str) -> LocalizedText:
    return _words(edition.wording.country(code))


def _language(edition: Edition, tag: str) -> LocalizedText:
    return _words(edition.wording.language_name(tag))


def _decade(_edition: Edition, first: str) -> LocalizedText:
    return _words(f"{first}–{int(first) + 9}")


def _status(edition: Edition, status: str) -> LocalizedText:
    return _words(edition.wording.label("status", status))


def _checked(edition: Edition, key: str) -> LocalizedText:
    return _words(edition.wording.label("fresh", key))


def month_label(edition: Edition, month: str) -> LocalizedText:
    """A month such as `2026-11` in words."""
    return _words(format_skeleton("yMMM", dt.date.fromisoformat(f"{month}-01"), locale=edition.language.locale))


CHART_SPECS: tuple[ChartSpec, ...] = (
    ChartSpec(
        name="countries",
        title=say("Organisations by country"),
        heading=say("Country"),
        note=say("The country an organisation is based in; other countries where it works do not count."),
        tally=lambda insights: insights.statistics.by_country,
        label=_country,
        path="countries/{key}/",
        adds_up=True,
    ),
    ChartSpec(
        name="types",
        title=say("Organisations by type"),
        heading=say("Type"),
        note=say("Every organisation has one type."),
        tally=lambda insights: insights.statistics.by_type,
        label=_term("organisation-types"),
        adds_up=True,
    ),
    ChartSpec(
        name="clusters",
        title=say("Organisations by cluster"),
        heading=say("Cluster"),
        note=say("An organisation in two clusters counts in both."),
        tally=lambda insights: insights.statistics.by_cluster,
        label=_term("clusters"),
        path="clusters/{key}/",
        order="given",
        coloured=True,
    ),
    ChartSpec(
        name="status",
        title=say("Organisations by status"),
        heading=say("Status"),
        note=say("Whether sources show that an organisation is active."),
        tally=lambda insights: insights.statistics.by_status,
        label=_status,
        order="given",
        adds_up=True,
    ),
    ChartSpec(
        name="regions",
        title=say("Organisations by home country and region"),
        heading=say("Home place"),
        note=say(
            "A place counts everything that is linked to it or to a part of it; an "
            "organisation can be linked to several places."
        ),
        tally=lambda insights: insights.statistics.by_region,
        label=_term("places"),
        path="places/{key}/",
        order="tree",
    ),
    ChartSpec(
        name="towns",
        title=say("Organisations by home town"),
        heading=say("Home place"),
        note=say(
            "An organisation counts for every place it is linked to; a town that consists of others includes theirs."
        ),
        tally=lambda insights: insights.statistics.by_town,
        label=_term("places"),
        path="places/{key}/",
        without=say("No home town given"),
    ),
    ChartSpec(
        name="languages",
        title=say("Organisations by working language"),
        heading=say("Language"),
        note=say("An organisation that works in several languages counts for each of them."),
        tally=lambda insights: insights.statistics.by_language,
        label=_language,
    ),
    ChartSpec(
        name="decades",
        title=say("Organisations by decade of foundation"),
        heading=say("Decade"),
        note=say("The year in which an organisation was founded, according to its sources."),
        tally=lambda insights: insights.statistics.by_decade,
        label=_decade,
        order="time",
        adds_up=True,
    ),
    ChartSpec(
        name="freshness",
        title=say("Organisations by last check"),
        heading=say("Last checked"),
        note=say(
            "When someone last compared the entry with its sources. Three months means 92 days, twelve months 365."
        ),
        tally=lambda insights: insights.statistics.by_freshness,
        label=_checked,
        order="given",
        adds_up=True,
    ),
    ChartSpec(
        name="coverage",
        title=say("Descriptions by language"),
        heading=say("Language"),
        note=say(
            "The share of entries with a description written in each language, so that no "
            "other language is shown instead. A text that is made from the same language in another script counts too."
        ),
        tally=lambda insights: insights.statistics.coverage,
        label=_language,
        measures=(say("Organisations"), say("Projects and ideas")),
        order="given",
        drawing="shares",
    ),
    ChartSpec(
        name="needs",
        title=say("Offered and wanted, by need"),
        heading=say("What"),
        note=say(
            "Offered by organisations that are not known to be inactive or dissolved. Wanted "
            "by organisations and projects with an open call."
        ),
        tally=lambda insights: insights.statistics.needs,
        label=_term("needs"),
        measures=(say("Offered"), say("Wanted")),
        has_shares=False,
    ),
    ChartSpec(
        name="growth",
        title=say("Growth of the directory"),
        heading=say("Month"),
        note=say(
            "How many organisations and projects there were at the end of each month, by the date they were added."
        ),
        tally=lambda insights: insights.statistics.growth,
        label=month_label,
        measures=(say("Organisations"), say("Projects and ideas")),
        order="given",
        drawing="curve",
        has_shares=False,
    ),
)
"""Charts that are side by side on a wide screen are about equally long."""
