"""Ensure that the links of texts lead where fields may lead: to public addresses, without names and passwords."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import InvalidValueError, Problem
from imenik.model.richtext import targets
from imenik.model.values import check_link
from imenik.store.traversal import LocatedText


def check(located: LocatedText) -> Iterator[Problem]:
    """Links that would not be shown as links."""
    for target in targets(located.text):
        try:
            check_link(target)
        except InvalidValueError as error:
            yield located.origin.problem(error.rule, error.message, error.hint, at=located.location)
