"""How often something takes place, in an editor's words."""

from __future__ import annotations

import pytest

from making import activity, faults, value
from network_directory.model import Activity, Rhythm
from network_directory.model.rhythm import Every, Recurrence


@pytest.mark.parametrize(
    ("written", "every"),
    [
        ("tuesday", Every((1,))),
        ("Dienstag", Every((1,))),
        ("monday, thursday", Every((0, 3))),
        ("thursday, monday, monday", Every((0, 3))),
        ("monday to friday", Every((0, 1, 2, 3, 4))),
        ("2 weeks on friday", Every((4,), interval=2)),
        ("2 weeks on tuesday, thursday", Every((1, 3), interval=2)),
        ("1 weeks on friday", Every((4,))),
        ("1st thursday", Every((3,), ordinal=1)),
        ("5th Monday", Every((0,), ordinal=5)),
        ("last  Sunday", Every((6,), ordinal=-1)),
    ],
)
def test_a_rhythm_is_read(written: str, every: Every) -> None:
    """Weekly on some days, every so many weeks, or once a month on the nth weekday."""
    assert value(Recurrence, written) == every


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("weekly", ["weekday"]),
        ("jeden zweiten Dienstag", ["every"]),
        ("tuesdays", ["weekday"]),
        ("2. monday", ["every"]),
        ("6th monday", ["every"]),
        ("1st monday, tuesday", ["every"]),
        ("2 weeks on 1st monday", ["every"]),
        ("monday,", ["weekday"]),
        ("", ["weekday"]),
        ("friday to monday", ["every"]),
        ("monday to monday", ["every"]),
        ("0 weeks on tuesday", ["every"]),
        (["monday"], ["every"]),
    ],
)
def test_other_words_are_no_rhythm(written: object, codes: list[str]) -> None:
    """Nothing is guessed, and a rhythm of no weeks would never end."""
    assert faults(Recurrence, written) == codes


@pytest.mark.parametrize(
    "words",
    ["tuesday", "monday, thursday", "2 weeks on friday", "3 weeks on monday, sunday", "1st thursday", "last sunday"],
)
def test_a_rhythm_is_written_as_it_is_read(words: str) -> None:
    """Open data carries the editors' form."""
    assert str(value(Recurrence, words)) == words


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ({"every": "2 weeks on friday"}, ["starts_missing"]),
        ({"every": "2 weeks on friday", "starts": "2026-11-27"}, []),
        ({"every": "2 weeks on friday", "starts": "2026-11-26"}, ["starts_weekday"]),
        ({"every": "monday, thursday", "starts": "2026-11-26"}, []),
        ({"every": "monday", "starts": "2026-11-26"}, ["starts_weekday"]),
        ({"every": "1st monday", "starts": "2026-11-26"}, []),
        ({"every": "monday", "from": "10:00", "to": "10:00"}, ["ends_before_start"]),
        ({"every": "monday", "from": "10:00", "to": "09:00"}, ["ends_before_start"]),
        ({"every": "monday", "from": "10:00"}, []),
        ({"every": "monday", "about": "yes", "from": "18:00"}, []),
        ({"every": "monday", "about": "ungefähr"}, ["bool_parsing"]),
    ],
)
def test_the_parts_of_a_rhythm_fit_together(written: object, codes: list[str]) -> None:
    """Every two weeks needs to know which; the first date falls on the weekday; the end comes after the start."""
    assert faults(Rhythm, written) == codes


def test_an_activity_has_its_own_rhythm_first_and_then_the_others() -> None:
    """``also`` is for further times of the week."""
    found = activity(also=[{"every": "friday", "from": "10:00"}]).rhythms
    assert [str(rhythm.every) for rhythm in found] == ["tuesday", "friday"]


def test_an_activity_without_every_has_only_the_others() -> None:
    """Single dates and further times go without a rhythm of its own."""
    found: Activity = activity(every=None, also=[{"every": "friday"}])
    assert [str(rhythm.every) for rhythm in found.rhythms] == ["friday"]
