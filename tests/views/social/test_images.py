"""The pictures that social networks show, and what a phone shows of the site."""

from __future__ import annotations

import io
import json
import os
import time
from dataclasses import replace
from pathlib import Path

import PIL
import pytest
from PIL import Image, ImageChops, ImageFont

from imenik.env.locations import BRAND, THEME
from imenik.exports.web import manifest
from imenik.i18n.text import Text
from imenik.site.options import ImageScope
from imenik.site.social_images import SocialImages
from imenik.views.social.brand import load_brand
from imenik.views.social.images import GROUND, HEIGHT, WIDTH, Painter, Picture, of_entry, of_site
from tests.factories import LANGUAGES, settings_of_site, small_edition

SITE = "https://site.example/"
LARGEST = 30_000
NAME = "Imenik · Именик"
PAINTER = Painter(load_brand(BRAND, THEME), NAME)
HOME = replace(small_edition("bs"), settings=settings_of_site(SITE))
TITLES = (
    "IT",
    "Japajpq",
    "Žabljačko ČŠĐ jpgq",
    "Đuro Šćepanović Žabljačko čudo",
    "Савез удружења грађана поријеклом из Босне и Херцеговине у Краљевини Шведској",
    "Bosansko-hercegovačko-američka akademija nauka i umjetnosti",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://www.example.org/a/very/long/address/that/nobody/should/take/for/a/name",
    "x" * 300,
    "W " * 150,
    "Клуб " * 60,
)


@pytest.mark.parametrize("title", TITLES)
def test_a_name_of_any_length_stands_in_the_picture(title: str) -> None:
    """Small to send, the same bytes each time; there is ink, and none at the right edge or on the mark."""
    picture = Picture(title, band="#f08fb5")
    drawn = PAINTER.draw(picture)
    assert len(drawn) <= LARGEST
    assert drawn == Painter(load_brand(BRAND, THEME), NAME).draw(picture)
    with Image.open(io.BytesIO(drawn)) as opened:
        assert opened.size == (WIDTH, HEIGHT)
        shown = opened.convert("RGB")
    assert _colours(shown, WIDTH - 30, 0, WIDTH, HEIGHT) == {GROUND}
    assert _colours(shown, 60, 474, WIDTH, 486) == {GROUND}
    assert len(_colours(shown, 60, 60, WIDTH, 474)) > 2


