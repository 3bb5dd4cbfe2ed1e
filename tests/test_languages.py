"""Languages: the one table of codes, folders, directions and fallback orders agrees with CLDR and with static-i18n."""

from __future__ import annotations

import pytest
from babel import Locale, UnknownLocaleError
from mkdocs_static_i18n.config import RE_LOCALE

from network_directory.languages import LANGUAGES, SPOKEN, direction, fallback_order
from network_directory.translations import has_catalogue

DESIGN = "de de-simple en fr es ar fa kmr ckb tr uk ru ti bg ro pl sq sr"


def test_the_languages_of_the_design_are_there() -> None:
    """At least these eighteen."""
    assert " ".join(LANGUAGES) == DESIGN


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_cldr_locale(code: str) -> None:
    """Its own: the script, too, is the one that is read."""
    locale = Locale.parse(LANGUAGES[code].locale)
    assert locale.language == {"kmr": "ku"}.get(code, code.split("-")[0])
    assert locale.text_direction == LANGUAGES[code].direction


@pytest.mark.parametrize("code", DESIGN.split())
def test_every_language_of_the_design_has_its_words(code: str) -> None:
    """A city can publish any of them."""
    assert has_catalogue(code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_folder_is_one_that_static_i18n_accepts(code: str) -> None:
    """Two letters with a script or region; three letters and variants are refused by it."""
    assert RE_LOCALE.fullmatch(LANGUAGES[code].folder)


def test_folders_differ_from_codes_only_where_they_must() -> None:
    """An address says the language as its tag does, as far as static-i18n lets it; no folder is used twice."""
    folders = {code: language.folder for code, language in LANGUAGES.items()}
    others = {code: folder for code, folder in folders.items() if code != folder}
    assert others == {"de-simple": "de-LS", "kmr": "ku", "ckb": "ku-Arab"}
    assert [code for code in others if RE_LOCALE.fullmatch(code)] == []
    assert len(set(folders.values())) == len(folders)


@pytest.mark.parametrize("code", SPOKEN)
def test_directions_agree_with_cldr(code: str) -> None:
    """A text in the wrong direction cannot be read."""
    try:
        expected = Locale.parse(code).text_direction
    except UnknownLocaleError:
        expected = {"kmr": "ltr", "rom": "ltr", "gsg": "ltr", "prs": "rtl"}[code]
    assert direction(code) == expected


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_published_language_has_one_direction(code: str) -> None:
    """The table and the function say the same."""
    assert direction(code) == LANGUAGES[code].direction


@pytest.mark.parametrize(
    ("reader", "main", "order"),
    [
        ("de", "de", ("de",)),
        ("en", "de", ("en", "de")),
        ("ar", "de", ("ar", "en", "de")),
        ("kmr", "de", ("kmr", "tr", "en", "de")),
        ("de-simple", "de", ("de-simple", "de")),
        ("fr", "en", ("fr", "en")),
    ],
)
def test_a_text_is_looked_for_in_a_fixed_order(reader: str, main: str, order: tuple[str, ...]) -> None:
    """The reader's own language, those they most likely read, the main language; each once."""
    assert fallback_order(reader, main) == order


def test_fallbacks_are_languages_of_the_table() -> None:
    """An order never leads to a language that the site does not know."""
    assert {code for language in LANGUAGES.values() for code in language.fallbacks} <= set(LANGUAGES)


def test_a_browsers_tag_leads_to_one_language() -> None:
    """Codes and further tags are told apart, and written in small letters, as they are compared."""
    tags = [tag for language in LANGUAGES.values() for tag in (language.code, *language.tags)]
    assert len(tags) == len(set(tags))
    assert [tag for tag in tags if tag != tag.lower()] == []
