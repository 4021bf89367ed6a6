"""Full-text search indexes, one per language, built by Pagefind in the background, page by page.

Pagefind would read a folder of HTML in the order of the file system, so that two builds would differ, and 60,000 more
files take time. As a service (`--service`, the protocol of its packages for Python and Node) it receives each page and
returns the files: base64-encoded JSON, each message ends in a comma and is answered by one.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from imenik.store.languages import Language
from imenik.views.fulltext import KINDS, SearchablePage, respelled, words

ENGINE = "pagefind.js"
"""The script that runs in the browser, the same for every language."""
_USED = ("pagefind-entry.json", ".pf_meta", ".pf_index", ".pf_fragment")
"""The ends of the paths that browsers request besides the language's `wasm`; the rest is Pagefind's own interface."""
_END = b","
"""The end of a message."""
_AT_ONCE = 64
"""Messages that are sent before their answers are read. One at a time, the two programs would wait for each other half
of the time; much more than that would fill the pipe of the answers."""
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_MISSING = "The program Pagefind, which makes the search, is missing. Install the dependencies again (`make site`)."


class IndexingError(RuntimeError):
    """Pagefind is missing, or it failed."""


def index_pages(language: Language, pages: Iterable[SearchablePage]) -> Iterator[tuple[str, bytes]]:
    """The files of one index, `pagefind/<language>/`, and of the engine, which all indexes share: path and content."""
    # Each more stemmer makes the engine larger, some by half; for other languages `languages.yml` lists word endings.
    tag = language.tag.lower() if language.row.stemmed else "unknown"
    for path, content in _files(tag, pages, language.row.alike):
        yield f"pagefind/{path}" if path == ENGINE else f"pagefind/{language.tag}/{path}", content


def _files(tag: str, pages: Iterable[SearchablePage], alike: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The used files of one index, by their path in its folder."""
    with subprocess.Popen(  # noqa: S603 - the program of a package that we depend on
        [_program(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            index = _ask(process, {"type": "NewIndex"})["index_id"]
            records = (
                {"type": "AddRecord", "index_id": index, "language": tag, **_record(page, alike)} for page in pages
            )
            while some := list(islice(records, _AT_ONCE)):
                _ask_all(process, some)
            files = _ask(process, {"type": "GetFiles", "index_id": index})["files"]
        finally:
            process.kill()
            with suppress(BrokenPipeError):  # the process no longer reads
                process.stdin.close()  # type: ignore[union-attr] # it is a pipe
    used = (*_USED, ENGINE, f"wasm.{tag}.pagefind")
    for file in files:
        if file["path"].endswith(used):
            yield file["path"], base64.b64decode(file["content"])


def _ask(process: subprocess.Popen[bytes], payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Send one message and return its answer."""
    return _ask_all(process, [payload])[0]


def _ask_all(process: subprocess.Popen[bytes], payloads: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Send messages and return their answers; IndexingError if one is an error or there is none."""
    assert process.stdin and process.stdout and process.stderr  # noqa: S101, PT018 - they are pipes
    parts: list[bytes] = []
    lacking = len(payloads)
    try:
        process.stdin.write(b"".join(map(_message, payloads)))
        process.stdin.flush()
        while lacking:
            parts.append(process.stdout.read1(1 << 20))  # type: ignore[attr-defined] # a pipe is buffered
            if not parts[-1]:
                raise BrokenPipeError
            lacking -= parts[-1].count(_END)
    except BrokenPipeError:
        output = process.stderr.read().decode(errors="replace").strip()
        raise IndexingError(f"The program Pagefind, which makes the search, stopped: {output}") from None
    received = b"".join(parts).split(_END)[:-1]
    parts.clear()  # an index of 10,000 organisations is large
    answers = [json.loads(base64.b64decode(answer))["payload"] for answer in received]
    for answer in answers:
        if answer["type"] == "Error":
            raise IndexingError(f"The program Pagefind, which makes the search, failed: {answer['message']}")
    return answers


def _message(payload: Mapping[str, Any]) -> bytes:
    message = _as_json({"message_id": 1, "payload": payload})
    return base64.b64encode(message.encode()) + _END


def _program() -> str:
    try:
        from pagefind_bin import get_executable

        return str(get_executable())
    except (ImportError, FileNotFoundError):
        raise IndexingError(_MISSING) from None


def _record(page: SearchablePage, alike: Mapping[str, str]) -> Mapping[str, Any]:
    """A page as a record for Pagefind: folded words to search, of which those of the title have more weight.

    Pagefind searches everything in a record except its URL. So the URL contains what is only displayed, as JSON: path,
    title and its language, line, texts with their languages. The kind is a word that nobody types, not a filter, since
    filters would be in a different order in each build and list every page that has them.
    """
    found = page.words
    shown = [
        page.path,
        page.title.text,
        page.title.tag if page.title.foreign else "",
        page.line,
        *([text.text, text.tag if text.foreign else ""] for text in page.texts),
    ]
    return {
        "url": _as_json(shown),
        "content": " ".join([f"zzz{KINDS.index(page.kind)}", *found, *respelled(found, alike)]),
        "meta": {"title": " ".join(words(page.title.text))},
        "filters": {},
        "sort": {},
    }
