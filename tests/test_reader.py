"""The reader: every text, date, time and code in the reader's language."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from making import activity, loaded, value
from network_directory.directory import Directory
from network_directory.freshness import State
from network_directory.languages import LANGUAGES
from network_directory.model import Text
from network_directory.model.values import Rough
from network_directory.pages.page import LanguageName
from network_directory.problems import Words, words
from network_directory.reader import Phrase, Reader, slot_span, span

DAY = dt.date(2026, 12, 24)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The base city, published in German, English and Arabic."""
    return loaded(tmp_path_factory.mktemp("city"))


@pytest.fixture(params=["de", "en", "ar"])
def reader(request: pytest.FixtureRequest, directory: Directory) -> Reader:
    """A reader of each language."""
    return Reader(directory, request.param)


@pytest.mark.parametrize(
    ("monday", "name"),
    [
        (dt.date(2026, 11, 16), "This week"),
        (dt.date(2026, 11, 23), "Next week"),
        (dt.date(2026, 11, 30), "Week of 30 November"),
        (dt.date(2027, 1, 4), "Week of 4 January"),
    ],
)
def test_a_week_is_named_from_today(monday: dt.date, name: str, directory: Directory) -> None:
    """Today is a Sunday, the last day of its week."""
    assert Reader(directory, "en").week(monday) == name


def test_the_days_of_a_week_are_told_shortly(directory: Directory) -> None:
    """Across months as well."""
    english = Reader(directory, "en")
    assert [english.days_of_week(day) for day in (dt.date(2026, 11, 23), dt.date(2026, 11, 30))] == [
        "23–29 Nov",
        "30 Nov\u2009–\u20096 Dec",
    ]


def test_a_day_in_a_sentence_is_in_the_readers_language(directory: Directory) -> None:
    """Whoever writes the sentence need not know who reads it."""
    assert Reader(directory, "de").say(words("from %(date)s", date=DAY)) == "ab Donnerstag, 24. Dezember 2026"


def test_a_reader_has_a_folder_and_a_direction(directory: Directory) -> None:
    """Of its language."""
    readers = [Reader(directory, code) for code in directory.languages]
    assert [(item.language, item.folder, item.direction) for item in readers] == [
        ("de", "", "ltr"),
        ("en", "en", "ltr"),
        ("ar", "ar", "rtl"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("de", {"de": "Beratung", "en": "Advice"}, Phrase("Beratung", "de")),
        ("en", {"de": "Beratung", "en": "Advice"}, Phrase("Advice", "en")),
        ("ar", {"de": "Beratung", "en": "Advice"}, Phrase("Advice", "en", foreign=True)),
        ("ar", {"de": "Beratung"}, Phrase("Beratung", "de", foreign=True)),
        ("en", {"de": "Beratung", "ar": "المشورة"}, Phrase("Beratung", "de", foreign=True)),
    ],
)
def test_a_text_says_in_which_language_it_is(
    language: str, text: dict[str, str], phrase: Phrase, directory: Directory
) -> None:
    """Nobody is shown German pretending to be Arabic."""
    assert Reader(directory, language).phrase(value(Text, text)) == phrase


def test_a_phrase_has_the_direction_of_its_own_language() -> None:
    """Also on a page of the other direction."""
    assert [Phrase("x", code).direction for code in ("de", "ar", "fa", "kmr", "ckb")] == [
        "ltr",
        "rtl",
        "rtl",
        "ltr",
        "rtl",
    ]


def test_a_plain_name_is_in_the_main_language(directory: Directory) -> None:
    """Street and house names are not translated."""
    assert Reader(directory, "de").phrase("Haus am Markt") == Phrase("Haus am Markt", "de")
    assert Reader(directory, "ar").phrase("Haus am Markt") == Phrase("Haus am Markt", "de", foreign=True)


def test_product_words_are_in_the_readers_language(reader: Reader) -> None:
    """From the catalogue, and never foreign."""
    found = reader.phrase(words("Opening hours"))
    assert found == Phrase(reader.gettext("Opening hours"), reader.language)
    assert (found.text == "Opening hours") is (reader.language == "en")


def test_a_language_name_is_in_the_readers_language(directory: Directory) -> None:
    """From CLDR."""
    found = [Reader(directory, code).phrase(LanguageName("uk")).text for code in ("de", "en", "ar")]
    assert found == ["Ukrainisch", "Ukrainian", "الأوكرانية"]


