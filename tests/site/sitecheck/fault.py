"""A fault to break a built site with, and the checks as the tests call them for Musterstadt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import CITIES, TODAY
from network_directory.loading import load
from sitecheck import calendars, languages, numbers, words
from sitecheck.pages import Site
from sitecheck.writing import untranslated, written_in

CITY = CITIES["musterstadt"]
Check = Callable[[Site], Iterator[str]]


def arabic_letters(site: Site) -> Iterator[str]:
    """The check as test_page_languages.py uses it."""
    return languages.foreign_scripts(site, 0.8)


def latin_on_arabic_pages(site: Site) -> Iterator[str]:
    """The check as test_page_languages.py uses it."""
    return languages.unmarked_latin(site, written_in(CITY, "ar"))


def german_on_english_pages(site: Site) -> Iterator[str]:
    """The check as test_page_languages.py uses it."""
    return languages.german_in_english(site, written_in(CITY, "en"))


def german_without_translation(site: Site) -> Iterator[str]:
    """The check as test_page_languages.py uses it."""
    return languages.unmarked_texts(site, "ar", untranslated(CITY, "ar"), written_in(CITY, "ar"))


def calendar_dates(site: Site) -> Iterator[str]:
    """The check as test_feeds.py uses it."""
    return calendars.wrong_dates(site, load(CITY / "data", TODAY)[0])


def calendars_due(site: Site) -> Iterator[str]:
    """The check as test_feeds.py uses it."""
    return calendars.missing_calendars(site, load(CITY / "data", TODAY)[0])


def numbers_on_arabic_pages(site: Site) -> Iterator[str]:
    """The check as test_numbers.py uses it."""
    return numbers.unisolated_numbers(site, written_in(CITY, "ar"))


def words_on_all_pages(site: Site) -> Iterator[str]:
    """The check as test_every_language.py uses it."""
    return words.foreign_words(site, "\n".join(written_in(CITY, language) for language in site.languages))


@dataclass(frozen=True)
class Fault:
    """In a file the first ``old`` becomes ``new`` (an empty one: ``new`` is added); a check must find ``finding``."""

    name: str
    check: Check
    finding: str
    file: str
    old: str
    new: str

    def __str__(self) -> str:
        return self.name

    def seed(self, folder: Path) -> None:
        """Break the site in a folder."""
        path = folder / self.file
        text = path.read_text("utf-8") if path.exists() else ""
        assert self.old in text, f"{self.file} has no {self.old}"
        path.write_text(text.replace(self.old, self.new, 1) if self.old else text + self.new, "utf-8")


OFFICE, ARABIC = "offices/altmarkt/index.html", "ar/offices/altmarkt/index.html"
