"""Adding an entry: what can be added and how, and a form for each kind that has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from imenik.i18n.script import patterns
from imenik.intake.form_layout import FORMS, agreement, groups, own_help, path_of, put
from imenik.model import VOCABULARIES, Term
from imenik.model.fields import Question, help_of, questions
from imenik.store.languages import language_in_script, other_scripts, script_labels, usual_script
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`add/`, and `add/<kind>/` for each kind that has a form."""
    kinds = [(path_of(model), title, about) for model, title, _, about in FORMS]
    yield Page("add/", "tools/add.html", "add", {"kinds": kinds})
    for model, title, editing, _ in FORMS:
        context = {
            "kind": model.kind,
            "name": model.__name__.lower(),
            "heading": title,
            "editing": editing,
            "groups": groups(model),
            "put": put,
            "terms": partial(_terms, edition),
            "others": [
                (other_model.kind, path_of(other_model), title)
                for other_model, title, *_ in FORMS
                if other_model is not model
            ],
            "help": partial(_help, edition, questions(model)),
            "scripts": {patterns()[script].pattern: tag for script, tag in other_scripts(edition.languages).items()},
            "script_labels": script_labels(edition.languages),
            "usual_tag": language_in_script(usual_script(edition.languages), edition.language.tag, edition.languages),
            "agreement": agreement(edition.languages, edition.settings.licence.short),
            "folder": edition.repository.folder(model.kind),
        }
        yield Page(path_of(model), "tools/form.html", "add", context)


def _terms(edition: Edition, question: Question) -> Sequence[Term]:
    """The terms of the vocabulary that a question offers."""
    return list(edition.insights.directory.terms(question.refers).values()) if question.refers in VOCABULARIES else []


def _help(edition: Edition, asked: Sequence[Question], question: Question) -> str:
    """The help text of a question; empty if it only repeats the label."""
    translate = edition.language.catalogue.gettext
    text = help_of(replace(question, help=own_help(question)), asked, translate)
    return "" if text.rstrip(".").lower() == question.label.render(translate).lower() else text
