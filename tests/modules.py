"""Runs scripts of the theme without a browser, in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

from imenik.env.locations import THEME

_RUN = """
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
const [folder, body] = process.argv.slice(2);
globalThis.document = { documentElement: { lang: "" }, querySelector: () => null };
globalThis.fetch = async (path) => new Response(await readFile(`${folder}/${path}`));
const load = (name) => import(pathToFileURL(`${folder}/assets/js/${name}`).href);
const given = JSON.parse(await new Response(process.stdin).text());
const run = new (Object.getPrototypeOf(async () => {}).constructor)("load", "given", body);
process.stdout.write(JSON.stringify(await run(load, given)));
"""


def folder_with(files: Mapping[str, bytes], folder: Path) -> Path:
    """A folder with the scripts of the theme and published files, which they fetch by their paths."""
    copytree(THEME / "assets/js", folder / "assets/js", dirs_exist_ok=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "run.js").write_text(_RUN, encoding="utf-8")
    return folder


def run(folder: Path, body: str, given: Any) -> Any:
    """What a function returns, whose `body` may `await load("query.js")` and has `given`."""
    command = ["node", str(folder / "run.js"), str(folder), body]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
