"""What a change does to the directory, told in Markdown for whoever looks at a pull request.

Nothing in a comparison is trusted, for it may come from a stranger's workflow: it stands escaped or as code, and the
whole is as long as a comment may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imenik.comparison import Change, Comparison, Told, file_of
from imenik.markdown import coded, safe
from imenik.model import KINDS
from imenik.problem import Message, Translate, say
from imenik.questions import questions

LONGEST = 60_000
"""Characters; GitHub takes comments of at most 65,536."""
_LONGEST_TITLE = 100
_SENTENCES: Mapping[str, Message] = {
    "added": say("adds {title}"),
    "changed": say("changes {title}: {fields}"),
    "moved": say("gives {title} another id; the old address, {former}, leads to the new one"),
    "removed": say("removes {title}"),
    "lost": say("removes {title}: its address needs a `former_ids` entry in what takes its place, or it leads nowhere"),
}

_UNTIDY = say("Not in the usual layout; nothing has to be done, since a program puts it in order after the merge:")


def markdown(comparison: Comparison, translate: Translate, longest: int = LONGEST) -> str:
    """The whole, cut at the end of a part."""
    text = ""
    more = safe(say("The rest is in the summary of the run.").render(translate))
    for part in _parts(comparison, translate):
        if len(text) + len(part) + len(more) > longest:
            return f"{text}\n{more}\n"
        text += part
    return text


def _parts(comparison: Comparison, translate: Translate) -> Iterator[str]:
    yield _head(say("What this changes"), translate)
    yield from (f"- {_sentence(each, translate)}\n" for each in comparison.changes)
    for name in comparison.vocabularies:
        yield _point(say("changes the words of {name}", name=coded(name)), translate)
    if comparison.more_changes:
        yield _point(say("and more changes: {n}", n=comparison.more_changes), translate)
    if not comparison.changes and not comparison.vocabularies:
        yield _point(say("No entry is different afterwards."), translate)
    yield "\n" + _head(say("Problems"), translate)
    yield from _table(comparison, translate)
    if comparison.untidy:
        files = ", ".join(map(coded, comparison.untidy))
        yield f"\n- {safe(_UNTIDY.render(translate))} {files}\n"
    cards = [each for each in comparison.changes if each.fields]
    if cards:
        yield "\n" + _head(say("Entries"), translate)
    yield from (_card(each, translate) for each in cards)


def _head(message: Message, translate: Translate) -> str:
    return f"### {safe(message.render(translate))}\n\n"


def _point(message: Message, translate: Translate) -> str:
    return f"- {message.render(translate)}\n"


def _sentence(change: Change, translate: Translate) -> str:
    labels = (_label(change, each.field, translate) for each in change.fields)
    values = {
        "title": f"**{safe(_cut(change.title))}** ({coded(file_of(change))})",
        "fields": _cut(", ".join(labels), 300),
        "former": coded(change.former),
    }
    # Not as a Message is rendered, which would cut a value and what is markup in it.
    return translate(_SENTENCES[change.what].text).format(**values)


def _table(comparison: Comparison, translate: Translate) -> Iterator[str]:
    if not comparison.problems:
        yield _point(say("There are none."), translate)
        return
    heads = (say("File"), say("Line"), say("Rule"), say("What is wrong"))
    yield "| | " + " | ".join(safe(each.render(translate)) for each in heads) + " |\n|---|---|---|---|---|\n"
    yield from (_row(each) for each in comparison.problems)
    if comparison.more_problems:
        yield "\n" + _point(say("and more problems: {n}", n=comparison.more_problems), translate)


def _row(problem: Told) -> str:
    cells = (problem.severity, coded(problem.path), str(problem.line), coded(problem.rule), safe(problem.sentence))
    return "| " + " | ".join(cells) + " |\n"


def _card(change: Change, translate: Translate) -> str:
    lines = [f"#### {safe(_cut(change.title))}", "", coded(file_of(change)), ""]
    for each in change.fields:
        label, before, after = _label(change, each.field, translate), safe(each.before), safe(each.after)
        arrow = f"{before} → {after or '–'}" if each.before else after or "–"
        lines.append(f"- **{label}**: {arrow}")
    return "\n".join(lines) + "\n\n"


def _label(change: Change, field: str, translate: Translate) -> str:
    model = next(each for each in KINDS if each.kind == change.kind)
    found = next((question.label for question in questions(model) if question.name == field), None)
    return safe(found.render(translate)) if found else coded(field)


def _cut(text: str, most: int = _LONGEST_TITLE) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
