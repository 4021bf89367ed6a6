"""Extracts the messages of a module of the model: calls of `say`, and docstrings of fields, which are their help."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from babel.messages.extract import extract_python

_Extracted = tuple[int, Any, Any, Any]
"""Line, function, message and comments, as in Babel's own extraction methods."""


def extract(
    file: IO[bytes],
    keywords: Any,
    comment_tags: Any,
    options: Any,
) -> Iterator[_Extracted]:
    """An extraction method for Babel, configured in `scripts/babel.cfg`."""
    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comment_tags, options)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            for field, text in zip(node.body, node.body[1:], strict=False):
                if _is_field(field) and (docstring := _string(text)):
                    yield text.lineno, None, docstring, []


def _is_field(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and "ClassVar" not in ast.unparse(node.annotation)


def _string(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value.value
    return ""
