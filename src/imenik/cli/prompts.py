"""Questions in a terminal: how each kind of input is asked for, until what is answered can stand or is skipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import click

from imenik.i18n.messages import InvalidValueError, Message, printable, say
from imenik.i18n.script import fold
from imenik.intake.input_parser import MOST_SHOWN, Wizard
from imenik.intake.normalization import spelled
from imenik.model.fields import Input, Question, help_of, required_first
from imenik.store.yaml_reader import Node

FINISH, SAME = ".", "="
_OF_THE_CLOCK = {Input.DATE, Input.DATE_OR_TIME, Input.DATE_AND_TIME, Input.PARTIAL_DATE, Input.TIME}
"""What is understood as people write it: `3. 12. 2026.`, `16.00`."""


class FinishError(Exception):
    """Whoever is asked has nothing to add."""


class Asker:
    """Asks in one language. An answer that is refused is asked for again, with the reason."""

    def __init__(self, wizard: Wizard) -> None:
        self.wizard = wizard
        self.may_finish = False
        """Whether a full stop ends it all."""
        self.questions: list[Question] = []
        """All that are asked of an entry."""

    # What is said and what is typed

    def tell(self, message: Message, hint: Message | None = None) -> None:
        """A sentence of ours; after a semicolon, the hint."""
        parts = [message, hint] if hint else [message]
        click.echo("; ".join(part.render(self.wizard.translate) for part in parts))

    def read(self, prompt: Message) -> str:
        """What is typed in one line; empty where it is only Enter."""
        answer: str = click.prompt(prompt.render(self.wizard.translate), default="", show_default=False)
        if self.may_finish and answer.strip() == FINISH:
            raise FinishError
        return answer.strip()

    def refuse(self, refusal: InvalidValueError) -> None:
        """Why an answer cannot stand, in the words of `imenik check`."""
        self.tell(refusal.message, refusal.hint)

    def head(self, question: Question) -> None:
        """The question: its label, what it means, and what there is to choose from."""
        translate, required = self.wizard.translate, say("required")
        mark = f" ({required.render(translate)})" if question.required else ""
        click.echo(f"\n{question.label.render(translate)}{mark}")
        if question.help:
            click.echo(f"  {help_of(question, self.questions, translate)}")
        options = self.wizard.options(question)
        for number, option in enumerate(options if len(options) <= MOST_SHOWN else (), 1):
            same = fold(option.label) == fold(option.value)
            click.echo(f"  {number:>2} {printable(option.label)}" + ("" if same else f" ({option.value})"))

    # Answers

    def required(self, question: Question) -> Node:
        """The answer to a question that cannot be skipped."""
        while (value := self.answer(question)) is None:
            self.tell(say("nothing is written here"), say("it is required"))
        return value

    def answer(self, question: Question) -> Node:
        """What is answered; None where the question is skipped."""
        self.head(question)
        if question.input is Input.PART and not question.several:
            return self.part_if_wanted(question)
        ways: dict[Input, Callable[[Question], Node]] = {
            Input.LINE: self.texts,
            Input.TEXT: self.texts,
            Input.PART: self.part,
        }
        way = ways.get(question.input, self.one)
        if not question.several:
            return way(question)
        return self.listed(question) if self.wizard.options(question) else self.all_of(way, question)

    def one(self, question: Question) -> str | None:
        """One value."""
        while answer := self.read(question.label):
            try:
                return self.value(question, answer)
            except InvalidValueError as refusal:
                self.refuse(refusal)
        return None

    def listed(self, question: Question) -> Node:
        """Several values in one line, with commas between them."""
        while answer := self.read(say("{label}, with commas between several", label=question.label)):
            try:
                values = [self.value(question, each.strip()) for each in re.split("[,;]", answer) if each.strip()]
                return list(dict.fromkeys(values)) or None
            except InvalidValueError as refusal:
                self.refuse(refusal)
        return None

    def value(self, question: Question, answer: str) -> str:
        """The value that an answer stands for; where it is another word, that is said."""
        usual = str(spelled(question.input, answer).value) if question.input in _OF_THE_CLOCK else answer
        value = self.wizard.understood(question, usual)
        if value != answer:
            click.echo(f"  = {value}")
        return value

    def all_of(self, way: Callable[[Question], Node], question: Question) -> Node:
        """As many as are given, one after the other."""
        values: list[Node] = []
        while (value := way(question)) is not None:
            values.append(value)
            self.tell(say("Another one, or Enter to go on."))
        return values or None

    # Parts

    def part_if_wanted(self, question: Question) -> Node:
        """A part of which everything may be left out, so whether it is wanted is asked first."""
        answer = self.read(say("{label}: type anything to fill it in, Enter to skip it", label=question.label))
        return self.part(question) if answer else None

    def part(self, question: Question) -> Node:
        """The answers to the questions of a part; None where the first required one is skipped."""
        values: dict[str, Node] = {}
        for at, each in enumerate(required_first(question.parts)):
            # The first may be skipped, and the part with it.
            asked = each if at else replace(each, required=False)
            value = self.required(asked) if asked.required else self.answer(asked)
            if value is not None:
                values[each.name] = value
            elif each.required:
                return None
        return values or None

    # Texts in several languages

    def texts(self, question: Question) -> Node:
        """A text, its language, and what it is in other languages."""
        text = self.text(question, "")
        if not text:
            return None
        tag = self.wizard.written_in(text)
        if question.input is Input.LINE:
            tag = self.tag(say("Its language; Enter for {tag}, = if it is the same in every language", tag=tag)) or tag
        if tag == SAME:
            return text
        texts: dict[str, Node] = {tag: text}
        while other := self.tag(say("In another language too? Its tag, or Enter")):
            if other != SAME and (text := self.text(question, other)):
                texts[other] = text
        return texts

    def tag(self, prompt: Message) -> str:
        """The tag of a language by tag or name, or the sign for all of them; empty where nothing is typed."""
        while answer := self.read(prompt):
            try:
                return answer if answer == SAME else self.wizard.tag_of(answer)
            except InvalidValueError as refusal:
                self.refuse(refusal)
        return ""

    def text(self, question: Question, tag: str) -> str:
        """A line, or paragraphs up to an empty line."""
        label = say("{label} ({tag})", label=question.label, tag=tag) if tag else question.label
        paragraphs = []
        while line := self.read(label):
            paragraphs.append(line)
            if question.input is Input.LINE:
                break
            label = say("Next paragraph, or Enter")
        return "\n\n".join(paragraphs)
