"""`imenik new` as somebody answers it, line by line."""

from __future__ import annotations

from io import BufferedReader, RawIOBase
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from typing_extensions import Buffer

from imenik.cli import main
from imenik.cli.new import MODELS
from imenik.intake.input_parser import language_from_environment
from imenik.store.loader import load
from tests.command import imenik
from tests.factories import LANGUAGES

DAY = {"SOURCE_DATE_EPOCH": "1795219200"}
CLUB = """\
name: Pangea mreža
type: association
country: DE
clusters:
  - culture
about:
  bs: Mreža.
website: https://example.org/
listing: self-confirmed
added: 2026-11-21
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one organisation."""
    folder = tmp_path / "data" / "organisations"
    folder.mkdir(parents=True)
    (folder / "pangea.yml").write_text(CLUB, encoding="utf-8")
    return tmp_path / "data"


def answer(data: Path, kind: str, *answers: str, language: str = "en") -> Result:
    """The command with these lines typed; an empty one is Enter."""
    typed = "".join(f"{line}\n" for line in answers)
    return CliRunner().invoke(main, ["new", kind, "--data", str(data), "--language", language], input=typed, env=DAY)


def organisation(*more: str, name: str = "Most ljubavi", about: str = "Klub.", site: str = "") -> tuple[str, ...]:
    """The lines for an organisation; `more` come after its web site."""
    required = (name, "", "", "", "association", "Аустрија", "culture, НАУКА", about, "More.", "", "", "2")
    return (*required, *[""] * 10, site or "https://most.example.org", *more)


def test_an_organisation_in_cyrillic(data: Path) -> None:
    """Id by transliteration, words in any script, the usual layout, and nothing for `imenik check` to say."""
    done = answer(
        data, "organisation", *organisation(".", "", name="Мост љубави", about="Први став."), language="sr-Cyrl"
    )
    assert done.exit_code == 0, done.output
    file = data / "organisations" / "most-ljubavi.yml"
    assert file.read_text("utf-8") == (
        "name:\n  sr-Cyrl: Мост љубави\n"
        "type: association\ncountry: AT\nclusters:\n  - culture\n  - science\n"
        "about:\n  sr-Cyrl: |-\n    Први став.\n\n    More.\n"
        "website: https://most.example.org\nlisting: self-confirmed\nadded: 2026-11-21\n"
    )
    assert file.read_text("utf-8") in done.output
    assert load(data)[1] == []
    assert imenik("check", "--strict", "--data", str(data)).returncode == 0
    assert imenik("format", "--check", "--data", str(data)).returncode == 0


RULE = "FREQ=MONTHLY;BYDAY=1TH"
REQUIRED = {
    "project": (["Park", "", "", "", "Green.", "", "", "4", "Idea", ".", ""], "projects/park"),
    "event": (["Dani", "=", "", "conference", "Talks.", "", "", "2027-05-01", "planned", ".", ""], "events/dani"),
    "channel": (["Grupa", "", "", "", "messaging", "News.", "", "", ".", ""], "channels/grupa"),
    "series": (
        [*("Talk", "", "", "", "Talk.", "", ""), *("mreža", "2026-01-01", "16:00", "Sarajevo", "60"), RULE, ".", ""],
        "meetings/talk/series",
    ),
}


@pytest.mark.parametrize("kind", REQUIRED)
def test_what_is_required_is_enough(data: Path, kind: str) -> None:
    """Each kind of entry is written and read without a problem."""
    answers, path = REQUIRED[kind]
    done = answer(data, kind, *answers)
    assert done.exit_code == 0, done.output
    assert (data / f"{path}.yml").is_file(), done.output
    assert load(data)[1] == []


def test_a_meeting_belongs_to_a_series(data: Path) -> None:
    """The file is named after its day, and an unknown series is refused."""
    answer(data, "series", *REQUIRED["series"][0])
    done = answer(data, "meeting", "nobody", "talk", "2026-02-31", "2026-02-05", "Held", ".", "")
    assert done.exit_code == 0, done.output
    assert '"2026-02-31" does not exist' in done.output
    text = (data / "meetings" / "talk" / "2026-02-05.yml").read_text("utf-8")
    assert text == "status: held\nadded: 2026-11-21\n"
    assert load(data)[1] == []


def test_days_and_hours_are_understood_as_people_write_them(data: Path) -> None:
    """What they are taken for is shown; what could be two different days is asked for again."""
    first = REQUIRED["series"][0][:8]
    done = answer(data, "series", *first, "03/04/2026", "5. 2. 2026.", "16.00", "Sarajevo", "60", RULE, ".", "")
    assert done.exit_code == 0, done.output
    assert '"03/04/2026" could be two different days' in done.output
    assert "= 2026-02-05" in done.output
    text = (data / "meetings" / "talk" / "series.yml").read_text("utf-8")
    assert 'starts: 2026-02-05\ntime: "16:00"\n' in text


def test_every_kind_can_be_made() -> None:
    assert set(MODELS) == {*REQUIRED, "organisation", "meeting"}


def test_what_the_checks_refuse_is_refused_at_once(data: Path) -> None:
    """In their words, and the question is put again."""
    more = ["https://most.example.org", "petar.petrovic1970@gmail.com", "no", "info", "info@example.org", ".", ""]
    done = answer(data, "organisation", *organisation(*more, site="example.org"))
    assert done.exit_code == 0, done.output
    for words in (
        '"example.org" is not a web address; write a full web address',
        "looks like a private person's address",
        '"info" is not valid; write one address, such as info@example.org',
    ):
        assert words in done.output
    text = (data / "organisations" / "most-ljubavi.yml").read_text("utf-8")
    assert "website: https://most.example.org\nemail: info@example.org\n" in text


