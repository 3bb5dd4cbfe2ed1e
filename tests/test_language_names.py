"""Names of languages: in the reader's words, and in their own."""

from __future__ import annotations

import pytest

from network_directory.language_names import alone, autonym, guess_code, language_name
from network_directory.languages import LANGUAGES, SPOKEN

SAME = {
    "en": "tl wo",
    "fr": "tl wo",
    "es": "it",
    "fa": "prs ur",
    "kmr": "ku",
    "ckb": "fa prs",
    "bg": "mk",
    "ro": "tl wo",
    "pl": "wo",
    "sr": "bs hr tl",
}
"""Reader → the languages whose own name is, but for a capital letter, their name in the reader's language as well."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_published_language_has_the_name_of_the_table(code: str) -> None:
    """As it stands in the language menu."""
    assert autonym(code) == LANGUAGES[code].autonym


@pytest.mark.parametrize("reader", LANGUAGES)
def test_every_spoken_language_has_a_name_for_every_reader(reader: str) -> None:
    """In the reader's language: never a bare code, nor its own name for want of another."""
    names = {code: language_name(code, reader) for code in SPOKEN}
    assert {code: name for code, name in names.items() if not name or name == code} == {}
    own = {code for code, name in names.items() if name.lower() == autonym(code).lower()} - {reader.split("-")[0]}
    assert own == set(SAME.get(reader, "gsg tl wo" if reader.startswith("de") else "").split())


@pytest.mark.parametrize("reader", LANGUAGES)
def test_every_published_language_has_a_name_for_every_reader(reader: str) -> None:
    """No two have the same: not even German and Easy German."""
    names = [language_name(code, reader) for code in LANGUAGES]
    assert sorted(names) == sorted(set(names))
    assert "Einfache Sprache" not in names


@pytest.mark.parametrize("reader", LANGUAGES)
def test_spoken_languages_have_different_names(reader: str) -> None:
    """Nobody mistakes Kurmanji for Sorani, Dari for Farsi, or Romani for Romanian."""
    names = [language_name(code, reader) for code in SPOKEN]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [
        ("ar", "de", "Arabisch"),
        ("de", "ar", "الألمانية"),
        ("uk", "en", "Ukrainian"),
        ("kmr", "de", "Kurmandschi (Kurdisch)"),
        ("kmr", "de-simple", "Kurmandschi (Kurdisch)"),
        ("ckb", "tr", "Sorani (Kürtçe)"),
        ("prs", "en", "Dari"),
        ("gsg", "de", "Deutsche Gebärdensprache"),
        ("gsg", "tr", "Alman İşaret Dili"),
        ("rom", "ru", "ромский"),
        ("tl", "ti", "ፊሊፒንኛ"),
        ("fa", "de-simple", "Persisch"),
        ("ar", "sr", "arapski"),
    ],
)
def test_a_language_is_named_in_the_readers_language(code: str, reader: str, name: str) -> None:
    """From CLDR, or from the table where CLDR has none or a wrong one."""
    assert language_name(code, reader) == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("ar", "العربية"),
        ("ku", "Kurdî"),
        ("so", "Soomaali"),
        ("hr", "Hrvatski"),
        ("ka", "ქართული"),
        ("gsg", "Deutsche Gebärdensprache"),
    ],
)
def test_a_language_has_a_name_in_itself(code: str, name: str) -> None:
    """Who looks for it recognises it."""
    assert autonym(code) == name


@pytest.mark.parametrize(
    ("name", "written"), [("arabe", "Arabe"), ("العربية", "العربية"), ("Deutsch", "Deutsch"), ("", "")]
)
def test_a_name_that_stands_alone_has_a_capital_letter(name: str, written: str) -> None:
    """Where its script has them."""
    assert alone(name) == written


@pytest.mark.parametrize(
    ("word", "code"), [("Arabisch", "ar"), ("farsi", "fa"), ("Sorani", "ckb"), ("Kurmanji", "kmr"), ("xyzzy", None)]
)
def test_a_language_meant_by_its_name_is_guessed(word: str, code: str | None) -> None:
    """In English or German, with slips of the pen."""
    assert guess_code(word, SPOKEN) == code
