"""Readers and programs are told which texts a machine translated, and which translations may be out of date."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitecheck import origins as check
from sitecheck.pages import built

from conftest import CITIES

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)


@each_city
def test_machine_translations_are_disclosed(sites: dict[str, Path], city: str) -> None:
    """On every page with one, once to the reader and once to programs; on no other page."""
    assert list(check.undisclosed_machine_texts(built(sites[city]))) == []


@each_city
def test_originals_of_outdated_translations_are_there(sites: dict[str, Path], city: str) -> None:
    """In the main language."""
    assert list(check.lost_originals(built(sites[city]))) == []


def test_every_state_of_a_translation_can_be_seen(sites: dict[str, Path]) -> None:
    """In Musterstadt: drafts, a text that may be out of date with its original, short ones told together."""
    page = built(sites["musterstadt"]).page("ar/offices/altmarkt/")
    assert page.main.find("p", "hint")
    assert page.main.find("p", "origin")
    assert [details.parent.classes for details in page.main.find("details", "original") if details.parent] == [
        ["hints"],
        page.main.classes,
    ]
