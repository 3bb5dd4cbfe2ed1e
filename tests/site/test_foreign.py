"""One origin, nothing inline, nothing stored, and a policy on every page that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitecheck.foreign import foreign_requests, inline_code, missing_policies, stored_things
from sitecheck.pages import built

from conftest import CITIES

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)


@each_city
def test_nothing_is_loaded_from_another_origin(sites: dict[str, Path], city: str) -> None:
    """No page, style sheet, script or picture makes a browser ask any other server."""
    assert list(foreign_requests(built(sites[city]))) == []


@each_city
def test_nothing_is_inline(sites: dict[str, Path], city: str) -> None:
    """There is no script, style, event handler or ``javascript:`` link within a page."""
    assert list(inline_code(built(sites[city]))) == []


@each_city
def test_every_page_carries_the_policy(sites: dict[str, Path], city: str) -> None:
    """Every page has our Content-Security-Policy, once, before anything that it rules."""
    assert list(missing_policies(built(sites[city]))) == []


@each_city
def test_nothing_is_stored(sites: dict[str, Path], city: str) -> None:
    """No script uses cookies or any other storage of the browser, but for the list that a reader asks for."""
    assert list(stored_things(built(sites[city]))) == []
