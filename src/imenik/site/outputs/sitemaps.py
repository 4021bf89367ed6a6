"""The entrances of the site: the root page that selects the language, and the sitemaps with all languages of a page.

The sitemap of a language is packed: every page is in all of them, each time with its addresses in all languages, which
would take as much as the page itself. `<language>/sitemap.xml` leads to the packed one.
"""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from imenik.site.outputs.context import SiteContext
from imenik.site.outputs.output import File


@dataclass(frozen=True)
class _Url:
    """A page in a sitemap: its address below the language, the day it changed, and links to it in all languages."""

    path: str
    changed: dt.date | None
    links: Markup


def root_page(site: SiteContext) -> str:
    """`index.html`."""
    template = site.templates.get_template("exports/root.html")
    return template.render(editions=site.editions, site_url=site.address or "/")


def sitemaps(site: SiteContext) -> Iterator[File]:
    """`sitemap.xml` with the sitemaps of all languages, and `<language>/sitemap.xml` and `.xml.gz`."""
    url = cache(partial(_url, site))  # the same in every language: made for each, they took five times as long
    yield File("sitemap.xml", partial(_index, site, site.editions))
    for tag in site.editions:
        yield File(f"{tag}/sitemap.xml", partial(_index, site, [tag]))
        yield File(f"{tag}/sitemap.xml.gz", partial(_packed, site, tag, url))


def _index(site: SiteContext, tags: Collection[str]) -> str:
    last = max(site.last_changes.values(), default=None)
    template = site.templates.get_template("exports/sitemap_index.xml")
    return template.render(root=site.address, tags=tags, changed=last)


def _packed(site: SiteContext, tag: str, url: Callable[..., _Url]) -> bytes:
    languages = {**dict(sorted(site.handwritten_languages.items())), **dict.fromkeys(site.listed_paths, site.editions)}
    made = ((path, tuple(_made_in(site, path, tags))) for path, tags in languages.items())
    urls = [url(path, tags) for path, tags in made if tag in tags]
    content = site.templates.get_template("exports/sitemap.xml").render(base=f"{site.address}{tag}/", urls=urls)
    return gzip.compress(content.encode(), mtime=0)


def _made_in(site: SiteContext, path: str, tags: Collection[str]) -> Iterator[str]:
    """Those of the languages in which the page could be made."""
    return (tag for tag in site.editions if tag in tags and f"{tag}/{path}" not in site.missing)


def _url(site: SiteContext, path: str, tags: Collection[str]) -> _Url:
    """A page and the languages that it is in."""
    template = site.templates.get_template("exports/sitemap_links.xml")
    links = template.render(root=site.address, path=path, tags=tags)
    return _Url(path, site.last_changes.get(path), Markup(links))  # noqa: S704 - from a template, which escapes
