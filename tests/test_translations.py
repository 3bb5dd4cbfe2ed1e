"""Catalogues: whole, current, and never breaking a placeholder."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from gettext import NullTranslations, c2py
from pathlib import Path

import pytest
import yaml
from babel import Locale
from babel.messages import Catalog
from babel.messages.pofile import read_po

from making import BASE
from network_directory.languages import LANGUAGES
from network_directory.translations import LOCALE, catalogue

ROOT = BASE.parents[2]
CITIES = (ROOT, ROOT / "tests" / "cities" / "musterstadt")
DOMAINS = sorted(path.stem for path in LOCALE.glob("*.pot"))
CATALOGUES = sorted((path.parts[-3], path.stem) for path in LOCALE.glob("*/LC_MESSAGES/*.po"))
_PLACEHOLDER = re.compile(r"%\((\w+)\)([sd])")
SCRIPTS = (
    dict.fromkeys(("ar", "fa", "ckb"), "ARABIC") | dict.fromkeys(("uk", "ru", "bg"), "CYRILLIC") | {"ti": "ETHIOPIC"}
)
"""Language → its script, as the names of its letters in Unicode begin."""
_MODIFIERS = "ʼºª"  # a letter of Ukrainian without a script; the Spanish signs for first, second …
_PAIRS = {"(": ")", "«": "»", "„": "“”", "“": "”", "[": "]"}

by_domain = pytest.mark.parametrize("domain", DOMAINS)
by_language = pytest.mark.parametrize("language", [language for language, domain in CATALOGUES if domain == "site"])
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
    """Arabic, Cyrillic or Ethiopic letters in each message of such a language; in others Latin letters alone."""
    script = SCRIPTS.get(language, "LATIN")
    found = {given: _scripts(_PLACEHOLDER.sub("", said)) for given, said in _pairs(language, domain)}
    assert {given: scripts for given, scripts in found.items() if scripts and script not in scripts} == {}
    assert {given: scripts for given, scripts in found.items() if scripts - {script, "LATIN"}} == {}


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(sign).split()[0] for sign in text if sign.isalpha() and sign not in _MODIFIERS}


@by_catalogue
def test_a_message_leaves_directions_to_the_markup(language: str, domain: str) -> None:
    """No marks or controls of direction; of other invisible signs only the joiner that Persian and Sorani write."""
    invisible = {sign for _, said in _pairs(language, domain) for sign in said if unicodedata.category(sign) == "Cf"}
    assert invisible <= ({"\u200c"} if language in ("fa", "ckb") else set())


@by_language
def test_brackets_and_quotes_are_closed(language: str) -> None:
    """In pairs, each closed after it was opened: else what follows turns round in Arabic."""
    assert [said for _, said in _pairs(language, "site") if not _is_closed(said)] == []


def _is_closed(text: str) -> bool:
    open_now: list[str] = []
    for sign in text:
        if open_now and sign in _PAIRS[open_now[-1]]:
            open_now.pop()
        elif sign in _PAIRS:
            open_now.append(sign)
        elif sign in "".join(_PAIRS.values()):
            return False
    return not open_now


@by_language
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    """The header tells two numbers apart exactly if CLDR does."""
    catalog = _read(_file(language, "site"))
    category, plural = Locale.parse(LANGUAGES[language].locale).plural_form, c2py(catalog.plural_expr)
    pairs = {(plural(number), category(number)) for number in range(1000)}
    assert len(pairs) == len({index for index, _ in pairs}) == len({name for _, name in pairs}) == catalog.num_plurals


@by_catalogue
def test_a_catalogue_that_a_machine_drafted_is_known_as_such(language: str, domain: str) -> None:
    """What its file says at its head is what the site tells its readers."""
    head = _file(language, domain).read_text("utf-8").partition("\n\n")[0]
    assert catalogue(language, domain).machine_draft is ("X-Origin: machine" in head)


REVIEWED: frozenset[str] = frozenset()
"""The languages whose words a person has read and mended."""


def test_the_catalogues_of_today_are_machine_drafts() -> None:
    """Whoever reviews one takes the mark away in the file, and names the language above."""
    drafts = {language for language, domain in CATALOGUES if domain == "site" and catalogue(language).machine_draft}
    assert drafts == {language for language, domain in CATALOGUES if domain == "site"} - REVIEWED


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
