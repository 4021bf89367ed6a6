"""Makes single files of a site, as somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.site.outputs import outputs
from imenik.site.outputs.context import SiteContext
from imenik.site.outputs.output import File, Output


class OnDemand:
    """The files of one site; changed data needs a new one.

    Not for several threads at once. What an export makes on the way to a file is kept for the next question.
    """

    def __init__(self, site: SiteContext) -> None:
        self._listings = [_Listing(output) for output in outputs(site)]

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._find(path) is not None

    def content(self, path: str) -> bytes | None:
        """The content of the file at a path, such as `de/organisations/club/index.html`; None if there is none."""
        file = self._find(path)
        if file is None:
            return None
        content = file.content()
        return content.encode() if isinstance(content, str) else content

    def _find(self, path: str) -> File | None:
        """The file at a path; the output with the longest pattern is asked first, since it has the fewest files."""
        matching = [(listing.output.specificity(path), listing) for listing in self._listings]
        matching.sort(key=lambda pair: -pair[0])
        candidates = (listing.find(path) for specificity, listing in matching if specificity)
        return next((file for file in candidates if file), None)


class _Listing:
    """The files of an output, which is only followed as far as it was asked for."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self._known: dict[str, File] = {}
        self._remaining: Iterator[File] | None = None

    def find(self, path: str) -> File | None:
        if path not in self._known:
            self._follow(path)
        return self._known.get(path)

    def _follow(self, path: str) -> None:
        if self._remaining is None:
            self._remaining = iter(self.output.files())
        for file in self._remaining:
            self._known[file.path] = file
            if file.path == path:
                return
