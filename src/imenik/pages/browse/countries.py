"""A page for each country: organisations based or active there, and projects; and the list of countries."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.insights.calendars import country_calendar
from imenik.pages.browse import projects
from imenik.pages.pagination import paginate_together
from imenik.pages.upcoming import upcoming
from imenik.store.languages import LocalizedText
from imenik.views.dates.calendar_links import country_subscription
from imenik.views.edition import Edition
from imenik.views.maps import country_locator
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`countries/` and `countries/<code>/` for each country with entries; the code in lower case."""
    relations = edition.insights.relations
    codes = edition.wording.in_order(relations.countries, edition.wording.country)
    places = {place.country: place for place in edition.insights.directory.places.values() if place.country}
    counts = [(code, relations.count_in(code), len(relations.projects_in_country.get(code, ()))) for code in codes]
    yield Page("countries/", "browse/countries.html", "countries", {"countries": counts})
    for code in codes:
        seated = edition.sorted_organisations(relations.in_country.get(code, ()))
        active = edition.sorted_organisations(relations.active_in.get(code, ()))
        notes = projects.in_board_order(edition, relations.projects_in_country.get(code, ()))
        coming = upcoming(edition, country_calendar(code))
        for list_page, lists in paginate_together(f"countries/{code.lower()}/", seated, active):
            context = {
                "code": code,
                "place": places.get(code),
                "locator": country_locator(edition.insights.geography, code),
                "list_page": list_page,
                "lists": lists,
                "total": len(seated),
                "active": len(active),
                "subscription": country_subscription(edition, code),
                "upcoming": coming,
                "projects": notes[: projects.EXCERPT],
                "number": len(notes),
            }
            yield Page(list_page.path, "browse/country.html", "countries", context)
        yield from projects.list_pages(
            f"countries/{code.lower()}/", LocalizedText(edition.wording.country(code), None), notes
        )
