"""Sentences as a reader meets them: a message of a catalogue with the dates, weekdays and names of CLDR put in."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from making import activity, loaded, value
from network_directory.directory import Directory
from network_directory.freshness import State
from network_directory.model.values import Rough
from network_directory.reader import Reader
from network_directory.translations import LOCALE

CODES = sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/site.po"))
_TWO_SCRIPTS = re.compile("[A-Za-zÀ-ž][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-zÀ-ž]")

in_every_language = pytest.mark.parametrize("language", CODES)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The base city, published in every language that has a catalogue."""
    return loaded(tmp_path_factory.mktemp("city"), network={"languages": CODES})


@in_every_language
@pytest.mark.parametrize("checked", ["2018-03-09", "2018-03", "2018"])
def test_a_date_that_ends_in_a_full_stop_is_not_given_another(
    language: str, checked: str, directory: Directory
) -> None:
    """Dates do in Serbian, and with their “year” in Bulgarian, Russian and Ukrainian."""
    reader = Reader(directory, language)
    said = [reader.say(reader.state(value(Rough, checked), state)) for state in State]
    assert [text for text in said if ".." in text] == []


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("bg", "Всеки месец: сряда (между 1 и 7 число)", "Всеки месец: неделя (през последните 7 дни на месеца)"),
        ("es", "Cada mes: el primer miércoles", "Cada mes: el último domingo"),
        ("fr", "Chaque mois\u00a0: le premier mercredi", "Chaque mois\u00a0: le dernier dimanche"),
        ("pl", "Co miesiąc: 1. środa miesiąca", "Co miesiąc: niedziela w ostatnich 7 dniach miesiąca"),
        ("ro", "În fiecare lună: prima miercuri", "În fiecare lună: ultima duminică"),
        ("ru", "Каждый месяц: среда (с 1 по 7 число)", "Каждый месяц: воскресенье (в последние 7 дней месяца)"),
        ("sr", "Svakog meseca: 1. sreda u mesecu", "Svakog meseca: nedelja u poslednjih 7 dana meseca"),
        ("uk", "Щомісяця: середа (з 1 до 7 числа)", "Щомісяця: неділя (в останні 7 днів місяця)"),
    ],
)
def test_a_day_of_the_month_fits_weekdays_of_every_gender(
    language: str, first: str, last: str, directory: Directory
) -> None:
    """Where “first” would change with the weekday, the words say the same without it."""
    reader = Reader(directory, language)
    assert reader.every(activity(every="1st wednesday").rhythms[0]) == first
    assert reader.every(activity(every="last sunday").rhythms[0]) == last


@in_every_language
def test_no_word_mixes_latin_and_cyrillic_letters(language: str) -> None:
    """They look alike, but a search does not find such a word, and a screen reader spells it."""
    with (LOCALE / language / "LC_MESSAGES" / "site.po").open("rb") as file:
        found = [str(message.string) for message in read_po(file)]
    assert [said for said in found if _TWO_SCRIPTS.search(said)] == []


@pytest.mark.parametrize(
    ("parts", "listed"),
    [
        (["alemán", "inglés"], "alemán e inglés"),
        (["árabe", "persa", "hindi"], "árabe, persa e hindi"),
        (["inglés", "alemán"], "inglés y alemán"),
    ],
)
def test_a_spanish_list_avoids_two_vowels_alike(parts: list[str], listed: str, directory: Directory) -> None:
    """“y” is “e” before an i."""
    assert Reader(directory, "es").listed(parts) == listed
