"""What a change does to the directory, told in Markdown for whoever looks at a pull request.

Nothing in a comparison is trusted, for it may come from a stranger's workflow: it stands escaped or as code, and the
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
"""Bytes for headings and for what is said of what is left out."""
_LONGEST_TITLE = 100
_SENTENCES: Mapping[str, Message] = {
    "added": say("adds {title}"),
    "changed": say("changes {title}: {fields}"),
    "moved": say("gives {title} another id; the old address, {former}, leads to the new one"),
    "removed": say("removes {title}"),
    "lost": say("removes {title}: its address needs a `former_ids` entry in what takes its place, or it leads nowhere"),
}
_LOGOS: Mapping[str, Message] = {
    "added": say("adds the picture {name}"),
    "changed": say("replaces the picture {name}: look at it"),
    "removed": say("removes the picture {name}"),
}
_UNTIDY = say("Not in the usual layout; nothing has to be done, since a program puts it in order after the merge:")


def markdown(
    comparison: Comparison, translate: Translate, longest: int = MAX_COMMENT_SIZE, *, elsewhere: bool = False
) -> str:
    """The whole in at most `longest` bytes: problems, what changes, a card of each entry; what is left out is counted.

    `elsewhere` says that the rest stands in the summary of the run.
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
    """The whole in one language, and folded away in others; half of the room is for the first."""
    text = markdown(comparison, first.catalogue.gettext, longest // 2, elsewhere=True)
    room = (longest - byte_length(text)) // max(1, len(others))
    for each in others:
        told = markdown(comparison, each.catalogue.gettext, room - _RESERVE, elsewhere=True)
        text += f"\n<details><summary>{safe(each.name)}</summary>\n\n{told}\n</details>\n"
    return text


def _problems(comparison: Comparison, translate: Translate, room: int) -> tuple[str, int]:
    heads = (say("File"), say("Line"), say("Rule"), say("What is wrong"))
    head = "| | " + " | ".join(safe(each.render(translate)) for each in heads) + " |\n|---|---|---|---|---|\n"
    lines = [_row(each, translate) for each in comparison.problems]
    kept = take_fitting(lines, room - byte_length(head))
    left = len(lines) - len(kept) + comparison.more_problems
    text = _head(say("Problems"), translate) + (head + "".join(kept) + "\n" if kept else "")
    if left:
        text += _point(say("and more problems: {n}", n=left), translate)
    if comparison.standing:
        text += _point(say("and problems that were there before: {n}", n=comparison.standing), translate)
    elif not comparison.problems and not left:
        text += _point(say("There are none."), translate)
    if comparison.untidy:
        files = take_fitting((f" {as_code(each)}" for each in comparison.untidy), room // 4)
        text += f"\n- {safe(_UNTIDY.render(translate))}{','.join(files)}\n"
    return text, left


def _changes(comparison: Comparison, translate: Translate, room: int) -> tuple[str, int]:
    lines = [_point(say(_LOGOS[each.what].text, name=as_code(each.name)), translate) for each in comparison.logos]
    lines += [_point(say("changes the words of {name}", name=as_code(it)), translate) for it in comparison.vocabularies]
    lines += [f"- {_sentence(each, translate)}\n" for each in comparison.changes]
    kept = take_fitting(lines, room)
    left = len(lines) - len(kept) + comparison.more_changes
    text = "\n" + _head(say("What this changes"), translate) + "".join(kept)
    if left:
        text += _point(say("and more changes: {n}", n=left), translate)
    if not lines and not left:
        text += _point(say("No entry is different afterwards."), translate)
    return text, left


def _entries(comparison: Comparison, translate: Translate, room: int) -> tuple[str, int]:
    cards = [_card(each, translate) for each in comparison.changes if each.fields]
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
    labels = (_label(change, each.field, translate) for each in change.fields)
    values = {
        "title": f"**{safe(_cut(change.title))}** ({as_code(file_of(change))})",
        "fields": _cut(", ".join(labels), 300),
        "former": as_code(change.former),
    }
    # Not as a Message is rendered, which would cut a value and what is markup in it.
    return translate(_SENTENCES[change.what].text).format(**values)


def _row(problem: ReportedProblem, translate: Translate) -> str:
    sentence = safe(_told(problem, translate))
    cells = (problem.severity, as_code(problem.path), str(problem.line), as_code(problem.rule), sentence)
    return "| " + " | ".join(cells) + " |\n"


def _told(problem: ReportedProblem, translate: Translate) -> str:
    """The sentence in a language; in English where the catalogue has no such messages with such values."""
    try:
        return "; ".join(_rendered(each, translate) for each in problem.messages) or problem.sentence
    except (LookupError, ValueError):
        return problem.sentence


def _rendered(words: NestedMessage | FlatMessage, translate: Translate) -> str:
    """A message of the catalogue; LookupError for any other, since nothing is formatted by what a stranger wrote."""
    known = translate(words.text)
    if known == words.text and "{" in known:
        raise LookupError(words.text)
    values = {name: it if isinstance(it, str) else _rendered(it, translate) for name, it in words.values.items()}
    return known.format(**values)


def _card(change: EntryChange, translate: Translate) -> str:
    lines = [f"#### {safe(_cut(change.title))}", "", as_code(file_of(change)), ""]
    for each in change.fields:
        label, before, after = _label(change, each.field, translate), safe(each.before), safe(each.after)
        arrow = f"{before} → {after or '–'}" if each.before else after or "–"
        lines.append(f"- **{label}**: {arrow}")
    return "\n".join(lines) + "\n\n"


def _label(change: EntryChange, field: str, translate: Translate) -> str:
    model = next(each for each in KINDS if each.kind == change.kind)
    found = next((question.label for question in questions(model) if question.name == field), None)
    return safe(found.render(translate)) if found else as_code(field)


def _cut(text: str, most: int = _LONGEST_TITLE) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
