"""Which office is mine? Asked by postcode, quarter, district or position; with a keyboard; without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from .measures import nothing_in, violations
from .visitor import DESKTOP, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]


def shown(page: Page) -> list[str]:
    """The ids of the districts that are shown."""
    return [str(card.get_attribute("id")) for card in page.locator("[data-terms]").all() if card.is_visible()]


def asked(page: Page, words: str) -> tuple[list[str], str]:
    """What is shown and said to someone who types."""
    page.locator("#place").fill(words)
    said = page.locator("#place-result")
    return shown(page), " ".join(said.inner_text().split()) if said.is_visible() else ""


NO_NAME = "We do not know this quarter; our list may be incomplete. Please choose your district in the list."
ALL = ["altstadt", "hafen", "nordhang", "wiesengrund"]


@pytest.mark.parametrize(
    ("words", "districts", "said"),
    [
        ("99999", ["altstadt"], "Your district: Old Town"),
        ("٩٩٩٩٩", ["altstadt"], "Your district: Old Town"),
        ("0099", ["hafen", "nordhang", "wiesengrund"], "More than one district fits. Here are all of them."),
        ("00992", ALL, "We do not know this postcode. Please choose your district in the list."),
        ("Hafen", ["hafen"], "Your district: Harbour"),
        ("Harbor", ALL, NO_NAME),
        ("speicher", ["hafen"], "Your district: Harbour"),
        ("steinbruch", ["nordhang"], "Your district: Nordhang"),
        ("Unterer-Nordhang", ["nordhang"], "Your district: Nordhang"),
        ("المدينه القديمه", ["altstadt"], "Your district: Old Town"),
        ("x", ALL, ""),
        ("", ALL, ""),
    ],
)
def test_words_lead_to_a_district(visitor: Visitor, words: str, districts: list[str], said: str) -> None:
    """Names in any language, parts of them, digits of other scripts; what is not known is said, and all are shown."""
    page = visitor.open("districts", "en")
    assert asked(page, words) == (districts, said)


def test_a_postcode_in_two_districts_shows_both(visitor: Visitor) -> None:
    """And says so."""
    two = {"/en/districts/": lambda text: text.replace('data-terms="', 'data-terms="00995\n', 1)}
    page = visitor.open_spoilt(two, "districts", "en")
    said = "This postcode lies in more than one district. Here are all of them."
    assert asked(page, "00995") == (["altstadt", "nordhang"], said)


@pytest.mark.parametrize(
    "words", ["Hörde", "hoerde", "HORDE", "hörd", "Innenstadt west", "innenstadt-west", "Brunninghausen"]
)
def test_umlauts_may_be_written_in_any_way(visitor: Visitor, words: str) -> None:
    """As may hyphens and capitals; a quarter that is known leads to its district."""
    page = visitor.open("home", "de", "dortmund")
    page.goto(page.url + "districts/")
    if page.locator("#hoerde, #innenstadt-west, #hombruch").count() != 3:
        pytest.skip("the city has other districts now")
    right = "innenstadt-west" if "nnenstadt" in words else "hombruch" if words.startswith("B") else "hoerde"
    assert asked(page, words)[0] == [right]


def test_the_keyboard_suffices(visitor: Visitor) -> None:
    """Type, Enter: the focus is on the district found; the address keeps the words for going back and sharing."""
    page = visitor.open("districts", "en")
    page.locator("#place").focus()
    page.keyboard.type("Hafen")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Harbour"
    assert page.url.endswith("/en/districts/?q=Hafen")
    page.reload()
    assert shown(page) == ["hafen"]
    page.get_by_role("button", name="Show all districts").press("Enter")
    assert shown(page) == ALL
    assert page.evaluate("document.activeElement.id") == "place"


def test_the_home_page_asks_as_well(visitor: Visitor) -> None:
    """Its form leads to the list, narrowed."""
    page = visitor.open("home", "de")
    page.locator("#place").fill("Werft")
    page.locator("#place").press("Enter")
    page.wait_for_url("**/districts/?q=Werft")
    assert shown(page) == ["hafen"]
    assert page.locator("path.area.found").get_attribute("data-district") == "hafen"


def test_without_javascript_the_whole_list_is_there(visitor: Visitor) -> None:
    """With postcodes, quarters and phones for the browser's own search; nothing is offered that does nothing."""
    page = visitor.open("districts", "en", javascript=False)
    assert shown(page) == ALL
    assert not page.locator("#place, #near-me, #show-all button, #place-result").locator("visible=true").count()
    card = page.locator("#hafen").inner_text()
    for words in ("00990", "Speicherstadt", "Ankommen at Hafentor", "030 23125 200"):
        assert words in card
    assert page.get_by_text("Your browser can search this page").is_visible()


# --- own position

ROUGH = (
    "Your device knows your position only to about 25 km, which is too rough. Please choose your district in the list."
)


