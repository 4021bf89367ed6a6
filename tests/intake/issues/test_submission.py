"""Issues into entries: every body in `submissions/`, ordinary and hostile, has its expected entry and objections.

`expected.txt` has the exit status and, for each objection, where it is and by which rule; `expected.yml` is the file
that is written, `data/` the folder that it is written into. `pytest --accept` writes both anew; read the diff.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from imenik.cli import main
from imenik.env import clock
from imenik.env.locations import LOCALES
from imenik.i18n.markdown import as_code, as_fenced_code, safe
from imenik.i18n.messages import InvalidValueError
from imenik.intake.input_parser import InputParser
from imenik.intake.issues.forms import forms
from imenik.intake.issues.parser import NOTHING, parse_submission
from imenik.intake.issues.submission import SubmissionResult, process_submission
from imenik.store.languages import load_languages
from imenik.store.loader import load
from imenik.store.paths import Key, path_of
from tests.command import imenik
from tests.paths import SUBMISSIONS

HERE = SUBMISSIONS
CASES = sorted(path.parent for path in HERE.glob("*/body.md"))
WRITTEN = [case for case in CASES if (case / "expected.yml").exists()]
LANGUAGES = load_languages(LOCALES)
DAY = {"SOURCE_DATE_EPOCH": "1795219200"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data folder of the corpus."""
    return Path(shutil.copytree(HERE / "data", tmp_path / "data"))


def submit(body: Path, data: Path, *words: str) -> Result:
    """The command, with the day of the corpus."""
    return CliRunner().invoke(main, ["submission", str(body), "--data", str(data), *words], env=DAY)


def understood(body: str, data: Path) -> SubmissionResult:
    """What comes of a body, with the objections one by one."""

    def present(key: Key) -> str:
        return (data / path_of(key)).read_text("utf-8")

    parser = InputParser(load(data)[0], LANGUAGES, "en", "data")
    return process_submission(parse_submission(body, LANGUAGES), parser, clock.today(), present)


def told(body: bytes, data: Path) -> list[str]:
    """Where each objection is, and by which rule."""
    try:
        found = understood(body.decode(), data)
    except UnicodeDecodeError:
        return ["not-utf-8"]
    except InvalidValueError as refusal:
        return [refusal.rule]
    return [f"{each.field.text if each.field else 'entry'}: {each.problem.rule}" for each in found.objections]


class Outcome(NamedTuple):
    """What came of the issue of a case, in a copy of the data folder."""

    data: Path
    objections: list[str]
    done: Result
    written: list[bytes]
    """The files that are new or changed."""
    lost: set[Path]


@pytest.fixture(scope="module")
def outcome_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Outcome]:
    """Processes the issue of a case, once."""

    @cache
    def outcome_of(case: Path) -> Outcome:
        data = Path(shutil.copytree(HERE / "data", tmp_path_factory.mktemp(case.name) / "data"))
        before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", DAY["SOURCE_DATE_EPOCH"])
            objections = told((case / "body.md").read_bytes(), data)
        done = submit(case / "body.md", data, "--write")
        after = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
        written = [text for path, text in after.items() if before.get(path) != text]
        return Outcome(data, objections, done, written, before.keys() - after.keys())

    return outcome_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, outcome_of: Callable[[Path], Outcome], request: pytest.FixtureRequest) -> None:
    """The exit status, the objections, and the bytes of the file; nothing else in the folder is touched."""
    outcome = outcome_of(case)
    done, written = outcome.done, outcome.written
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    expected = "\n".join([str(done.exit_code), *outcome.objections]) + "\n"
    if request.config.getoption("--accept"):
        (case / "expected.txt").write_text(expected, encoding="utf-8")
        (case / "expected.yml").unlink(missing_ok=True)
        for text in written:
            (case / "expected.yml").write_bytes(text)
    assert (case / "expected.txt").read_text("utf-8") == expected
    assert outcome.lost == set()
    assert written == [path.read_bytes() for path in case.glob("expected.yml")]
    assert (done.exit_code == 0) == bool(written)


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case.name)
def test_what_is_written_is_clean(case: Path, outcome_of: Callable[[Path], Outcome]) -> None:
    """`imenik check` has no error to tell, and `imenik format` nothing to do."""
    data = outcome_of(case).data
    assert imenik("check", "--data", str(data)).returncode == 0
    assert [path for path in data.rglob("*.yml") if path.read_bytes() == (case / "expected.yml").read_bytes()]
    assert imenik("format", "--check", "--data", str(data)).returncode == 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_of_a_body_is_markup_in_the_answer(case: Path, outcome_of: Callable[[Path], Outcome]) -> None:
    """Outside of fences and code there is no link, image, tag, mention, reference or heading."""
    answer = outcome_of(case).done.output
    ticks = re.search(r"^(`{3,})(yaml|diff)$", answer, re.MULTILINE)
    if ticks:
        answer, _, rest = answer.partition(ticks[0])
        fence, closed, after = rest.partition(f"\n{ticks[1]}\n")
        assert closed
        assert f"\n{ticks[1]}" not in fence
        answer += after
    outside = re.sub(r"(`+) ?.*?[^`]\1(?!`)|\\.", "", answer)
    assert not re.search(r"[<>@#]|\]\(|!\[|://|`", outside), outside


