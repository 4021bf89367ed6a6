"""Wrong usage in the language that the command line asks for."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from imenik.cli import main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("check --nosuch --language bs", "imenik check: opcija --nosuch ne postoji"),
        ("check /nosuch --language=hr", "imenik check: PATHS: nema takve datoteke ni mape"),
        ("check --format x --language sr-Cyrl", "imenik check: могуће вриједности за --format: text, github, json"),
        ("digest --language de --since", "imenik: zu --since gehört ein Wert"),
        ("import --language de", "imenik import: FILE fehlt"),
        ("nosuch --language de", "imenik: den Befehl nosuch gibt es nicht"),
        ("overdue extra --language bs", "imenik overdue: previše riječi (Got unexpected extra argument"),
        ("digest --since 2026-13-01 --language bs", "imenik digest: vrijednost za --since nije ispravna ("),
    ],
)
def test_wrong_usage_is_explained_in_the_language_asked_for(words: str, said: str) -> None:
    """Also if the wrong word comes before the language."""
    done = CliRunner().invoke(main, words.split(), prog_name="imenik")
    assert done.exit_code == 2
    assert done.stderr.startswith(said)
    assert "Usage" not in done.stderr
    assert "Error" not in done.stderr


def test_the_language_of_the_environment_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMENIK_LANGUAGE", "de")
    done = CliRunner().invoke(main, ["check", "--nosuch"], prog_name="imenik")
    assert done.stderr == "imenik check: die Option --nosuch gibt es nicht\nimenik check --help zeigt alle Optionen\n"


def test_in_english_click_explains_it() -> None:
    done = CliRunner().invoke(main, ["check", "--nosuch"], prog_name="imenik")
    assert done.exit_code == 2
    assert "Error: No such option" in done.stderr
