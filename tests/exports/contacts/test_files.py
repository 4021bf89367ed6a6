"""What one takes along of an organisation, as other programs read it: contacts, QR codes, short addresses."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import vobject
import zxingcpp
from defusedxml.ElementTree import fromstring
from PIL import Image

from imenik.exports.contacts import files as cards
from imenik.exports.contacts.qr import CodeSums, code_of, qr_svg
from imenik.exports.contacts.vcard import vcard
from imenik.i18n.text import Text
from imenik.model import Organisation
from imenik.views.settings import Settings
from tests.factories import LANGUAGES, SMALL, small_edition

SITE = "https://site.example/"
ENGLISH = replace(small_edition("en"), settings=Settings(site_url=SITE))


def organisation(**changes: object) -> Organisation:
    return SMALL.organisations["union"].model_copy(update=changes)


def read(organisation: Organisation) -> vobject.base.Component:
    """A card as a program of an address book reads it."""
    return vobject.readOne(vcard(ENGLISH, organisation).decode())


def test_a_contact_is_read_back() -> None:
    """The name is that in a language of the seat; the others are found in the address book too."""
    names = Text({"bs": "Savez u Beču", "de": "Verband in Wien; Graz, Linz", "sr-Cyrl": "Савез у Бечу"})
    card = read(
        organisation(
            id="verband", name=names, country="AT", city=Text({"und": "Wien"}), email="info@verband.example",
            website="https://verband.example/", checked=dt.date(2026, 5, 4),
        )
    )  # fmt: skip
    assert card.validate(raiseException=True)
    assert (card.fn.value, card.org.value) == (names["de"], [names["de"]])
    assert card.nickname.value == "Savez u Beču"  # of several, this reader gives the first
    assert (card.adr.value.city, card.adr.value.country) == ("Wien", "Austria")
    assert (card.email.value, card.url.value) == ("info@verband.example", "https://verband.example/")
    assert card.note.value == f"{SITE}o/verband/"
    assert card.rev.value.startswith("2026-05-04")


def test_a_hostile_name_stays_a_name() -> None:
    """No line ends, no property begins; a letter is never cut in two."""
    name = "Клуб\\;,: \x00BEGIN:VCARD END:VCARD \x1b" + "ђ" * 250
    written = vcard(ENGLISH, organisation(name=Text({"und": name})))
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() or line == lines[-1] for line in lines)
    assert [line for line in lines if line.startswith((b"BEGIN", b"END"))] == [b"BEGIN:VCARD", b"END:VCARD"]
    assert read(organisation(name=Text({"und": name}))).fn.value == re.sub(r"[\x00\x1b]", " ", name)


def test_a_code_is_read_back() -> None:
    """By a reader of codes, from the picture as it is published."""
    for address in (f"{SITE}o/union/", f"{SITE}o/{'long-name-' * 12}x/"):
        (code,) = zxingcpp.read_barcodes(_drawn(qr_svg(code_of(address))))
        assert code.text == address
        assert code_of(address) == code_of(address)


def test_a_code_by_sums_is_the_same() -> None:
    """Of every size, of every character that an address can have, and where the texts do not begin alike."""
    sums = CodeSums(f"{SITE}o/")
    characters = "".join(map(chr, range(0x20, 0x7F)))
    for text in (f"{SITE}o/{characters[start : start + length]}" for start in (0, 40) for length in range(0, 90, 7)):
        assert sums.code_of(text) == code_of(text)
    for text in ("https://other.example/o/union/", f"{SITE}o/удружење/"):
        assert sums.code_of(text) == code_of(text)


def test_each_organisation_has_one_of_each_in_all_languages() -> None:
    """Under a former id too, since it was printed and linked; without the site's address nothing could be printed."""
    former = organisation(former_ids=("old-union",), name=Text({"bs": "Savez"}))
    insights = replace(ENGLISH.insights, directory=replace(SMALL, organisations={"union": former}))
    editions = {tag: replace(ENGLISH, language=LANGUAGES[tag], insights=insights) for tag in ("bs", "en")}
    found = dict(cards.files(editions))
    names = sorted(
        f"o/{known}/{name}" for known in ("old-union", "union") for name in ("index.html", "qr.svg", f"{known}.vcf")
    )
    assert sorted(found) == names
    assert found["o/old-union/old-union.vcf"] == found["o/union/union.vcf"]
    assert found["o/old-union/qr.svg"] == found["o/union/qr.svg"]
    page = found["o/old-union/index.html"].decode()
    assert '<h1 lang="bs" translate="no">' in page
    assert '<base href="../../">' in page
    assert 'href="bs/organisations/union/"' in page
    assert 'href="en/organisations/union/"' in page
    without = {tag: replace(each, settings=Settings()) for tag, each in editions.items()}
    assert "o/union/qr.svg" not in dict(cards.files(without))
    assert b"SOURCE" not in dict(cards.files(without))["o/union/union.vcf"]


def _drawn(svg: bytes) -> Image.Image:
    """The code in dots: its path is made of strokes to the right (`h`) and moves (`m`), a row each."""
    root = fromstring(svg)
    side = int((root.get("viewBox") or "").split()[2])
    drawn = Image.new("L", (side, side), 255)
    stroke = next(each.get("d") for each in root.iter("{http://www.w3.org/2000/svg}path") if each.get("stroke"))
    x = y = 0.0
    for command, given in re.findall(r"([Mmh])([^Mmh]*)", stroke or ""):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", given)]
        if command == "h":
            drawn.paste(0, (int(x), int(y), int(x + numbers[0]), int(y) + 1))
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if command == "M" else (x + numbers[0], y + numbers[1])
    return drawn.resize((side * 4, side * 4), Image.Resampling.NEAREST)
