"""Name, icons and colours of the site on a phone's home screen (W3C, Web Application Manifest)."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.exports.json_files import readable
from imenik.views.edition import Edition, Editions
from imenik.views.social.images import GROUND, PAPER

_ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`<language>/manifest.webmanifest` for each language; its addresses are relative to the file."""
    for tag, edition in editions.items():
        yield f"{tag}/manifest.webmanifest", readable(_manifest(edition), 1)


def _manifest(edition: Edition) -> dict[str, object]:
    short = edition.settings.short_name
    return {
        "name": edition.name,
        "short_name": edition.plain(short) if short else edition.name,
        "description": edition.description,
        "lang": edition.language.tag,
        "dir": "ltr",
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "theme_color": _hex(GROUND),
        "background_color": _hex(PAPER),
        "icons": [
            {
                "src": f"../assets/icons/{icon}.png",
                "sizes": f"{side}x{side}",
                "type": "image/png",
                "purpose": purpose,
            }
            for icon, side, purpose in _ICONS
        ],
    }


def _hex(colour: tuple[int, int, int]) -> str:
    return "#" + bytes(colour).hex()
