"""Where things are: what the package brings along, the site and its configuration, caches."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
RESOURCES = PACKAGE / "resources"
"""What the package brings along besides code; it is installed with it."""
LOCALES = RESOURCES / "locales"
GEOGRAPHY = RESOURCES / "geography"
THEME = RESOURCES / "theme"
BRAND = RESOURCES / "brand"
STARTER = RESOURCES / "starter"
"""The files of a new directory."""
CONFIG_NAME = "mkdocs.yml"


def site_root() -> Path:
    """The folder of the site: the nearest one with a `mkdocs.yml`, from the working folder upwards.

    Where there is none, it is the checkout that the program runs from, or else the working folder.
    """
    here = Path.cwd()
    folders = (here, *here.parents, PACKAGE.parents[1])
    return next((folder for folder in folders if (folder / CONFIG_NAME).is_file()), here)


def config_file() -> Path:
    """The configuration of the site, which may not exist."""
    return site_root() / CONFIG_NAME


def usual_vocabulary() -> Path:
    """The vocabulary for a data folder that brings none: that of the site, else the one of the package."""
    of_site = site_root() / "data" / "vocabulary"
    return of_site if of_site.is_dir() else RESOURCES / "vocabulary"


def site_locales() -> Path:
    """The folder of the site's own wording: catalogues with messages that replace those of the package."""
    return site_root() / "locales"


def user_caches() -> Path | None:
    """The folder for what can be made anew, in which nobody but the user writes; None for a user without a home.

    It is the one in IMENIK_CACHE, or else the usual one (XDG Base Directory Specification, 0.8).
    """
    if given := os.environ.get("IMENIK_CACHE"):
        return Path(given)
    usual = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (usual if usual.is_absolute() else Path("~/.cache").expanduser()) / "imenik"
    except RuntimeError:
        return None
