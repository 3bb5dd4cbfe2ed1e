"""Parts of a site: which languages each of several machines builds."""

from __future__ import annotations

import pytest

from network_directory.parts import VARIABLE, part_of

LANGUAGES = tuple("abcdefghijklmnopqr")


def dealt(count: int, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The languages of each of so many parts."""
    found = []
    for number in range(1, count + 1):
        monkeypatch.setenv(VARIABLE, f"{number}/{count}")
        found.append(part_of(LANGUAGES))
    return found


def test_a_build_that_is_told_nothing_writes_all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable tells nothing, either."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert part_of(LANGUAGES) == LANGUAGES
    monkeypatch.setenv(VARIABLE, "")
    assert part_of(LANGUAGES) == LANGUAGES


def test_languages_are_dealt_out_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part keeps the site's order."""
    assert [" ".join(part) for part in dealt(4, monkeypatch)] == ["a e i m q", "b f j n r", "c g k o", "d h l p"]


@pytest.mark.parametrize("count", range(1, len(LANGUAGES) + 1))
def test_each_language_is_in_one_part(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is forgotten, none is built twice, and no part has two more than another."""
    parts = dealt(count, monkeypatch)
    assert sorted(language for part in parts for language in part) == list(LANGUAGES)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize("told", ["0/3", "4/3", "19/19", "1/19", "1", "a/b", "1/0", "-1/3", "1/3 ", "¹/3", "2,3"])
def test_anything_else_is_refused(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what could have been meant."""
    monkeypatch.setenv(VARIABLE, told)
    with pytest.raises(ValueError, match="SITE_PART must be one of 1/18 to 18/18, or of fewer parts, not"):
        part_of(LANGUAGES)
