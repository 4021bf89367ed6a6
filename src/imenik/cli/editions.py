"""Creates editions for the command line, with the site settings from the configuration file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit

from imenik.cli.options import site_languages
from imenik.env.locations import config_file
from imenik.i18n.messages import Problem
from imenik.site.reading import Sources, insights_of
from imenik.store.gazetteer import Gazetteer
from imenik.store.loader import load
from imenik.views.edition import Edition
from imenik.views.settings import Settings


def site_settings() -> tuple[Settings, bool]:
    """The settings of the site, without an address that is not public, and whether git history may be read."""
    from mkdocs.config import load_config  # imports MkDocs: only when needed

    from imenik.site.options import options_of
    from imenik.site.settings import described, is_reserved

    config = load_config(str(config_file()))
    options, site = options_of(config.extra), config.site_url or ""
    site = "" if is_reserved(urlsplit(site).hostname or "") else site
    return described(config, options, site), options.history


def edition_of(data: Path, tag: str, day: dt.date) -> tuple[Edition, list[Problem]]:
    """The edition of a data folder on a day, and the problems of files that cannot be read."""
    languages = site_languages()
    directory, problems = load(data)
    insights = insights_of(Sources(directory, problems, languages, Gazetteer()), day)
    return Edition(languages[tag], languages, insights, site_settings()[0]), problems
