"""The made-up city in every language that has its words: what holds for three languages holds for all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sitecheck import alternates, links, numbers
from sitecheck import languages as check
from sitecheck.languages import say
from sitecheck.not_found import not_found_faults
from sitecheck.pages import BASE, DIRECTIONS, NOT_FOUND, Site, built, file_at
from sitecheck.words import foreign_words
from sitecheck.writing import load_yaml, written_in

from conftest import CITIES, FOLDERS, SITE_URL, WORLD

pytestmark = pytest.mark.site

CITY = CITIES["musterstadt"]
each_language = pytest.mark.parametrize("language", WORLD)
SHARE = 0.8
"""Of the letters that are not marked as another language; proper names in sentences take the rest."""


@pytest.fixture(scope="module")
def site(world: Path) -> Site:
    """The site in every language."""
    return built(world)


def written() -> str:
    """What the city's editors wrote, in the languages of the city."""
    return "\n".join(written_in(CITY, language) for language in ("de", "en", "ar"))


@pytest.mark.parametrize(
    "faults",
    [
        check.wrong_roots,
        check.wrong_directions,
        check.heading_faults,
        check.untranslated_words,
        check.fallback_faults,
        alternates.alternate_faults,
        alternates.sitemap_faults,
        alternates.language_menu_faults,
        not_found_faults,
        links.broken_links,
        links.unwanted_files,
    ],
    ids=lambda faults: faults.__name__,
)
def test_what_holds_for_three_languages_holds_for_all(faults: object, site: Site) -> None:
    """Languages and directions, outlines, words, fallbacks, alternates, sitemaps, menus, 404 page, links, files."""
    assert callable(faults)
    found: Iterator[str] = faults(site)
    assert list(found) == []


def test_no_english_or_german_word_is_left_in_the_products_text(site: Site) -> None:
    """On no page of any kind, in no language, names for screen readers included."""
    assert list(foreign_words(site, written())) == []


def test_every_page_is_in_its_languages_letters(site: Site) -> None:
    """Arabic, Cyrillic, Ethiopic or Latin, in what is not marked as another language."""
    assert list(check.foreign_scripts(site, SHARE)) == []
    assert list(check.unmarked_latin(site, written())) == []


def test_numbers_and_addresses_are_isolated_wherever_lines_run_from_right_to_left(site: Site) -> None:
    """Telephone numbers, clock times, mail, street and web addresses, in Arabic, Farsi and Sorani alike."""
    assert {page.language for page in site.content if page.root.get("dir") == "rtl"} == {"ar", "fa", "ckb"} & {*WORLD}
    assert list(numbers.unisolated_numbers(site, written())) == []


@each_language
def test_every_language_has_the_same_pages(site: Site, language: str) -> None:
    """A page in one language is a page in every language."""
    assert {page.route for page in site.in_language(language)} == {page.route for page in site.in_language("de")}


@each_language
def test_the_page_of_all_languages_says_in_each_what_the_site_is(site: Site, language: str) -> None:
    """Each has its own name, its own direction, a sentence of its own, and leads to its home page."""
    page = site.page(f"{site.languages[language]}/languages/".lstrip("/"))
    summary = load_yaml(CITY / "data" / "network.yaml")["network"]["summary"]
    offer = "Advice near you: where the welcome offices are, when they are open, which languages are spoken."
    shown = []
    for item in page.main.one("ul", "languages").find("li"):
        (link,) = item.find("a")
        target, _ = file_at(site, BASE, page.address, link.get("href"))
        shown.append((item.get("lang"), item.get("dir"), link.text, item.find("p")[0].text, str(target)))
    assert shown == [
        (
            code,
            DIRECTIONS[code],
            alternates.OWN_NAMES[code],
            " ".join((summary.get(code) or say(code, offer)).split()),
            f"{folder}/index.html".lstrip("/"),
        )
        for code, folder in site.languages.items()
    ]


def test_every_page_leads_to_the_page_of_all_languages(site: Site) -> None:
    """From the language menu, in the reader's words; from the 404 page as well."""
    for page in [*site.content, site.pages[NOT_FOUND]]:
        (link,) = page.tree.one("details", "language-menu").one("li", "all").find("a")
        target, _ = file_at(site, BASE, page.address, link.get("href"))
        assert site.pages[str(target)].route == "languages/", page
        assert link.text == say(page.language, "All languages"), page
    for section in site.pages[NOT_FOUND].main.find("section"):
        assert section.find("a")[-1].text == say(section.get("lang"), "All languages")


def test_the_404_page_begins_with_a_list_of_its_languages(site: Site) -> None:
    """Eighteen sections are too many to scroll through: each is one step away, in its own name."""
    main = site.pages[NOT_FOUND].main
    listed = [(link.get("lang"), link.get("href"), link.text) for link in main.one("nav").find("a")]
    assert listed == [(code, f"#in-{code}", alternates.OWN_NAMES[code]) for code in site.languages]
    assert [item.get("lang") for item in main.find("section")] == list(site.languages)


def test_browsers_tags_lead_to_one_language_each(site: Site) -> None:
    """The table that suggest.js reads: every language with its tags and its words."""
    offers = json.loads(site.read("assets/languages.json"))
    assert list(offers) == list(site.languages)
    tags = {tag: code for code, offer in offers.items() for tag in offer["tags"]}
    assert sum(len(offer["tags"]) for offer in offers.values()) == len(tags)
    meant = {"prs": "fa", "fa": "fa", "ku": "kmr", "ku-iq": "ckb", "ku-arab": "ckb", "bs": "sr", "uk": "uk", "de": "de"}
    assert {tag: tags.get(tag) for tag, code in meant.items() if code in WORLD} == {
        tag: code for tag, code in meant.items() if code in WORLD
    }
    for code, offer in offers.items():
        assert offer["text"] == say(code, "You can also read this page in your language:")
        assert offer["close"] == say(code, "Close")


@each_language
def test_a_sitemap_keeps_the_limits(site: Site, language: str) -> None:
    """At most 50,000 addresses and 50 MB (sitemaps.org); a city of a thousand entries has about ten times as many."""
    text = site.read(f"sitemap-{language}.xml")
    entries = ElementTree.fromstring(text).findall("s:url", alternates.SITEMAP)  # noqa: S314 - our own file
    assert 50 < len(entries) < 5_000
    assert len(text.encode()) < 5_000_000
    home = f"{SITE_URL}{site.languages[language]}/".replace("//", "/").replace(":/", "://")
    assert entries[0].findtext("s:loc", "", alternates.SITEMAP) == home


def test_every_language_of_the_table_is_tried() -> None:
    """As soon as it has its words."""
    assert len(FOLDERS) == 18
    assert set(WORLD) <= set(FOLDERS)
