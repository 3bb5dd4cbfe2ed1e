"""Small values: texts by language, ids, days, rough dates, clock times, positions, phones, mail, web addresses."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from making import faults, value
from network_directory.model.base import Id, Line, Text, fold
from network_directory.model.values import (
    Clock,
    Day,
    Digits,
    Email,
    Number,
    Phone,
    Position,
    Rough,
    RoughDate,
    Source,
    Url,
    Where,
    clock,
    parse_clock,
)
from network_directory.model.weekdays import find_weekday


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Beratung", {"de": "Beratung"}),
        ({"de": "Beratung", "en": "Advice"}, {"de": "Beratung", "en": "Advice"}),
        ({"en": "Advice", "de": "Beratung"}, {"en": "Advice", "de": "Beratung"}),
    ],
)
def test_a_text_is_a_string_or_one_string_per_language(written: object, meant: dict[str, str]) -> None:
    """A plain string is in the main language."""
    assert value(Text, written).root == meant


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("", ["empty"]),
        ("  ", ["empty"]),
        ({"de": " "}, ["empty"]),
        ({"de": "Beratung", "en": " "}, ["empty"]),
        ({"en": "Advice"}, ["text_main_missing"]),
        ({}, ["text_main_missing"]),
        (["Beratung"], ["text"]),
        ({"de": ["Beratung"]}, ["string_type"]),
    ],
)
def test_a_text_is_refused_where_it_is_empty_or_lacks_the_main_language(written: object, codes: list[str]) -> None:
    """Every text can be shown to every reader, at least in the main language."""
    assert faults(Text, written) == codes


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (("en", "de"), ("Advice", "en")),
        (("fr", "ar", "de"), ("المشورة", "ar")),
        (("fr",), ("Beratung", "de")),
    ],
)
def test_a_text_is_found_in_the_first_language_of_an_order(order: tuple[str, ...], found: tuple[str, str]) -> None:
    """The text comes with its language; without any wanted one it is the first that is there."""
    assert value(Text, {"de": "Beratung", "en": "Advice", "ar": "المشورة"}).find(order) == found


@pytest.mark.parametrize("written", ["a", "haus-am-markt", "2-raum", "x" * 80])
def test_an_id_has_small_letters_digits_and_single_hyphens(written: str) -> None:
    """It is part of an address, and stays readable there."""
    assert value(Id, written) == written


@pytest.mark.parametrize(
    "written",
    ["", "Haus", "haus_am_markt", "haus--markt", "-haus", "haus-", "café", "a/b", "..", "a b", "a\nb", "haus\n"],
)
def test_an_id_with_anything_else_is_refused(written: str) -> None:
    """No id can leave its folder, need quoting, or look like another."""
    assert faults(Id, written) == ["string_pattern_mismatch"]


def test_an_id_is_not_longer_than_eighty_letters() -> None:
    """Some file systems and programs cut longer names."""
    assert faults(Id, "x" * 81) == ["string_too_long"]


@pytest.mark.parametrize(
    ("written", "codes"), [("Markt 1", []), ("", ["empty"]), (" ", ["empty"]), (["x"], ["string_type"])]
)
def test_a_line_is_a_text_that_is_not_empty(written: object, codes: list[str]) -> None:
    """A field that is there says something."""
    assert faults(Line, written) == codes


def test_a_day_is_year_month_day() -> None:
    """The form of ISO 8601, which no country reads differently."""
    assert value(Day, "2026-11-27") == dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    "written",
    [
        "27.11.2026",
        "2026-13-01",
        "2026-02-29",
        "2026-1-2",
        "2026-11",
        "20261127",
        "",
        "x",
        ["2026-11-27"],
        "0000-01-01",
    ],
)
def test_anything_else_is_no_day(written: object) -> None:
    """Nothing is guessed, and days that the calendar does not have are refused."""
    assert faults(Day, written) == ["day"]


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2018", dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        ("2018-03", dt.date(2018, 3, 1), dt.date(2018, 3, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2018-03-09", dt.date(2018, 3, 9), dt.date(2018, 3, 9)),
    ],
)
def test_a_rough_date_is_as_precise_as_its_source(written: str, earliest: dt.date, latest: dt.date) -> None:
    """It knows the first and the last day it can mean, and is written as it was read."""
    date = value(Rough, written)
    assert (date.earliest, date.latest, str(date)) == (earliest, latest, written)


@pytest.mark.parametrize(
    "written", ["18", "2018-3", "2018-13", "2018-02-30", "2018-03-", "März 2018", "2018/03", "", "0000"]
)
def test_anything_else_is_no_rough_date(written: str) -> None:
    """A year has four digits, a month and a day two."""
    assert faults(Rough, written) == ["rough_date"]


@pytest.mark.parametrize(
    ("written", "minutes"), [("00:00", 0), ("9:05", 545), ("09:05", 545), ("16:00", 960), ("24:00", 1440)]
)
def test_a_clock_time_counts_minutes_since_midnight(written: str, minutes: int) -> None:
    """``24:00`` is the end of a day."""
    assert value(Clock, written) == minutes


@pytest.mark.parametrize(
    "written", ["9", "9.30", "09:60", "24:01", "25:00", "9:5", "4 pm", "", "-1:00", "09:00 Uhr", ["9:00"]]
)
def test_anything_else_is_no_clock_time(written: object) -> None:
    """Hours and minutes in the 24-hour form, with a colon."""
    assert faults(Clock, written) == ["clock"]


@given(minutes=st.integers(0, 24 * 60))
@examples(deadline=None, derandomize=True)
def test_every_minute_is_written_and_read_alike(minutes: int) -> None:
    """``HH:MM`` and back."""
    assert parse_clock(clock(minutes)) == minutes


@pytest.mark.parametrize("written", ["51.15012, 7.20034", "51.15012,7.20034", " 51.15012 ,  7.20034 "])
def test_a_position_is_latitude_and_longitude(written: str) -> None:
    """In degrees, as copied from a map."""
    assert value(Where, written) == Position(51.15012, 7.20034)
    assert str(value(Where, written)) == "51.15012, 7.20034"


@pytest.mark.parametrize("written", ["51,15 7,20", "51.1", "51.1 7.2", "51.1, 7.2, 0.0", "N 51.1, E 7.2", "51, 7", ""])
def test_anything_else_is_no_position(written: str) -> None:
    """Decimal commas and lone numbers are refused."""
    assert faults(Where, written) == ["position"]


@pytest.mark.parametrize(
    ("written", "dial", "abroad"),
    [
        ("0231 50-11138", "02315011138", "+492315011138"),
        ("0231/50-11138", "02315011138", "+492315011138"),
        ("+49 231 5011138", "+492315011138", "+492315011138"),
        ("+49 (0)231 50-11138", "+492315011138", "+492315011138"),
        ("+32 2 1234567", "+3221234567", "+3221234567"),
        ("(0231) 50 11 138", "02315011138", "+492315011138"),
        ("112", "112", "112"),
        ("116 117", "116117", "116117"),
    ],
)
def test_a_phone_number_is_kept_as_written_and_can_be_dialled(written: str, dial: str, abroad: str) -> None:
    """People read it as its owner writes it; the link behind it reaches the same telephone (RFC 3966), and so
    does the number for programs (E.164); short numbers are the same everywhere."""
    phone = value(Phone, {"number": written})
    assert (phone.number, phone.dial, phone.international("DE")) == (written, dial, abroad)


@pytest.mark.parametrize(
    "written",
    ["1", "siehe Webseite", "0231 50-11138 (Frau X)", "0231 50-11138, -11139", "0231 50–11138", "0800 CALL", "0" * 25],
)
def test_anything_else_is_no_phone_number(written: str) -> None:
    """One number, and nothing but the number."""
    assert faults(Number, written) == ["phone"]


@pytest.mark.parametrize("written", ["info@stadt.example", "lokal.büro@münster.example", "a+b@example.org"])
def test_a_mail_address_is_accepted(written: str) -> None:
    """International addresses, too; nobody is asked over the network."""
    assert faults(Email, written) == []


@pytest.mark.parametrize(
    "written",
    ["info(at)stadt.example", "info@", "@example.org", "a b@example.org", "info@stadt", "x@example.org?subject=x", ""],
)
def test_anything_else_is_no_mail_address(written: str) -> None:
    """What no program could send a mail to is refused."""
    assert faults(Email, written) == ["email"]


@pytest.mark.parametrize(
    "written", ["https://example.org", "http://example.org/a?b=c#d", "https://xn--mnster-3ya.example/"]
)
def test_a_web_address_is_accepted(written: str) -> None:
    """With https or http."""
    assert value(Url, written) == written


@pytest.mark.parametrize(
    "written",
    [
        "www.example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:/example.org",
        "https://a b",
        "//example.org",
        "mailto:a@example.org",
        "https://[::1",
        "file:///etc/passwd",
        "",
    ],
)
def test_anything_else_is_no_web_address(written: str) -> None:
    """No other scheme leads anywhere from the site."""
    assert faults(Url, written) == ["url"]


def test_figures_may_be_text() -> None:
    """A postcode keeps its leading zero."""
    assert value(Digits, "01067") == "01067"


def test_a_source_may_be_a_page_or_a_call() -> None:
    """The page, its date and a note are each optional."""
    assert value(Source, {"note": "Anruf", "date": "2026-11"}) == Source(note="Anruf", date=RoughDate(2026, 11))


@pytest.mark.parametrize("written", ["saturday", "Saturday", "SAMSTAG", "samstag", "Sonnabend", " sámstag "])
def test_weekdays_are_known_in_english_and_german(written: str) -> None:
    """Capitals, accents and spaces make no difference."""
    assert find_weekday(written) == 5


@pytest.mark.parametrize("written", ["sat", "samedi", "saturdays", ""])
def test_other_words_are_no_weekdays(written: str) -> None:
    """Short forms are not guessed."""
    assert find_weekday(written) is None


def test_folding_makes_words_comparable() -> None:
    """Case, accents and surrounding spaces do not count; letters stay letters."""
    assert [fold(word) for word in (" Straße ", "CAFÉ", "Ärzte", "İzmir")] == ["strasse", "cafe", "arzte", "izmir"]


def test_a_text_knows_how_it_was_written() -> None:
    """As a plain string or by language; the same texts are equal, however that was."""
    plain, by_language = value(Text, "Beratung"), value(Text, {"de": "Beratung"})
    assert (plain.written.plain, by_language.written.plain) == (True, False)
    assert plain == by_language
    assert plain != value(Text, "Rat")
    assert plain != "Beratung"
