"""The one page for addresses that do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitecheck.languages import say
from sitecheck.not_found import not_found_faults
from sitecheck.pages import NOT_FOUND, built

from conftest import CITIES, LANGUAGES

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)

SENTENCE = "This page does not exist, or no longer. These pages help you on:"


@each_city
def test_the_404_page_speaks_every_language(sites: dict[str, Path], city: str) -> None:
    """There is one 404 page, with a section in each language that leads to that language's home."""
    assert list(not_found_faults(built(sites[city]))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@each_city
def test_each_section_says_the_same_in_its_language(sites: dict[str, Path], city: str, language: str) -> None:
    """A section's sentence and its link home are in its own language."""
    section = built(sites[city]).pages[NOT_FOUND].main.one("section", lang=language)
    assert section.one("p").text == say(language, SENTENCE)
    assert section.find("a")[0].text == say(language, "Home")


@each_city
def test_search_engines_leave_the_404_page_out(sites: dict[str, Path], city: str) -> None:
    """The 404 page asks not to be indexed and names no canonical address or alternates."""
    tree = built(sites[city]).pages[NOT_FOUND].tree
    assert tree.one("meta", name="robots").get("content") == "noindex"
    assert [item.get("rel") for item in tree.find("link") if item.get("rel") in ("canonical", "alternate")] == []
