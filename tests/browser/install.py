"""Finds a Chromium for the browser tests, or installs one: what is there, the system's package, Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ADVICE = """No browser was found for the browser tests, and none could be installed.
Install one, for instance
    Debian, Ubuntu:  sudo apt-get install chromium
    Fedora:          sudo dnf install chromium
    macOS:           brew install --cask chromium
or set IMENIK_BROWSER to the path of a Chromium or Chrome."""


def find() -> Path | None:
    """The program of a Chromium: `IMENIK_BROWSER`, one on the PATH, one that Playwright downloaded."""
    named = os.environ.get("IMENIK_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return Path(on_path) if on_path else _downloaded()


def _downloaded() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    return program if program.is_file() else None


def _install_package() -> None:
    if shutil.which("apt-get") is None:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False, stdout=sys.stderr)
    subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", "chromium"], check=False, stdout=sys.stderr)


def _download() -> None:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, check=False, timeout=600, stdout=sys.stderr)


def main() -> int:
    """Install a browser where none is found; exit status 1, with advice, where that fails too."""
    for attempt in (None, _install_package, _download):
        if attempt is not None:
            attempt()
        if find() is not None:
            return 0
    print(ADVICE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