@pytest.mark.parametrize(
    ("language", "written"),
    [("de", "Donnerstag, 24. Dezember 2026"), ("en", "Thursday 24 December 2026"), ("ar", "الخميس، 24 ديسمبر 2026")],
)
def test_a_day_is_written_out(language: str, written: str, directory: Directory) -> None:
    """With its weekday, in the reader's order."""
    assert Reader(directory, language).day(DAY).replace(",", "") == written.replace(",", "")


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("de", "2018-03-09", "9. März 2018"),
        ("de", "2018-03", "März 2018"),
        ("de", "2018", "2018"),
        ("en", "2018-03-09", "9 March 2018"),
        ("en", "2018-03", "March 2018"),
        ("ar", "2018-03-09", "9 مارس 2018"),
        ("ar", "2018", "2018"),
    ],
)
def test_a_rough_date_is_as_precise_as_it_is_known(
    language: str, written: str, shown: str, directory: Directory
) -> None:
    """No day is made up for a month."""
    assert Reader(directory, language).rough(value(Rough, written)) == shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_dates_have_latin_digits_in_every_language(
    code: str, directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers that people compare with a poster or type into a phone look the same everywhere."""
    reader = Reader(directory, "en")
    monkeypatch.setattr(reader, "locale", LANGUAGES[code].locale)
    texts = [reader.day(DAY), reader.rough(value(Rough, "2018-03-09")), reader.rough(value(Rough, "2018"))]
    assert [sorted(re.findall(r"\d+", text)) for text in texts] == [["2026", "24"], ["2018", "9"], ["2018"]]
    assert all(digit.isascii() for text in texts for digit in text if digit.isdigit())


def test_weekdays_begin_with_monday(directory: Directory) -> None:
    """As in the data."""
    assert [Reader(directory, code).weekday(0) for code in ("de", "en", "ar")] == ["Montag", "Monday", "الاثنين"]
    assert [Reader(directory, code).weekday(6) for code in ("de", "en", "ar")] == ["Sonntag", "Sunday", "الأحد"]


@pytest.mark.parametrize(("language", "listed"), [("de", "a, b und c"), ("en", "a, b and c"), ("ar", "a وb وc")])
def test_a_list_is_joined_as_people_speak(language: str, listed: str, directory: Directory) -> None:
    """With the language's own “and”."""
    assert Reader(directory, language).listed(["a", "b", "c"]) == listed


@pytest.mark.parametrize(
    ("checked", "state", "said"),
    [
        (None, State.UNCONFIRMED, "Not confirmed. Please ask before you go."),
        ("2026-11", State.CONFIRMED, "Confirmed: November 2026"),
        ("2025", State.AGEING, "Last confirmed: 2025. It may have changed since."),
        ("2018-03-09", State.UNCONFIRMED, "Last confirmed: 9 March 2018. Please ask before you go."),
    ],
)
def test_a_state_is_told_with_the_date_of_its_evidence(
    checked: str | None, state: State, said: str, directory: Directory
) -> None:
    """As far as it is known."""
    reader = Reader(directory, "en")
    assert reader.say(reader.state(value(Rough, checked) if checked else None, state)) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"every": "tuesday"}, "Every week: Tuesday"),
        ({"every": "tuesday, thursday"}, "Every week: Tuesday and Thursday"),
        ({"every": "2 weeks on friday", "starts": "2026-11-27"}, "Every two weeks: Friday"),
        ({"every": "3 weeks on friday", "starts": "2026-11-27"}, "Every 3 weeks: Friday"),
        ({"every": "1st thursday"}, "Every month: 1st Thursday"),
        ({"every": "5th thursday"}, "Every month: 5th Thursday"),
        ({"every": "last sunday"}, "Every month: last Sunday"),
        ({"every": None}, ""),
    ],
)
def test_a_rhythm_is_told_in_words(written: dict[str, Any], said: str, directory: Directory) -> None:
    """Its days, and how often."""
    assert Reader(directory, "en").every(activity(**written)) == said


def test_a_rhythm_is_told_in_each_language(directory: Directory) -> None:
    """With the language's weekdays, and nothing of it in English."""
    found = [Reader(directory, code).every(activity(every="1st thursday")) for code in ("de", "ar")]
    assert ["Donnerstag" in found[0], "الخميس" in found[1]] == [True, True]
    assert not any(re.search("Every|month|1st", text) for text in found)


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [(840, 960, "14:00–16:00"), (540, None, "09:00"), (None, None, ""), (None, 600, ""), (0, 1440, "00:00–24:00")],
)
def test_times_are_written_in_the_24_hour_form(start: int | None, end: int | None, shown: str) -> None:
    """An open end has none."""
    assert span(start, end) == shown


def test_anything_with_times_can_tell_them() -> None:
    """Slots, rhythms, activities and dates."""
    assert slot_span(activity()) == "16:00–18:00"


def test_words_without_values_may_hold_a_percent_sign(reader: Reader) -> None:
    """Names from elsewhere are not formatted."""
    assert reader.say(Words("100 % Holiday")) == "100 % Holiday"


def test_a_reader_of_an_unpublished_language_is_an_error(directory: Directory, tmp_path: Path) -> None:
    """The site has no pages for it."""
    with pytest.raises(KeyError):
        Reader(directory, "fr")
