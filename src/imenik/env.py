"""The environment: locations of files, today's date, garbage-collector switches for bulk work."""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = Path(__file__).parent
RESOURCES = PACKAGE / "resources"
"""What the package brings along besides code; it is installed with it."""
LOCALES = RESOURCES / "locales"
GEOGRAPHY = RESOURCES / "geography"
THEME = RESOURCES / "theme"
BRAND = RESOURCES / "brand"
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


YEARS = range(1970, 2106)
"""A build can be of these years: compressed files count seconds from the first, and for no longer (RFC 1952, 2.3.1)."""


def today() -> dt.date:
    """The day of the build; ValueError where SOURCE_DATE_EPOCH gives none of `YEARS`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        day = dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', and not a number of seconds") from None
    if day.year not in YEARS:
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', a day of the year {day.year}")
    return day


def epoch_of(day: dt.date) -> str:
    """The value of SOURCE_DATE_EPOCH for a day: its first second in UTC."""
    return str(int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()))


@contextmanager
def frozen_heap() -> Iterator[None]:
    """Exclude existing objects from garbage collection, for work that produces much garbage beside much live data."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def gc_disabled() -> Iterator[None]:
    """Disable garbage collection for work that creates many objects but no garbage; it takes up to half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
