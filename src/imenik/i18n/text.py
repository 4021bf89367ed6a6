"""Texts in several languages, and language tags. Choosing a text for a reader is done in `store/languages/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from imenik.i18n.codes import language_subtags
from imenik.i18n.messages import InvalidValueError, did_you_mean, say
from imenik.i18n.script_tables import mistaken_tags, site_tags

SAME_EVERYWHERE = "und"
"""The tag of a text that is the same in every language (BCP 47: undetermined)."""

TAG_PATTERN = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
MAX_LINE_LENGTH = 300
MAX_TEXT_LENGTH = 10_000
"""The maximum number of characters of a text in one language: four printed pages."""


@lru_cache  # the same few tags are in nearly every text
def check_tag(tag: str) -> str:
    """The same `tag` if it is a BCP 47 language tag in its usual case, such as `bs` or `sr-Cyrl`."""
    if TAG_PATTERN.fullmatch(tag) and tag.partition("-")[0] in language_subtags():
        return tag
    usual = site_tags()
    hint = did_you_mean(tag, usual) or say("the tags used here are mostly {tags}", tags=", ".join(usual))
    raise InvalidValueError("unknown-language", say('"{tag}" is not a language tag', tag=tag), hint)


def check_text_tag(tag: str) -> str:
    """The same `tag` if a text can be marked with it; misleading tags are refused as well."""
    if tag in mistaken_tags():
        hint = say('did you mean "{word}"?', word=mistaken_tags()[tag])
        raise InvalidValueError("unknown-language", say('a text cannot be marked with "{tag}" here', tag=tag), hint)
    return check_tag(tag)


@dataclass(frozen=True)
class Text(Mapping[str, str]):
    """A text in one or more languages, by tag; only `und` if it is the same everywhere."""

    texts: Mapping[str, str]

    def __getitem__(self, tag: str) -> str:
        return self.texts[tag]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __hash__(self) -> int:
        return hash(frozenset(self.texts.items()))

    @property
    def translatable(self) -> bool:
        """Whether the text differs by language; a bare string does not."""
        return SAME_EVERYWHERE not in self.texts

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        tags = core_schema.no_info_after_validator_function(check_text_tag, core_schema.str_schema())
        text_schema = core_schema.str_schema(min_length=1, max_length=MAX_TEXT_LENGTH, strip_whitespace=True)
        map_of_tags = core_schema.dict_schema(tags, text_schema, min_length=1)
        return core_schema.no_info_wrap_validator_function(cls._validate, map_of_tags)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": "string", "minLength": 1, "maxLength": MAX_TEXT_LENGTH}
        tags = {
            "type": "object",
            "propertyNames": {"pattern": f"^{TAG_PATTERN.pattern}$"},
            "additionalProperties": text,
            "minProperties": 1,
        }
        return {"anyOf": [text, tags], "$comment": "text, or map of language tags to texts"}

    @classmethod
    def _validate(cls, value: object, handler: Callable[[object], dict[str, str]]) -> Text:
        if isinstance(value, dict) and SAME_EVERYWHERE in value:
            message = say('a text cannot be marked with "{tag}" here', tag=SAME_EVERYWHERE)
            hint = say("write only the text if it is the same in every language")
            raise InvalidValueError("unknown-language", message, hint, at=(SAME_EVERYWHERE,))
        return cls(handler({SAME_EVERYWHERE: value} if isinstance(value, str) else value))


def _check_lines(text: Text) -> Text:
    for tag, value in text.texts.items():
        _check_line(value, () if tag == SAME_EVERYWHERE else (tag,))
    return text


def _check_line(value: str, location: tuple[str, ...] = ()) -> str:
    if len(value) > MAX_LINE_LENGTH or "\n" in value:
        message = say("only one line of at most {most} characters is allowed here", most=MAX_LINE_LENGTH)
        raise InvalidValueError("too-long", message, at=location)
    return value


Tag = Annotated[
    str,
    BeforeValidator(lambda value: check_tag(value) if isinstance(value, str) else value),
    WithJsonSchema(
        {"type": "string", "pattern": f"^{TAG_PATTERN.pattern}$", "$comment": "language tag, such as bs or sr-Cyrl"}
    ),
]
Title = Annotated[Text, AfterValidator(_check_lines)]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Field(max_length=MAX_LINE_LENGTH),
    AfterValidator(lambda value: _check_line(value)),
]