def test_a_text_in_two_scripts_is_refused_at_once(data: Path) -> None:
    """A Latin o in a Cyrillic word."""
    done = answer(data, "organisation", "М\u006fст", "", "", "Мост", "", "", "", "x", language="sr-Cyrl")
    assert "„М\u006fст“" in done.output
    assert "most" in done.output


@pytest.mark.parametrize("name", ["Mo\x1b[Dst", "Mo\u202est", "Mo\u200bst"])
def test_keys_that_leave_a_mark_are_refused_at_once(data: Path, name: str) -> None:
    """An arrow key that the terminal did not understand, and characters that nobody sees."""
    done = answer(data, "organisation", name, "", "", *organisation(".", ""))
    assert done.exit_code == 0, done.output
    assert "is not allowed: it is invisible or changes the direction of writing" in done.output
    assert (data / "organisations" / "most-ljubavi.yml").is_file()
    assert load(data)[1] == []


def test_words_that_nothing_or_several_have(data: Path) -> None:
    """What is unknown has a hint; a part of a name is enough where only one has it."""
    answers = ["A club", "", "", "", "asociation", "organi", "humanit", "Nowhere", "Austria", "cultur", "x"]
    done = answer(data, "organisation", *answers)
    for words in (
        'no type of organisation has the ID "asociation"; did you mean "association"?',
        '"organi" could mean any of: ',
        "= humanitarian",
        'no country has the code "Nowhere"',
        "= AT",
        "= culture",
    ):
        assert words in done.output


def test_no_entry_is_ever_replaced(data: Path) -> None:
    """An id that is taken is not suggested and not accepted."""
    done = answer(data, "organisation", "Pangea", "", "", "pangea", "pangea-de")
    assert "Press Enter for pangea-2, or type another one" in done.output
    assert 'an entry "pangea" already exists' in done.output
    assert (data / "organisations" / "pangea.yml").read_text("utf-8") == CLUB


def test_an_entry_that_may_be_there_already_is_told_of(data: Path) -> None:
    """A warning with the other's file, before the rest is asked; it may be written all the same."""
    done = answer(data, "organisation", *organisation(".", "", name="Pangea mreza"))
    assert done.exit_code == 0, done.output
    assert 'near-duplicate: "pangea" has the same name' in done.output.partition("All that is required")[0]
    assert (data / "organisations" / "pangea-mreza.yml").is_file()


def test_a_field_can_be_changed_at_the_end(data: Path) -> None:
    """By its label in any language or its key; an entry with an error is not written."""
    lines = ["Most", "", "", "", "association", "", "culture", "A club.", "", "", "2", "."]
    done = answer(data, "organisation", *lines, "", "Zemlja", "Norwegen", "name", "Brücke", "de", "", "")
    assert done.exit_code == 0, done.output
    assert "missing-key" in done.output or "country" in done.output
    text = (data / "organisations" / "most.yml").read_text("utf-8")
    assert text.startswith('name:\n  de: Brücke\ntype: association\ncountry: "NO"\n')


def test_parts_and_several_languages(data: Path) -> None:
    """Lists of parts are asked one after the other, texts in one language after the other."""
    sources = ["A page", "=", "https://example.org/a", "A paper", "=", "", "", ""]
    answers = [*REQUIRED["channel"][0][:5], "News.", "", "de", "Neues.", "", "", "", "", "", "", "", "", *sources]
    done = answer(data, "channel", *answers)
    assert done.exit_code == 0, done.output
    text = (data / "channels" / "grupa.yml").read_text("utf-8")
    assert "about:\n  en: News.\n  de: Neues.\n" in text
    assert text.endswith("sources:\n  - title: A page\n    url: https://example.org/a\n  - title: A paper\n")


def test_a_language_may_be_named(data: Path) -> None:
    """In any of our languages; what is none is asked for again."""
    done = answer(data, "channel", "Gruppe", "Englisch", "nobody", "босански", "Grupa", "", "")
    assert '"nobody" is not a language tag' in done.output
    assert "Title (bs)" in done.output


def test_wrong_usage(data: Path) -> None:
    """Exit status 2 for a kind or a language that there is none of."""
    assert answer(data, "person").exit_code == 2
    assert answer(data, "project", language="xx").exit_code == 2


class Interrupted(RawIOBase):
    """Somebody who types one line, and then Ctrl-C. A signal that comes just before the program reads is not seen."""

    def __init__(self) -> None:
        self.typed = [b"Park\n"]

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """The next line, as the program asks for it."""
        if not self.typed:
            raise KeyboardInterrupt
        line = self.typed.pop()
        memoryview(buffer)[: len(line)] = line
        return len(line)


def test_giving_up_leaves_nothing(data: Path) -> None:
    """At the end of what is typed, and with Ctrl-C in the middle of it."""
    before = sorted(data.rglob("*"))
    assert answer(data, "project", *REQUIRED["project"][0][:-1]).exit_code == 1
    interrupted = CliRunner().invoke(main, ["new", "project", "--data", str(data)], input=BufferedReader(Interrupted()))
    assert interrupted.exit_code == 1
    assert "Cancelled; nothing was written." in interrupted.output
    assert sorted(data.rglob("*")) == before


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "bs_BA.UTF-8"}, "bs"),
        ({"LANG": "sr_RS.UTF-8"}, "sr-Cyrl"),
        ({"LANG": "sr_RS.UTF-8@latin"}, "sr-Latn"),
        ({"LANG": "bs_BA.UTF-8", "LC_ALL": "de_AT"}, "de"),
        ({"LANG": "de_DE", "LC_MESSAGES": "hr_HR", "LC_ALL": ""}, "hr"),
        ({"LANG": "fr_FR"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_terminal(environment: dict[str, str], language: str) -> None:
    assert language_from_environment(environment, LANGUAGES) == language
