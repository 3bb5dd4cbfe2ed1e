"""No accessibility rule of WCAG 2.0 to 2.2, A and AA, and of best practice is broken, nor left undecided."""

from __future__ import annotations

import pytest

from .measures import at_widths, nothing_in, violations
from .pages import FOLDERS, visits
from .visitor import DESKTOP, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("city", "language", "kind"), visits())
def test_no_page_breaks_a_rule(visitor: Visitor, city: str, language: str, kind: str, scheme: str) -> None:
    """Every kind of page keeps every rule, in every language, on a phone and on a desk; dark colours on a phone."""
    page = visitor.open(kind, language, city, scheme=scheme)
    widths = (PHONE, DESKTOP) if scheme == "light" else (PHONE,)
    nothing_in([width + fault for width in at_widths(page, *widths) for fault in violations(page)])


@pytest.mark.parametrize(
    ("menu", "width"), [("main-menu", PHONE), ("language-menu", PHONE), ("language-menu", DESKTOP)]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", FOLDERS)
def test_no_open_menu_breaks_a_rule(visitor: Visitor, language: str, scheme: str, menu: str, width: int) -> None:
    """A header with an open menu keeps every rule as well; what the menu covers cannot be judged."""
    page = visitor.open("office", language, scheme=scheme, width=width)
    page.locator(f".{menu} > summary").click()
    assert page.locator(f".{menu} nav").is_visible()
    nothing_in(violations(page, ".top"))
