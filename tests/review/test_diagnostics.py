"""Problems as text, as annotations of GitHub and as JSON; the words and values that they are made of."""

from __future__ import annotations

import json

from imenik.i18n.messages import MAX_VALUE_LENGTH, Position, Problem, Severity, did_you_mean, say
from imenik.review import diagnostics as report

ERROR = Problem(
    "data/projects/bridge.yml",
    Position(7, 9),
    "unknown-organisation",
    say('{none} has the ID "{id}"', none=say("no organisation"), id="pangea-netz"),
    say('did you mean "{word}"?', word="pangea-netzwerk"),
)
WARNING = Problem("data/a,b:c.yml", Position(), "near-duplicate", say("50 % the same"), severity=Severity.WARNING)
BOSNIAN = {"no organisation": "nijedna organizacija", '{none} has the ID "{id}"': '{none} nema id "{id}"'}


def translate(text: str) -> str:
    return BOSNIAN.get(text, text)


def test_text() -> None:
    assert report.as_text([ERROR, WARNING], str) == (
        'data/projects/bridge.yml:7:9: error: unknown-organisation: no organisation has the ID "pangea-netz"; '
        'did you mean "pangea-netzwerk"?\n'
        "data/a,b:c.yml:1:1: warning: near-duplicate: 50 % the same\n"
    )


def test_text_in_another_language() -> None:
    """The words inside a message are translated too."""
    assert 'nijedna organizacija nema id "pangea-netz"; did you mean' in report.as_text([ERROR], translate)


def test_github() -> None:
    """What ends a property or a line is escaped (GitHub, "Workflow commands")."""
    assert report.as_annotations([ERROR, WARNING], str) == (
        "::error file=data/projects/bridge.yml,line=7,col=9,title=unknown-organisation::"
        'no organisation has the ID "pangea-netz"; did you mean "pangea-netzwerk"?\n'
        "::warning file=data/a%2Cb%3Ac.yml,line=1,col=1,title=near-duplicate::50 %25 the same\n"
    )


def test_json() -> None:
    told = json.loads(report.as_json([ERROR, WARNING], {"organisations": 2}, 1, str))
    assert told["records"] == {"organisations": 2}
    assert told["texts_in_one_language"] == 1
    assert told["problems"][0] == {
        "path": "data/projects/bridge.yml",
        "line": 7,
        "column": 9,
        "severity": "error",
        "rule": "unknown-organisation",
        "message": 'no organisation has the ID "pangea-netz"',
        "hint": 'did you mean "pangea-netzwerk"?',
    }
    assert told["problems"][1]["hint"] is None


def test_has_errors() -> None:
    assert report.has_errors([WARNING, ERROR])
    assert not report.has_errors([WARNING])


def test_a_value_stays_on_one_line_and_is_short() -> None:
    """A value comes from a file of anybody: it must not begin a line of its own, nor tell a terminal anything."""
    message = say("<{value}>", value="a\n::error::b\t{c} \x1b[31m \udcff" + "d" * 500)
    shown = "a ::error::b {c} \ufffd[31m \ufffd" + "d" * 500
    assert message.render() == f"<{shown[:MAX_VALUE_LENGTH]}…>"


def test_did_you_mean() -> None:
    assert did_you_mean("Cultur", ["economy", "culture"]) == say('did you mean "{word}"?', word="culture")
    assert did_you_mean("sport", ["economy", "culture"]) is None


def test_problems_come_in_the_order_of_their_places() -> None:
    early, late = (Problem("a.yml", Position(*place), "b", say("c")) for place in ((2, 9), (10, 1)))
    other = Problem("b.yml", Position(), "a", say("c"))
    assert sorted([other, late, early], key=lambda each: each.order) == [early, late, other]
