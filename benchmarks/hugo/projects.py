"""The facts of projects as front matter for Hugo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.hugo.parts import Parts, Values, bare, blocks_of, facts_of, filled, mail, outside, with_ancestors
from imenik.model import Project
from imenik.views.contacts import project_contact

NO_CONTACT = "No contact of this project is listed; this link leads to the page on joining."


def front_matter(parts: Parts, project: Project) -> Values:
    """Everything that our page of a project tells."""
    edition, title = parts.edition, parts.edition.show(project.title)
    return {"title": title.text} | filled(
        {
            "lang": title.tag if title.foreign else "",
            "description": edition.summary(project.about) if project.about else "",
            "kinds": [parts.wording.label("stage", project.stage)],
            "weight": parts.board_rank[project.id] + 1,
            "countries": [code.lower() for code in project.countries],
            "clusters": project.clusters,
            "places": with_ancestors(edition, project.homeland),
            "walls": parts.walls_of.get(project.id),
            "looking": parts.insights.is_looking(project),
            "card": _note(parts, project),
            "trail": [parts.above("projects", "Wall of projects")],
            "tags": parts.terms("clusters", "clusters", project.clusters),
            "about": parts.prose(project.about),
            "note": parts.prose(project.note),
            "seeking": _seeking(parts, project),
            "taking_part": _taking_part(parts, project),
            "facts": facts_of(_facts(parts, project)),
            "blocks": blocks_of(_blocks(parts, project)),
            "updates": [
                {"date": parts.wording.date(update.date), **(parts.prose(update.text) or {})}
                for update in sorted(project.updates, key=lambda update: update.date, reverse=True)
            ],
            "provenance": parts.provenance(project, title.text),
            "edit": parts.url(f"add/project/?edit={project.id}"),
        }
    )


def _note(parts: Parts, project: Project) -> Values:
    card = parts.cards.projects([project])[0]
    return filled(
        {
            "cluster": card.cluster,
            "mark": card.mark,
            "stage": card.stage,
            "seeks": card.seeks,
            "until": card.until,
            "lines": [
                {"class": kind, "label": label, "text": text}
                for kind, label, text in (
                    ("lead", parts.say("Led by"), card.lead),
                    ("home", parts.say("Home places"), card.homeland),
                    ("where", parts.say("Countries"), card.countries),
                )
                if text
            ],
        }
    )


def _seeking(parts: Parts, project: Project) -> Values | None:
    if not project.seeks or not project.seeks_until:
        return None
    words = "Looking for, until {date}" if parts.insights.is_looking(project) else "Wanted until {date}"
    items = [
        filled({"text": parts.edition.needs([sought.need])[0], "note": parts.prose(sought.note)})
        for sought in project.seeks
    ]
    return {"title": parts.say(words, date=parts.wording.date(project.seeks_until)), "items": items}


def _taking_part(parts: Parts, project: Project) -> Values | None:
    if project.stage in ("completed", "cancelled"):
        return None
    way = project_contact(project, parts.organisations)
    if way is None:
        return {"url": parts.url("join/"), "small": parts.say(NO_CONTACT)}
    words = "Writes to {address}" if way.kind == "mailbox" else "Links to {address}"
    owner = f" ({parts.edition.plain(way.owner.name)})" if way.owner else ""
    return {"url": way.href, "small": parts.say(words, address=bare(way.address)) + owner}


def _facts(parts: Parts, project: Project) -> Iterator[tuple[str, Sequence[Values]]]:
    label, date = parts.edition.labels(project), parts.wording.date
    yield label["lead"], [parts.organisation(parts.organisations[project.lead])] if project.lead else []
    yield label["partners"], [parts.organisation(parts.organisations[partner]) for partner in project.partners]
    yield (
        label["funders"],
        [
            parts.organisation(parts.organisations[funder]) if funder in parts.organisations else {"text": funder}
            for funder in project.funders
        ],
    )
    yield label["countries"], parts.countries(project.countries)
    yield label["homeland"], parts.terms("places", "places", project.homeland)
    yield label["starts"], parts.line(date(project.starts) if project.starts else "")
    yield label["ends"], parts.line(date(project.ends) if project.ends else "")
    yield label["website"], outside(project.website)
    yield label["contact"], (outside if "://" in (project.contact or "") else mail)(project.contact)


def _blocks(parts: Parts, project: Project) -> Iterator[tuple[str, Sequence[Values]]]:
    yield parts.say("Who could help"), parts.suggested(parts.insights.matching.helpers.get(project.id, ()))
    yield (
        parts.say("Events"),
        [
            {**parts.entry(event), "small": parts.wording.span(event.starts, event.ends)}
            for event in parts.insights.relations.events_of.get(project.id, ())
        ],
    )
