"""Lists of words by language for recognising what people write: `locales/<name>.yml` of the package and of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import TypeAdapter

from imenik.env.locations import LOCALES, site_locales
from imenik.store.yaml_reader import parse_value

Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Words by what they stand for, and by language; `any` has those that are the same in several."""


@cache
def word_lists(name: str) -> Words:
    """The words in a file of the package, followed by those of the site's file of the same name, if there is one."""
    files = [folder / f"{name}.yml" for folder in (LOCALES, site_locales())]
    trees = [parse_value(file.read_text(encoding="utf-8")) for file in files if file.is_file()]
    lists = [TypeAdapter(dict[str, dict[str, tuple[str, ...]]]).validate_python(tree) for tree in trees]
    keys = dict.fromkeys(key for each in lists for key in each)
    return {key: _joined(each.get(key, {}) for each in lists) for key in keys}


def words_for(name: str, key: str) -> list[str]:
    """All words of a list for one key, whatever their language."""
    return [word for words in word_lists(name).get(key, {}).values() for word in words]


def _joined(lists: Iterable[Mapping[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for by_language in lists:
        for language, words in by_language.items():
            joined[language] = (*joined.get(language, ()), *words)
    return joined
