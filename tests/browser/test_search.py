"""Searching, in a real browser: what people type finds what they mean, in every language of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest
from playwright.sync_api import BrowserContext, Page

from conftest import CITIES
from folding_words import SAMPLES, words_of
from network_directory.directory import Directory
from network_directory.languages import LANGUAGES
from network_directory.pages.finder import found_views
from network_directory.pages.timetable import Timetables
from network_directory.searching.folding import TABLE, folded_words
from searching import QUERIES, WORLD, Seeker, in_every_language, queries, recall, write_search

from .conftest import serving
from .visitor import Browsers, Device, Visitor
from .witness import Witness

pytestmark = pytest.mark.browser

WELL_KNOWN = ("de", "en", "fr", "ar", "ru", "tr")
"""Languages for which Pagefind knows stems, and the site everyday words."""
MANY = (*WELL_KNOWN, "fa", "uk")
SEARCHED = tuple(code for code in WORLD if (QUERIES / f"{code}.yaml").is_file())


@pytest.fixture(scope="module")
def world(musterstadt: Directory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Directory, str]]:
    """The made-up city in every language, and the address of its search pages."""
    directory = in_every_language(musterstadt)
    root = tmp_path_factory.mktemp("searching")
    write_search(directory, root / "willkommen")
    with serving({"musterstadt": root / "willkommen"}) as addresses:
        yield directory, addresses["musterstadt"]


@pytest.fixture(scope="module")
def profile(browsers: Browsers) -> Iterator[BrowserContext]:
    """A profile for all queries: the program of the search is loaded once."""
    profile = browsers.profile(Device())
    yield profile
    profile.close()


@pytest.fixture
def page(profile: BrowserContext) -> Iterator[Page]:
    """A tab."""
    page = profile.new_page()
    yield page
    page.close()


def address(world: tuple[Directory, str], language: str) -> str:
    """The address of the search page in a language."""
    folder = world[0].languages[language]
    return f"{world[1]}{folder}/search/" if folder else f"{world[1]}search/"


@pytest.mark.parametrize("language", SEARCHED)
def test_what_people_type_finds_what_they_mean(language: str, world: tuple[Directory, str], page: Page) -> None:
    """Bent, misspelt, without marks, in Latin letters, in part, in everyday words: among the first five."""
    seeker = Seeker(page, address(world, language))
    answers = [(query, seeker.find(query.text)) for query in queries(language)]
    missed = {query.text: found[:5] for query, found in answers if recall(query, found) < 1}
    assert mean(recall(query, found) for query, found in answers) >= (0.95 if language in WELL_KNOWN else 0.9), missed


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.yaml")), ids=lambda path: path.stem)
def test_there_are_queries_enough(path: Path, musterstadt: Directory) -> None:
    """Of several kinds, each once, for entries that there are."""
    found = queries(path.stem)
    known = {*musterstadt.offices, *musterstadt.partners, *musterstadt.activities}
    assert len(found) >= (20 if path.stem in MANY else 10)
    assert len({query.kind for query in found}) >= 4
    assert {code for query in found for code in query.entries} - known == set()
    assert all(query.entries for query in found)


def test_every_language_has_queries() -> None:
    """None is published without."""
    assert sorted(path.stem for path in QUERIES.glob("*.yaml")) == sorted(LANGUAGES)


@pytest.mark.parametrize("city", CITIES)
def test_every_topic_leads_to_an_entry(city: str, visitor: Visitor, request: pytest.FixtureRequest) -> None:
    """Whoever types the name of a topic that has entries finds them; the same for audiences and districts."""
    directory: Directory = request.getfixturevalue(city)
    seeker = Seeker(visitor.tab(), visitor.address("home", "de", city) + "search/")
    tables = Timetables(directory)
    views = [view for found in found_views(directory, tables).values() for view in found if view.count]
    titles = {view.term.name.root["de"] for view in views if hasattr(view.term, "name")}
    assert {title for title in titles if not seeker.find(title)} == set()


def test_every_tile_of_the_home_page_leads_to_an_entry(visitor: Visitor) -> None:
    """No tile ends in an empty page."""
    page = visitor.open("home")
    links = page.eval_on_selector_all(".tiles a", "links => links.map((link) => link.href)")
    assert len(links) == 6
    for link in links:
        page.goto(link)
        assert page.locator("main .card").count() > 0, link


def open_search(visitor: Visitor, query: str = "", language: str = "de", **device: object) -> Page:
    """The search page of the made-up city, asked by its address."""
    page = visitor.tab(**device)
    page.goto(visitor.address("home", language) + "search/" + query)
    return page


def said(page: Page, text: str) -> None:
    """Wait until the live region says something."""
    page.wait_for_function("text => document.querySelector('#said').textContent === text", arg=text)


def titles(page: Page) -> list[str]:
    """The names of the results."""
    return page.locator("#results h3").all_inner_texts()


def test_results_come_as_one_types_and_are_told(visitor: Visitor) -> None:
    """Without pressing a key to send; a live region says how many there are."""
    page = open_search(visitor)
    assert page.get_attribute("#said", "role") == "status"
    page.type("#q", "fahrr")
    said(page, "Gefunden: 1")
    assert titles(page) == ["Fahrradwerkstatt"]


def test_the_home_page_asks_the_search_page(visitor: Visitor) -> None:
    """A plain form: the query stands in the address, and the search page answers it."""
    page = visitor.open("home")
    page.fill("#search-box", "Näherin")
    page.press("#search-box", "Enter")
    assert re.search(r"/willkommen/search/\?q=N%C3%A4herin$", page.url)
    page.wait_for_selector("#results .card")
    assert page.input_value("#q") == "Näherin"


def test_choices_narrow_down_and_tell_how_many_they_leave(visitor: Visitor) -> None:
    """Each choice is counted as if it alone were changed."""
    page = open_search(visitor, "?q=Deutsch+lernen")
    said(page, "Gefunden: 4")
    page.click(".narrow summary")
    kinds = page.locator("select[name=kind] option")
    assert [text.strip() for text in kinds.all_inner_texts()[1:]] == [
        "Willkommensbüros (0)",
        "Partner (2)",
        "Angebote (2)",
    ]
    page.select_option("select[name=kind]", "activity")
    said(page, "Gefunden: 2")
    page.select_option("select[name=audience]", "everyone")
    said(page, "Gefunden: 1")
    assert titles(page) == ["Sprachcafé am Altmarkt"]
    assert re.search(r"\?q=Deutsch\+lernen&kind=activity&audience=everyone$", page.url)


def test_what_is_open_now_is_found_and_unknown_hours_are_set_apart(visitor: Visitor) -> None:
    """By the clock of the network's city: one opens at this minute there, an hour later by the reader's. Nothing of
    unknown hours is hidden, and the hours are loaded when the box is ticked.
    """
    page = visitor.tab()
    witness = Witness(page, visitor.origin())
    page.goto(visitor.address("home") + "search/?kind=office")
    said(page, "Gefunden: 3")
    assert not page.is_visible("[data-apart]")
    assert not [url for url in witness.asked if url.endswith("hours.json")]
    page.check("[name=open]")
    said(page, "Gefunden: 2 · Öffnungszeiten nicht bekannt: 1")
    assert page.url.endswith("?kind=office&open=1")
    assert page.inner_text("label:has([name=open]) .count") == "2"
    assert titles(page) == ["Ankommen am Altmarkt", "Ankommen am Hafentor"]
    assert page.inner_text("[data-apart] h2") == "Öffnungszeiten nicht bekannt: 1"
    assert page.locator("[data-apart] h3").all_inner_texts() == ["Ankommen am Wiesengrund"]
    page.go_back()
    said(page, "Gefunden: 3")
    assert not page.is_visible("[data-apart]")
    assert witness.faults() == []


@pytest.mark.parametrize(
    ("moment", "open_places"),
    [
        ("2026-11-23T11:59:00+01:00", ["Ankommen am Altmarkt", "Ankommen am Hafentor"]),
        ("2026-11-23T12:00:00+01:00", []),
        ("2028-06-05T10:00:00+02:00", []),
    ],
)
def test_nothing_open_leads_on_to_what_may_be(moment: str, open_places: list[str], visitor: Visitor) -> None:
    """What closes at noon is closed at noon; where the data does not reach, no hours are known."""
    page = open_search(visitor, "?kind=office&open=1", at=moment)
    page.wait_for_selector("[data-apart] .card")
    assert titles(page) == open_places
    apart = page.locator("[data-apart] .card").count()
    assert page.inner_text("#said").endswith(f" · Öffnungszeiten nicht bekannt: {apart}")
    assert apart == (3 if moment.startswith("2028") else 1)
    assert page.is_visible("#help") is not bool(open_places)


def test_showing_more_goes_on_from_what_is_open_to_what_may_be(visitor: Visitor) -> None:
    """Ten at once, of both together; the button goes when all are there, and what comes next has the focus."""
    page = open_search(visitor, "?open=1", at="2026-11-23T20:00:00+01:00")
    page.wait_for_selector("[data-apart] .card")
    assert page.locator("[data-apart] .card").count() == 7
    assert not page.is_visible("#more-results")
    page = open_search(visitor, "?open=1", at="2028-06-05T10:00:00+02:00")
    page.wait_for_selector("[data-apart] .card")
    assert page.locator("[data-apart] .card").count() == 10
    page.click("#more-results")
    page.wait_for_selector("[data-apart] .card >> nth=10")
    cards = page.locator("[data-apart] .card")
    assert cards.nth(10).locator("a").first.evaluate("link => link === document.activeElement")
    assert page.inner_text("[data-apart] h2") == f"Öffnungszeiten nicht bekannt: {cards.count()}"
    assert not page.is_visible("#more-results")


def test_without_a_word_choices_show_everything_that_fits(visitor: Visitor) -> None:
    """So the search page is a finder, too."""
    page = open_search(visitor, "?kind=office")
    said(page, "Gefunden: 3")
    assert page.locator(".narrow").evaluate("box => box.open")


def test_an_address_can_be_shared_and_one_can_go_back(visitor: Visitor) -> None:
    """From a result back to the results, and from choices back to what was before."""
    page = open_search(visitor, "?q=Wohnung&kind=partner")
    said(page, "Gefunden: 2")
    page.click("#results h3 a >> nth=0")
    page.go_back()
    said(page, "Gefunden: 2")
    assert page.input_value("#q") == "Wohnung"
    page.select_option("select[name=kind]", "")
    said(page, "Gefunden: 4")
    page.go_back()
    said(page, "Gefunden: 2")


def test_nothing_found_is_no_dead_end(visitor: Visitor) -> None:
    """The offices, the network's phone, and the topics and districts below."""
    page = open_search(visitor, "?q=xqzkwv")
    said(page, "Nichts gefunden für „xqzkwv“.")
    assert page.is_visible("#help a[href='../offices/']")
    assert page.get_attribute("#help a.button", "href") == "tel:03023125000"
    assert page.is_visible("#topics ~ .tiles a[href='../topics/advice/']")
    assert page.is_visible("#districts ~ .pills a[href='../districts/hafen/']")


