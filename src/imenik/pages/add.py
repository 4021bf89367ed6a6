"""Adding an entry: what can be added and how, and a form for each of the kinds that have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from imenik.edition import Edition
from imenik.model import VOCABULARIES, Term
from imenik.questions import Question, help_of, questions
from imenik.render import Page
from imenik.webform import FORMS, agreement, groups, is_own_name, path_of, put


def pages(edition: Edition) -> Iterator[Page]:
    """`add/`, and `add/<kind>/` for each kind that has a form."""
    kinds = [(path_of(model), title, about) for model, title, _, about in FORMS]
    yield Page("add/", "add.html", "add", {"kinds": kinds})
    for model, title, editing, _ in FORMS:
        context = {
            "kind": model.kind,
            "name": model.__name__.lower(),
            "heading": title,
            "editing": editing,
            "groups": groups(model),
            "put": put,
            "is_own_name": is_own_name,
            "terms": partial(_terms, edition),
            "help": partial(help_of, among=questions(model), translate=edition.language.catalogue.gettext),
            "agreement": agreement(edition.languages),
            "folder": edition.folder_in_repository(model.kind),
        }
        yield Page(path_of(model), "form.html", "add", context)


def _terms(edition: Edition, question: Question) -> Sequence[Term]:
    """The words of a vocabulary that a question chooses from."""
    return list(edition.directory.terms(question.refers).values()) if question.refers in VOCABULARIES else []
