"""`imenik languages`: lists how far each is translated; `add` begins one more, `update` adds new messages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from imenik.cli.options import DataOption, LanguageOption, examples, site_languages, translation
from imenik.env.locations import CONFIG_NAME, LOCALES, config_file, site_locales, site_root
from imenik.i18n.messages import SOURCE_LANGUAGE, InvalidValueError, Message, say
from imenik.i18n.text import Text
from imenik.insights.translation import measure_coverage
from imenik.site.starter.new_language import empty_catalogue, locale_of, row, with_language
from imenik.site.starter.own_catalogue import brought_up_to_date
from imenik.store.directory import Directory
from imenik.store.files import write_file
from imenik.store.languages import Language, derivations_of, load_languages
from imenik.store.loader import load
from imenik.store.traversal import iter_values

Share = tuple[int, int]
"""How many are translated, and how many there are."""


class Progress(NamedTuple):
    """How far a language is translated: messages, hand-written pages, labels of the vocabulary, entries."""

    messages: Share
    pages: Share
    labels: Share
    entries: Share


@click.group(invoke_without_command=True, epilog=examples("languages", "languages add pl", "languages update"))
@DataOption
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@LanguageOption
@click.pass_context
def languages(context: click.Context, data: Path, form: str, language: str) -> None:
    """List the languages of the site, and how much of it is translated into each.

    Counted are the messages of the interface, hand-written pages, labels of the vocabulary, and entries with
    nothing missing, as in `imenik coverage`. What is missing is shown in another language.

    Exit status: 0 done, 1 a catalogue is missing or cannot be read, 2 wrong usage.
    """
    if context.invoked_subcommand:
        return
    translate, of_site = translation(language), site_languages()
    progress = _progress(data, of_site)
    if form == "json":
        click.echo(json.dumps(_json(progress, of_site), ensure_ascii=False, indent=2))
        return
    for tag, each in of_site.items():
        click.echo(_line(each, progress.get(tag)).render(translate))


@languages.command(epilog=examples("languages add pl", "languages add pt-BR"))
@click.argument("tag")
@DataOption
@LanguageOption
def add(tag: str, data: Path, language: str) -> None:
    """Begin the language TAG: a row in locales/languages.yml, an empty catalogue, its place in mkdocs.yml.

    What is there already stays as it is. Then says what is missing.

    Exit status: 0 done, or nothing to do; 2 wrong usage.
    """
    translate = translation(language)
    try:
        locale_of(tag)
    except InvalidValueError as error:
        sentence = "; ".join(part.render(translate) for part in (error.message, error.hint) if part)
        raise click.BadParameter(sentence, param_hint="TAG") from None
    for written in _begin(tag):
        click.echo(written.as_posix())
    if tag not in (of_site := site_languages()):
        line = say("add this language to extra.imenik.languages in {file}: {tag}", file=CONFIG_NAME, tag=tag)
        click.echo(line.render(translate))
    added = of_site.get(tag) or load_languages(LOCALES, [*of_site, tag])[tag]
    progress = _progress(data, {**of_site, tag: added})
    click.echo(_line(added, progress.get(tag)).render(translate))
    for step in _next_steps(added):
        click.echo(step.render(translate))


@languages.command(epilog=examples("languages update", "languages update pl"))
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@LanguageOption
def update(tags: tuple[str, ...], language: str) -> None:
    """Bring the site's own catalogues up to date with the messages of the program: all, or those of some languages.

    New messages are added without a text; those that the program no longer has become comments at the end.

    Exit status: 0 done, or nothing to do; 1 a catalogue cannot be read; 2 wrong usage.
    """
    translate, files = translation(language), {file.stem: file for file in sorted(site_locales().glob("*.po"))}
    for tag in tags:
        if tag not in files:
            message = say("the site has no catalogue of its own for the language {tag}", tag=tag)
            raise click.BadParameter(message.render(translate), param_hint="TAG")
    for tag in tags or files:
        updated = brought_up_to_date(files[tag], LOCALES)
        if updated.added or updated.removed:
            write_file(files[tag], updated.text)
        known = load_languages(LOCALES).get(tag)
        missing = len(known.untranslated) if known else 0
        counts = {"added": updated.added, "removed": updated.removed, "missing": missing}
        line = say(
            "{file}: added {added}, no longer used {removed}, not translated {missing}",
            file=_shown(files[tag]).as_posix(),
            **counts,
        )
        click.echo(line.render(translate))


def _begin(tag: str) -> Iterator[Path]:
    """Write what a language needs and lacks; the paths of the files, each when it is written."""
    of_site = site_languages()
    if tag not in load_languages(LOCALES):
        rows, others = site_locales() / "languages.yml", sorted(of_site, key=SOURCE_LANGUAGE.__ne__)
        _append(rows, row(tag, others))
        yield _shown(rows)
    known = load_languages(LOCALES)[tag]
    if not (known.has_catalogue or known.row.source):
        write_file(known.files[1], empty_catalogue(known.row.derived or tag, LOCALES), new=True)
        yield _shown(known.files[1])
    settings = config_file()
    before = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    after = with_language(before, tag)
    if after and after != before:
        write_file(settings, after)
        yield _shown(settings)


def _append(file: Path, text: str) -> None:
    if not file.is_file():
        write_file(file, text, new=True)
        return
    before = file.read_text(encoding="utf-8")
    write_file(file, f"{before.rstrip()}\n{text}" if before.strip() else text)


def _shown(file: Path) -> Path:
    return file.relative_to(site_root())


def _next_steps(language: Language) -> Iterator[Message]:
    """What a person has to do; each is only said where it is missing."""
    if language.untranslated:
        yield say("translate the messages in {file}", file=_shown(language.files[1]))
        yield say("put the letters of its alphabet in order in {file}", file=_shown(site_locales() / "languages.yml"))
    if not (language.row.derived or (site_root() / "docs" / language.tag).is_dir()):
        yield say("write its pages in {folder}", folder=f"docs/{language.tag}/")
    yield say("run {command} to write the issue forms in this language too", command="imenik forms")


def _progress(data: Path, of_site: Mapping[str, Language]) -> dict[str, Progress]:
    """By language; those whose texts are made from another one have no progress of their own."""
    directory, _ = load(data)
    tags = [tag for tag in of_site if tag not in derivations_of(of_site)]
    measured = measure_coverage(directory, tags)
    entries = sum(measured.entries.values())
    messages = {tag: of_site[tag].translated for tag in tags}
    labels, pages = _labels(directory), _pages(tags)
    every_page = set().union(*pages.values())
    return {
        tag: Progress(
            messages[tag],
            (len(pages[tag]), len(every_page)),
            (sum(tag in label for label in labels), len(labels)),
            (entries - len(measured.gaps[tag]), entries),
        )
        for tag in tags
    }


def _labels(directory: Directory) -> list[Mapping[str, str]]:
    """Those of home places are names, which are not counted."""
    vocabularies = [each for name, each in directory.vocabularies.items() if name != "places"]
    texts = (text for each in vocabularies for _, text in iter_values(each, Text))
    return [text for text in texts if text.translatable]


def _pages(tags: list[str]) -> dict[str, set[str]]:
    """The names of the pages in each language, without those for developers."""
    folders = {tag: (site_root() / "docs" / tag).glob("*.md") for tag in tags}
    return {tag: {page.name for page in pages if not _is_for_developers(page)} for tag, pages in folders.items()}


def _is_for_developers(page: Path) -> bool:
    return "\nsearch: false\n" in page.read_text(encoding="utf-8").partition("\n---\n")[0] + "\n"


def _line(language: Language, progress: Progress | None) -> Message:
    if progress is None:
        return say("{language}: made from {source}", language=language.tag, source=language.row.derived)
    shares = {name: f"{done}/{total}" for name, (done, total) in progress._asdict().items()}
    return say(
        "{language}: messages {messages}, pages {pages}, labels {labels}, entries {entries}",
        language=language.tag,
        **shares,
    )


def _json(progress: Mapping[str, Progress], of_site: Mapping[str, Language]) -> Mapping[str, object]:
    return {
        tag: {
            "name": language.name,
            "made_from": language.row.derived,
            **{
                name: {"translated": done, "total": total}
                for name, (done, total) in (progress[tag]._asdict() if tag in progress else {}).items()
            },
        }
        for tag, language in of_site.items()
    }