def test_a_misspelt_word_is_asked_about(visitor: Visitor) -> None:
    """Its results are shown as well, and a link searches for the better spelling alone."""
    page = open_search(visitor, "?q=Farradwerkstat")
    page.wait_for_selector("#meant a")
    assert titles(page) == ["Fahrradwerkstatt"]
    assert page.inner_text("#meant a") == "Fahrradwerkstatt"
    page.click("#meant a")
    page.wait_for_selector("#results .card")
    assert not page.is_visible("#meant")


def test_the_index_is_loaded_only_when_it_is_used(visitor: Visitor) -> None:
    """Opening the page costs its few scripts; nothing is stored, foreign or in the console."""
    page = visitor.tab()
    witness = Witness(page, visitor.origin())
    page.goto(visitor.address("home") + "search/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in witness.asked if "pagefind" in url or "/folding." in url or "entries.json" in url]
    page.type("#q", "Wohnung")
    page.wait_for_selector("#results .card")
    assert [url for url in witness.asked if "wasm" in url]
    assert witness.faults() == []


def test_without_javascript_the_page_leads_on_by_lists(visitor: Visitor) -> None:
    """It says why nothing is searched, and shows topics, districts and the way to all names."""
    page = open_search(visitor, "?q=Wohnung", javascript=False)
    assert page.is_visible("noscript p")
    assert not page.is_visible("#search")
    page.click("main a[href='../names/']")
    assert page.locator("main section li a", has_text="Fahrradwerkstatt").get_attribute("href") == (
        "../activities/fahrradwerkstatt/"
    )


def test_both_fold_alike(visitor: Visitor, musterstadt: Directory, dortmund: Directory) -> None:
    """Every word of both cities' data, and thousands of combinations of letters, in the browser and in the engine."""
    page = open_search(visitor)
    page.route(
        "**/folding.js", lambda route: route.fulfill(path=TABLE.with_suffix(".js"), content_type="text/javascript")
    )
    words = [*SAMPLES, *words_of(musterstadt), *words_of(dortmund)]
    assert len(words) > 5000
    script = """async ([words, language]) => {
        const { folder } = await import(new URL("../folding.js", location).href);
        const rules = await (await fetch(document.querySelector("#search").dataset.folding)).json();
        const fold = folder(rules, language);
        return words.map((word) => fold(word));
    }"""
    for language in ("de", "sr"):
        seen = page.evaluate(script, [words, language])
        differ = {word: (one, list(folded_words(word, language))) for word, one in zip(words, seen, strict=True)}
        assert {word: pair for word, pair in differ.items() if pair[0] != pair[1]} == {}
