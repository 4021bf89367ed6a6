"""The site itself as schema.org nodes: the home page, breadcrumbs, the data set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from imenik.exports.linked_data.localization import JsonLd, node
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition
from imenik.views.render import Step


def site_node(edition: Edition) -> JsonLd:
    """The site with its search (https://schema.org/SearchAction); empty without a site address."""
    home = edition.full(f"{edition.language.tag}/")
    if not home:
        return {}
    target = node("EntryPoint", urlTemplate=f"{home}search/?q={{search_term_string}}")
    action = node("SearchAction", target=target)
    # Not a property of schema.org; see https://schema.org/docs/actions.html, "Input and Output constraints".
    asking = {**action, "query-input": "required name=search_term_string"}
    tag = edition.language.tag
    return node("WebSite", name=edition.name, url=home, inLanguage=tag, potentialAction=asking)


def breadcrumb_node(edition: Edition, trail: Iterable[Step], title: str) -> JsonLd:
    """The breadcrumbs to the page of that title, with the home page if there is no other; empty without a site address.

    More is not asked for, as there have to be two, and the page itself needs no address:
    https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    """
    if not edition.settings.site_url:
        return {}
    steps = list(trail) or [("", edition.name)]
    items = [
        node("ListItem", position=number, name=_text(name), item=edition.full(f"{edition.language.tag}/{address}"))
        for number, (address, name) in enumerate(steps, 1)
    ]
    here = node("ListItem", position=len(items) + 1, name=title)
    return node("BreadcrumbList", itemListElement=[*items, here])


def _publisher(edition: Edition, root: str) -> JsonLd:
    """Who publishes the data, or else the site itself."""
    publisher = edition.settings.publisher
    if publisher is None:
        return node("Organization", name=edition.name, url=root)
    return node("Organization", name=edition.plain(publisher.name), url=publisher.url)


def _text(name: str | LocalizedText) -> str:
    return name.text if isinstance(name, LocalizedText) else name


class Distribution(NamedTuple):
    """A download: its name, path below the root, media type, and size in bytes (0 if unknown)."""

    name: str
    path: str
    media: str
    size: int


def dataset_node(
    edition: Edition, about: str, description: str, modified: dt.date | None, files: Iterable[Distribution]
) -> JsonLd:
    """The directory as a data set with its downloads; its `url` is the root, since it is the same in every language."""
    insights, wording = edition.insights, edition.wording
    tag, root = edition.language.tag, edition.full("")
    day = modified.isoformat() if modified else ""
    first = next(iter(insights.almanac.days), None)
    return node(
        "Dataset",
        id=edition.full("#data"),
        name=f"{edition.name}: {about}",
        description=f"{about}. {description}.",
        url=root,
        license=edition.settings.licence.url,
        isAccessibleForFree=True,
        inLanguage=list(edition.languages),
        keywords=list(_keywords(edition)),
        spatialCoverage=[node("Country", name=wording.country(code)) for code in sorted(insights.relations.countries)],
        temporalCoverage=f"{first.isoformat()}/.." if first else "",
        version=day,
        dateModified=day,
        creator=_publisher(edition, root),
        mainEntityOfPage=node("WebPage", url=edition.full(f"{tag}/data/"), inLanguage=tag) if root else None,
        distribution=[_download(edition, file) for file in files] if edition.settings.site_url else [],
    )


def _keywords(edition: Edition) -> Iterator[str]:
    """The clusters, and the countries that people come from."""
    directory = edition.insights.directory
    homes = (place for place in directory.places.values() if directory.place_kinds[place.kind].is_country)
    yield from (edition.plain(term.label) for term in (*directory.terms("clusters").values(), *homes))


def _download(edition: Edition, file: Distribution) -> JsonLd:
    return node(
        "DataDownload",
        name=file.name,
        encodingFormat=file.media,
        contentUrl=edition.full(file.path),
        contentSize=f"{file.size} B" if file.size else "",
    )
