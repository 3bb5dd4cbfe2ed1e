"""The agenda and the list of activities are narrowed down together, by what the reader ticks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from .measures import low_targets, nothing_in, overflow, violations
from .visitor import DESKTOP, NARROW, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

ALL = 14
"""So many activities the made-up city has."""


def _open(visitor: Visitor, query: str = "", language: str = "en") -> Page:
    page = visitor.tab()
    page.goto(visitor.address("activities", language) + query)
    return page


def _tick(page: Page, *boxes: str) -> None:
    """Tick boxes, each ``field=value``; their part of the form is opened first."""
    for box in boxes:
        field, value = box.split("=")
        part = page.locator(f"form details:has([name='{field}'])")
        if part.get_attribute("open") is None:
            part.locator("summary").click()
        part.locator(f"[value='{value}']").check()


def _cards(page: Page) -> list[str]:
    """The activities that are shown in the list."""
    return [_last(link) for link in page.locator(".card:visible h3 a").all()]


def _dated(page: Page) -> set[str]:
    """The activities whose dates are shown."""
    return {_last(link) for link in page.locator(".event:visible .what > a").all()}


def _last(link: Locator) -> str:
    """The last part of a link's address: the entry's id."""
    return (link.get_attribute("href") or "").strip("/").rpartition("/")[2] + "/"


def _counts(page: Page, field: str) -> dict[str, str]:
    """Value → the number beside it."""
    boxes = page.locator(f"form input[name='{field}']").all()
    return {str(box.get_attribute("value")): box.locator("~ .count").text_content() or "" for box in boxes}


def _query(page: Page) -> str:
    """The choice in the address."""
    return str(page.evaluate("location.search.slice(1)"))


def _said(page: Page) -> str:
    return page.locator("[role=status]").inner_text()


def test_at_first_everything_is_there(visitor: Visitor) -> None:
    """The form has taken the place of the links; nothing is ticked, nothing to be undone."""
    page = _open(visitor)
    assert page.locator("form.filter").is_visible()
    assert not page.locator("nav.filter").is_visible()
    assert (len(_cards(page)), page.locator("form :checked").count()) == (ALL, 0)
    assert _said(page).endswith(f"Activities: {ALL}")
    assert not page.locator("[type=reset]:visible").count()


@pytest.mark.parametrize(
    ("boxes", "shown"),
    [
        (["topic=housing"], {"infoabend-wohnen/", "online-sprechstunde/"}),
        (
            ["topic=housing", "topic=work"],
            {"infoabend-wohnen/", "online-sprechstunde/", "fahrradwerkstatt/", "bewerbungshilfe/"},
        ),
        (["topic=housing", "language=en"], {"infoabend-wohnen/"}),
        (["topic=work", "topic=housing", "language=en"], {"infoabend-wohnen/", "fahrradwerkstatt/"}),
        (["weekday=5"], {"frauentreff/", "nachbarschaftsfruehstueck/"}),
        (["weekday=5", "time=afternoon"], {"frauentreff/"}),
        (["audience=women", "district=hafen"], {"frauentreff/"}),
        (["audience=women", "topic=work"], set()),
    ],
)
def test_any_of_a_field_and_all_of_the_fields(visitor: Visitor, boxes: list[str], shown: set[str]) -> None:
    """What is ticked in one field adds up, several fields narrow down: in the cards and in the agenda alike."""
    page = _open(visitor)
    _tick(page, *boxes)
    assert set(_cards(page)) == shown
    assert _dated(page) <= shown | {"sprachcafe-altmarkt/"}, "an extra date may be on another weekday than the series"
    assert _said(page).endswith(f"Activities: {len(shown)}")
    assert page.locator("#series .count").count() == 1
    if shown:
        assert page.locator("#series .count").inner_text() == str(len(shown))


def test_headings_without_dates_go(visitor: Visitor) -> None:
    """No day, week or section stands there empty."""
    page = _open(visitor)
    _tick(page, "topic=housing")
    days = [str(day.get_attribute("data-until")) for day in page.locator("section.day:visible").all()]
    assert days == ["2026-11-26", "2026-12-03", "2026-12-10"]
    assert page.locator(".several:visible").count() == 0
    assert page.locator(".contents a:visible").all_inner_texts() == [
        "This week",
        "Next week",
        "Week of 7 December",
        "All activities",
    ]
    assert all(group.locator("[data-item]:visible").count() for group in page.locator("[data-group]:visible").all())


def test_each_value_tells_how_many_it_would_leave(visitor: Visitor) -> None:
    """Given what is ticked in the other fields; a field's own ticks do not make its other values fewer."""
    page = _open(visitor)
    before = _counts(page, "topic")
    _tick(page, "topic=housing")
    assert _counts(page, "topic") == before
    assert _counts(page, "language") == {"de": "2", "en": "1", "uk": "1", "gsg": "1"} | dict.fromkeys(
        ("ar", "fa", "ti", "tr", "kmr"), "0"
    )
    _tick(page, "language=uk")
    assert _counts(page, "topic")["housing"] == "1"
    assert page.locator("[data-chosen]:visible").all_inner_texts() == ["1", "1"]


