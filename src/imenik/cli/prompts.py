"""Prompts for each kind of input in a terminal, repeated until the answer is valid or skipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import click

from imenik.i18n.messages import InvalidValueError, Message, printable, say
from imenik.i18n.script import fold
from imenik.intake.input_parser import InputParser
from imenik.intake.normalization import normalize
from imenik.intake.options import MAX_LISTED_OPTIONS
from imenik.model.fields import Input, Question, help_of, required_first
from imenik.store.yaml_reader import Node

FINISH, SAME = ".", "="
_NORMALIZED = {Input.DATE, Input.DATE_OR_TIME, Input.DATE_AND_TIME, Input.PARTIAL_DATE, Input.TIME}
"""Inputs that are accepted in everyday formats: `3. 12. 2026.`, `16.00`."""


class FinishError(Exception):
    """The remaining optional questions are skipped."""


class Prompter:
    """Asks questions in one language; explains why an answer is invalid and asks again."""

    def __init__(self, parser: InputParser) -> None:
        self.parser = parser
        self.may_finish = False
        """Whether a full stop skips all remaining questions."""
        self.questions: list[Question] = []
        """All questions about the entry."""

    # Input and output

    def print_message(self, message: Message, hint: Message | None = None) -> None:
        """Print a message, with its hint after a semicolon."""
        parts = [message, hint] if hint else [message]
        click.echo("; ".join(part.render(self.parser.translate) for part in parts))

    def read(self, prompt: Message) -> str:
        """One line of input; empty for Enter alone."""
        answer: str = click.prompt(prompt.render(self.parser.translate), default="", show_default=False)
        if self.may_finish and answer.strip() == FINISH:
            raise FinishError
        return answer.strip()

    def print_error(self, error: InvalidValueError) -> None:
        """Print why an answer is invalid, with the message of `imenik check`."""
        self.print_message(error.message, error.hint)

    def print_question(self, question: Question) -> None:
        """Print the label of a question, its help and its options."""
        translate, required = self.parser.translate, say("required")
        mark = f" ({required.render(translate)})" if question.required else ""
        click.echo(f"\n{question.label.render(translate)}{mark}")
        if question.help:
            click.echo(f"  {help_of(question, self.questions, translate)}")
        options = self.parser.options(question)
        for number, option in enumerate(options if len(options) <= MAX_LISTED_OPTIONS else (), 1):
            value = "" if fold(option.label) == fold(option.value) else f" ({option.value})"
            click.echo(f"  {number:>2} {printable(option.label)}{value}")

    # Answers

    def ask_required(self, question: Question) -> Node:
        """The answer to a required question."""
        while (value := self.ask(question)) is None:
            self.print_message(say("this is empty"), say("it is required"))
        return value

    def ask(self, question: Question) -> Node:
        """The answer to a question; None if it is skipped."""
        self.print_question(question)
        if question.input is Input.PART and not question.several:
            return self.ask_optional_part(question)
        methods: dict[Input, Callable[[Question], Node]] = {
            Input.LINE: self.ask_texts,
            Input.TEXT: self.ask_texts,
            Input.PART: self.ask_part,
        }
        ask = methods.get(question.input, self.ask_value)
        if not question.several:
            return ask(question)
        return self.ask_list(question) if self.parser.options(question) else self.ask_repeatedly(ask, question)

    def ask_value(self, question: Question) -> str | None:
        """One value."""
        while answer := self.read(question.label):
            try:
                return self.parse(question, answer)
            except InvalidValueError as error:
                self.print_error(error)
        return None

    def ask_list(self, question: Question) -> Node:
        """Several values in one line, separated by commas."""
        while answer := self.read(say("{label}, separated by commas", label=question.label)):
            try:
                values = [self.parse(question, item) for item in map(str.strip, re.split("[,;]", answer)) if item]
                return list(dict.fromkeys(values)) or None
            except InvalidValueError as error:
                self.print_error(error)
        return None

    def parse(self, question: Question, answer: str) -> str:
        """The value for an answer, printed if it differs from the answer."""
        normalized = str(normalize(question.input, answer).value) if question.input in _NORMALIZED else answer
        value = self.parser.parse(question, normalized)
        if value != answer:
            click.echo(f"  = {value}")
        return value

    def ask_repeatedly(self, ask: Callable[[Question], Node], question: Question) -> Node:
        """Any number of values, asked for one by one."""
        values: list[Node] = []
        while (value := ask(question)) is not None:
            values.append(value)
            self.print_message(say("Another one, or Enter to continue."))
        return values or None

    # Parts

    def ask_optional_part(self, question: Question) -> Node:
        """A part without required questions; asks first whether to fill it in."""
        answer = self.read(say("{label}: type anything to fill it in, Enter to skip it", label=question.label))
        return self.ask_part(question) if answer else None

    def ask_part(self, question: Question) -> Node:
        """The answers to the questions of a part; None if the first required one is skipped."""
        values: dict[str, Node] = {}
        for index, part in enumerate(required_first(question.parts)):
            # Skipping the first question skips the whole part.
            value = self.ask_required(part) if part.required and index else self.ask(replace(part, required=False))
            if value is not None:
                values[part.name] = value
            elif part.required:
                return None
        return values or None

    # Texts in several languages

    def ask_texts(self, question: Question) -> Node:
        """A text, its language, and its translations."""
        text = self.read_text(question, "")
        if not text:
            return None
        tag = self.parser.guess_language(text)
        if question.input is Input.LINE:
            tag = (
                self.ask_language(
                    say("The language of this text; Enter for {tag}, = if it is the same in every language", tag=tag)
                )
                or tag
            )
        if tag == SAME:
            return text
        texts: dict[str, Node] = {tag: text}
        while tag := self.ask_language(say("In another language too? Type its tag, or press Enter")):
            if tag != SAME and (text := self.read_text(question, tag)):
                texts[tag] = text
        return texts

    def ask_language(self, prompt: Message) -> str:
        """The tag of a language given by tag or name, or the sign for all languages; empty if skipped."""
        while answer := self.read(prompt):
            try:
                return answer if answer == SAME else self.parser.parse_language(answer)
            except InvalidValueError as error:
                self.print_error(error)
        return ""

    def read_text(self, question: Question, tag: str) -> str:
        """One line, or paragraphs up to an empty line."""
        label = say("{label} ({tag})", label=question.label, tag=tag) if tag else question.label
        paragraphs = []
        while line := self.read(label):
            paragraphs.append(line)
            if question.input is Input.LINE:
                break
            label = say("Next paragraph, or press Enter")
        return "\n\n".join(paragraphs)
