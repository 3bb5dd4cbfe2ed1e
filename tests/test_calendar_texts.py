"""Texts in calendars: plain, whatever editors wrote, and never a line of the file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from calendar_readers import by_event, by_ical_js, by_recurring_ical_events, meant, unfolded
from calendar_traps import city, files, said
from making import TODAY, activity, entry
from network_directory.calendars.plain import one_line, paragraphs
from network_directory.directory import Directory
from network_directory.reader import Phrase

PATH = "activities/sprachcafe/calendar.ics"
HOSTILE = {
    "an end of the file": "x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "another event": "x\nBEGIN:VEVENT\nUID:evil\nDTSTART:20261201\nEND:VEVENT",
    "a line end that only Python divides at": "x\u2028SUMMARY:evil\u2029SUMMARY:evil\x85SUMMARY:evil",
    "old line ends": "x\x0bSUMMARY:evil\x0cSUMMARY:evil\x1cSUMMARY:evil\x1dSUMMARY:evil\x1eSUMMARY:evil",
    "a line end as an entity": "x&#8232;SUMMARY:evil&#10;SUMMARY:evil&#x2029;SUMMARY:evil",
    "a carriage return alone": "x\rSUMMARY:evil",
    "controls": "x\x00\x01\x07\x08\x1b[31m\x7f\x9b",
    "marks of direction": "x\u202egnp.exe\u2066\u2069\ufeff",
    "signs that mean something": 'a, b; c: d \\ e \\n f " g ^n ^^ h',
    "parameters": ';VALUE=DATE:20261201,X="y"',
    "a script": "<script>alert(1)</script><img src=x onerror=y>",
    "a link that is a script": "[klick](javascript:alert(1)) und [gut](https://example.org/?a=1&b=2)",
    "a very long word": "ẞ" * 500 + "🙂" * 200 + "ە" * 200,
    "letters of several parts": "👩‍👩‍👧‍👦🇺🇦é̂̃" * 40,
    "nothing but spaces within": "x" + " " * 300 + "y",
    "tabs": "a\tb\t\tc",
    "percent signs": "100 % sicher %(title)s %s {x}",
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The base city."""
    return city(tmp_path_factory.mktemp("texts"), entry("activities"))


def _everywhere(base: Directory, text: str) -> Directory:
    """The base city with a text wherever an editor's own words come into a calendar."""
    fields = {
        "title": text,
        "description": text,
        "at": {"place": text, "address": {"street": text, "city": text}},
        "cancelled": [{"date": "2026-12-08", "why": text}],
        "moved": [{"date": "2026-12-15", "to": "2026-12-16", "why": text, "at": {"place": text}}],
        "extra": [{"date": "2026-12-18", "why": text}],
    }
    network = base.network.model_copy(update={"short": text})
    return replace(base, network=network, activities={"sprachcafe": activity(**fields)})


def _faults(text: str) -> list[str]:
    """What is wrong with the form of a calendar file (RFC 5545, 3.1)."""
    lines = text.split("\r\n")
    found = [f"{len(line.encode())} octets: {line}" for line in lines if len(line.encode()) > 75]
    found += [f"a control sign: {line!r}" for line in lines if re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", line)]
    found += [f"no property: {line}" for line in unfolded(text)[:-1] if not re.match(r"[A-Z-]+[;:]", line)]
    return found + ([] if lines[-1] == "" else ["no end of line at the end"])


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_text_changes_the_file(base: Directory, hostile: str) -> None:
    """The events and their properties are the same as with a harmless text, line for line."""
    text = files(_everywhere(base, hostile))[PATH]
    harmless = files(_everywhere(base, "Wort"))[PATH]
    assert _faults(text) == []
    assert _shape(text) == _shape(harmless)
    assert not [line for line in text.splitlines() if line.startswith("SUMMARY:evil")]


def _shape(text: str) -> list[str]:
    """The lines of a file without editors' words."""
    return [re.sub(r"^(SUMMARY|DESCRIPTION|LOCATION|NAME|X-WR-CALNAME):.*", r"\1", line) for line in unfolded(text)]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_every_reader_finds_the_dates_all_the_same(base: Directory, tmp_path: Path, hostile: str) -> None:
    """And the title, as it was meant."""
    directory = _everywhere(base, hostile)
    text = files(directory)[PATH]
    right = meant(directory, directory.activities.values())
    assert by_recurring_ical_events(text, TODAY) == right
    file = tmp_path / "calendar.ics"
    file.write_bytes(text.encode())
    assert by_ical_js([file], TODAY)[file] == right
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert event["SUMMARY"] == one_line(hostile)


@given(text=st.text(min_size=1).filter(lambda text: text.strip()))
@examples(deadline=None, derandomize=True, max_examples=150)
def test_any_text_makes_a_valid_file(base: Directory, text: str) -> None:
    """Letters of every script, signs and controls, in every field."""
    file = files(_everywhere(base, text))[PATH]
    assert _faults(file) == []
    assert len(list(by_event(file))) == 2
    assert len(said(unfolded(file), "SUMMARY")) == 4


def test_a_fault_of_form_would_be_noticed(base: Directory) -> None:
    """Each of these is one."""
    text = files(base)[PATH]
    assert _faults(text) == []
    assert _faults(text.replace("\r\n", "\n"))
    assert _faults(text.replace("Sprachcafé", "Sprach\x07café"))
    assert _faults(text.replace("Sprachcafé", "Sprach\r\ncafé"))
    assert _faults(text.replace("Sprachcafé", "ä" * 40))


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Ein Satz.", "Ein Satz."),
        ("Eins\n\nZwei", "Eins\n\nZwei"),
        ("*leise* und **laut**", "leise und laut"),
        ("Themen:\n- eins\n- zwei", "Themen:\n\n• eins\n• zwei"),
        ("- eins\n\n- zwei", "• eins\n\n• zwei"),
        ("eins  \nzwei", "eins\nzwei"),
        ("[hier](https://example.org/?a=1&b=2)", "hier (https://example.org/?a=1&b=2)"),
        ("<https://example.org/>", "https://example.org/"),
        ("[Post](mailto:a@example.org)", "Post (a@example.org)"),
        ("[a@example.org](mailto:a@example.org)", "a@example.org"),
        ("Preise < 5 € & mehr", "Preise < 5 € & mehr"),
        ("<b>fett</b>", "fett"),
    ],
)
def test_markdown_becomes_plain_text(markdown: str, plain: str) -> None:
    """Calendar programs show no markup."""
    assert paragraphs(Phrase(markdown, "de")) == plain


def test_numbers_keep_their_order_in_right_to_left_text() -> None:
    """Clock times and telephone numbers are isolated (Unicode Standard Annex 9); web addresses are not touched."""
    text = "من 09:00-12:00، هاتف 030 23125-100، https://example.org/2026-11-22-09"
    isolated = "من \u206609:00-12:00\u2069، هاتف \u2066030 23125-100\u2069، https://example.org/2026-11-22-09"
    assert paragraphs(Phrase(text, "ar")) == isolated
    assert paragraphs(Phrase(text, "de")) == text


def test_letters_that_join_or_part_stay() -> None:
    """Persian and several emoji are written with invisible signs that belong to the word."""
    assert one_line("می\u200cخواهم 👩\u200d👧") == "می\u200cخواهم 👩\u200d👧"
