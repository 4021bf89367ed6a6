"""Problems and counts as text for a terminal, as annotations or a checklist for GitHub, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from imenik.i18n.markdown import as_code, safe, take_fitting
from imenik.i18n.messages import Problem, Severity, Translate, say
from imenik.model import Kind

_MAX_LIST_SIZE = 30_000
"""Bytes: GitHub takes 65,536 characters, and the issue has other lists as well."""


def as_text(problems: Sequence[Problem], translate: Translate) -> str:
    """One line per problem: `path:line:column: severity: rule: message; hint`."""
    return "".join(f"{as_line(problem, translate)}\n" for problem in problems)


def as_line(problem: Problem, translate: Translate) -> str:
    """A problem on one line in the usual format of compilers."""
    where = f"{problem.path}:{problem.position.line}:{problem.position.column}"
    return f"{where}: {problem.severity}: {problem.rule}: {problem.sentence(translate)}"


def as_annotations(problems: Sequence[Problem], translate: Translate) -> str:
    """Workflow commands that annotate the lines of a pull request (GitHub, "Workflow commands", error and warning)."""
    return "".join(f"{_annotation(problem, translate)}\n" for problem in problems)


def as_checklist(problems: Sequence[Problem], translate: Translate) -> str:
    """A checklist in Markdown for an issue, errors first."""
    if not problems:
        return f"{safe(say('None.').render(translate))}\n"
    errors_first = sorted(problems, key=lambda problem: (problem.severity, *problem.order))
    lines = [f"- [ ] {as_code(problem.path)}: {safe(problem.sentence(translate))}\n" for problem in errors_first]
    kept = take_fitting(lines, _MAX_LIST_SIZE)
    if more := len(lines) - len(kept):
        kept.append(f"- {safe(say('and more problems: {n}', n=more).render(translate))}\n")
    return "".join(kept)


def as_json(problems: Sequence[Problem], records: Mapping[Kind, int], one_language: int, translate: Translate) -> str:
    """`{"problems": [...], "records": {kind: count}, "texts_in_one_language": count}`."""
    whole = {
        "problems": problems_as_dicts(problems, translate),
        "records": records,
        "texts_in_one_language": one_language,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def problems_as_dicts(problems: Sequence[Problem], translate: Translate) -> list[dict[str, str | int | None]]:
    """Problems in the form for JSON."""
    return [
        {
            "path": problem.path,
            "line": problem.position.line,
            "column": problem.position.column,
            "severity": problem.severity,
            "rule": problem.rule,
            "message": problem.message.render(translate),
            "hint": problem.hint.render(translate) if problem.hint else None,
        }
        for problem in problems
    ]


def has_errors(problems: Sequence[Problem]) -> bool:
    """Whether any problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def _annotation(problem: Problem, translate: Translate) -> str:
    place = f"file={_property(problem.path)},line={problem.position.line},col={problem.position.column}"
    return f"::{problem.severity} {place},title={_property(problem.rule)}::{_data(problem.sentence(translate))}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
