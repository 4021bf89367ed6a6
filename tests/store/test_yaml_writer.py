"""The layout by its vectors, which any other implementation is held to as well; YAML reads it as it is meant."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import pytest
import yaml

from imenik.env.locations import LOCALES
from imenik.model import KINDS
from imenik.store.languages import load_languages
from imenik.store.yaml_reader import parse_yaml
from imenik.store.yaml_writer import format_scalar, write_yaml
from tests.vectors import LAYOUT

MODELS = {model.__name__.lower(): model for model in KINDS}


@pytest.mark.parametrize(("text", "written"), LAYOUT["scalars"])
def test_a_text_of_one_line(text: str, written: str) -> None:
    assert format_scalar(text) == written


@pytest.mark.parametrize("entry", LAYOUT["entries"], ids=lambda entry: entry["kind"])
def test_an_entry(entry: dict[str, Any]) -> None:
    assert write_yaml(entry["value"], MODELS[entry["kind"]], LAYOUT["languages"]) == entry["yaml"]


def test_the_vectors_are_of_our_languages_and_kinds() -> None:
    assert LAYOUT["languages"] == list(load_languages(LOCALES))
    assert {entry["kind"] for entry in LAYOUT["entries"]} == set(MODELS)


@pytest.mark.parametrize("text", [text for text, _ in LAYOUT["scalars"]])
@pytest.mark.parametrize("around", ["key: {}\n", "- {}\n", "{}: value\n"])
def test_other_readers_of_yaml_take_it_for_the_same(text: str, around: str) -> None:
    """YAML 1.1 with all its guesses gives the text, or the number, the day or the truth value that is written so."""
    [found] = yaml.safe_load(around.format(format_scalar(text)))  # of a map this is the key
    document = yaml.safe_load(around.format(format_scalar(text)))
    found = document["key"] if isinstance(document, dict) and "key" in document else found
    if isinstance(found, bool):
        assert str(found).lower() == text
    elif isinstance(found, dt.date):
        assert found.isoformat() == text
    else:
        assert str(found) == text


@pytest.mark.parametrize("entry", LAYOUT["entries"], ids=lambda entry: entry["kind"])
def test_we_read_what_we_write(entry: dict[str, Any]) -> None:
    """But for spaces around texts."""
    tree = parse_yaml(entry["yaml"])
    assert [fault.rule for fault in tree.faults if fault.rule != "forbidden-character"] == []
    assert tree.value == _bare(entry["value"])


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return value and unicodedata.normalize("NFC", value.strip())