def located(
    visitor: Visitor, lat: float, lon: float, accuracy: float = 20, city: str = "musterstadt", language: str = "en"
) -> tuple[Page, list[str]]:
    """Someone at that place who lets the page know; and the addresses that were asked for after the click."""
    page = visitor.tab()
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": lat, "longitude": lon, "accuracy": accuracy})
    page.goto(visitor.address("home", language, city) + "districts/", wait_until="networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.locator("#near-me").click()
    page.locator("#place-result").get_by_text(re.compile("^(?!Looking|Ihr Standort wird).+")).first.wait_for()
    return page, requests


@pytest.mark.parametrize(
    ("lat", "lon", "districts", "said"),
    [
        (51.15, 7.20, ["altstadt"], "Your district: Old Town"),
        (51.21, 7.095, ["hafen"], "Your district: Harbour"),
        (51.19, 7.24, ["nordhang"], "Your district: Nordhang"),
    ],
)
def test_a_position_within_borders_has_a_district(
    visitor: Visitor, lat: float, lon: float, districts: list[str], said: str
) -> None:
    """The island belongs to the harbour; nothing is asked of any server and the address tells nothing."""
    page, requests = located(visitor, lat, lon)
    assert (shown(page), page.locator("#place-result").inner_text()) == (districts, said)
    assert (requests, page.url) == ([], visitor.address("districts", "en"))


def test_outside_all_borders_the_nearest_office_is_told_about(visitor: Visitor) -> None:
    """Its position is known to the quarter, so the distance is in whole kilometres; all its districts are shown."""
    page, _ = located(visitor, 51.06, 7.25)
    assert shown(page) == ["wiesengrund"]
    assert page.locator("#place-result").inner_text() == (
        "This office is nearest to you: about 6 km as the crow flies. "
        "Another one may be there for your district: please ask, or choose your district."
    )


@pytest.mark.parametrize(
    ("lat", "lon", "accuracy", "said"),
    [
        (48.1, 11.5, 20, "Your position is not in Musterstadt. Please choose a district in the list."),
        (51.15, 7.2, 25_000, ROUGH),
    ],
)
def test_a_position_that_says_nothing_is_told(
    visitor: Visitor, lat: float, lon: float, accuracy: float, said: str
) -> None:
    """In another city, or known too roughly: all districts are there to choose from."""
    page, _ = located(visitor, lat, lon, accuracy)
    assert (shown(page), page.locator("#place-result").inner_text()) == (ALL, said)


def test_who_does_not_give_a_position_can_choose(visitor: Visitor) -> None:
    """The browser is asked only on the click, and may refuse."""
    page = visitor.tab()
    page.add_init_script("navigator.geolocation.getCurrentPosition = (_, no) => { window.asked = true; no(); };")
    page.goto(visitor.address("districts", "en"))
    assert page.evaluate("window.asked") is None
    page.locator("#near-me").click()
    assert page.locator("#place-result").inner_text() == (
        "Your browser does not tell your position. Please choose your district in the list."
    )
    assert shown(page) == ALL


def test_without_borders_the_nearest_office_is_told_about(visitor: Visitor) -> None:
    """The real city has no borders yet; the distance is rounded to what is known of the office's position."""
    page, _ = located(visitor, 51.4837, 7.5003, city="dortmund", language="de")
    if page.locator("[data-projection]").count() or not page.locator("[data-position]").count():
        pytest.skip("the city has borders now, or no positions")
    assert re.search(r" (\d+|0\.\d) km ", page.locator("#place-result").inner_text())
    assert 0 < len(shown(page)) < page.locator("[data-terms]").count()


# --- the map


def test_offices_on_the_map_are_links_for_the_keyboard(visitor: Visitor) -> None:
    """Each has a name, a ring when it has the focus, and room for a thumb; the rest of the drawing is not read out."""
    page = visitor.open("offices", "en")
    marks = page.locator(".city-map a")
    names = ["1 Ankommen at Altmarkt", "2 Ankommen at Hafentor", "3 Ankommen am Wiesengrund"]
    assert [page.get_by_role("link", name=name, exact=True).count() for name in names] == [1, 1, 1]
    assert all(min(box["width"], box["height"]) >= 44 for mark in marks.all() if (box := mark.bounding_box()))
    marks.first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    ring = marks.first.locator(".thumb").evaluate("item => getComputedStyle(item).stroke")
    assert ring == page.evaluate("getComputedStyle(document.activeElement.querySelector('.thumb')).stroke") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/offices/altmarkt/")


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_east_is_at_the_right_in_every_language(visitor: Visitor, language: str, width: int) -> None:
    """The page is mirrored, the map is not: the harbour is west of the office at Wiesengrund."""
    page = visitor.open("offices", language, width=width)
    boxes = {str(mark.get_attribute("href")): mark.bounding_box() for mark in page.locator(".city-map a").all()}
    order = sorted(boxes, key=lambda href: (boxes[href] or {"x": 0.0})["x"])
    assert [href.strip("/").rpartition("/")[2] for href in order] == ["hafentor", "altmarkt", "am-wiesengrund"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("city", ["musterstadt", "dortmund"])
def test_with_the_readers_own_colours_the_map_stays(visitor: Visitor, city: str, scheme: str) -> None:
    """Borders and letters are drawn in colours other than the ground's."""
    page = visitor.open("home", "de", city, scheme=scheme, forced_colors="active")
    page.goto(visitor.address("home", "de", city) + "offices/")
    if not page.locator(".city-map").count():
        pytest.skip("the city has no map")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part, colour in ((".area", "stroke"), (".city-map text", "fill"), ("a.mark circle:not(.thumb)", "fill")):
        assert page.locator(part).first.evaluate(f"item => getComputedStyle(item).{colour}") != ground, part


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_is_broken_by_what_the_script_shows(visitor: Visitor, scheme: str) -> None:
    """After a search, in both schemes."""
    page = visitor.open("districts", "ar", scheme=scheme)
    asked(page, "Hafen")
    nothing_in(violations(page))
