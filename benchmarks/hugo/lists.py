"""The front matter of lists for Hugo: titles and words. Hugo finds, sorts, counts and splits what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.hugo.parts import Parts, Values, blocks_of, filled
from imenik.insights.places import nearest_offices
from imenik.insights.relations import ancestors
from imenik.model import Place, Term

OVERVIEWS = {
    "organisations": "All organisations",
    "projects": "Wall of projects",
    "walls": "Projects looking for something",
    "countries": "Countries",
    "clusters": "Clusters",
    "types": "Types of organisations",
    "places": "Home places",
}
"""The lists that others hang on, with their titles; `walls` is at `projects/looking/` on our site."""
TERMS = (("clusters", "clusters", "Clusters"), ("types", "organisation-types", "Types of organisations"))
"""Folder, vocabulary and title of lists by term."""
SHOWN = 8
"""How many events, channels and authorities the page of a place shows."""
MAX_COUNTRIES = 24


def lists(parts: Parts) -> Iterator[tuple[str, Values]]:
    """The folder of each list and its front matter."""
    columns = [
        {"id": cluster.id, "text": parts.edition.plain(cluster.label)}
        for cluster in parts.edition.insights.directory.terms("clusters").values()
    ]
    for folder, words in OVERVIEWS.items():
        yield folder, {"title": parts.say(words), "layout": folder} | _of_overview(parts, folder, columns)
    for code in parts.insights.relations.countries:
        title = parts.wording.country(code)
        above = parts.above("countries", "Countries")
        yield f"countries/{code.lower()}", {"title": title, "layout": "country", "trail": [above]}
        yield from _wall(parts, "countries", code.lower(), title)
    for group, vocabulary, words in TERMS:
        for term in parts.edition.insights.directory.terms(vocabulary).values():
            if group == "types" and term.id not in parts.insights.relations.of_type:
                continue
            yield f"{group}/{term.id}", _term(parts, term, "term") | {"trail": [parts.above(group, words)]}
            yield from _wall(parts, group, term.id, parts.edition.plain(term.label))
    for place in parts.edition.insights.directory.places.values():
        yield f"places/{place.id}", _term(parts, place, "place") | _of_place(parts, place)
        yield from _wall(parts, "places", place.id, parts.edition.plain(place.label))


def _of_overview(parts: Parts, folder: str, columns: Sequence[Values]) -> Values:
    if folder in ("projects", "walls"):
        return {"columns": columns}
    return {"tree": list(_tree(parts))} if folder == "places" else {}


def _tree(parts: Parts) -> Iterator[Values]:
    """The places in depth-first order, each with its depth."""
    children = _children(parts)
    stack = [(place, 0) for place in reversed(children.get(None, ()))]
    while stack:
        place, depth = stack.pop()
        yield _link(parts, place) | {"depth": depth}
        stack.extend((part, depth + 1) for part in reversed(children.get(place.id, ())))


def _children(parts: Parts) -> Mapping[str | None, list[Place]]:
    children: dict[str | None, list[Place]] = {}
    places = parts.edition.insights.directory.places.values()
    for place in parts.wording.in_order(places, lambda place: parts.edition.plain(place.label)):
        children.setdefault(place.parent, []).append(place)
    return children


def _link(parts: Parts, place: Place) -> Values:
    return parts.terms("places", "places", [place.id])[0]


def _wall(parts: Parts, group: str, key: str, name: str) -> Iterator[tuple[str, Values]]:
    """The list of all projects of a group, where its page cannot show all."""
    wall = f"{group}-{key}"
    if wall in parts.walls:
        trail = [parts.above("projects", "Wall of projects"), {"text": name, "url": parts.url(f"{group}/{key}/")}]
        title = parts.say("Projects and ideas: {of}", of=name)
        yield f"walls/{wall}", {"title": title, "layout": "wall", "trail": trail}


def _term(parts: Parts, term: Term, layout: str) -> Values:
    label = parts.edition.show(term.label)
    about = parts.prose(term.about) if term.about else None
    return {"title": label.text, "layout": layout} | filled({"lang": parts.shown(label).get("lang"), "about": about})


def _of_place(parts: Parts, place: Place) -> Values:
    directory = parts.edition.insights.directory
    steps = parts.terms("places", "places", reversed(ancestors(place.id, directory)))
    return filled(
        {
            "kinds": [parts.edition.kind_of_place(place)],
            "trail": [parts.above("places", "Home places"), *steps],
            "glance": list(_numbers(parts, place)),
            "blocks": blocks_of(_blocks(parts, place)),
        }
    )


def _numbers(parts: Parts, place: Place) -> Iterator[Values]:
    """What is tied to a place, in numbers."""
    insights = parts.edition.insights
    links = insights.place_links.get(place.id)
    if links is None:
        return
    numbers = {
        "Organisations": len(insights.relations.linked_to_place.get(place.id, ())),
        "Countries they are based in": len(links.countries),
        "Projects and ideas": len(insights.relations.projects_for.get(place.id, ())),
        "Offering something": links.offering,
        "Looking for something now": links.calls,
        "Events": len(links.events),
    }
    for words, number in numbers.items():
        if number:
            yield {"label": parts.say(words), "text": parts.wording.number(number)}


def _blocks(parts: Parts, place: Place) -> Iterator[tuple[str, list[Values]]]:
    """What a page of a place shows beside organisations and projects."""
    insights = parts.edition.insights
    office = nearest_offices(place.id, insights.directory, insights.offices_by_place)
    offices = office.organisations[:SHOWN] if office else ()
    yield parts.say("Where to turn"), [parts.organisation(organisation) for organisation in offices]
    links = insights.place_links.get(place.id)
    if links:
        needs = [need for need in insights.directory.terms("needs") if need in links.offered or need in links.sought]
        yield parts.say("Offered and wanted"), parts.terms("needs", "partners", needs)
        yield parts.say("Events"), [parts.entry(event) for event in links.events][:SHOWN]
        yield parts.say("Channels"), [parts.entry(channel) for channel in links.channels][:SHOWN]
        yield parts.say("Countries they are based in"), parts.countries(list(links.countries)[:MAX_COUNTRIES])
    yield parts.say("Places within it"), [_link(parts, part) for part in _parts_of(parts, place)]


def _parts_of(parts: Parts, place: Place) -> list[Place]:
    directory = parts.edition.insights.directory
    children = [directory.places[child] for child in parts.insights.relations.children.get(place.id, ())]
    return parts.wording.in_order(children, lambda child: parts.edition.plain(child.label))
