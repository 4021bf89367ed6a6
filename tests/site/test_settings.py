"""What mkdocs.yml may say of a site, and which sites have to have a contact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from imenik.site.options import Options, configured_data, data_folder, options_of, site_languages
from imenik.site.settings import is_placeholder, is_reserved, settings_of
from imenik.views.settings import Settings
from tests.paths import CONFIG, ROOT

PUBLIC = "https://imenik.org/"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"contct": "a@b.org"}, 'unknown-key: extra.imenik: there is no key "contct"; did you mean "contact"?'),
        ({"zzz": "1"}, "uid_domain, data, edit, history, pictures, jobs, contact"),
        ({"contact": "kontakt at imenik"}, 'bad-url: extra.imenik.contact: "kontakt at imenik" is not a web address'),
        ({"contact": "info@imenik"}, "bad-email: extra.imenik.contact: "),
        ({"contact": "info@imenik.org, a@b.org"}, "write one address, such as info@example.org"),
        ({"contact": "mailto:info@imenik.org"}, "bad-email: extra.imenik.contact: "),
        ({"contact": "http://imenik.org/contact"}, "does not begin with https"),
        ({"contact": "https://user:secret@imenik.org/"}, "contains a user name or password"),
        ({"contact": "https://127.0.0.1/"}, "is not the name of a website"),
        ({"contact": 123}, '"123" is not a web address'),
        ({"contact": ["info@imenik.org"]}, "a text is expected here, not a list"),
        ({"data": ["data"]}, "wrong-type: extra.imenik.data: a text is expected here, not a list"),
        ({"languages": ["Deutsch"]}, 'unknown-language: extra.imenik.languages.0: "Deutsch" is not a language tag'),
        (["contact"], "a map is expected here, not a list"),
    ],
)
def test_what_is_wrong_is_told_with_place_and_repair(given: Any, said: str) -> None:
    """In the words that problems of records have."""
    with pytest.raises(Abort) as stopped:
        options_of({"imenik": given})
    assert str(stopped.value).startswith("mkdocs.yml: error: ")
    assert said in str(stopped.value)


def test_a_language_that_nobody_has_described_is_told() -> None:
    """With the nearest that there is."""
    with pytest.raises(Abort, match=r'there is no language "sr-Lat"; did you mean "sr-Latn"'):
        site_languages(Options.model_construct(languages=("sr-Lat",)))


def test_every_error_is_told_at_once() -> None:
    """Two keys, two lines."""
    with pytest.raises(Abort) as stopped:
        options_of({"imenik": {"contact": "x", "dta": "data"}})
    assert str(stopped.value).count("mkdocs.yml: error: ") == 2


@pytest.mark.parametrize("given", [None, {}, {"contact": ""}, {"contact": None}])
def test_nothing_has_to_be_said(given: Any) -> None:
    """All has a default; an empty contact, as of an empty environment variable, is none."""
    assert options_of({"imenik": given}) == options_of(None) == Options()


@pytest.mark.parametrize(
    "host",
    [
        *("imenik.example", "example.org", "www.example.com", "imenik.test", "x.invalid", "localhost", "dev.localhost"),
        *("127.0.0.1", "192.168.1.20", "::1", "imenik", "imenik.local", "IMENIK.EXAMPLE.", ""),
    ],
)
def test_hosts_that_the_public_does_not_reach(host: str) -> None:
    assert is_reserved(host)


@pytest.mark.parametrize("host", ["imenik.org", "myexample.org", "test.imenik.org", "me.github.io", "8.8.8.8"])
def test_hosts_that_the_public_reaches(host: str) -> None:
    assert not is_reserved(host)


@pytest.mark.parametrize(
    ("contact", "placeholder"),
    [
        ("", True),
        ("kontakt@imenik.example", True),
        ("info@example.org", True),
        ("https://example.com/contact", True),
        ("info@imenik.org", False),
        ("https://imenik.org/contact", False),
    ],
)
def test_placeholders_are_known_by_their_domain(contact: str, placeholder: bool) -> None:
    assert is_placeholder(contact) is placeholder


@pytest.mark.parametrize("contact", [None, "kontakt@imenik.example", "https://example.org/"])
def test_a_public_site_without_a_contact_is_refused(contact: str | None) -> None:
    """The error says what to set, and where."""
    with pytest.raises(Abort, match=r"IMENIK_CONTACT.*mkdocs\.yml") as stopped:
        settings_of(load_config(str(CONFIG), site_url=PUBLIC), Options(contact=contact))
    assert PUBLIC in str(stopped.value)


@pytest.mark.parametrize("site_url", ["", "http://127.0.0.1:8000/", "https://imenik.example/"])
def test_elsewhere_a_placeholder_is_no_contact(site_url: str) -> None:
    """So that no page leads to an address that nobody reads."""
    config = load_config(str(CONFIG), site_url=site_url, repo_url="https://github.com/a/b/")
    settings = settings_of(config, Options(contact="kontakt@imenik.example", edit="edit/main/"))
    assert settings == Settings(site_url, "https://github.com/a/b", "edit/main/", "")


def test_a_real_contact_is_kept_everywhere() -> None:
    config = load_config(str(CONFIG), site_url=PUBLIC)
    assert settings_of(config, Options(contact="info@imenik.org")).contact == "info@imenik.org"


def test_the_data_folder_is_that_of_the_environment_or_of_mkdocs_yml(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """From wherever the command is called."""
    monkeypatch.delenv("IMENIK_DATA", raising=False)
    monkeypatch.chdir(ROOT)
    assert configured_data() == Path("data")
    assert data_folder(Options(data="elsewhere")) == Path("elsewhere")
    monkeypatch.chdir(tmp_path)
    assert configured_data().resolve() == ROOT / "data"
    monkeypatch.setenv("IMENIK_DATA", str(ROOT / "other"))
    assert data_folder(Options(data="elsewhere")) == ROOT / "other"
