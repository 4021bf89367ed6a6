"""The docstrings of fields, which are their help: for whoever asks at run time, and for the catalogues.

They are read from the source once somebody asks: pydantic would read all of them at each start, which takes as long as
making the classes.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import IO, Any

from pydantic import BaseModel

_Extracted = tuple[int, Any, Any, Any]
"""Line, function, message and comments, as in Babel's own extraction methods."""


@cache
def docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """The docstrings of the fields of a model that have one, by name."""
    classes = [base for base in reversed(model.__mro__) if issubclass(base, BaseModel) and base is not BaseModel]
    fields_by_class = [_of_module(base.__module__).get(base.__name__, {}) for base in classes]
    return {name: text for fields in fields_by_class for name, text in fields.items()}


@cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    """By class and field."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {
        node.name: {name: inspect.cleandoc(text) for name, _, text in _fields(node)}
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def extract(
    file: IO[bytes],
    keywords: Any,
    comment_tags: Any,
    options: Any,
) -> Iterator[_Extracted]:
    """An extraction method for Babel, configured in `scripts/babel.cfg`: calls of `say`, and docstrings of fields."""
    from babel.messages.extract import extract_python  # at work on the catalogues only

    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comment_tags, options)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            yield from ((line, None, text, []) for _, line, text in _fields(node))


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, int, str]]:
    """Name, line of the docstring and docstring of each field that has one."""
    for field, text in pairwise(node.body):
        if isinstance(field, ast.AnnAssign) and "ClassVar" not in ast.unparse(field.annotation):
            docstring = _string(text)
            if docstring:
                yield ast.unparse(field.target), text.lineno, docstring


def _string(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return node.value.value
    return ""