def test_nothing_is_written_without_being_asked(data: Path) -> None:
    """Without `--write` the entry is only shown."""
    before = sorted(data.rglob("*"))
    assert submit(HERE / "ordinary" / "body.md", data).exit_code == 0
    assert sorted(data.rglob("*")) == before


def test_a_new_entry_never_replaces_a_file(data: Path) -> None:
    """The same issue a second time gets an id of its own, and a word about the first."""
    body = HERE / "ordinary" / "body.md"
    first = submit(body, data, "--write")
    second = submit(body, data, "--write")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert {"most-ljubavi-linz.yml", "most-ljubavi-linz-2.yml"} <= {path.name for path in data.rglob("*.yml")}


@pytest.mark.parametrize(("case", "id_"), [("reserved-id", "api-2"), ("former-id", "kolo-bosna-2")])
def test_a_name_whose_id_no_entry_may_have(case: str, id_: str, data: Path) -> None:
    """The form asks for no id, so nobody could choose another one."""
    assert submit(HERE / case / "body.md", data, "--write").exit_code == 0
    assert (data / "organisations" / f"{id_}.yml").exists()


def test_a_name_that_gives_no_id(data: Path) -> None:
    """The form says so, in the field of the name."""
    body = (HERE / "former-id" / "body.md").read_text("utf-8").replace("Kolo Bosna", "漢字")
    assert told(body.encode(), data) == ["Name: bad-id"]


def test_a_list_without_end_is_refused(data: Path) -> None:
    """Each item is looked for among all names."""
    body = (HERE / "former-id" / "body.md").read_text("utf-8")
    body += "\n### Member of\n\n" + ", ".join(f"pan{number}" for number in range(5000))
    assert "Member of: too-long" in told(body.encode(), data)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_answer_is_in_the_language_of_the_form(tag: str, data: Path, tmp_path: Path) -> None:
    """As is found by the headings, or as is asked for."""
    translate = LANGUAGES[tag].catalogue.gettext
    body = "".join(f"### {field.label(translate)}\n\n{NOTHING}\n\n" for field in forms(LANGUAGES)[0].fields)
    (tmp_path / "body.md").write_text(body, encoding="utf-8")
    for words in ([], ["--language", tag, "--kind", "organisation"]):
        done = submit(tmp_path / "body.md", data, *words)
        assert done.exit_code == 1
        assert safe(translate("this is empty")) in done.output


def test_wrong_usage(data: Path, tmp_path: Path) -> None:
    """Exit status 2 for a file, a kind or a language that there is none of."""
    body = HERE / "ordinary" / "body.md"
    assert submit(tmp_path / "missing.md", data).exit_code == 2
    assert submit(body, data, "--kind", "person").exit_code == 2
    assert submit(body, data, "--language", "xx").exit_code == 2


def test_a_huge_body_is_not_read(data: Path, tmp_path: Path) -> None:
    """More than GitHub lets anybody write."""
    (tmp_path / "body.md").write_bytes(b"### Name\n" * 40_000)
    done = submit(tmp_path / "body.md", data)
    assert done.exit_code == 1
    assert "360000" in done.output


def test_no_link_is_followed(data: Path, tmp_path: Path) -> None:
    """A correction of an entry whose file is a link: it is not in the directory."""
    secret = tmp_path / "secret.yml"
    secret.write_text((data / "organisations" / "pangea.yml").read_text("utf-8"), encoding="utf-8")
    (data / "organisations" / "pangea.yml").unlink()
    (data / "organisations" / "pangea.yml").symlink_to(secret)
    done = submit(HERE / "correction" / "body.md", data, "--write")
    assert done.exit_code == 1
    assert "pangea.yml" not in done.output


@pytest.mark.parametrize("text", ["```", "a ``` b\n````\n", "~~~", "`", "``````yaml"])
def test_no_text_closes_its_fence(text: str) -> None:
    """CommonMark 0.31, 4.5: a fence is closed by at least as many ticks as it began with."""
    first, *_, last = as_fenced_code(text).split("\n")
    assert first == last
    assert set(first) == {"`"}
    assert len(first) > max((len(each) for each in re.findall("`+", text)), default=2)


@pytest.mark.parametrize("text", ["@octocat", "see #12", "GH-7", "a`b@c", "5fda3b95a4ea91299a34e894583c3862153e4b97"])
def test_what_would_call_somebody_is_code(text: str) -> None:
    assert safe(text) == as_code(text)
    assert as_code(text).startswith("`")
