"""What people dial, read off a clock or type comes out in the right order on Arabic pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitecheck.numbers import READ_FROM_LEFT_TO_RIGHT, unisolated_numbers
from sitecheck.pages import built
from sitecheck.writing import written_in

from conftest import CITIES

pytestmark = pytest.mark.site


@pytest.mark.parametrize("city", CITIES)
def test_numbers_and_addresses_are_isolated(sites: dict[str, Path], city: str) -> None:
    """Telephone numbers, clock times, mail, street and web addresses stand where text runs from left to right."""
    assert list(unisolated_numbers(built(sites[city]), written_in(CITIES[city], "ar"))) == []


@pytest.mark.parametrize("kind", READ_FROM_LEFT_TO_RIGHT)
def test_the_arabic_pages_have_each_kind_of_number(sites: dict[str, Path], kind: str) -> None:
    """Musterstadt's Arabic pages have every kind of number and address in a ``<bdi dir="ltr">``."""
    pattern = READ_FROM_LEFT_TO_RIGHT[kind]
    pages = built(sites["musterstadt"]).in_language("ar")
    isolated = [bdi for page in pages for bdi in page.root.find("bdi", dir="ltr") if pattern.search(bdi.text)]
    assert len(isolated) >= 10
