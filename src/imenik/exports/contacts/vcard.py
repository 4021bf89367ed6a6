"""An organisation as a contact for phones and mail programs: vCard 3.0 (RFC 2426), one for all languages.

Not 4.0 (RFC 6350), since address books everywhere support 3.0 and of 4.0 little more. Nothing in a card is translated:
it has the organisation's own names, and the country in English, as on international mail.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel.languages import get_official_languages

from imenik.exports.calendars.vevent import first_id, fold_line, strip_control_chars
from imenik.model import Organisation
from imenik.views.edition import Edition


def short_path(id: str) -> str:  # noqa: A002 - the name that it has everywhere
    """The short address of an organisation, which redirects to its page in the visitor's language."""
    return f"o/{id}/"


def vcard(edition: Edition, organisation: Organisation) -> bytes:
    """The card; the name of the country is that of the edition."""
    return b"".join(fold_line(line) for line in _lines(edition, organisation))


def _lines(edition: Edition, organisation: Organisation) -> Iterator[str]:
    name = _local_name(organisation)
    all_names = dict.fromkeys([*organisation.name.values(), *_short(organisation), *organisation.also_known_as])
    others = [other_name for other_name in all_names if other_name != name]
    yield from (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Imenik//EN",
        f"UID:organisations-{first_id(organisation)}@{edition.settings.uid_domain}",
    )
    yield f"FN:{_text(name)}"
    yield "N:;;;;"
    yield f"ORG:{_text(name)}"
    yield "X-ABSHOWAS:COMPANY"  # for Apple devices: not a person
    if others:
        yield f"NICKNAME:{','.join(map(_text, others))}"
    if organisation.city or organisation.country:
        city = next(iter(organisation.city.values())) if organisation.city else ""
        country = edition.wording.country(organisation.country) if organisation.country else ""
        yield f"ADR;TYPE=WORK:;;;{_text(city)};;;{_text(country)}"
    if organisation.email:
        yield f"EMAIL;TYPE=INTERNET,WORK:{_text(organisation.email)}"
    yield from (f"URL:{url}" for url in (organisation.website, organisation.contact_page) if url)
    yield from (f"X-SOCIALPROFILE;TYPE={kind}:{url}" for kind, url in organisation.links or () if url)
    page = edition.full(short_path(organisation.id))
    if page:
        yield f"NOTE:{_text(page)}"
        yield f"SOURCE:{page}"
    yield f"REV:{(organisation.checked or organisation.added).isoformat()}T00:00:00Z"
    yield "END:VCARD"


def _local_name(organisation: Organisation) -> str:
    """The name in a language of the country it is based in, else the first name in its entry."""
    spoken = get_official_languages(organisation.country, de_facto=True) if organisation.country else ()
    names = {tag.partition("-")[0]: name for tag, name in reversed(tuple(organisation.name.items()))}
    return next((names[language] for language in spoken if language in names), next(iter(organisation.name.values())))


def _short(organisation: Organisation) -> Iterator[str]:
    if organisation.short_name:
        yield from organisation.short_name.values()


def _text(value: str) -> str:
    """A text value with separators escaped (RFC 2426, section 4)."""
    escaped = strip_control_chars(value).replace("\\", "\\\\").replace("\n", "\\n")
    return escaped.replace(";", "\\;").replace(",", "\\,")
