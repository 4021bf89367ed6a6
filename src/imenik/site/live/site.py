"""One state of the site, from which single files are made as somebody asks for them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from imenik.site.live.documents import Documents
from imenik.site.outputs.on_demand import OnDemand
from imenik.site.plugin import ImenikPlugin
from imenik.views.edition import Editions

_FULL_TEXT = "pagefind/"


class LiveSite:
    """The files of the site as of some editions. Not for several threads at once."""

    def __init__(
        self, config: MkDocsConfig, plugin: ImenikPlugin, editions: Editions, same_theme: LiveSite | None = None
    ) -> None:
        """Hardly anything is made yet. `same_theme` is the state before, if the files of the theme did not change."""
        plugin.use(editions, known=self)
        self._documents: Documents = Documents(config, same_theme._documents.theme_files if same_theme else None)
        self._outputs = OnDemand(plugin.site_context(config))
        self._texts = plugin.handwritten.search_entries
        self._all_texts_known = False

    def __contains__(self, address: object) -> bool:
        """Whether there is a page at an address."""
        return any(f"{address}index.html" in files for files in (self._documents, self._outputs))

    def content(self, path: str) -> bytes | None:
        """The content of the file at a path; None if there is none."""
        if path.startswith(_FULL_TEXT):
            self._read_texts()
        content = self._documents.content(path)
        return self._outputs.content(path) if content is None else content

    def _read_texts(self) -> None:
        """Lay out every hand-written page in order, since the search also finds their texts."""
        if self._all_texts_known:
            return
        self._all_texts_known = True
        for texts in self._texts.values():
            texts.clear()
        for path in self._documents.pages():
            self._documents.content(path)
