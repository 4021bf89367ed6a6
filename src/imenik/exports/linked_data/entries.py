"""What organisations, projects and channels are in the words of schema.org; and any entry, by its kind."""

from __future__ import annotations

from imenik.exports.linked_data.events import linked_event, linked_meeting, linked_series
from imenik.exports.linked_data.localization import Linked, Voice, node, type_of
from imenik.exports.linked_data.properties import entry_node
from imenik.insights.schedule import known_dates
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series
from imenik.store.logos import published_name


def linked_organisation(voice: Voice, organisation: Organisation) -> Linked:
    """An organisation. Its address is that of its own site; the page about it is ours."""
    edition = voice.edition
    known = edition.insights.directory.organisations
    return entry_node(
        voice,
        type_of(edition, organisation),
        organisation,
        {
            "name": voice.text(organisation.name),
            "also_known_as": voice.other_names(organisation),
            "about": voice.summary(organisation.about),
            "website": organisation.website,
            "email": organisation.email,
            "contact_page": _contact_point(organisation.contact_page),
            "links": [str(url) for _, url in organisation.links or () if url],
            "logo": edition.full(f"logos/{published_name(organisation.logo)}") if organisation.logo else "",
            "founded": organisation.founded.written if organisation.founded else "",
            "address": _address(voice, organisation),
            "active_in": [voice.country(code) for code in organisation.active_in],
            "languages": list(organisation.languages),
            "part_of": voice.organisations([known[organisation.part_of]]) if organisation.part_of else None,
            "member_of": voice.organisations(known[umbrella] for umbrella in organisation.member_of),
        },
    )


def linked_project(voice: Voice, project: Project) -> Linked:
    """A project. Its last day is told of one that came to an end, since others may go on."""
    known = voice.edition.insights.directory.organisations
    mailbox = project.contact if project.contact and "://" not in project.contact else None
    return entry_node(
        voice,
        "Project",
        project,
        {
            "title": voice.text(project.title),
            "about": voice.summary(project.about),
            "website": project.website,
            "email": mailbox,
            "contactPoint": None if mailbox else _contact_point(project.contact),
            "starts": project.starts.written if project.starts else "",
            "ends": project.ends.written if project.ends and project.stage == "completed" else "",
            "countries": [voice.country(code) for code in project.countries],
            "partners": voice.organisations(
                known[organisation_id]
                for organisation_id in dict.fromkeys([project.lead, *project.partners])
                if organisation_id
            ),
            "funders": voice.funders(project.funders),
        },
    )


def linked_channel(voice: Voice, channel: Channel) -> Linked:
    """A channel: where one reads or writes."""
    return entry_node(
        voice,
        "ServiceChannel",
        channel,
        {
            "title": voice.text(channel.title),
            "about": voice.summary(channel.about),
            "url": channel.url,
        },
    )


def linked(voice: Voice, record: Record) -> Linked:
    """An entry of any kind."""
    match record:
        case Organisation():
            return linked_organisation(voice, record)
        case Project():
            return linked_project(voice, record)
        case Series():
            return linked_series(voice, record)
        case Event():
            return linked_event(voice, record)
        case Channel():
            return linked_channel(voice, record)
        case Meeting():
            return _linked_date(voice, record)
        case _:
            raise TypeError(record.kind)


def _linked_date(voice: Voice, meeting: Meeting) -> Linked:
    edition = voice.edition
    (occurrence,) = known_dates(edition.insights.directory.series[meeting.series], [meeting])
    return linked_meeting(voice, occurrence)


def _contact_point(url: str | None) -> Linked | None:
    return node("ContactPoint", url=url) if url else None


def _address(voice: Voice, organisation: Organisation) -> Linked | None:
    country, city = organisation.country, organisation.city
    if not (country or city):
        return None
    town = voice.city(country, city) if city else ""
    return node("PostalAddress", addressLocality=town, addressCountry=country)
