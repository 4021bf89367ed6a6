"""Logos that strangers send: what is published is small and harmless."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from imenik.i18n.messages import InvalidValueError
from imenik.store.loader import load
from imenik.store.logos import published_name, sanitize_logo
from imenik.store.logos.bitmap import PUBLISHED_SIZE
from tests.factories import CLUB_FILE

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def picture(form: str, size: tuple[int, int] = (600, 300)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, form)
    return written.getvalue()


def cleaned(folder: Path, name: str, content: bytes) -> bytes:
    file = folder / name
    file.write_bytes(content)
    return sanitize_logo(file)


@pytest.mark.parametrize(("name", "form"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_a_picture_is_drawn_anew_and_small(tmp_path: Path, name: str, form: str) -> None:
    """As WebP, its longer side cut to what a page shows, the same bytes every time."""
    written = cleaned(tmp_path, name, picture(form))
    with Image.open(io.BytesIO(written)) as small:
        assert (small.format, max(small.size)) == ("WEBP", PUBLISHED_SIZE)
    assert published_name(name) == f"{name}.webp"
    assert cleaned(tmp_path, name, picture(form)) == written


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<b xmlns="http://www.w3.org/1999/xhtml">x</b>',
        "<style>path { background: url(https://a.example/x) }</style>",
        '<animate attributeName="href" values="https://a.example/"/>',
        '<rect fill="url(https://a.example/x)"/>',
        '<rect style="background:url(https://a.example/x)"/>',
        '<rect fill="URL(https://a.example/x)"/>',
        '<rect clip-path="\\75rl(//a.example/b)"/>',
    ],
)
def test_an_svg_keeps_only_shapes(tmp_path: Path, hostile: str) -> None:
    """Nothing in it runs or fetches, wherever it is opened."""
    written = cleaned(tmp_path, "a.svg", SVG.format(hostile + '<path d="M0 0"/>').encode()).decode()
    assert '<path d="M0 0"' in written
    assert not any(word in written for word in ("script", "alert", "example", "foreign", "style"))


@pytest.mark.parametrize(
    "content",
    [
        '<image xlink:href="https://a.example/x.png"/>',
        '<use href="https://a.example/x.svg#a"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>',
        "<style>@import url(https://a.example/x.css);</style>",
        "<style>@media print { path { fill: red } }</style>",
        "<style>g > path { fill: red }</style>",
        "<mask id='a'><rect/></mask>",
        "<g>" * 3000 + "<rect/>" + "</g>" * 3000,
    ],
)
def test_an_svg_that_would_look_different_is_refused(tmp_path: Path, content: str) -> None:
    """Its author learns how to save it, rather than find half a picture published."""
    with pytest.raises(InvalidValueError) as refused:
        cleaned(tmp_path, "a.svg", SVG.format(content + '<path d="M0 0"/>').encode())
    assert refused.value.hint is not None
    assert "plain SVG" in refused.value.hint.text


def test_simple_styles_become_attributes(tmp_path: Path) -> None:
    """Editors write colours as classes and styles; the most specific one counts."""
    content = (
        "<defs><style>/* a */ path, .b { fill: #111; } .c{fill:#222;stroke:#333} #d{fill:#444}</style></defs>"
        '<path class="b c" d="M1 1"/><path id="d" class="c" d="M2 2"/><path class="c" style="fill:#555" d="M3 3"/>'
    )
    written = cleaned(tmp_path, "a.svg", SVG.format(content).encode()).decode()
    assert 'd="M1 1" fill="#222" stroke="#333"' in written
    assert 'd="M2 2" fill="#444" stroke="#333"' in written
    assert 'd="M3 3" fill="#555" stroke="#333"' in written
    assert "class" not in written
    assert "style" not in written


@pytest.mark.parametrize("content", ["", "<g/>", "<defs><path d='M0 0'/></defs>", "<title>a</title>"])
def test_a_picture_that_shows_nothing_is_refused(tmp_path: Path, content: str) -> None:
    """Neither an SVG without shapes nor a transparent bitmap is published."""
    with pytest.raises(InvalidValueError, match="shows nothing"):
        cleaned(tmp_path, "a.svg", SVG.format(content).encode())
    transparent = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(transparent, "PNG")
    with pytest.raises(InvalidValueError, match="shows nothing"):
        cleaned(tmp_path, "a.png", transparent.getvalue())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"no picture"),
        ("a.png", picture("PNG")[:100]),
        ("a.png", picture("GIF")),
        ("a.svg", b"<html/>"),
        ("a.svg", b'<!DOCTYPE x [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("a.png", b"\0" * (512 * 1024 + 1)),
        ("a.png", picture("PNG", (6000, 6000))),
    ],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    """Broken, foreign, too large: told, not published."""
    with pytest.raises(InvalidValueError):
        cleaned(tmp_path, name, content)


def test_a_record_must_name_a_logo_that_is_there(tmp_path: Path) -> None:
    """The problem stands where the name is written."""
    folder = tmp_path / "organisations"
    (folder / "logos").mkdir(parents=True)
    (folder / "a.yml").write_text(CLUB_FILE + "logo: a.png\n", encoding="utf-8")
    (folder / "b.yml").write_text(CLUB_FILE + "logo: b.png\n", encoding="utf-8")
    (folder / "logos" / "b.png").write_bytes(picture("PNG"))
    directory, problems = load(tmp_path)
    assert [(problem.rule, problem.position.line) for problem in problems] == [("missing-logo", 8)]
    assert list(directory.logos) == ["b.png"]
