"""Languages: the one table of codes, names, directions and fallback orders agrees with CLDR."""

from __future__ import annotations

import pytest
from babel import Locale, UnknownLocaleError

from network_directory.languages import LANGUAGES, SPOKEN, autonym, direction, fallback_order, language_name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_cldr_locale_and_an_own_name(code: str) -> None:
    """Dates and weekdays can be written in it."""
    language = LANGUAGES[code]
    locale = Locale.parse(language.locale)
    assert len(locale.days["stand-alone"]["wide"]) == 7
    assert autonym(code) == language.autonym


def test_the_languages_of_the_design_are_there() -> None:
    """At least these eighteen."""
    assert " ".join(LANGUAGES) == "de de-simple en fr es ar fa kmr ckb tr uk ru ti bg ro pl sq sr"


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


@pytest.mark.parametrize("reader", LANGUAGES)
def test_every_spoken_language_has_a_name_for_every_reader(reader: str) -> None:
    """In the reader's language where CLDR has it, else in itself; never a bare code."""
    names = {code: language_name(code, reader) for code in SPOKEN}
    assert {code: name for code, name in names.items() if not name or name == code} == {}


def test_spoken_languages_have_different_names() -> None:
    """Nobody mistakes Kurmanji for Sorani or Dari for Farsi."""
    for reader in ("de", "en", "ar"):
        names = [language_name(code, reader) for code in SPOKEN]
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [
        ("ar", "de", "Arabisch"),
        ("de", "ar", "الألمانية"),
        ("uk", "en", "Ukrainian"),
        ("kmr", "de", "Kurmandschi (Kurdisch)"),
        ("prs", "en", "Dari"),
        ("gsg", "de", "Deutsche Gebärdensprache"),
        ("gsg", "tr", "Deutsche Gebärdensprache"),
        ("fa", "de-simple", "Persisch"),
    ],
)
def test_a_language_is_named_in_the_readers_language(code: str, reader: str, name: str) -> None:
    """From CLDR, or from the table where CLDR has none."""
    assert language_name(code, reader) == name


@pytest.mark.parametrize(
    ("code", "name"), [("ar", "العربية"), ("ku", "kurdî"), ("so", "Soomaali"), ("gsg", "Deutsche Gebärdensprache")]
)
def test_a_language_has_a_name_in_itself(code: str, name: str) -> None:
    """Who looks for it recognises it."""
    assert autonym(code) == name


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
