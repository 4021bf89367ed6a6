"""Initial values of the form for editing an entry: the contents of its file as written.

`assets/form/entries/<kind>/<id>.json` holds the `value`, and whether the file has `comments`, which the form cannot
show. It is the same for all languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from imenik.exports.json_files import encoded
from imenik.intake.form_layout import FORMS
from imenik.views.edition import Editions, directory_of


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """A file for each entry of the kinds that have a form."""
    directory = directory_of(editions)
    for model, *_ in FORMS:
        for record in directory.of_kind(model.kind).values():
            origin = directory.origin(record)
            content = {"value": origin.value, "comments": origin.has_comments}
            yield f"assets/form/entries/{model.kind}/{record.id}.json", encoded(content)
