"""Freshness: how far to trust a record today."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from making import value
from network_directory.freshness import State, state_of
from network_directory.model.network import Freshness
from network_directory.model.values import Rough

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("checked", "state"),
    [
        ("2026-11-22", State.CONFIRMED),
        ("2025-11-22", State.CONFIRMED),
        ("2025-11-21", State.AGEING),
        ("2025-11", State.AGEING),
        ("2025-12", State.CONFIRMED),
        ("2026", State.CONFIRMED),
        ("2025", State.AGEING),
        ("2024-11-22", State.AGEING),
        ("2024-11-21", State.UNCONFIRMED),
        ("2024-11", State.UNCONFIRMED),
        ("2024", State.UNCONFIRMED),
        ("2018", State.UNCONFIRMED),
    ],
)
def test_evidence_ages_from_the_first_day_it_can_mean(checked: str, state: State) -> None:
    """Twelve months confirmed, twenty-four ageing, and nothing looks fresher than it is."""
    assert state_of(value(Rough, checked), TODAY, Freshness()) is state


def test_without_evidence_nothing_is_confirmed() -> None:
    """No date is not a recent date."""
    assert state_of(None, TODAY, Freshness()) is State.UNCONFIRMED


def test_a_city_sets_its_own_thresholds() -> None:
    """In months."""
    limits = Freshness(confirmed_months=3, ageing_months=6)
    found = [state_of(value(Rough, day), TODAY, limits) for day in ("2026-08-22", "2026-08-21", "2026-05-21")]
    assert found == [State.CONFIRMED, State.AGEING, State.UNCONFIRMED]


@pytest.mark.parametrize(
    ("today", "state"), [(dt.date(2025, 2, 28), State.CONFIRMED), (dt.date(2025, 3, 1), State.AGEING)]
)
def test_months_end_where_the_calendar_ends_them(today: dt.date, state: State) -> None:
    """A year after the 29th of February is the 28th."""
    assert state_of(value(Rough, "2024-02-29"), today, Freshness()) is state


def test_states_are_ranked_from_the_best_and_only_two_are_trusted() -> None:
    """Lists sort by rank; hours and dates are stated as facts only where a record is trusted."""
    assert [(state.value, state.rank, state.trusted) for state in State] == [
        ("confirmed", 0, True),
        ("ageing", 1, True),
        ("unconfirmed", 2, False),
    ]


@given(age=st.integers(0, 4000), more=st.integers(0, 4000))
@examples(deadline=None, derandomize=True)
def test_a_record_never_gets_fresher_with_age(age: int, more: int) -> None:
    """Older evidence is never in a better state."""
    younger, older = (value(Rough, (TODAY - dt.timedelta(days)).isoformat()) for days in (age, age + more))
    assert state_of(younger, TODAY, Freshness()).rank <= state_of(older, TODAY, Freshness()).rank
