"""Searching, in a real browser: what people type finds what they mean, in every language of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from conftest import CITIES
from folding_words import SAMPLES, words_of
from network_directory.directory import Directory
from network_directory.languages import LANGUAGES
from network_directory.pages.finder import everything_found
from network_directory.searching.folding import TABLE, folded_words, script_of
from network_directory.searching.records import records
from network_directory.searching.spoken import Spoken
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
    views = [view for found in everything_found(directory).values() for view in found if view.count]
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


def test_on_paper_stands_what_was_looked_for(visitor: Visitor) -> None:
    """The words and the choices that were made; no buttons, and nothing that was not chosen."""
    page = open_search(visitor, "?q=Deutsch+lernen&kind=activity")
    said(page, "Gefunden: 2")
    page.emulate_media(media="print")
    assert page.is_visible("#q")
    assert page.is_visible("[name=kind]")
    for unseen in ("[name=topic]", "[name=week]", ".narrow summary", "#narrow button", ".search-box button"):
        assert not page.is_visible(unseen), unseen
    page.goto(visitor.address("home"))
    assert not page.is_visible(".search-box")


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


def office_here(page: Page) -> tuple[str, list[str], list[str]]:
    """What is said of the reader's office, without its phone; where its names lead; its phones."""
    page.wait_for_selector("#mine > *")
    said = [" ".join(text.split()) for text in page.locator("#mine p:not(.actions)").all_inner_texts()]
    links = page.locator("#mine a")
    found = [str(link.get_attribute("href")) for link in links.all()]
    phones = [link for link in found if link.startswith("tel:")]
    return " · ".join(said), [link for link in found if link not in phones], phones


def test_nothing_found_leads_to_the_office_of_ones_district(visitor: Visitor) -> None:
    """Chosen there by district or quarter: its name, how sure that is, and its phone, told by a live region, without
    leaving the page. The choice stands in the address and narrows nothing down.
    """
    page = open_search(visitor, "?q=xqzkwv")
    said(page, "Nichts gefunden für „xqzkwv“.")
    assert page.get_attribute("#mine", "role") == "status"
    assert page.is_visible("#network-phone")
    page.select_option("#place", label="Werft (Hafen)")
    told = (
        "Ankommen am Hafentor · Zuletzt bestätigt: Oktober 2025. Vielleicht hat sich seitdem etwas geändert.",
        ["../offices/hafentor/"],
        ["tel:03023125200"],
    )
    assert office_here(page) == told
    assert page.get_attribute("#mine .actions bdi", "dir") == "ltr"
    assert not page.is_visible("#network-phone")
    assert page.url.endswith("?q=xqzkwv&place=hafen")
    page.reload()
    assert office_here(page) == told
    page.fill("#q", "Wohnung")
    said(page, "Gefunden: 4")
    assert not page.is_visible("#help")


def test_the_office_of_a_district_that_was_chosen_is_shown_at_once(visitor: Visitor) -> None:
    """Also on pages from right to left; where a district has two, both are shown; another choice takes their place."""
    page = open_search(visitor, "?q=xqzkwv&district=nordhang", "ar")
    _, links, phones = office_here(page)
    assert links == ["../offices/altmarkt/", "../offices/hafentor/"]
    assert phones == ["tel:03023125100", "tel:+493023125101", "tel:03023125200"]
    assert page.input_value("#place") == "nordhang"
    assert "place=" not in page.url
    page.select_option("#place", "wiesengrund")
    page.wait_for_selector("#mine a[href='../offices/am-wiesengrund/']")
    assert office_here(page)[1:] == (["../offices/am-wiesengrund/"], ["tel:03023125300"])
    assert page.url.endswith("district=nordhang&place=wiesengrund")


@pytest.mark.parametrize(
    ("marked", "instead"), [('href="tel:', 'data-none="'), ('class="office-here"', 'class="none"')]
)
def test_the_networks_phone_stays_where_an_office_has_none(visitor: Visitor, marked: str, instead: str) -> None:
    """Or where a district has no office."""
    without = {"/willkommen/districts/": lambda text: text.replace(marked, instead)}
    page = visitor.open_spoilt(without, "search, nothing found", "de")
    page.select_option("#place", "hafen")
    page.wait_for_selector("#mine > *")
    assert page.is_visible("#network-phone a[href='tel:03023125000']")


