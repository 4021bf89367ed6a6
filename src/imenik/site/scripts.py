"""Published scripts: what a page loads is one file with all modules that it imports, without comments and spaces.

A page of the form would request 45 modules one after the other, since a browser learns of an import when it has read
what imports it. The modules are ours, import and export by name only, and so can be put together without a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from mkdocs.structure.files import File, Files
from rjsmin import jsmin

from imenik.env.locations import THEME

Sources = Mapping[str, str]
"""The text of each module by its path."""
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b(?! ?[(.]).*", re.MULTILINE)
"""What remains of imports and exports of other kinds."""


class BundlingError(ValueError):
    """A module that cannot be put together with others."""


def bundle_scripts(files: Files, generated: Mapping[str, str]) -> None:
    """Give each script of ours that no other imports all modules that it needs, also `generated` ones; minify all."""
    ours = {file.src_uri: file for file in files.javascript_files() if _is_ours(file)}
    sources = {path: file.content_string for path, file in ours.items()} | dict(generated)
    imported = {path for name in sources for path in _imports(name, sources[name])}
    for path, file in ours.items():
        file.content_string = str(jsmin(sources[path] if path in imported else bundle(path, sources)))


def _is_ours(file: File) -> bool:
    """Those of the theme around ours come minified."""
    return file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(THEME)


def bundle(path: str, sources: Sources) -> str:
    """A script after the modules that it imports, each of which becomes a function that is called once.

    BundlingError for imports in a circle, and for what is not imported or exported by name.
    """
    *modules, script = _in_order(path, sources)
    names = {module: f"$m{number}" for number, module in enumerate(modules)}
    functions = [_as_function(module, sources, names) for module in modules]
    return "".join([*functions, _with_constants(script, sources[script], names)])


def _in_order(path: str, sources: Sources) -> list[str]:
    """A module after all that it imports, each once."""
    order: list[str] = []

    def visit(module: str, importers: tuple[str, ...]) -> None:
        if module in importers:
            raise BundlingError(" imports ".join([*importers, module]))
        for imported in _imports(module, sources[module]):
            if imported not in order:
                visit(imported, (*importers, module))
        order.append(module)

    visit(path, ())
    return order


def _imports(path: str, source: str) -> Iterator[str]:
    for match in _IMPORT.finditer(source):
        yield normpath(join(dirname(path), match[2]))


def _as_function(path: str, sources: Sources, names: Mapping[str, str]) -> str:
    source = sources[path]
    exported = ", ".join(match[1] for match in _EXPORT.finditer(source))
    body = _EXPORT.sub("", _with_constants(path, source, names))
    return f"const {names[path]} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


def _with_constants(path: str, source: str, names: Mapping[str, str]) -> str:
    """A module whose imports are constants: what the functions of other modules gave."""

    def constants(match: re.Match[str]) -> str:
        return f"const {{{match[1].replace(' as ', ': ')}}} = {names[normpath(join(dirname(path), match[2]))]};"

    body = _IMPORT.sub(constants, source)
    if other := _OTHER.search(_EXPORT.sub("", body)):
        raise BundlingError(f"{path}: {other[0]}")
    return body
