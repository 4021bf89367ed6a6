"""The entrances of the site: the root page that selects the language, and the sitemaps with all languages of a page."""

from __future__ import annotations

from typing import Any

from imenik.pages import all_pages
from imenik.site.outputs.context import SiteContext


def root_page(site: SiteContext) -> str:
    """`index.html`."""
    return _render(site, "root.html")


def sitemap_index(site: SiteContext) -> str:
    """`sitemap.xml`."""
    return _render(site, "sitemap_index.xml", changed=site.last_changes)


def sitemap_of(site: SiteContext, tag: str) -> str:
    """`<language>/sitemap.xml`."""
    return _render(
        site,
        "sitemap.xml",
        tag=tag,
        changed=site.last_changes,
        paths=[page.path for page in all_pages(site.editions[tag]) if page.listed],
        handwritten_languages=dict(sorted(site.handwritten_languages.items())),
    )


def _render(site: SiteContext, template: str, **values: Any) -> str:
    site_url = site.address or "/"
    return site.templates.get_template(f"exports/{template}").render(
        editions=site.editions, site_url=site_url, **values
    )
