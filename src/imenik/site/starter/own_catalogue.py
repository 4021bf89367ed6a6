"""A site's own catalogue, brought up to date with the messages of the program."""

from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from imenik.i18n.messages import SOURCE_LANGUAGE
from imenik.store.languages.catalogues import all_messages, read_file


class Updated(NamedTuple):
    """The text of a catalogue, and how many messages were added and left out."""

    text: str
    added: int
    removed: int


def brought_up_to_date(file: Path, program: Path) -> Updated:
    """The catalogue in `file` with the messages of those in the folder `program`; LanguageFileError if it is none.

    New messages have no text; what the program does not say any more stays at the end, as comments. Where the program
    has a catalogue of the language, the site's own has only what it words differently, and nothing is added.
    """
    catalogue = read_file(file)
    is_whole = not (file.stem == SOURCE_LANGUAGE or (program / file.name).is_file())
    template, before = Catalog(), len(catalogue)
    for message in all_messages(program):
        if message.id and (is_whole or message.id in catalogue):
            template.add(message.id, flags=message.flags)
    kept = sum(message.id in catalogue for message in template if message.id)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    text = io.BytesIO()
    write_po(text, catalogue, width=110, sort_output=True)
    return Updated(text.getvalue().decode("utf-8"), len(template) - kept, before - kept)
