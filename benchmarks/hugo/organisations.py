"""The facts of organisations as front matter for Hugo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.hugo.parts import Parts, Values, blocks_of, facts_of, filled, mail, outside, present, with_ancestors
from imenik.model import Organisation
from imenik.model.parts.elsewhere import Links
from imenik.views.cards import location_line


def front_matter(parts: Parts, organisation: Organisation) -> Values:
    """Everything that our page of an organisation tells."""
    edition = parts.edition
    name, card = edition.show(organisation.name), parts.cards.organisations([organisation])[0]
    country = [organisation.country] if organisation.country else []
    kind = edition.plain(edition.term("organisation-types", organisation.type).label)
    status = organisation.status != "unknown" and parts.wording.label("status", organisation.status)
    return {"title": name.text} | filled(
        {
            "lang": name.tag if name.foreign else "",
            "description": edition.summary(organisation.about) if organisation.about else "",
            "kinds": [
                kind,
                *present([organisation.short_name and edition.plain(organisation.short_name), status]),
            ],
            "seat": (organisation.country or "").lower(),
            "active": [code.lower() for code in organisation.active_in],
            "cluster": card.cluster,
            "line": card.line,
            "weight": edition.rank[organisation.id] + 1,
            "countries": [code.lower() for code in dict.fromkeys([*country, *organisation.active_in])],
            "clusters": organisation.clusters,
            "types": [organisation.type],
            "places": with_ancestors(parts.edition, organisation.homeland),
            "trail": [parts.above("organisations", "Organisations"), *parts.countries(country)],
            "tags": parts.terms("clusters", "clusters", organisation.clusters),
            "about": parts.prose(organisation.about),
            "note": parts.prose(organisation.note),
            "contact": _contact(parts, organisation),
            "facts": facts_of(_facts(parts, organisation)),
            "members": [parts.card(member) for member in _members(parts, organisation)],
            "blocks": blocks_of(_blocks(parts, organisation)),
            "provenance": parts.provenance(organisation, name.text),
            "edit": parts.url(f"add/organisation/?edit={organisation.id}"),
        }
    )


def _members(parts: Parts, organisation: Organisation) -> list[Organisation]:
    groups = (parts.insights.relations.units, parts.insights.relations.members)
    return [member for group in groups for member in parts.edition.sorted_organisations(group.get(organisation.id, ()))]


def _facts(parts: Parts, organisation: Organisation) -> Iterator[tuple[str, Sequence[Values]]]:
    edition, wording, label = parts.edition, parts.wording, parts.edition.labels(organisation)
    yield parts.say("Based in"), parts.line(location_line(edition, organisation))
    active = parts.say("Also active in") if organisation.country else label["active_in"]
    yield active, parts.countries(organisation.active_in)
    yield label["homeland"], parts.terms("places", "places", organisation.homeland)
    parents = [organisation.part_of] if organisation.part_of else []
    yield label["part_of"], [parts.organisation(parts.organisations[parent]) for parent in parents]
    yield label["member_of"], [parts.organisation(parts.organisations[parent]) for parent in organisation.member_of]
    yield label["founded"], parts.line(wording.date(organisation.founded) if organisation.founded else "")
    languages = wording.language_names(organisation.languages)
    yield label["languages"], parts.line(wording.listed(languages) if languages else "")
    yield (
        label["offers"],
        parts.line(wording.listed(edition.needs(organisation.offers)) if organisation.offers else ""),
    )
    yield label["seeks"], _sought(parts, organisation)
    yield label["topics"], parts.terms("topics", "help", organisation.topics)
    yield label["network"], [{**(parts.prose(organisation.network.role) or {})}] if organisation.network else []
    yield label["also_known_as"], [parts.shown(name) for name in edition.other_names(organisation)]


def _contact(parts: Parts, organisation: Organisation) -> list[Values]:
    """The ways to reach it: its own are buttons, with the address where that says more than the label."""
    label, networks = parts.edition.labels(organisation), parts.edition.labels(organisation.links or Links())
    own = (
        *((label["website"], link["text"], link["url"]) for link in outside(organisation.website)),
        *((label["email"], link["text"], link["url"]) for link in mail(organisation.email)),
        *((label["contact_page"], "", link["url"]) for link in outside(organisation.contact_page)),
    )
    return [
        *({"text": str(text), "small": small, "url": url, "button": True} for text, small, url in own),
        *({"text": str(networks[key]), "url": url} for key, url in organisation.links or () if url),
    ]


def _sought(parts: Parts, organisation: Organisation) -> list[Values]:
    if not organisation.seeks or not organisation.seeks_until:
        return []
    words = "until {date}" if parts.insights.is_looking(organisation) else "ended on {date}"
    until = parts.say(words, date=parts.wording.date(organisation.seeks_until))
    return [{"text": parts.wording.listed(parts.edition.needs(organisation.seeks)), "small": until}]


def _blocks(parts: Parts, organisation: Organisation) -> Iterator[tuple[str, Sequence[Values]]]:
    matching = parts.insights.matching
    yield (
        parts.say("Projects, meetings and channels"),
        [
            {**parts.entry(record), "small": parts.wording.label("role", role)}
            for role, record in parts.insights.relations.roles.get(organisation.id, ())
        ],
    )
    words = (
        ("Projects looking for what it offers", matching.projects),
        ("Organisations looking for what it offers", matching.seekers),
        ("Organisations offering what it is looking for", matching.offerers),
        ("Similar organisations", matching.similar),
    )
    for title, matches in words:
        yield parts.say(title), parts.suggested(matches.get(organisation.id, ()))
