"""Catalogues: the messages of a language, read from the program's files and the site's own, and translation by them."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from imenik.i18n.messages import say
from imenik.store.languages.errors import LanguageFileError

if TYPE_CHECKING:  # commands in English start without Babel's readers
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as CatalogueMessage


def read_file(file: Path, locale: str | None = None) -> Catalog:
    """The messages of one file; LanguageFileError if it is no catalogue."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(io.BytesIO(file.read_bytes()), locale=locale, abort_invalid=True)
        gettext.c2py(catalogue.plural_expr)
    except PoFileError as error:
        raise LanguageFileError(file, say("this is not a line of a catalogue (gettext)"), error.lineno + 1) from None
    except (LookupError, ValueError) as error:  # wrong bytes, an encoding or plural forms that do not exist
        raise LanguageFileError(file, say("this is not a catalogue (gettext): {reason}", reason=error)) from None
    return catalogue


def read_messages(program: Path, own: Path, locale: str) -> Catalog:
    """Every message of the program, as the site's own file words it, or else that of the program.

    Those that nobody has translated yet have an empty text. LanguageFileError if neither file is there.
    """
    files = [file for file in (program, own) if file.is_file()]
    if not files:
        raise LanguageFileError(own, say("the catalogue of this language is missing"))
    catalogue, *others = [read_file(file, locale) for file in files]
    if files == [own]:
        _bring_up_to_date(catalogue, all_messages(program.parent))
    for message in (message for other in others for message in other if message.id and _is_translated(message)):
        catalogue.delete(message.id)  # what is set is merged into what is there, which keeps its text
        catalogue[message.id] = message
    for message in catalogue:
        if message.id and not _is_translated(message):
            message.string = ""
    return catalogue


def _bring_up_to_date(catalogue: Catalog, known: Catalog) -> None:
    """Leave out messages that the program does not have any more, and add those that are new."""
    for message in [message for message in catalogue if message.id and message.id not in known]:
        catalogue.delete(message.id)
    for message in known:
        if message.id and message.id not in catalogue:
            catalogue.add(message.id)


def all_messages(folder: Path) -> Catalog:
    """The messages of the program, from one of the catalogues in its folder, which all have the same."""
    return read_file(min(folder.glob("*.po")))


def untranslated(catalogue: Catalog) -> tuple[str, ...]:
    """The English messages without a text; of a plural its first form."""
    return tuple(_english(message) for message in catalogue if message.id and not message.string)


def translations(catalogue: Catalog, others: Iterable[Catalog]) -> gettext.NullTranslations:
    """Translates by a catalogue, then by the first of the others that has a message, or else not at all.

    The others are only read if the catalogue lacks something.
    """
    compiled = _compiled(catalogue)
    for other in others if untranslated(catalogue) else ():
        compiled.add_fallback(_compiled(other))
    return compiled


def _compiled(catalogue: Catalog) -> gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.support import Translations

    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def _is_translated(message: CatalogueMessage) -> bool:
    """Whether all forms of a message have a text that somebody stands by."""
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return bool(forms) and all(forms) and not message.fuzzy


def _english(message: CatalogueMessage) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
