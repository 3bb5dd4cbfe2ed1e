"""Every page says its language and direction, every text in another language says that, and search engines are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitecheck import alternates
from sitecheck import languages as check
from sitecheck.pages import BASE, DIRECTIONS, built, file_at
from sitecheck.writing import untranslated, written_in

from conftest import CITIES, LANGUAGES, SITE_URL

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)

ARABIC_SHARE = 0.8
"""Of the letters on an Arabic page that are not marked as another language; names in sentences take the rest."""
NOTICE = "Some texts on this page are not translated yet. You see them in: %(languages)s."


@each_city
def test_every_page_names_its_language_and_direction(sites: dict[str, Path], city: str) -> None:
    """``<html lang dir>`` is that of the folder, on all pages, former addresses included."""
    assert list(check.wrong_roots(built(sites[city]))) == []


@each_city
def test_every_text_runs_in_the_direction_of_its_script(sites: dict[str, Path], city: str) -> None:
    """Arabic never runs from left to right, and a text marked as German or English never from right to left."""
    assert list(check.wrong_directions(built(sites[city]))) == []


@each_city
def test_every_page_has_one_h1_and_skips_no_level(sites: dict[str, Path], city: str) -> None:
    """Headings give every page an outline without gaps."""
    assert list(check.heading_faults(built(sites[city]))) == []


def test_no_two_pages_of_a_language_have_the_same_title(sites: dict[str, Path]) -> None:
    """A title tells its page from all others of the language, where no two entries have the same name."""
    assert list(check.repeated_titles(built(sites["musterstadt"]))) == []


@each_city
def test_arabic_pages_are_in_arabic(sites: dict[str, Path], city: str) -> None:
    """On Arabic pages nearly all text that is not marked as another language is in Arabic letters."""
    assert list(check.foreign_scripts(built(sites[city]), ARABIC_SHARE)) == []


@each_city
def test_latin_words_on_pages_in_other_letters_are_marked(sites: dict[str, Path], city: str) -> None:
    """Two Latin words in a row carry their language or stand isolated, save in sentences editors wrote themselves."""
    site = built(sites[city])
    written = "\n".join(written_in(CITIES[city], code) for code in {page.language for page in site.content})
    assert list(check.unmarked_latin(site, written)) == []


@each_city
def test_no_german_words_in_english_text(sites: dict[str, Path], city: str) -> None:
    """What stands on English pages without a mark, and was not written by editors in English, has no German in it."""
    assert list(check.german_in_english(built(sites[city]), written_in(CITIES[city], "en"))) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@each_city
def test_german_texts_without_a_translation_are_marked(sites: dict[str, Path], city: str, language: str) -> None:
    """A text that the data has only in German never stands on other pages as if it were in their language."""
    german = untranslated(CITIES[city], language)
    assert german or city != "musterstadt", "the made-up city has texts in German only"
    assert list(check.unmarked_texts(built(sites[city]), language, german, written_in(CITIES[city], language))) == []


@each_city
def test_the_products_words_are_in_the_readers_language(sites: dict[str, Path], city: str) -> None:
    """No word of the catalogues, names for screen readers included, is in another language than the text around."""
    assert list(check.untranslated_words(built(sites[city]))) == []


@each_city
def test_alternates_are_absolute_reciprocal_and_without_fallbacks(sites: dict[str, Path], city: str) -> None:
    """Each page names its canonical address and all languages its content exists in, itself included, and x-default."""
    site = built(sites[city])
    assert list(alternates.alternate_faults(site)) == []
    addresses = [url for page in site.content for url in alternates.alternates_of(site, page).values()]
    assert [url for url in addresses if not url.startswith(SITE_URL)] == []


@each_city
def test_the_sitemap_lists_the_same_as_the_pages(sites: dict[str, Path], city: str) -> None:
    """The sitemap has every page with content of its own, absolute, with the alternates that the page names."""
    assert list(alternates.sitemap_faults(built(sites[city]))) == []


@each_city
def test_the_language_menu_leads_to_the_same_page(sites: dict[str, Path], city: str) -> None:
    """The menu names each language in itself, with its ``lang`` and ``dir``, and leads to this page in it."""
    assert list(alternates.language_menu_faults(built(sites[city]))) == []


@each_city
def test_fallback_pages_say_so(sites: dict[str, Path], city: str) -> None:
    """A page that nobody has translated says so in the reader's language and turns its text the right way."""
    assert list(check.fallback_faults(built(sites[city]))) == []


def test_a_page_nobody_has_translated_is_shown_in_the_next_best_language(sites: dict[str, Path]) -> None:
    """Its Arabic page has an Arabic notice, its text marked as English, and the English page as canonical address."""
    page = built(sites["musterstadt"]).page("ar/accessibility/")
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl")
    article = page.tree.one("article", "prose")
    assert (article.get("lang"), article.get("dir")) == ("en", DIRECTIONS["en"])
    assert "Accessibility" in article.one("h1").text
    assert page.tree.one("p", "hint").text == check.say("ar", NOTICE, languages="الإنجليزية")
    assert page.tree.one("link", rel="canonical").get("href") == f"{SITE_URL}en/accessibility/"


@pytest.mark.parametrize("language", LANGUAGES)
@each_city
def test_the_footer_names_a_page_in_the_language_it_is_in(sites: dict[str, Path], city: str, language: str) -> None:
    """A link to a hand-written page is in the language that its reader will find there."""
    site = built(sites[city])
    home = site.page(f"{LANGUAGES[language]}/" if LANGUAGES[language] else "")
    named = {}
    for link in home.footer.one("section", **{"aria-labelledby": "more"}).find("a"):
        target = site.pages[str(file_at(site, BASE, home.address, link.get("href"))[0])]
        (_, element), *_ = link.texts()
        named[target.path] = element.nearest("lang"), target.content_language
    assert named
    assert {path: said for path, (said, meant) in named.items() if said != meant} == {}
