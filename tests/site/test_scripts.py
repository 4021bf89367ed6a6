"""Scripts are put together with the modules that they import."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from imenik.env.locations import THEME
from imenik.exports.browser.transliteration_tables import PATH, letters
from imenik.site.scripts import BundlingError, bundle

MODULES = {
    "js/letters.js": 'export const a = "A";\nconst hidden = "-";\n',
    "js/words/words.js": """\
import { a } from "../letters.js";
const hidden = a + a;
export async function word() {}
""",
    "js/page.js": """\
import {
  a as letter,
} from "./letters.js";
import { word } from "./words/words.js";
await word(letter);
""",
}


def test_a_script_holds_what_it_imports() -> None:
    """Each module once, before those that import it, and under names of its own."""
    assert (
        bundle("js/page.js", MODULES)
        == """\
const $m0 = (() => {
const a = "A";
const hidden = "-";

return { a };
})();
const $m1 = (() => {
const { a } = $m0;
const hidden = a + a;
async function word() {}

return { word };
})();
const {
  a: letter,
} = $m0;
const { word } = $m1;
await word(letter);
"""
    )


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"js/letters.js": 'import { word } from "./words/words.js";\n'}, "imports js/letters.js"),
        ({"js/letters.js": "export default 1;\n"}, "js/letters.js: export default 1;"),
        ({"js/letters.js": "export const { a } = {};\n"}, "js/letters.js: export const { a } = {};"),
        ({"js/words/words.js": 'import "../letters.js";\n'}, 'js/words/words.js: import "../letters.js";'),
    ],
)
def test_what_cannot_be_put_together_is_refused(changed: Mapping[str, str], problem: str) -> None:
    with pytest.raises(BundlingError, match=re.escape(problem)):
        bundle("js/page.js", {**MODULES, **changed})


def test_every_script_of_ours_can_be_put_together() -> None:
    sources = {str(file.relative_to(THEME)): file.read_text("utf-8") for file in THEME.rglob("*.js")} | {
        PATH: letters({})
    }
    for path in sources:
        assert not re.search(r"^import\b(?! ?[(.])", bundle(path, sources), re.MULTILINE)