def test_an_office_that_cannot_be_read_leaves_the_rest(visitor: Visitor) -> None:
    """The network's phone, the list of districts."""
    page = open_search(visitor, "?q=xqzkwv")
    page.route("**/districts/", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.select_option("#place", "hafen")
    assert page.is_visible("#network-phone")
    assert page.is_visible("#districts ~ .pills a[href='../districts/hafen/']")


def test_nothing_found_leads_to_the_nearest_topics(visitor: Visitor) -> None:
    """Those whose words are most like what was typed come first, with their icons, and all of them behind."""
    page = open_search(visitor, "?q=Hwonungui")
    said(page, "Nichts gefunden für „Hwonungui“.")
    first = page.locator("#near .tiles a").first
    assert first.get_attribute("href") == "../topics/housing/"
    assert first.locator("svg").count() == 1
    assert page.locator("#topics ~ .tiles a").count() > page.locator("#near a").count()
    page.fill("#q", "xqzkwv")
    said(page, "Nichts gefunden für „xqzkwv“.")
    assert not page.is_visible("#near")


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


def _with_modules(page: Page) -> Page:
    """The page, which can ask for the search's modules one by one in ``/modules/``: published they are one script."""

    def module(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        route.fulfill(path=TABLE.with_name(name), content_type="text/javascript")

    page.route("**/modules/*.js", module)
    return page


def test_both_fold_alike(visitor: Visitor, musterstadt: Directory, dortmund: Directory) -> None:
    """Every word of both cities' data, and thousands of combinations of letters, in the browser and in the engine."""
    page = _with_modules(open_search(visitor))
    words = [*SAMPLES, *words_of(musterstadt), *words_of(dortmund)]
    assert len(words) > 5000
    script = """async ([words, language]) => {
        const { folder } = await import(new URL("../modules/folding.js", location).href);
        const rules = await (await fetch(document.querySelector("#search").dataset.folding)).json();
        const fold = folder(rules, language);
        return words.map((word) => fold(word));
    }"""
    for language in ("de", "sr"):
        seen = page.evaluate(script, [words, language])
        differ = {word: (one, list(folded_words(word, language))) for word, one in zip(words, seen, strict=True)}
        assert {word: pair for word, pair in differ.items() if pair[0] != pair[1]} == {}


def test_both_know_the_script_of_a_word_alike(visitor: Visitor) -> None:
    """The browser asks for the file in which the engine has put the word."""
    page = _with_modules(open_search(visitor))
    words = sorted({word for sample in SAMPLES for word in folded_words(sample, "de")})
    script = """async (words) => {
        const { scripts } = await import(new URL("../modules/folding.js", location).href);
        const rules = await (await fetch(document.querySelector("#search").dataset.folding)).json();
        return words.map(scripts(rules));
    }"""
    assert page.evaluate(script, words) == [script_of(word) for word in words]


def pieces(word: str) -> set[str]:
    """All three letters that follow each other; a shorter word."""
    return {word[at : at + 3] for at in range(max(1, len(word) - 2))}


@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_word_leads_to_the_entries_that_have_it(language: str, visitor: Visitor, musterstadt: Directory) -> None:
    """Many entries stand in one of Pagefind's pages: where a word stands there tells whose it is, and what it is worth
    (a fifth less where its stem is another). What else is found has a word like it. A fifth of all words is tried.
    """
    found = records(musterstadt)
    spoken = Spoken(musterstadt, language, found)
    texts = [spoken.of(record) for record in found]
    words = sorted({word for text in texts for word in text.words if len(word) > 1})[::5]
    page = _with_modules(open_search(visitor, language=language))
    script = """async ([path, words]) => {
        const { Finder } = await import(new URL(path, location).href);
        const finder = await Finder.open(document.documentElement.lang, document.querySelector("#search").dataset);
        const answers = [];
        for (const word of words) answers.push(Object.fromEntries((await finder.hits(word)).found));
        return answers;
    }"""
    path = "../modules/finder.js" if language == "de" else "../../modules/finder.js"
    for word, answer in zip(words, page.evaluate(script, [path, words]), strict=True):
        having = {
            str(number): 0.8 * (3 if word in text.names else 1.4 if word in text.places else 1)
            for number, text in enumerate(texts)
            if word in text.words
        }
        assert {
            number: answer.get(number, 0) for number, worth in having.items() if answer.get(number, 0) < worth
        } == {}, word
        for number in answer.keys() - having.keys():
            assert pieces(word) & {piece for other in texts[int(number)].words for piece in pieces(other)}, word
