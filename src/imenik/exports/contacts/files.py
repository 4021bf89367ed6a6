"""What one takes along of an organisation: a contact, a QR code, and the short address that both name.

The address is below no language, and leads to the page in the language of whoever comes: a code on a poster is read by
strangers. So there is one of each for an organisation, and not one for each language.
"""

from __future__ import annotations

from collections.abc import Iterator

from imenik.env import THEME
from imenik.exports.contacts.qr import qr_svg
from imenik.exports.contacts.vcard import short_path, vcard
from imenik.views.edition import Edition, Editions, directory_of
from imenik.views.render import environment, fill


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`o/<id>/` for each organisation with `<id>.vcf` and `qr.svg`; under a former id too, as that was printed.

    Without the address of the site, there is nothing that a code could name.
    """
    neutral = neutral_of(editions)
    templates = environment(THEME)
    for organisation in directory_of(editions).organisations.values():
        page = fill(
            templates, "exports/short_address.html", neutral, editions=editions, organisation=organisation
        ).encode()
        address = neutral.full(short_path(organisation.id))
        card, code = vcard(neutral, organisation), qr_svg(address) if address else b""
        for known in (organisation.id, *organisation.former_ids):
            path = short_path(known)
            yield f"{path}index.html", page
            yield f"{path}{known}.vcf", card
            if code:
                yield f"{path}qr.svg", code


def neutral_of(editions: Editions) -> Edition:
    """The edition for what is one for all: English, the language that the interface is written in."""
    return next(
        (edition for edition in editions.values() if edition.language.row.source), next(iter(editions.values()))
    )
