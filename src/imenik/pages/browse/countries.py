"""One country: the organisations seated there, those that work there, its projects; and the list of countries."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.insights.calendars import country_calendar
from imenik.pages.browse import projects
from imenik.pages.pagination import abreast
from imenik.pages.upcoming import ahead
from imenik.store.languages import LocalizedText
from imenik.views.dates.calendar_links import country_feed
from imenik.views.edition import Edition
from imenik.views.maps import country_locator
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`countries/` and `countries/<code>/` for each country that something is in; the code in small letters."""
    relations = edition.insights.relations
    codes = edition.wording.in_order(relations.countries, edition.wording.country)
    places = {place.country: place for place in edition.insights.directory.places.values() if place.country}
    counts = [(code, relations.count_in(code)) for code in codes]
    yield Page("countries/", "browse/countries.html", "countries", {"countries": counts})
    for code in codes:
        seated = edition.sorted_organisations(relations.in_country.get(code, ()))
        active = edition.sorted_organisations(relations.active_in.get(code, ()))
        notes = projects.in_wall_order(edition, relations.projects_in_country.get(code, ()))
        coming = ahead(edition, country_calendar(code))
        for sheet, lists in abreast(f"countries/{code.lower()}/", seated, active):
            context = {
                "code": code,
                "place": places.get(code),
                "locator": country_locator(edition.insights.geography, code),
                "sheet": sheet,
                "lists": lists,
                "total": len(seated),
                "active": len(active),
                "feed": country_feed(edition, code),
                "ahead": coming,
                "projects": notes[: projects.FEW],
                "number": len(notes),
            }
            yield Page(sheet.path, "browse/country.html", "countries", context)
        yield from projects.lists(
            f"countries/{code.lower()}/", LocalizedText(edition.wording.country(code), None), notes
        )