def test_dates_are_counted_as_often_as_they_take_place(visitor: Visitor) -> None:
    """Five a week for the line of several days; a cancelled date is none, one that is told twice is one."""
    page = _open(visitor)
    _tick(page, "audience=children-youth")
    assert _said(page) == "Dates: 15 · Activities: 1"
    page = _open(visitor, "?language=ar&topic=language")
    assert _dated(page) == {"sprachcafe-altmarkt/"}
    tuesdays, extra, moved = 2, 2, 2  # 24 November and 1 December; 5 and 11 December; 16 December and 12 January
    assert _said(page) == f"Dates: {tuesdays + extra + moved} · Activities: 1"


def test_the_address_keeps_the_choice(visitor: Visitor) -> None:
    """It can be shared and loaded again; nothing is stored."""
    page = _open(visitor)
    _tick(page, "topic=work", "topic=housing", "language=en")
    assert _query(page) == "topic=work&topic=housing&language=en"
    shown = _cards(page)
    page.reload()
    assert (_cards(page), page.locator("form :checked").count()) == (shown, 3)
    other = _open(visitor, "?topic=work&topic=housing&language=en")
    assert _cards(other) == shown


def test_going_back_undoes_the_last_choice(visitor: Visitor) -> None:
    """And forward does it again."""
    page = _open(visitor)
    _tick(page, "topic=housing", "language=uk")
    assert _cards(page) == ["online-sprechstunde/"]
    page.go_back()
    assert (len(_cards(page)), _query(page)) == (2, "topic=housing")
    page.go_back()
    assert (len(_cards(page)), _query(page)) == (ALL, "")
    page.go_forward()
    assert len(_cards(page)) == 2


def test_coming_back_from_an_activity_finds_the_choice(visitor: Visitor) -> None:
    """Filters that are lost on the way back are what people complain of most."""
    page = _open(visitor)
    _tick(page, "topic=housing")
    page.locator(".card:visible h3 a").first.click()
    page.wait_for_url("**/activities/infoabend-wohnen/")
    page.go_back()
    assert len(_cards(page)) == 2
    assert page.locator("form input[value='housing']").is_checked()


def test_unknown_values_in_the_address_do_no_harm(visitor: Visitor) -> None:
    """An old link shows everything rather than nothing."""
    page = _open(visitor, "?topic=no-such-topic&utm_source=x&language=")
    assert len(_cards(page)) == ALL


def test_nothing_found_says_what_to_do(visitor: Visitor) -> None:
    """Show everything again, or ask an office; the focus does not get lost with the button."""
    page = _open(visitor)
    assert not page.locator("[data-none]").is_visible()
    _tick(page, "audience=women", "topic=work")
    note = page.locator("[data-none]")
    assert note.locator("p").first.inner_text() == "Nothing in the coming weeks fits all that you chose."
    assert (note.locator("a").get_attribute("href"), _said(page)) == ("../offices/", "Dates: 0 · Activities: 0")
    assert not page.locator(".contents a").first.is_visible(), "a link that leads to nothing"
    note.locator("button").press("Enter")
    assert (len(_cards(page)), page.evaluate("location.href")) == (ALL, visitor.address("activities", "en"))
    assert page.evaluate("document.activeElement.matches('form.filter summary')")
    assert not note.is_visible()


