"""Organisations, projects and channels as schema.org nodes; and any record, by its kind."""

from __future__ import annotations

from imenik.exports.linked_data.events import event_node, meeting_node, series_node
from imenik.exports.linked_data.localization import JsonLd, Localizer, node, type_of
from imenik.exports.linked_data.properties import entry_node
from imenik.insights.schedule import known_dates
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series
from imenik.model.organisation import Seat
from imenik.store.logos import published_name


def organisation_node(localizer: Localizer, organisation: Organisation) -> JsonLd:
    """An organisation; `url` is its own website."""
    edition = localizer.edition
    by_id = edition.insights.directory.organisations
    return entry_node(
        localizer,
        type_of(edition, organisation),
        organisation,
        {
            "name": localizer.text(organisation.name),
            "also_known_as": localizer.other_names(organisation),
            "about": localizer.about(organisation.about) if organisation.about else "",
            "website": organisation.website,
            "email": organisation.email,
            "contact_page": _contact_point(organisation.contact_page),
            "links": [
                *(str(url) for _, url in organisation.links or () if url),
                *(identifier.url for identifier in organisation.identifiers if identifier.url),
            ],
            "identifiers": [
                node("PropertyValue", propertyID=identifier.register, value=identifier.value)
                for identifier in organisation.identifiers
            ],
            "seats": [node("Place", address=_address(localizer, seat)) for seat in organisation.seats],
            "logo": edition.full(f"logos/{published_name(organisation.logo)}") if organisation.logo else "",
            "founded": organisation.founded.written if organisation.founded else "",
            "address": _address(localizer, organisation),
            "active_in": [localizer.country(code) for code in organisation.active_in],
            "languages": list(organisation.languages),
            "part_of": localizer.ids(
                by_id[parent] for parent in (organisation.part_of, *organisation.also_part_of) if parent
            ),
            "member_of": localizer.ids(by_id[umbrella] for umbrella in organisation.member_of),
        },
    )


def project_node(localizer: Localizer, project: Project) -> JsonLd:
    """A project; only a completed one has a last day, since others may continue."""
    by_id = localizer.edition.insights.directory.organisations
    mailbox = project.contact if project.contact and "://" not in project.contact else None
    return entry_node(
        localizer,
        "Project",
        project,
        {
            "title": localizer.text(project.title),
            "about": localizer.about(project.about) if project.about else "",
            "website": project.website,
            "email": mailbox,
            "contactPoint": None if mailbox else _contact_point(project.contact),
            "starts": project.starts.written if project.starts else "",
            "ends": project.ends.written if project.ends and project.stage == "completed" else "",
            "countries": [localizer.country(code) for code in project.countries],
            "partners": localizer.ids(
                by_id[organisation_id]
                for organisation_id in dict.fromkeys([project.lead, *project.partners])
                if organisation_id
            ),
            "funders": localizer.funders(project.funders),
        },
    )


def channel_node(localizer: Localizer, channel: Channel) -> JsonLd:
    """A channel, such as a forum or a newsletter."""
    return entry_node(
        localizer,
        "ServiceChannel",
        channel,
        {
            "title": localizer.text(channel.title),
            "about": localizer.about(channel.about),
            "url": channel.url,
        },
    )


def record_node(localizer: Localizer, record: Record) -> JsonLd:
    """A record of any kind."""
    match record:
        case Organisation():
            return organisation_node(localizer, record)
        case Project():
            return project_node(localizer, record)
        case Series():
            return series_node(localizer, record)
        case Event():
            return event_node(localizer, record)
        case Channel():
            return channel_node(localizer, record)
        case Meeting():
            return _meeting_node_of(localizer, record)
        case _:
            raise TypeError(record.kind)


def _meeting_node_of(localizer: Localizer, meeting: Meeting) -> JsonLd:
    edition = localizer.edition
    (occurrence,) = known_dates(edition.insights.directory.series[meeting.series], [meeting])
    return meeting_node(localizer, occurrence)


def _contact_point(url: str | None) -> JsonLd | None:
    return node("ContactPoint", url=url) if url else None


def _address(localizer: Localizer, seat: Organisation | Seat) -> JsonLd | None:
    country, city = seat.country, seat.city
    if not (country or city):
        return None
    town = localizer.city(country, city) if city else ""
    return node("PostalAddress", addressLocality=town, addressCountry=country)