def test_no_letter_is_cut_and_a_short_name_is_large() -> None:
    """A large J reaches out to the left, a q below; what is there has the size that the font gives it."""
    font = ImageFont.truetype(io.BytesIO(load_brand(BRAND, THEME).font), 208, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = font.getmask("Jaq").getbbox()
    with Image.open(io.BytesIO(PAINTER.draw(Picture("Jaq")))) as opened:
        shown = opened.convert("RGB").crop((30, 0, WIDTH, 474))
    ink = ImageChops.difference(shown, Image.new("RGB", shown.size, GROUND)).getbbox()
    assert ink is not None
    assert ink[2] - ink[0] == pytest.approx(right - left, abs=2)
    assert ink[3] - ink[1] == pytest.approx(bottom - top, abs=2)


def _colours(picture: Image.Image, *box: int) -> set[object]:
    left, top, right, bottom = box
    return {colour for _, colour in picture.crop((left, top, right, bottom)).getcolors() or ()}


def test_every_letter_of_our_languages_is_in_the_font() -> None:
    """A name in another script gets the picture of the site instead of boxes."""
    letters = "abcčćdđefghijklmnoprsštuvzžqwxyäöüßåøæéèêğışőűłńабвгдђежзијклљмнњопрстћуфхцчџшѓќ"
    assert PAINTER.can_draw(Picture(letters + letters.upper() + "„“”‘’–—…·&€№"))
    assert not PAINTER.can_draw(Picture("中文学校"))
    assert PAINTER.can_draw(of_entry(HOME, Text({"und": "S\u030cola"}), ("other",)))


def test_a_word_is_not_told_twice() -> None:
    """One picture for all languages that show the same name, another for another name or colour."""
    name = Text({"sr-Cyrl": "Савез", "bs": "Savez"})
    paths = {
        tag: PAINTER.path(of_entry(small_edition(tag), name, ("science",)))
        for tag in ("bs", "hr", "sr-Cyrl", "sr-Latn", "de")
    }
    assert paths["bs"] == paths["hr"] == paths["sr-Latn"] == paths["de"] != paths["sr-Cyrl"]
    assert PAINTER.path(Picture("Savez", band="#f08fb5")) != paths["bs"]
    assert (
        len(
            {
                PAINTER.path(of_site(replace(HOME, language=LANGUAGES[tag])))
                for tag in ("bs", "hr", "sr-Cyrl", "en", "de")
            }
        )
        == 5
    )


def social_images(folder: Path, scope: ImageScope = "entries") -> SocialImages:
    return SocialImages(load_brand(BRAND, THEME), NAME, scope, folder)


def test_what_a_former_build_drew_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each picture is drawn once for all builds."""
    picture = Picture("Savez", band="#f08fb5")
    first = social_images(tmp_path)
    assert first.preview(HOME, picture).url == f"{SITE}{PAINTER.path(picture)}"
    assert list(tmp_path.iterdir()) == []
    drawn = first.content(picture)
    (kept,) = tmp_path.glob("pictures/*/*.png")
    monkeypatch.setattr(Painter, "draw", None)
    second = social_images(tmp_path)
    assert second.content(picture) == drawn
    second.prune_cache()
    assert kept.exists()


@pytest.mark.parametrize("harm", ["empty", "truncated", "wrong bytes", "of another picture", "a bare picture"])
def test_a_broken_picture_of_a_former_build_is_drawn_anew(harm: str, tmp_path: Path) -> None:
    picture, another = Picture("Savez", band="#f08fb5"), Picture("Udruga", band="#f08fb5")
    drawn, other = (social_images(tmp_path).content(each) for each in (picture, another))
    kept, foreign = (next(tmp_path.glob(f"*/*/{Path(PAINTER.path(each)).name}")) for each in (picture, another))
    whole = kept.read_bytes()
    broken = {
        "empty": b"",
        "truncated": whole[:-100],
        "wrong bytes": whole.replace(b"IDAT", b"IDOT"),
        "of another picture": foreign.read_bytes(),
        "a bare picture": other,
    }
    kept.write_bytes(broken[harm])
    assert social_images(tmp_path).content(picture) == drawn
    assert kept.read_bytes() == whole


@pytest.mark.parametrize("changed", ["font", "code", "library"])
def test_a_picture_that_changes_is_another(changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the cache and, since they keep what they have seen, to social networks."""
    before = social_images(tmp_path)
    before.content(Picture("Savez"))
    if changed == "library":
        monkeypatch.setattr(PIL, "__version__", "0")
    else:
        read = Path.read_bytes
        name = {"font": "NotoSans-Bold.ttf", "code": "images.py"}[changed]
        monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + (b" " if path.name == name else b""))
    after = social_images(tmp_path)
    assert after.preview(HOME, Picture("Savez")).url != before.preview(HOME, Picture("Savez")).url
    after.content(Picture("Savez"))
    assert len({path.parent for path in tmp_path.glob("pictures/*/*.png")}) == 2


def test_what_nobody_needs_is_forgotten(tmp_path: Path) -> None:
    """Pictures of a former style, what a build left unfinished, and their folder; not those of this month."""
    old, new = tmp_path / "pictures" / "style", tmp_path / "pictures" / "other"
    for folder, name, days in ((old, "a.png", 90), (old, "a.1234", 90), (new, "b.png", 90), (new, "c.png", 20)):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
        os.utime(folder / name, (time.time() - days * 24 * 3600,) * 2)
    social_images(tmp_path).prune_cache()
    assert [path.relative_to(tmp_path / "pictures").as_posix() for path in tmp_path.rglob("*.*")] == ["other/c.png"]
    assert not old.exists()


def test_pictures_are_a_setting(tmp_path: Path) -> None:
    """Of each entry, one for each language, or none; none either where no address could name one."""
    picture, general = Picture("Savez"), f"{SITE}{PAINTER.path(of_site(HOME))}"
    assert social_images(tmp_path, "site").preview(HOME, picture).url == general
    assert social_images(tmp_path, "none").preview(HOME, picture).url == ""
    assert social_images(tmp_path).preview(HOME, Picture("中文学校")).url == general
    assert social_images(tmp_path).picture(small_edition("bs"), picture) is None


def test_the_icons_are_those_that_the_manifest_names() -> None:
    """In their sizes; one that a system cuts into its own shape is filled to its corners."""
    ((path, content),) = manifest.files({"bs": HOME})
    found = json.loads(content)
    assert (path, found["lang"], found["name"]) == ("bs/manifest.webmanifest", "bs", "Imenik")
    for icon in found["icons"]:
        with Image.open(THEME / icon["src"].removeprefix("../")) as opened:
            assert "x".join(map(str, opened.size)) == icon["sizes"]
            corner = opened.convert("RGBA").getpixel((0, 0))
        assert corner == ((*GROUND, 255) if icon["purpose"] == "maskable" else (0, 0, 0, 0))