def test_what_is_left_is_told_politely(visitor: Visitor) -> None:
    """A live region changes when a box is ticked, and says nothing when nothing has changed."""
    page = _open(visitor)
    page.evaluate(
        """() => {
          window.told = [];
          const status = document.querySelector("[role=status]");
          const watch = { childList: true, subtree: true, characterData: true };
          new MutationObserver(() => told.push(status.textContent)).observe(status, watch);
        }"""
    )
    _tick(page, "topic=housing")
    assert page.evaluate("told").pop() == _said(page)
    page.evaluate("told.length = 0; document.dispatchEvent(new Event('listchange'))")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.evaluate("told") == []


def test_days_that_go_by_are_no_longer_counted(visitor: Visitor) -> None:
    """At midnight the numbers change with the lists."""
    page = visitor.tab()
    page.clock.install(time="2026-11-26T23:59:30+01:00")
    page.goto(visitor.address("activities", "en") + "?topic=housing")
    before = page.locator("[data-shown=date]").inner_text()
    page.clock.run_for(60_000)
    assert int(page.locator("[data-shown=date]").inner_text()) == int(before) - 1


def test_all_works_by_keyboard(visitor: Visitor) -> None:
    """Open a field with Enter, tick with Space, close it, clear with Enter."""
    page = _open(visitor)
    page.locator("form summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert (_query(page), len(_cards(page))) == ("topic=advice", 4)
    page.keyboard.press("Enter")  # would send a form that had nothing better to do
    assert _query(page) == "topic=advice"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator("form details[open]").count() == 0
    page.locator("form [type=reset]").press("Enter")
    assert len(_cards(page)) == ALL


def test_only_one_field_is_open(visitor: Visitor) -> None:
    """On a phone two would fill the screen."""
    page = _open(visitor)
    page.locator("form summary").nth(0).click()
    page.locator("form summary").nth(3).click()
    assert page.locator("form details[open] legend").all_text_contents() == ["Languages"]


def test_a_page_of_a_topic_leads_to_its_dates(visitor: Visitor) -> None:
    """The name of the page's kind and its code are what the form understands."""
    page = _open(visitor, "?topic=family#coming")
    assert set(_cards(page)) == {
        "frauentreff/",
        "gemeinschaftsgarten/",
        "hausaufgabenhilfe/",
        "krabbelgruppe/",
        "nachbarschaftsfruehstueck/",
    }


@pytest.mark.parametrize("language", ["de", "ar"])
def test_without_javascript_there_are_links_instead(visitor: Visitor, language: str) -> None:
    """To the pages of each choice, which tell their own dates; no form that does nothing."""
    page = visitor.open("activities", language, javascript=False)
    assert not page.locator("form.filter").is_visible()
    assert not page.locator("[data-none]").is_visible()
    assert page.locator(".card:visible").count() == ALL
    page.locator("nav.filter summary").first.click()
    page.locator("nav.filter details[open] a").last.click()
    assert page.url.endswith("/topics/family/")
    page.locator("#coming ~ .week .event").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_an_open_field_breaks_no_rule(visitor: Visitor, language: str, scheme: str, width: int) -> None:
    """Nor does an empty result."""
    page = visitor.open("activities", language, scheme=scheme, width=width)
    _tick(page, "audience=women", "topic=work")
    assert page.locator("[data-none]").is_visible()
    nothing_in(violations(page))
    nothing_in(low_targets(page, ".filter summary, .filter label, .filter button, [data-none] .button"))


@pytest.mark.parametrize("language", ["de", "ar"])
def test_an_open_field_fits_the_narrowest_window(visitor: Visitor, language: str) -> None:
    """Whichever it is."""
    page = visitor.open("activities", language, width=NARROW)
    for summary in page.locator("form summary").all():
        summary.click()
        nothing_in(overflow(page))
