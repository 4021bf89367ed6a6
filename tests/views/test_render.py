"""Templates escape each value once, whichever way it reaches them, and macros take their arguments as in Jinja."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from imenik.views.render import environment

MACROS = """
{%- macro pair(a, b="<b>") %}{{ a }}{{ b }}{% endmacro %}
{%- macro all() %}{{ varargs | join("-") }}{% endmacro %}
{%- macro around() %}[{{ caller() }}]{% endmacro %}
"""


def rendered(folder: Path, source: str, **values: object) -> str:
    (folder / "pages").mkdir()
    (folder / "pages" / "page.html").write_text(MACROS + source, "utf-8")
    return environment(folder).get_template("page.html").render(**values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ text }}", "&lt;i&gt;"),
        ("{{ safe }}", "<i>"),
        ("{{ number }}", "7"),
        ("{{ none }}", "None"),
        ("{{ pair(text, safe) }}", "&lt;i&gt;<i>"),
        ("{{ pair(safe) }}", "<i>&lt;b&gt;"),
        ("{{ pair(b=text, a=number) }}", "7&lt;i&gt;"),
        ("{{ pair(pair(text, text), pair(1, 2)) }}", "&lt;i&gt;&lt;i&gt;12"),
        ("{{ all(text, safe) }}", "&lt;i&gt;-<i>"),
        ("{% call around() %}{{ text }}{% endcall %}", "[&lt;i&gt;]"),
        ("{% set block %}{{ text }}<br>{% endset %}{{ block }}", "&lt;i&gt;<br>"),
        ("{{ record.text }}{{ record.part.text }}", "&lt;i&gt;&lt;b&gt;"),
        ("{{ table.key }}{{ table.inner.key }}", "12"),
        ("{{ table.items() | length }}{{ table.values is defined }}{{ table.absent is defined }}", "2TrueFalse"),
        ("{% for item in [record] if item.part.text %}{{ item.part.text }}{% endfor %}", "&lt;b&gt;"),
    ],
)
def test_values_are_escaped_once(tmp_path: Path, source: str, expected: str) -> None:
    record = SimpleNamespace(text="<i>", part=SimpleNamespace(text="<b>"))
    table = {"key": 1, "inner": {"key": 2}}
    values = {"text": "<i>", "safe": Markup("<i>"), "number": 7, "record": record, "table": table}
    assert rendered(tmp_path, source, **values) == expected


@pytest.mark.parametrize("source", ["{{ pair() }}", "{{ unknown }}", "{{ unknown(1) }}", "{{ pair.absent }}"])
def test_undefined_names_are_errors(tmp_path: Path, source: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(tmp_path, source)


def test_macros_refuse_too_many_arguments(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not more than 2"):
        rendered(tmp_path, "{{ pair(1, 2, 3) }}")
