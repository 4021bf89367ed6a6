"""Finds what tests need beside Python, or installs it: a Chromium, and the packages of package.json by npm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.paths import ROOT

SHELL = "chromium-headless-shell"
"""Chromium without a window: it opens a page three times faster than the whole browser, so it comes first."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ADVICE = """No browser was found for the browser tests, and none could be installed.
Install one, for instance
    Debian, Ubuntu:  sudo apt-get install chromium-headless-shell
    Fedora:          sudo dnf install chromium
    macOS:           brew install --cask chromium
or set IMENIK_BROWSER to the path of a Chromium or Chrome."""
PACKAGES = ROOT / "node_modules"
ADVICE_ON_PACKAGES = """The packages of package.json are not installed, and could not be installed.
They need npm, which comes with Node.js; install it, for instance
    Debian, Ubuntu:  sudo apt-get install npm
    Fedora:          sudo dnf install nodejs-npm
    macOS:           brew install node
and run
    npm ci"""


def find() -> Path | None:
    """The program of a Chromium: the one that `IMENIK_BROWSER` names, else a headless shell, else a whole browser."""
    named = os.environ.get("IMENIK_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    return _find_shell() or _on_path(*NAMES)


def _find_shell() -> Path | None:
    return _on_path(SHELL) or _downloaded()


def _on_path(*names: str) -> Path | None:
    return next((Path(program) for name in names if (program := shutil.which(name))), None)


def _downloaded() -> Path | None:
    """The headless shell among Playwright's downloads, which lie in one folder beside each other."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = Path(playwright.chromium.executable_path)
    downloads = next((folder.parent for folder in chromium.parents if folder.name.startswith("chromium-")), None)
    programs = downloads.glob("chromium_headless_shell-*/*/*headless*shell*") if downloads else ()
    return next((program for program in sorted(programs) if os.access(program, os.X_OK)), None)


def find_packages() -> Path | None:
    """The folder of the packages, where they are those that the lock names."""
    installed = PACKAGES / ".package-lock.json"  # written by npm when it is done
    if not installed.is_file():
        return None
    locked, present = _versions(ROOT / "package-lock.json"), _versions(installed)
    named = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    is_complete = {f"node_modules/{name}" for name in named} <= present.keys()
    return PACKAGES if is_complete and present.items() <= locked.items() else None


def _versions(lock: Path) -> dict[str, str]:
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    return {path: package["version"] for path, package in packages.items() if path}


def _install_from_system(package: str) -> None:
    if shutil.which("apt-get") is None:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False, stdout=sys.stderr)
    subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", package], check=False, stdout=sys.stderr)


def _install_shell() -> None:
    _install_from_system(SHELL)


def _install_chromium() -> None:
    """For the releases of Linux that do not pack the shell apart."""
    _install_from_system("chromium")


def _install_npm() -> None:
    if shutil.which("npm") is None:
        _install_from_system("npm")


def _install_packages() -> None:
    npm = shutil.which("npm")
    if npm is not None:
        command = [npm, "ci", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=ROOT, check=False, timeout=600, stdout=sys.stderr)


def _download() -> None:
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    subprocess.run(command, check=False, timeout=600, stdout=sys.stderr)


def _ensure(find: Callable[[], Path | None], *attempts: Callable[[], None]) -> bool:
    """Whether something is found, if need be after one of some attempts to install it."""
    if find() is not None:
        return True
    for attempt in attempts:
        attempt()
        if find() is not None:
            return True
    return False


def _find_wanted() -> Path | None:
    """What makes the shell unnecessary: that it is there, or that another program was named."""
    return find() if os.environ.get("IMENIK_BROWSER") else _find_shell()


def main() -> int:
    """Install what is not found; exit status 1, with advice, where that fails too."""
    missing = []
    _ensure(_find_wanted, _install_shell)
    if not _ensure(find, _download, _install_chromium):
        missing.append(ADVICE)
    if not _ensure(find_packages, _install_packages, _install_npm, _install_packages):
        missing.append(ADVICE_ON_PACKAGES)
    print("\n\n".join(missing), end="\n" if missing else "", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
