"""The reader: every text, date, time and code in the reader's language."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_skeleton

from making import activity, loaded, value
from network_directory.directory import Directory
from network_directory.freshness import State
from network_directory.languages import LANGUAGES
from network_directory.model import Text
from network_directory.model.values import Rough
from network_directory.pages.page import LanguageName
from network_directory.problems import Words, words
from network_directory.reader import Phrase, Reader, month_days, slot_span, span
from network_directory.translations import has_catalogue

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


WORDS = {
    "de": ("Donnerstag, 24. Dezember 2026", "9. März 2018", "März 2018", "Montag", "1, 2 und 3"),
    "de-simple": ("Donnerstag, 24. Dezember 2026", "9. März 2018", "März 2018", "Montag", "1, 2 und 3"),
    "en": ("Thursday, 24 December 2026", "9 March 2018", "March 2018", "Monday", "1, 2 and 3"),
    "fr": ("jeudi 24 décembre 2026", "9 mars 2018", "mars 2018", "lundi", "1, 2 et 3"),
    "es": ("jueves, 24 de diciembre de 2026", "9 de marzo de 2018", "marzo de 2018", "lunes", "1, 2 y 3"),
    "ar": ("الخميس، 24 ديسمبر 2026", "9 مارس 2018", "مارس 2018", "الاثنين", "1 و2 و3"),
    "fa": ("پنجشنبه 24 دسامبر 2026", "9 مارس 2018", "مارس 2018", "دوشنبه", "1،\u200f 2، و 3"),
    "kmr": ("pêncşem, 24ê berfanbara 2026an", "9ê adara 2018an", "adara 2018an", "duşem", "1, 2 û 3"),
    "ckb": ("پێنجشەممە، 24ی کانونی یەکەمی 2026", "9ی ئازاری 2018", "ئازاری 2018", "دووشەممە", "1،\u200f 2، و 3"),
    "tr": ("24 Aralık 2026 Perşembe", "9 Mart 2018", "Mart 2018", "Pazartesi", "1, 2 ve 3"),
    "uk": (
        "четвер, 24 грудня 2026\u202fр.",
        "9 березня 2018\u202fр.",
        "березень 2018\u202fр.",
        "понеділок",
        "1, 2 і 3",
    ),
    "ru": ("четверг, 24 декабря 2026\u202fг.", "9 марта 2018\u202fг.", "март 2018\u202fг.", "понедельник", "1, 2 и 3"),
    "ti": ("ሓሙስ፣ 24 ታሕሳስ 2026", "9 መጋቢት 2018", "መጋቢት 2018", "ሰኑይ", "1፣ 2ን 3ን"),
    "bg": ("четвъртък, 24 декември 2026\u202fг.", "9 март 2018\u202fг.", "март 2018\u202fг.", "понеделник", "1, 2 и 3"),
    "ro": ("joi, 24 decembrie 2026", "9 martie 2018", "martie 2018", "luni", "1, 2 și 3"),
    "pl": ("czwartek, 24 grudnia 2026", "9 marca 2018", "marzec 2018", "poniedziałek", "1, 2 i 3"),
    "sq": ("e enjte, 24 dhjetor 2026", "9 mars 2018", "mars 2018", "e hënë", "1, 2 dhe 3"),
    "sr": ("četvrtak, 24. decembar 2026.", "9. mart 2018.", "mart 2018.", "ponedeljak", "1, 2 i 3"),
}
"""Language → Christmas Eve, the 9th of March, that month, the first day of the week, a list."""


@pytest.mark.parametrize("code", [code for code in LANGUAGES if has_catalogue(code)])
def test_days_months_weekdays_and_lists_are_in_the_readers_language(code: str, tmp_path: Path) -> None:
    """Of the Gregorian calendar, with Latin digits, in the order of the language; nothing of them is English."""
    reader = Reader(loaded(tmp_path, network={"languages": ["de", *({code} - {"de"})]}), code)
    rough = [reader.rough(value(Rough, written)) for written in ("2018-03-09", "2018-03")]
    assert (reader.day(DAY), *rough, reader.weekday(0), reader.listed(["1", "2", "3"])) == WORDS[code]
    assert reader.rough(value(Rough, "2018")) == "2018"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_language_takes_its_months_or_weekdays_from_another(code: str) -> None:
    """CLDR has names of its own, all of them different, for every language of the table."""
    locale = Locale.parse(LANGUAGES[code].locale)
    for kind, count in (("days", 7), ("months", 12)):
        own = set(getattr(locale, kind)["stand-alone"]["wide"].values())
        assert len(own) == count
        assert not any(re.fullmatch(r"M\d\d", name) for name in own)
        assert code == "en" or own != set(getattr(Locale("en"), kind)["stand-alone"]["wide"].values())


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


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "ckb"])
def test_a_date_without_its_year_is_told_as_in_cldr(code: str) -> None:
    """In every language the site can be published in, whatever form its months take beside a day."""
    days = [dt.date(2027, month, 28) for month in range(1, 13)]
    told = [month_days(code)[day.month - 1].replace("#", str(day.day)) for day in days]
    assert told == [format_skeleton("MMMMd", day, locale=LANGUAGES[code].locale) for day in days]


def test_sorani_has_the_day_before_the_month() -> None:
    """CLDR has the root's order there."""
    assert month_days("ckb")[11] == "#ی کانونی یەکەم"


@pytest.mark.parametrize(("language", "date"), [("de", "4. Januar"), ("en", "4 January"), ("ar", "4 يناير")])
def test_a_date_may_go_without_its_year(language: str, date: str, directory: Directory) -> None:
    """Where the year is plain."""
    assert Reader(directory, language).month_day(dt.date(2027, 1, 4)) == date
