"""Catalogues: whole, current, and never breaking a placeholder."""

from __future__ import annotations

import re
import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path

import pytest
import yaml
from babel.messages import Catalog
from babel.messages.pofile import read_po

from making import BASE
from network_directory.translations import LOCALE, catalogue

ROOT = BASE.parents[2]
CITIES = (ROOT, ROOT / "tests" / "cities" / "musterstadt")
DOMAINS = sorted(path.stem for path in LOCALE.glob("*.pot"))
CATALOGUES = sorted((path.parts[-3], path.stem) for path in LOCALE.glob("*/LC_MESSAGES/*.po"))
_PLACEHOLDER = re.compile(r"%\((\w+)\)([sd])")
_ARABIC = re.compile("[\u0600-\u06ff]")

by_domain = pytest.mark.parametrize("domain", DOMAINS)
by_catalogue = pytest.mark.parametrize(("language", "domain"), CATALOGUES, ids=map("-".join, CATALOGUES))


def _file(language: str, domain: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _pairs(language: str, domain: str) -> list[tuple[str, str]]:
    """Each message and what the catalogue says for it."""
    found = [message for message in _read(_file(language, domain)) if message.id]
    assert len(found) > 50
    return [(str(message.id), str(message.string)) for message in found]


def _ids(catalog: Catalog) -> set[str]:
    return {str(message.id) for message in catalog if message.id}


@by_domain
def test_a_template_is_fresh(domain: str, tmp_path: Path) -> None:
    """It holds exactly the messages of the sources, as the extraction finds them."""
    target = tmp_path / "fresh.pot"
    words = f"-q extract -F locale/babel-{domain}.cfg -k words:1 --omit-header --sort-by-file --no-location -o"
    command = [sys.executable, "-m", "babel.messages.frontend", *words.split(), str(target), "."]
    done = subprocess.run(command, cwd=LOCALE.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert _ids(_read(target)) == _ids(_read(LOCALE / f"{domain}.pot"))


def test_there_are_catalogues() -> None:
    """Of the site's words in German and Arabic at least; English is the language of the message ids."""
    assert {("ar", "site"), ("de", "site")} <= set(CATALOGUES)


@by_catalogue
def test_a_catalogue_has_exactly_the_templates_messages(language: str, domain: str) -> None:
    """None is missing, and none is left over."""
    catalog = _read(_file(language, domain))
    assert _ids(catalog) == _ids(_read(LOCALE / f"{domain}.pot"))
    assert list(catalog.obsolete) == []


@by_catalogue
def test_no_message_is_empty_or_fuzzy(language: str, domain: str) -> None:
    """A reader never meets English by accident."""
    assert [given for given, said in _pairs(language, domain) if not said.strip()] == []
    assert [message.id for message in _read(_file(language, domain)) if message.id and message.fuzzy] == []


@by_catalogue
def test_every_message_keeps_its_placeholders(language: str, domain: str) -> None:
    """The same names in the same forms: another one would break the page."""
    pairs = _pairs(language, domain)
    assert [given for given, said in pairs if _placeholders(given) != _placeholders(said)] == []


def _placeholders(text: str) -> list[tuple[str, str]]:
    return sorted(_PLACEHOLDER.findall(text))


@by_catalogue
def test_no_message_has_a_lone_percent_sign(language: str, domain: str) -> None:
    """It would be taken for a placeholder."""
    assert [said for _, said in _pairs(language, domain) if "%" in _PLACEHOLDER.sub("", said)] == []


@by_catalogue
def test_a_message_begins_and_ends_like_its_original(language: str, domain: str) -> None:
    """The same spaces around it, the same number of lines."""
    assert [given for given, said in _pairs(language, domain) if _edges(given) != _edges(said)] == []


def _edges(text: str) -> tuple[str, str, int]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], text.count("\n")


@by_catalogue
def test_a_message_is_in_its_languages_script(language: str, domain: str) -> None:
    """Each of an Arabic catalogue has Arabic letters, none of a German one has."""
    arabic = {bool(_ARABIC.search(said)) for _, said in _pairs(language, domain)}
    assert arabic == {language in ("ar", "fa", "ckb")}


@by_catalogue
def test_a_catalogue_that_a_machine_drafted_is_known_as_such(language: str, domain: str) -> None:
    """What its file says at its head is what the site tells its readers."""
    head = _file(language, domain).read_text("utf-8").partition("\n\n")[0]
    assert catalogue(language, domain).machine_draft is ("X-Origin: machine" in head)


def test_the_catalogues_of_today_are_machine_drafts() -> None:
    """No person has reviewed them; whoever does takes the mark away, here and in the file."""
    assert {language: catalogue(language).machine_draft for language in ("de", "ar")} == {"de": True, "ar": True}


@by_catalogue
def test_a_catalogue_translates(language: str, domain: str) -> None:
    """What is loaded is what the file says; a message it does not have stays as it is."""
    gettext = catalogue(language, domain).translations.gettext
    assert [given for given, said in _pairs(language, domain) if gettext(given) != said] == []
    assert gettext("no such message") == "no such message"


def test_english_needs_no_catalogue() -> None:
    """Message ids are English."""
    assert isinstance(catalogue("en").translations, NullTranslations)
    assert catalogue("en").translations.gettext("Opening hours") == "Opening hours"
    assert catalogue("en").machine_draft is False


def test_a_language_without_a_catalogue_is_an_error() -> None:
    """No page is written in English under another language's address."""
    with pytest.raises(FileNotFoundError):
        catalogue("xx")


@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.name)
def test_a_citys_languages_all_have_their_words(city: Path) -> None:
    """Every language that network.yaml publishes has a catalogue."""
    written = yaml.safe_load((city / "data" / "network.yaml").read_text("utf-8"))["network"]["languages"]
    codes = {item["code"] if isinstance(item, dict) else item for item in written}
    assert codes
    assert codes - {"en"} <= {language for language, domain in CATALOGUES if domain == "site"}
