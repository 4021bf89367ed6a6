"""Tables in Markdown, and the places between two markers of a document where programs write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

README = Path(__file__).with_name("README.md")


def table(rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table of rows, the first of which is the header."""
    head, *body = rows
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def publish(text: str, begin: str, end: str, file: Path = README) -> None:
    """Put a text between two markers in a document."""
    file.write_text(replaced(file.read_text(encoding="utf-8"), text, begin, end), encoding="utf-8", newline="\n")


def replaced(document: str, text: str, begin: str, end: str) -> str:
    """A document with a text between two markers; ValueError if it lacks one."""
    before, first, rest = document.partition(begin)
    _, last, after = rest.partition(end)
    if not (first and last):
        raise ValueError(f"'{begin}' or '{end}' is missing")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"
