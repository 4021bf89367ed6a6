"""A vCard and a QR code for each organisation, and the short address that both contain.

The short address is outside the language folders and redirects to the page in the visitor's language, since anybody may
scan a code on a poster. So there is one of each per organisation, not per language.
"""

from __future__ import annotations

from collections.abc import Iterator

from imenik.env.locations import THEME
from imenik.exports.contacts.qr import CodeSums, code_of, qr_svg
from imenik.exports.contacts.vcard import short_path, vcard
from imenik.views.edition import Edition, Editions, directory_of
from imenik.views.render import environment, fill

_MANY = 300
"""So many codes are drawn faster by sums."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`o/<id>/` for each organisation with `<id>.vcf` and `qr.svg`; also under former ids, which may be in print.

    Without a site address there is no QR code.
    """
    neutral = neutral_of(editions)
    templates, organisations = environment(THEME), directory_of(editions).organisations
    code_for = CodeSums(neutral.full("o/")).code_of if len(organisations) >= _MANY else code_of
    for organisation in organisations.values():
        page = fill(
            templates, "exports/short_address.html", neutral, editions=editions, organisation=organisation
        ).encode()
        address = neutral.full(short_path(organisation.id))
        card, code = vcard(neutral, organisation), qr_svg(code_for(address)) if address else b""
        for known in (organisation.id, *organisation.former_ids):
            path = short_path(known)
            yield f"{path}index.html", page
            yield f"{path}{known}.vcf", card
            if code:
                yield f"{path}qr.svg", code


def neutral_of(editions: Editions) -> Edition:
    """The edition for files shared by all languages: the source language of the interface, English."""
    return next(
        (edition for edition in editions.values() if edition.language.row.source), next(iter(editions.values()))
    )
