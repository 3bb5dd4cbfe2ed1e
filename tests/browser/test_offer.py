"""The offer of another language: made at the door, in that language, followed or closed, stored nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from conftest import WORLD
from network_directory.languages import LANGUAGES

from .measures import faint_texts, low_targets, nothing_in, overflow, violations
from .visitor import DESKTOP, NARROW, PHONE, Visitor
from .witness import Witness

pytestmark = [pytest.mark.browser, pytest.mark.site]


def enter(traveller: Visitor, locale: str, language: str = "de", kind: str = "office", **device: object) -> Page:
    """Someone whose browser has this language comes in from outside."""
    page = traveller.tab(locale=locale, **device)
    page.goto(traveller.address(kind, language))
    page.wait_for_load_state("networkidle")
    return page


def with_languages(traveller: Visitor, languages: list[str], language: str = "de") -> Page:
    """The same for a browser with several languages, best first."""
    page = traveller.tab()
    page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ get: () => {languages!r} }})")
    page.goto(traveller.address("office", language))
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("ar-SY", "ar"),
        ("en-US", "en"),
        ("fa-AF", "fa"),
        ("prs", "fa"),
        ("uk-UA", "uk"),
        ("ti-ER", "ti"),
        ("ku-TR", "kmr"),
        ("kmr", "kmr"),
        ("ku-IQ", "ckb"),
        ("ku-Arab-IR", "ckb"),
        ("ckb", "ckb"),
        ("sr-Cyrl-RS", "sr"),
        ("bs-BA", "sr"),
    ],
)
def test_a_reader_is_offered_the_same_page_in_their_language(traveller: Visitor, locale: str, code: str) -> None:
    """In that language, with its name, by a link to this page in it."""
    if code not in WORLD:
        pytest.skip(f"{code} has no words so far")
    page = with_languages(traveller, [locale])
    offer = page.locator(".offer")
    direction = LANGUAGES[code].direction
    assert (offer.get_attribute("lang"), offer.get_attribute("dir")) == (code, direction)
    assert offer.locator("a").inner_text() == LANGUAGES[code].autonym
    offer.locator("a").click()
    page.wait_for_url(traveller.address("office", code))
    assert page.locator("html").get_attribute("lang") == code


@pytest.mark.parametrize(
    ("languages", "language"),
    [
        (["de-DE", "de", "en-US", "en"], "de"),
        (["de-AT", "ar"], "de-simple"),
        (["so-SO", "so", "am"], "de"),
        (["so-SO", "de"], "de"),
        (["ku-TR"], "kmr"),
        (["prs-AF", "ps"], "fa"),
        ([], "de"),
    ],
)
def test_nobody_is_offered_what_they_have_or_what_there_is_not(
    traveller: Visitor, languages: list[str], language: str
) -> None:
    """The page is in their first language that the site has, or the site has none of theirs."""
    if language not in WORLD:
        pytest.skip(f"{language} has no words so far")
    assert with_languages(traveller, languages, language).locator(".offer").count() == 0


def test_the_first_language_that_the_site_has_is_offered(traveller: Visitor) -> None:
    """Somali is not there, Arabic comes before English."""
    assert with_languages(traveller, ["so", "ar-SD", "en"]).locator(".offer").get_attribute("lang") == "ar"


def test_a_reader_is_not_led_anywhere(traveller: Visitor) -> None:
    """The page stays what it was."""
    page = enter(traveller, "ar-SY")
    assert page.url == traveller.address("office")
    assert page.locator("html").get_attribute("lang") == "de"


def test_the_offer_is_made_at_the_door_only(traveller: Visitor) -> None:
    """Whoever goes on within the site, or chooses another language, has seen it."""
    page = enter(traveller, "ar-SY", kind="home")
    assert page.locator(".offer").count() == 1
    page.locator("main a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".offer").count() == 0


def test_the_offer_closes_and_leaves_nothing(traveller: Visitor) -> None:
    """By its button, with the keyboard too; no request to others, no message, nothing stored."""
    page = traveller.tab(locale="ar-SY")
    witness = Witness(page, traveller.origin())
    page.goto(traveller.address("office"))
    button = page.locator(".offer button")
    button.wait_for()
    button.press("Enter")
    assert page.locator(".offer").count() == 0
    nothing_in(witness.faults())


def test_without_a_need_nothing_is_asked_for(traveller: Visitor) -> None:
    """A reader of German on a German page costs no further request."""
    page = traveller.tab(locale="de-DE")
    witness = Witness(page, traveller.origin())
    page.goto(traveller.address("office"))
    page.wait_for_load_state("networkidle")
    assert [url for url in witness.asked if url.endswith("languages.json")] == []


def test_the_404_page_makes_no_offer(traveller: Visitor) -> None:
    """It speaks all languages."""
    assert enter(traveller, "ar-SY", kind="404").locator(".offer").count() == 0


def test_nothing_moves_for_the_offer(traveller: Visitor) -> None:
    """It lies at the window's foot: all stands where it stands without it, and the end of the page can be seen."""
    page = enter(traveller, "ar-SY")
    assert page.locator(".offer").count() == 1
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last, offer = page.locator(".foot p").last.bounding_box(), page.locator(".offer").bounding_box()
    assert last is not None and offer is not None
    assert last["y"] + last["height"] <= offer["y"] + 1
    places = "() => [...document.querySelectorAll('header, h1, h2, footer')].map(part => part.offsetTop)"
    with_offer = page.evaluate(places)
    page.locator(".offer button").click()
    assert page.evaluate(places) == with_offer


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, PHONE, DESKTOP])
def test_the_offer_keeps_every_rule(traveller: Visitor, width: int, scheme: str) -> None:
    """Of accessibility, contrast, width and targets."""
    page = enter(traveller, "ar-SY", width=width, scheme=scheme)
    assert page.locator(".offer").is_visible()
    undecided = "undecided color-contrast"  # axe gives up where something lies over the page; measured below
    nothing_in([fault for fault in violations(page, ".offer") if not fault.startswith(undecided)])
    nothing_in(faint_texts(page, ".offer"))
    nothing_in(overflow(page))
    nothing_in(low_targets(page, ".offer :is(a, button)"))


def test_the_offer_is_the_second_stop_of_the_keyboard(traveller: Visitor) -> None:
    """After the link to the content, before the header: nobody must pass the whole page to find it."""
    page = enter(traveller, "ar-SY")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.offer a')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.offer button')")
