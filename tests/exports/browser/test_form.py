"""What the form fetches: fields and rules as the model has them, messages in every language, ids of every entry."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir

from imenik.env.locations import THEME
from imenik.exports.browser import form
from imenik.exports.browser.form_rules import table_messages
from imenik.exports.browser.script_messages import form_messages
from imenik.model import Organisation, Record
from imenik.model.fields import Question, questions
from imenik.model.shape import field_names
from imenik.store.directory import Directory
from tests.factories import editions_of
from tests.golden import REQUIRED
from tests.paths import ROOT
from tests.work import grows_with_the_number

SHAPE = form.shape(("en",))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {path.removeprefix("assets/form/"): data for path, data in form.files(editions_of(ROOT / "data"))}


@pytest.mark.parametrize("model", form.KINDS, ids=lambda model: model.kind)
def test_every_field_is_there(model: type[Record]) -> None:
    """In the order of the file, with what is required, chosen from and within."""
    assert [field["name"] for field in SHAPE["kinds"][model.kind]] == field_names(model)
    for field, question in _pairs(SHAPE["kinds"][model.kind], questions(model)):
        assert field.get("required", False) == question.required
        assert field.get("choices", []) == [each.value for each in question.choices]


def _pairs(fields: list[dict[str, Any]], some: Iterable[Question]) -> Iterator[tuple[dict[str, Any], Question]]:
    for field, question in zip(fields, some, strict=True):
        yield field, question
        yield from _pairs(field.get("parts", []), question.parts)


def test_types_that_the_questions_do_not_tell_apart() -> None:
    fields = {field["name"]: field for kind in SHAPE["kinds"].values() for field in kind}
    assert fields["former_ids"]["type"] == "id"
    assert fields["also_known_as"]["type"] == "words"
    assert fields["participants"]["least"] == "0"


def test_the_form_says_nothing_that_python_does_not_say() -> None:
    """So its rules have the words of `imenik check`, but for those that it words for people who see no file."""
    methods = [("**.py", "python")]
    said = {message for _, _, message, _, _ in extract_from_dir(ROOT / "src", methods, keywords={"say": None})}
    friendly = (THEME / "assets/js/form/friendly-messages.js").read_text("utf-8")
    own = set(re.findall(r"""say\((?:"([^"]+)"|'([^']+)')""", friendly))
    plain = {one or other for one, other in own}
    assert [message for message in form_messages() if message not in said | plain] == []
    assert len(form_messages()) > 60


def test_messages_are_there_in_every_language(files: dict[str, bytes]) -> None:
    """English ones are their own; `test_languages.py` finds what is not translated yet."""
    for tag in ("bs", "hr", "sr-Cyrl", "sr-Latn", "de"):
        words = json.loads(files[f"{tag}.json"])
        assert set(words) <= {*form_messages(), *table_messages()}, tag
        assert len(words) > 60, tag
    assert json.loads(files["en.json"]) == {}


def test_files_are_small(files: dict[str, bytes]) -> None:
    """Compressed: what every visitor of the form loads."""
    size = {path: len(gzip.compress(data, 9)) for path, data in files.items()}
    assert size["shape.json"] < 6_000
    assert size["codes.json"] < 8_000
    assert max(size[f"{tag}.json"] for tag in ("bs", "sr-Cyrl", "de")) < 6_000


def test_patterns_are_those_of_the_rules() -> None:
    """What JavaScript reads otherwise is written out: letters of every alphabet, spaces, no verbose form."""
    host, flags = SHAPE["rules"]["patterns"]["host"]
    assert r"\p{L}\p{N}_" in host
    assert flags == "u"
    meeting, flags = SHAPE["rules"]["patterns"]["meeting"]
    assert " " not in meeting
    assert flags == "iu"


def test_the_index_of_many_is_small_and_little_work() -> None:
    """A column each, so both grow with the number of entries only."""
    records = {f"org-{number}": _organisation(number) for number in range(5000)}
    assert grows_with_the_number(lambda number: _index(dict(islice(records.items(), number))), 2500)
    written = json.dumps(_index(records))
    assert len(gzip.compress(written.encode())) < 150_000


def _index(records: dict[str, Organisation]) -> list[Any]:
    directory = Directory(organisations=records)
    return [form.ids(directory), form.alike(directory)]


def _organisation(number: int) -> Organisation:
    fields = {"name": f"Savez {number}", "website": f"https://klub-{number}.example.org", "part_of": "org-1"}
    return Organisation.model_validate(
        {**REQUIRED["organisations"], "clusters": ["culture"], "id": f"org-{number}", **fields}
    )
