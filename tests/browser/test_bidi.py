"""Numbers and addresses in Arabic text run from left to right, as they are dialled and typed."""

from __future__ import annotations

import pytest

from .measures import ADDRESS, MAIL_ADDRESS, PHONE_NUMBER, TIME_RANGE, measure, nothing_in, reversed_texts
from .pages import visits
from .visitor import DESKTOP, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize(("city", "language", "kind"), visits(languages=("ar",)))
def test_no_number_is_reversed_in_arabic(visitor: Visitor, city: str, language: str, kind: str) -> None:
    """On every Arabic page phone numbers, time ranges and mail addresses run from left to right."""
    page = visitor.open(kind, language, city)
    nothing_in([text for pattern in (PHONE_NUMBER, TIME_RANGE, MAIL_ADDRESS) for text in reversed_texts(page, pattern)])


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        (PHONE_NUMBER, ["030 23125-100", "+49 30 23125 101", "030 23125-110"]),
        (TIME_RANGE, ["09:00–12:00", "13:00–16:00", "14:00–18:00"]),
        (MAIL_ADDRESS, ["altmarkt@ankommen.example", "bibliothek@ankommen.example"]),
        (ADDRESS, ["Altmarkt 1, 99999 Musterstadt", "Bücherweg 7, 99999 Musterstadt"]),
    ],
    ids=["phone", "hours", "mail", "address"],
)
def test_an_office_shows_its_numbers_in_order(visitor: Visitor, pattern: str, shown: list[str], width: int) -> None:
    """The Arabic page of an office shows its phone numbers, hours, mail and postal address, each from left to right."""
    page = visitor.open("office", "ar", width=width)
    assert [text for text in shown if text not in measure(page, "texts", pattern)] == []
    nothing_in(reversed_texts(page, pattern))
