"""The site as of the newest files, or as of the last ones without errors. One thread at a time asks it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig

from imenik.env.locations import PACKAGE, THEME
from imenik.i18n.messages import Problem
from imenik.review.diagnostics import as_line
from imenik.site.live.code import fault_of_import
from imenik.site.live.notices import Notices, errors_in, problem_of
from imenik.site.live.site import LiveSite
from imenik.site.live.sources import LiveSources
from imenik.site.live.watching import Watched
from imenik.site.options import site_languages
from imenik.site.plugin import ImenikPlugin, build_day
from imenik.site.reading import Sources, insights_of, with_history
from imenik.store.languages import Language
from imenik.views.edition import Editions, editions_of


@dataclass(frozen=True)
class Answer:
    """What a browser gets; the type of the content follows from the name."""

    name: str
    content: bytes = b""
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""


class Session:
    """What has been read and made so far, and who waits for a change."""

    def __init__(self, config: MkDocsConfig, leave: Callable[[], object]) -> None:
        """Read everything; an error in the code or the settings is raised, one in the data is shown on the pages.

        `leave` is called when only a new process can go on, and returns when no more requests are taken.
        """
        plugin = config.plugins["imenik"]
        assert isinstance(plugin, ImenikPlugin)  # noqa: S101 - hooks/build_site.py has registered it
        self._config, self._plugin, self._leave = config, plugin, leave
        self._files = LiveSources(plugin.data, Path(config.docs_dir), lambda: site_languages(plugin.options))
        others = [config.docs_dir, config.config_file_path, *config.hooks, *config.watch]
        self._watched = Watched([PACKAGE, *(Path(str(path)) for path in others if path)])
        self._lock = threading.Lock()
        self._renewed = threading.Condition()
        self._notices = Notices()
        self._unread: set[Path] = set()
        self._problems: list[Problem] = []
        self._has_left = False
        self._sources: Sources | None = None
        self._editions: Editions = {}
        self._site: LiveSite | None = None
        self._day = build_day()
        self.done = 0
        """How much was done so far: answers and new states."""
        self._tell(self._take_in())

    def look(self) -> None:
        """Take notice of changed files, and of a new day."""
        with self._lock:
            self._look()

    def wait_for_other(self, number: str, seconds: float) -> str:
        """The number of the state; waits for some time while it is the one given."""
        with self._renewed:
            self._renewed.wait_for(lambda: self._number != number, seconds)
            return self._number

    def answer(self, name: str) -> Answer:
        """The file of a name, or what stands in for it; a page is always as of the files at this moment."""
        with self._lock:
            self.done += 1
            if name.endswith(".html"):
                self._look()
            if self._has_left:
                return Answer(name, status=HTTPStatus.TEMPORARY_REDIRECT)  # to the new process
            errors = errors_in(self._problems)
            try:
                published = self._find(name)
            except Exception as error:  # whatever it is, the page says so, and the next request tries again
                published = None
                errors.append(problem_of(error))
                self._say(errors[-1:])
            if published and not published.name.endswith(".html"):
                return published
            answer = published or Answer("index.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
            page = self._notices.put_on(
                published.content if published else None, self._number, errors, self._language_of(name)
            )
            return replace(answer, content=page)

    def _find(self, name: str) -> Answer | None:
        """The file, the folder of that name, or the page for what does not exist; None if there is no site yet."""
        if self._site is None:
            return None
        content = self._site.content(name)
        if content is not None:
            return Answer(name, content)
        if self._site.content(f"{name}/index.html") is not None:
            return Answer(name, status=HTTPStatus.FOUND, location=f"{name}/")
        return Answer("404.html", self._site.content("404.html") or b"", HTTPStatus.NOT_FOUND)

    def _language_of(self, name: str) -> Language:
        languages = self._languages
        return languages.get(name.partition("/")[0]) or next(iter(languages.values()))

    def _look(self) -> None:
        changed, day = self._watched.changes(), build_day()
        if self._has_left or not (changed or day != self._day):
            return
        self.done += 1
        self._unread.update(changed)
        self._day = day
        try:
            problems = self._take_in()
        except Exception as error:  # a file in the middle of being edited may break anything
            problems = [problem_of(error)]
        self._tell(problems)

    def _take_in(self) -> list[Problem]:
        """Read what changed; without errors, the site is as of it."""
        code = [path for path in self._unread if self._files.needs_restart(path)]
        if code:
            fault = fault_of_import() if any(path.suffix == ".py" for path in code) else None
            if fault:
                return [fault]
            self._has_left = True
            self._leave()
            return self._problems
        sources = self._files.read(self._sources, self._unread)
        self._languages = sources.languages
        if not errors_in(sources.problems):
            self._editions = self._editions_of(sources)
            same_theme = None if any(path.is_relative_to(THEME) for path in self._unread) else self._site
            self._site = LiveSite(self._config, self._plugin, self._editions, same_theme)
            self._sources = sources
            self._unread.clear()
        return list(sources.problems)

    def _editions_of(self, sources: Sources) -> Editions:
        """The editions of the sources; what was derived from the same sources before is kept."""
        before = next((edition.insights for edition in self._editions.values()), None)
        if before and sources is self._sources and before.today == self._day:
            return self._editions
        insights = insights_of(sources, self._day)
        if before:
            insights = replace(insights, earlier_states=before.earlier_states, last_commits=before.last_commits)
        elif self._plugin.options.history:
            insights = with_history(insights, self._plugin.data)
        return editions_of(insights, sources.languages, self._plugin.settings)

    def _tell(self, problems: list[Problem]) -> None:
        """Report new problems in the terminal, and wake the pages that wait."""
        self._say(problem for problem in problems if problem not in self._problems)
        if self._problems and not problems:
            click.echo("No problems any more.")
        with self._renewed:
            self._problems = problems
            self._number = str(time.time_ns())
            self._renewed.notify_all()

    def _say(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            click.echo(as_line(problem, str), err=True)
