"""The indexes of full text search, one a language: Pagefind makes them beside our own work, told page by page.

Pagefind reads folders of HTML in the order in which a disk lists them, so that two builds would differ, and 60,000 more
files cost time. As a service (`--service`, what its own packages for Python and Node speak) it is told each page
instead, and gives the files back: base64 of JSON, a comma after each message, an answer for each.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatch
from typing import Any

from imenik.store.languages import Language
from imenik.views.fulltext import KINDS, Entry, words

ENGINE = "pagefind.js"
"""The part that runs in the browser; the same for every language."""
_USED = ("pagefind-entry.json", "*.pf_meta", "*.pf_index", "*.pf_fragment")
"""What of an index the browser asks for, and the language's own `wasm`; the rest are Pagefind's own pages."""
_MISSING = "The program Pagefind, which makes the search, is missing. Install the dependencies again (`make site`)."


class IndexingError(RuntimeError):
    """Pagefind is missing, or it failed."""


def index_pages(language: Language, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The index of one language, `pagefind/<language>/`, and the engine beside the indexes: path and content."""
    # The engine with Serbian word forms would be larger by half, and for Serbian alone. What a word may lose at its
    # end in these languages is in `languages.yml` instead.
    tag = language.tag.lower() if language.row.stemmed else "unknown"
    for path, content in _files(tag, entries):
        yield f"pagefind/{path}" if path == ENGINE else f"pagefind/{language.tag}/{path}", content


def _files(tag: str, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of one index that are used, by their path in its folder."""
    with subprocess.Popen(  # noqa: S603 - the program of a package that we depend on
        [_program(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            index = _ask(process, {"type": "NewIndex"})["index_id"]
            for entry in entries:
                _ask(process, {"type": "AddRecord", "index_id": index, "language": tag, **_record(entry)})
            files = _ask(process, {"type": "GetFiles", "index_id": index})["files"]
        finally:
            process.kill()
            with suppress(BrokenPipeError):  # what it does not read any more
                process.stdin.close()  # type: ignore[union-attr] # it is a pipe
    for file in files:
        if any(fnmatch(file["path"], used) for used in (*_USED, ENGINE, f"wasm.{tag}.pagefind")):
            yield file["path"], base64.b64decode(file["content"])


def _ask(process: subprocess.Popen[bytes], payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Send one message and take its answer; IndexingError where it is that something went wrong, or none comes."""
    assert process.stdin and process.stdout and process.stderr  # noqa: S101, PT018 - they are pipes
    message = json.dumps({"message_id": 1, "payload": payload}, ensure_ascii=False)
    parts: list[bytes] = []
    try:
        process.stdin.write(base64.b64encode(message.encode()) + b",")
        process.stdin.flush()
        while not parts or not parts[-1].endswith(b","):
            parts.append(process.stdout.read1(1 << 20))  # type: ignore[attr-defined] # a pipe is buffered
            if not parts[-1]:
                raise BrokenPipeError
    except BrokenPipeError:
        said = process.stderr.read().decode(errors="replace").strip()
        raise IndexingError(f"The program Pagefind, which makes the search, stopped: {said}") from None
    answer: Mapping[str, Any] = json.loads(base64.b64decode(b"".join(parts)[:-1]))["payload"]
    if answer["type"] == "Error":
        raise IndexingError(f"The program Pagefind, which makes the search, failed: {answer['message']}")
    return answer


def _program() -> str:
    try:
        from pagefind_bin import get_executable

        return str(get_executable())
    except (ImportError, FileNotFoundError):
        raise IndexingError(_MISSING) from None


def _record(entry: Entry) -> Mapping[str, Any]:
    """A page as Pagefind is told it: folded words are searched, and the title's count for more.

    All else that it is told is searched as well, but for the address. So what is only shown travels in there, as JSON:
    path, title and its language, line, texts with their languages. Of which kind it is, says a word that nobody writes:
    Pagefind's filters come in another order in each build, and name every page that has them.
    """
    shown = [
        entry.path,
        entry.title.text,
        entry.title.tag if entry.title.foreign else "",
        entry.line,
        *([text.text, text.tag if text.foreign else ""] for text in entry.texts),
    ]
    return {
        "url": json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
        "content": " ".join([f"zzz{KINDS.index(entry.kind)}", *entry.words]),
        "meta": {"title": " ".join(words(entry.title.text))},
        "filters": {},
        "sort": {},
    }
