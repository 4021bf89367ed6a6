"""The bytes and texts of files from anybody: limited in size, and in UTF-8."""

from __future__ import annotations

import os

from imenik.i18n.messages import Position, Problem, say

MAX_FILE_SIZE = 64 * 1024
"""The largest size of a file that is read, in bytes."""


def read_text(file: str | os.PathLike[str], path: str) -> str | Problem:
    """The text of a file, or the problem that prevents reading it; `path` is for the problem."""
    data = read_limited(file, path)
    return decode(data, path) if isinstance(data, bytes) else data


def read_limited(file: str | os.PathLike[str], path: str) -> bytes | Problem:
    """The bytes of a file unless it is too large."""
    descriptor = os.open(file, os.O_RDONLY)  # without the objects around a descriptor, which take as long as reading
    try:
        size = os.fstat(descriptor).st_size
        if size <= MAX_FILE_SIZE:
            return os.read(descriptor, MAX_FILE_SIZE)
    finally:
        os.close(descriptor)
    message = say("the file has {size} bytes; the maximum is {most}", size=size, most=MAX_FILE_SIZE)
    return Problem(path, Position(), "too-large", message, say("shorten its texts"))


def decode(data: bytes, path: str) -> str | Problem:
    """The text in the bytes of a file."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = say("the byte 0x{byte} is not UTF-8", byte=f"{data[error.start]:02X}")
        return Problem(path, position, "not-utf-8", message, say("save the file as UTF-8"))
