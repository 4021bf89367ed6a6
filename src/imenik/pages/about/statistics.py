"""Statistics of the directory: the key figures, then charts with their tables."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.views.charts import chart, percent
from imenik.views.edition import Edition
from imenik.views.render import Page
from imenik.views.statistics import CHART_SPECS


def pages(edition: Edition) -> Iterator[Page]:
    """`statistics/`."""
    numbers = edition.insights.statistics
    context = {
        "numbers": numbers,
        "checked": percent(edition, numbers.checked, numbers.organisations),
        "charts": [chart(edition, spec) for spec in CHART_SPECS],
    }
    yield Page("statistics/", "about/statistics.html", "statistics", context)
