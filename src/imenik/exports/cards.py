"""What one takes along of an organisation: a contact, a QR code, and the short address that both name.

The address is below no language, and leads to the page in the language of whoever comes: a code on a poster is read by
strangers. So there is one of each for an organisation, and not one for each language.
"""

from __future__ import annotations

from collections.abc import Iterator

from imenik.checkout import THEME
from imenik.edition import Edition, Editions, directory_of
from imenik.qr import qr_svg
from imenik.render import environment, fill
from imenik.vcard import short_path, vcard


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`o/<id>/` for each organisation with `<id>.vcf` and `qr.svg`; a former id leads on for ever, as it was printed.

    Without the address of the site, there is nothing that a code could name.
    """
    neutral = neutral_of(editions)
    templates = environment(THEME)
    for each in directory_of(editions).organisations.values():
        path = short_path(each.id)
        values = {"editions": editions, "title": neutral.plain(each.name), "path": neutral.address(each)}
        page = fill(templates, "leading.html", neutral, **values).encode()
        yield from ((f"{short_path(known)}index.html", page) for known in (each.id, *each.former_ids))
        yield f"{path}{each.id}.vcf", vcard(neutral, each)
        if neutral.settings.site_url:
            yield f"{path}qr.svg", qr_svg(neutral.full(path))


def neutral_of(editions: Editions) -> Edition:
    """The edition for what is one for all: English, the language that the interface is written in."""
    return next((each for each in editions.values() if each.language.row.source), next(iter(editions.values())))
