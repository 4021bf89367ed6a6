"""What holds for any text and any entry, tried with some made up: reading, writing, scripts, tables, calendars."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from imenik.exports.calendars.vevent import fold_line
from imenik.exports.tables.formats import csv_of_cells
from imenik.i18n.script import into_script
from imenik.model import Organisation
from imenik.store.yaml_reader import FORBIDDEN_CHARACTER, parse_yaml
from imenik.store.yaml_writer import write_yaml

some = settings(max_examples=60, deadline=None, database=None, derandomize=True)
TEXTS = (
    st.text(max_size=60)
    .filter(lambda text: not FORBIDDEN_CHARACTER.search(text))
    .map(lambda text: unicodedata.normalize("NFC", text.strip()))
    .filter(bool)
)
ENTRIES = st.dictionaries(
    st.sampled_from(["name", "about", "note", "website", "zzz"]),
    TEXTS
    | st.lists(TEXTS, min_size=1, max_size=3)
    | st.dictionaries(st.sampled_from(["bs", "de", "en"]), TEXTS, min_size=1),
    min_size=1,
)


@some
@given(ENTRIES)
def test_what_is_written_is_read(entry: dict[str, Any]) -> None:
    text = write_yaml(entry, Organisation, ("bs", "en", "de"))
    tree = parse_yaml(text)
    assert (tree.value, tree.faults) == (entry, [])
    assert isinstance(tree.value, dict)
    assert write_yaml(tree.value, Organisation, ("bs", "en", "de")) == text


@some
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    tree = parse_yaml(text)
    assert tree.faults or tree.value is not None


@some
@given(
    st.text(alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x45F) | st.sampled_from("abc .-"), max_size=60)
)
def test_what_is_transliterated_stays(text: str) -> None:
    latin = into_script(text, "Latn")
    assert into_script(latin, "Latn") == latin


@some
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), max_size=4))
def test_a_table_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    read = [*csv.reader(io.StringIO(csv_of_cells(rows).decode("utf-8-sig"), newline=""))]
    assert read == rows


@some
@given(st.text(max_size=300).filter(lambda text: not {"\r", "\n"} & set(text)))
def test_a_line_of_a_calendar_is_folded_and_unfolded(text: str) -> None:
    """RFC 5545, 3.1: no line is longer than 75 bytes, and nothing gets lost."""
    folded = fold_line(text)
    assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
    assert folded.replace(b"\r\n ", b"").decode().removesuffix("\r\n") == text
