"""The docstrings of the model's fields as messages of the catalogues: what a field means is said in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import IO, Any


def extract(
    file: IO[bytes],
    _keywords: object,
    _comments: object,
    options: dict[str, Any],  # noqa: ARG001 - Babel's name
) -> Iterator[tuple[int, None, str, list[str]]]:
    """A method of extraction for Babel, which hands the file over; `scripts/babel.cfg` names it.

    Gives line and text of each docstring of an attribute in a class.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.ClassDef):
            for field, text in zip(node.body, node.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and (said := _string(text)):
                    yield text.lineno, None, said, []


def _string(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value.value
    return ""
