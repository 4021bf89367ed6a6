"""Everything that is published besides hand-written pages and assets, in one list.

`outputs` says what there is, `site/writer.py` writes all of it, and `on_demand.py` makes one file of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from imenik.exports import EXPORTS, Export
from imenik.exports.published_files import downloads
from imenik.model import Record
from imenik.pages import PAGES, PageKind
from imenik.site.outputs.context import SiteContext
from imenik.site.outputs.output import File, Output
from imenik.site.outputs.sitemaps import root_page, sitemaps
from imenik.site.search import ENGINE, index_pages
from imenik.views.edition import Edition
from imenik.views.fulltext import searchable_pages

_ENGINE_PATH = f"pagefind/{ENGINE}"


def outputs(site: SiteContext) -> list[Output]:
    """All outputs; those that take longest first, so that several processes end at the same time."""
    return [replace(output, without=partial(_without, site, output.name)) for output in _outputs(site)]


def _without(site: SiteContext, name: str, record: Record) -> Output:
    """The output of a name, of a site without an entry."""
    return next(output for output in outputs(site.without(record)) if output.name == name)


def _outputs(site: SiteContext) -> list[Output]:
    kinds = sorted(PAGES, key=lambda kind: not kind.many)
    return [
        *(_index(site, edition) for edition in site.editions.values()),
        *(_pages(site, edition, kind) for kind in kinds if kind.many for edition in site.editions.values()),
        _pictures(site),
        *(_export(site, export) for export in EXPORTS),
        *(_pages(site, edition, kind) for edition in site.editions.values() for kind in kinds if not kind.many),
        *sitemap_outputs(site),
    ]


def independent_outputs(site: SiteContext) -> list[Output]:
    """The outputs that can be made first, in any order."""
    return [output for output in outputs(site) if not output.needs_sizes]


def dependent_outputs(site: SiteContext) -> list[Output]:
    """The outputs that show sizes of others."""
    return [output for output in outputs(site) if output.needs_sizes]


def _pages(site: SiteContext, edition: Edition, kind: PageKind) -> Output:
    """The pages of a kind in one language."""
    tag = edition.language.tag
    return Output(
        name=f"pages of {_short_name(kind.pages.__module__)} in {tag}",
        files=partial(_page_files, site, edition, kind),
        paths=[f"{tag}/{kind.folder}*"],
        many=kind.many,
        needs_sizes=kind.shows_sizes,
    )


def _page_files(site: SiteContext, edition: Edition, kind: PageKind) -> Iterator[File]:
    for page in kind.pages(edition):
        yield File(f"{edition.language.tag}/{page.path}index.html", partial(site.render, edition, page))


def _pictures(site: SiteContext) -> Output:
    """The images for social networks. To draw one takes ten times as long as to make a page, unless it is cached."""
    return Output("pictures", partial(_picture_files, site), ["pictures/*"], many=True)


def _picture_files(site: SiteContext) -> Iterator[File]:
    for path, picture in site.pictures.items():
        yield File(path, partial(site.social_images.content, picture))


def _export(site: SiteContext, export: Export) -> Output:
    """The files of one format in all languages."""
    return Output(
        name=f"files of {_short_name(export.files.__module__)}",
        files=partial(_export_files, site, export),
        paths=export.paths,
        measured=frozenset(download.path for tag in site.editions for download in downloads(tag)),
    )


def _export_files(site: SiteContext, export: Export) -> Iterator[File]:
    for path, content in export.files(site.editions):
        yield File(path, partial(bytes, content))


def _index(site: SiteContext, edition: Edition) -> Output:
    """The full-text index of one language; that of the first also has the engine, which all indexes share."""
    tag = edition.language.tag
    paths = [f"pagefind/{tag}/*", *([_ENGINE_PATH] if tag == next(iter(site.editions)) else [])]
    # In one language, Pagefind takes half a gigabyte for 10,000 organisations.
    turn = "full-text indexes"
    files = partial(_index_files, site, edition, paths)
    return Output(f"full-text index of {tag}", files, paths, turn=turn, needs_texts=True)


def _index_files(site: SiteContext, edition: Edition, paths: Collection[str]) -> Iterator[File]:
    listed = site.listed_paths
    records = (page for page in searchable_pages(edition) if page.path in listed)
    searchable = chain(records, site.handwritten_entries[edition.language.tag].values())
    for path, content in index_pages(edition.language, searchable):
        if path != _ENGINE_PATH or path in paths:
            yield File(path, partial(bytes, content))


def sitemap_outputs(site: SiteContext) -> Iterator[Output]:
    """The page that selects a language; a sitemap of each language, and their list."""
    yield Output("index.html", lambda: [File("index.html", partial(root_page, site))], ["index.html"])
    if site.address:  # sitemaps contain absolute addresses only (sitemaps.org)
        yield Output("sitemaps", partial(sitemaps, site), ["sitemap.xml", "*/sitemap.xml", "*/sitemap.xml.gz"])


def _short_name(module: str) -> str:
    """The name of the module of a page kind or an export, without the packages that all of them are in."""
    return module.removeprefix("imenik.").partition(".")[2]
