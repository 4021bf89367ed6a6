"""The effect of a change on the directory in Markdown, for the reviewers of a pull request.

A comparison is untrusted, since it may come from a stranger's workflow: its texts are escaped or shown as code, and the
whole is as long as a comment may be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from imenik.i18n.markdown import as_code, byte_length, safe, take_fitting
from imenik.i18n.messages import Message, Translate, say
from imenik.model import KINDS
from imenik.model.fields import questions
from imenik.review.diff import Comparison, EntryChange, FlatMessage, NestedMessage, ReportedProblem, file_of
from imenik.store.languages import Language

MAX_COMMENT_SIZE = 60_000
"""Bytes; GitHub takes comments of at most 65,536 characters."""
_RESERVE = 1_000
"""Bytes reserved for headings and for the counts of what is left out."""
_MAX_TITLE_LENGTH = 100
_SENTENCES: Mapping[str, Message] = {
    "added": say("adds {title}"),
    "changed": say("changes {title}: {fields}"),
    "moved": say("changes the ID of {title}; the old address, {former}, redirects to the new one"),
    "removed": say("removes {title}"),
    "lost": say(
        "removes {title}: add its ID to `former_ids` of the entry that replaces it, or its address leads nowhere"
    ),
}
_LOGOS: Mapping[str, Message] = {
    "added": say("adds the picture {name}"),
    "changed": say("replaces the picture {name}: have a look at it"),
    "removed": say("removes the picture {name}"),
}
_UNTIDY = say("Not in the usual layout, which a program tidies up after the merge; there is nothing you need to do:")


def markdown(
    comparison: Comparison, translate: Translate, longest: int = MAX_COMMENT_SIZE, *, elsewhere: bool = False
) -> str:
    """Problems, changes and a card for each entry in at most `longest` bytes; what is left out is counted.

    `elsewhere` adds a note that the rest is in the summary of the run.
    """
    text, left = "", 0
    for share, section in ((0.5, _problems), (0.8, _changes), (1.0, _entries)):
        part, missing = section(comparison, translate, int(longest * share) - byte_length(text) - _RESERVE)
        text, left = text + part, left + missing
    if left and elsewhere:
        rest = say("The rest is in the summary of the run.")
        text += f"\n{safe(rest.render(translate))}\n"
    return text


def in_languages(
    comparison: Comparison, first: Language, others: Sequence[Language], longest: int = MAX_COMMENT_SIZE
) -> str:
    """The Markdown in one language with half of the room, followed by the others in collapsed sections."""
    text = markdown(comparison, first.catalogue.gettext, longest // 2, elsewhere=True)
    room = (longest - byte_length(text)) // max(1, len(others))
    for language in others:
        section = markdown(comparison, language.catalogue.gettext, room - _RESERVE, elsewhere=True)
        text += f"\n<details><summary>{safe(language.name)}</summary>\n\n{section}\n</details>\n"
    return text


def _problems(comparison: Comparison, translate: Translate, room: int) -> tuple[str, int]:
    titles = (say("File"), say("Line"), say("Rule"), say("What is wrong"))
    head = "| | " + " | ".join(safe(title.render(translate)) for title in titles) + " |\n|---|---|---|---|---|\n"
    lines = [_row(problem, translate) for problem in comparison.problems]
    kept = take_fitting(lines, room - byte_length(head))
    left = len(lines) - len(kept) + comparison.more_problems
    text = _head(say("Problems"), translate) + (head + "".join(kept) + "\n" if kept else "")
    if left:
        text += _point(say("and more problems: {n}", n=left), translate)
    if comparison.standing:
        text += _point(say("and existing problems: {n}", n=comparison.standing), translate)
    elif not comparison.problems and not left:
        text += _point(say("None."), translate)
    if comparison.untidy:
        files = take_fitting((f" {as_code(path)}" for path in comparison.untidy), room // 4)
        text += f"\n- {safe(_UNTIDY.render(translate))}{','.join(files)}\n"
    return text, left


def _changes(comparison: Comparison, translate: Translate, room: int) -> tuple[str, int]:
    lines = [_point(say(_LOGOS[logo.what].text, name=as_code(logo.name)), translate) for logo in comparison.logos]
    lines += [
        _point(say("changes the words of {name}", name=as_code(vocabulary)), translate)
        for vocabulary in comparison.vocabularies
    ]
    lines += [f"- {_sentence(change, translate)}\n" for change in comparison.changes]
    kept = take_fitting(lines, room)
    left = len(lines) - len(kept) + comparison.more_changes
    text = "\n" + _head(say("What this changes"), translate) + "".join(kept)
    if left:
        text += _point(say("and more changes: {n}", n=left), translate)
    if not lines and not left:
        text += _point(say("Nothing changes in the entries."), translate)
    return text, left


def _entries(comparison: Comparison, translate: Translate, room: int) -> tuple[str, int]:
    cards = [_card(change, translate) for change in comparison.changes if change.fields]
    kept = take_fitting(cards, room)
    left = len(cards) - len(kept) + comparison.more_changes
    if not kept:
        return "", left
    text = "\n" + _head(say("Entries"), translate) + "".join(kept)
    return text + (_point(say("and more changes: {n}", n=left), translate) if left else ""), left


def _head(message: Message, translate: Translate) -> str:
    return f"### {safe(message.render(translate))}\n\n"


def _point(message: Message, translate: Translate) -> str:
    return f"- {message.render(translate)}\n"


def _sentence(change: EntryChange, translate: Translate) -> str:
    labels = (_label(change, field_change.field, translate) for field_change in change.fields)
    values = {
        "title": f"**{safe(_cut(change.title))}** ({as_code(file_of(change))})",
        "fields": _cut(", ".join(labels), 300),
        "former": as_code(change.former),
    }
    # Not rendered as a Message, which might cut a value in the middle of its markup.
    return translate(_SENTENCES[change.what].text).format(**values)


def _row(problem: ReportedProblem, translate: Translate) -> str:
    sentence = safe(_translated(problem, translate))
    cells = (problem.severity, as_code(problem.path), str(problem.line), as_code(problem.rule), sentence)
    return "| " + " | ".join(cells) + " |\n"


def _translated(problem: ReportedProblem, translate: Translate) -> str:
    """The sentence in a language, or in English if the catalogue does not have these messages with these values."""
    try:
        return "; ".join(_rendered(message, translate) for message in problem.messages) or problem.sentence
    except (LookupError, ValueError):
        return problem.sentence


def _rendered(words: NestedMessage | FlatMessage, translate: Translate) -> str:
    """A translated message; LookupError if it is not in the catalogue: untrusted text is never a format string."""
    known = translate(words.text)
    if known == words.text and "{" in known:
        raise LookupError(words.text)
    values = {
        name: value if isinstance(value, str) else _rendered(value, translate) for name, value in words.values.items()
    }
    return known.format(**values)


def _card(change: EntryChange, translate: Translate) -> str:
    lines = [f"#### {safe(_cut(change.title))}", "", as_code(file_of(change)), ""]
    for field_change in change.fields:
        label = _label(change, field_change.field, translate)
        before, after = safe(field_change.before), safe(field_change.after)
        arrow = f"{before} → {after or '–'}" if field_change.before else after or "–"
        lines.append(f"- **{label}**: {arrow}")
    return "\n".join(lines) + "\n\n"


def _label(change: EntryChange, field: str, translate: Translate) -> str:
    model = next(model for model in KINDS if model.kind == change.kind)
    label = next((question.label for question in questions(model) if question.name == field), None)
    return safe(label.render(translate)) if label else as_code(field)


def _cut(text: str, most: int = _MAX_TITLE_LENGTH) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
