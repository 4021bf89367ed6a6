"""What organisations, projects and channels are in the words of schema.org; and any entry, by its kind."""

from __future__ import annotations

from imenik.exports.linked_data.events import linked_event, linked_meeting, linked_series
from imenik.exports.linked_data.localization import Linked, Voice, node, type_of
from imenik.insights.schedule import known_dates
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series
from imenik.store.logos import published_name


def linked_organisation(voice: Voice, organisation: Organisation) -> Linked:
    """An organisation. Its address is that of its own site; the page about it is ours."""
    edition, each = voice.edition, organisation
    known = edition.insights.directory.organisations
    return node(
        type_of(edition, each),
        id=voice.id(each),
        name=voice.text(each.name),
        alternateName=voice.other_names(each),
        description=voice.summary(each.about),
        url=each.website,
        email=each.email,
        contactPoint=_contact_point(each.contact_page),
        sameAs=[str(url) for _, url in each.links or () if url],
        logo=edition.full(f"logos/{published_name(each.logo)}") if each.logo else "",
        foundingDate=each.founded.written if each.founded else "",
        address=_address(voice, each),
        areaServed=[voice.country(code) for code in each.active_in],
        knowsLanguage=list(each.languages),
        parentOrganization=voice.organisations([known[each.part_of]]) if each.part_of else None,
        memberOf=voice.organisations(known[umbrella] for umbrella in each.member_of),
        mainEntityOfPage=voice.pages(each),
    )


def linked_project(voice: Voice, project: Project) -> Linked:
    """A project. Its last day is told of one that came to an end, since others may go on."""
    known = voice.edition.insights.directory.organisations
    mailbox = project.contact if project.contact and "://" not in project.contact else None
    return node(
        "Project",
        id=voice.id(project),
        name=voice.text(project.title),
        description=voice.summary(project.about),
        url=project.website,
        email=mailbox,
        contactPoint=None if mailbox else _contact_point(project.contact),
        foundingDate=project.starts.written if project.starts else "",
        dissolutionDate=project.ends.written if project.ends and project.stage == "completed" else "",
        areaServed=[voice.country(code) for code in project.countries],
        member=voice.organisations(
            known[organisation_id]
            for organisation_id in dict.fromkeys([project.lead, *project.partners])
            if organisation_id
        ),
        funder=voice.funders(project.funders),
        mainEntityOfPage=voice.pages(project),
    )


def linked_channel(voice: Voice, channel: Channel) -> Linked:
    """A channel: where one reads or writes."""
    return node(
        "ServiceChannel",
        id=voice.id(channel),
        name=voice.text(channel.title),
        description=voice.summary(channel.about),
        serviceUrl=channel.url,
        mainEntityOfPage=voice.pages(channel),
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
