"""Grammars (RELAX NG) of the documents that are published for programs, and who holds a document to one."""

from __future__ import annotations

from pathlib import Path

from lxml import etree


def complaints(name: str, document: bytes) -> list[str]:
    """What is wrong with a document by the grammar of that name."""
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / f"{name}.rng"))
    grammar.validate(etree.fromstring(document))
    return [f"{each.line}: {each.message}" for each in grammar.error_log]
