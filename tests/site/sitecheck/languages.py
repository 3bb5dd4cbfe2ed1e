"""Languages and directions: what a page says of its own language, and of every text that is in another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import name

from babel.messages.pofile import read_po

import network_directory
from conftest import WORLD
from network_directory.translations import catalogue
from sitecheck.dom import Element, first_strong
from sitecheck.pages import DIRECTIONS, NOT_FOUND, Page, Site

LOCALE = Path(network_directory.__file__).parent / "locale"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "prs", "ps", "ur"})
SCRIPTS = {"ar": "Arabic", "fa": "Arabic", "ckb": "Arabic", "ti": "Ethiopic"} | dict.fromkeys(
    ("uk", "ru", "bg"), "Cyrillic"
)
"""Language → its script, as the names of its letters in Unicode begin; the others are written in Latin letters."""
HEADING = re.compile(r"h([1-6])")
LATIN_WORDS = re.compile(r"[A-Za-zÀ-ɏ][\w.’'-]*(?:[ \u00a0][A-Za-zÀ-ɏ][\w.’'-]*)+")
GERMAN_WORDS = re.compile(
    r"\b(und|oder|nicht|für|mit|bitte|wird|werden|ist|sind|auf|auch|eine|einen|einem|einer|keine|Uhr|der|das|dem|den|zum|zur|wir|Sie)\b"
)
SPOKEN_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder")


def say(language: str, message: str, **values: str) -> str:
    """A sentence of the product in a language."""
    said = str(catalogue(language).translations.gettext(message))
    return said % values if values else said


def wrong_roots(site: Site) -> Iterator[str]:
    """Pages that name another language or direction than their folder's."""
    for page in site.pages.values():
        said = page.root.get("lang"), page.root.get("dir")
        if said != (page.language, DIRECTIONS[page.language]):
            yield f"{page}: lang={said[0]} dir={said[1]}"


def wrong_directions(site: Site) -> Iterator[str]:
    """Texts that run against their script, and texts marked as another language without that language's direction."""
    for page in site.pages.values():
        for text, element in page.tree.texts():
            strong = first_strong(text)
            if strong == "rtl" and element.direction == "ltr":
                yield f"{page}: “{text.strip()}” runs from left to right"
            language = element.nearest("lang")
            if strong == "ltr" and language not in RIGHT_TO_LEFT and element.direction == "rtl":
                yield f"{page}: “{text.strip()}” ({language}) runs from right to left"


def heading_faults(site: Site) -> Iterator[str]:
    """Pages without exactly one h1, that skip a level, or have an empty heading."""
    for page in site.pages.values():
        headings = [item for item in page.tree.walk() if HEADING.fullmatch(item.tag)]
        levels = [int(item.tag[1]) for item in headings]
        if levels.count(1) != 1:
            yield f"{page}: {levels.count(1)} h1"
        for before, after in zip([0, *levels], levels, strict=False):
            if after > before + 1:
                yield f"{page}: h{after} after h{before}"
        for item in headings:
            if not item.text:
                yield f"{page}: an empty {item.tag}"


def repeated_titles(site: Site) -> Iterator[str]:
    """Pages of one language with the same title, or with none."""
    for language in site.languages:
        titles = defaultdict(list)
        for page in site.in_language(language):
            titles[page.tree.one("title").text].append(page.path)
        for title, paths in titles.items():
            if not title or len(paths) > 1:
                yield f"“{title}” is the title of {', '.join(paths)}"


def foreign_scripts(site: Site, share: float) -> Iterator[str]:
    """Pages where less than a ``share`` of the letters that are not marked as another language are of its script."""
    for page in site.content:
        script = SCRIPTS.get(page.language, "Latin")
        letters: Counter[str] = Counter()
        for text, element in page.main.texts():
            if is_unmarked(element, page.language):
                letters.update(name(sign).split()[0].title() for sign in text if sign.isalpha())
        if not letters or letters[script] / letters.total() < share:
            yield f"{page}: fewer than {share:.0%} of the letters are {script}"


def unmarked_latin(site: Site, written: str = "") -> Iterator[str]:
    """Two or more Latin words in a row on a page in another script, neither marked as another language nor isolated.

    ``written`` is what editors wrote in that language: proper names in their sentences stay as they are (WCAG 3.1.2).
    """
    for page in site.content:
        if page.language not in SCRIPTS:
            continue
        for text, element in _unmarked(page, page.language, written):
            for match in LATIN_WORDS.finditer(text):
                yield f"{page}: “{match[0]}” in {element!r}"


def german_in_english(site: Site, written: str = "") -> Iterator[str]:
    """German words in what counts as English and is not in ``written``, which editors wrote in English."""
    for page in site.in_language("en"):
        for text, _ in _unmarked(page, "en", written):
            for match in GERMAN_WORDS.finditer(text):
                yield f"{page}: “{match[0]}” in “{text}”"


def unmarked_texts(site: Site, language: str, texts: set[str], written: str = "") -> Iterator[str]:
    """Those of some ``texts`` in another language that stand on a page as if they were in its own."""
    for page in site.in_language(language):
        for text, element in page.tree.one("body").texts():
            piece = _piece(text)
            if element.nearest("lang") == language and piece in texts and piece not in written:
                yield f"{page}: “{piece}” in {element!r}"


def untranslated_words(site: Site) -> Iterator[str]:
    """Words of the product, on pages or in names for screen readers, in another language than the text around."""
    for page in site.content:
        for text, element in said(page):
            language = element.nearest("lang")
            if language in site.languages and (other := _other_language(text, language, tuple(site.languages))):
                yield f"{page}: “{text}” is {other}"
    for text, element in said(site.pages[NOT_FOUND]):
        if other := _other_language(text, element.nearest("lang"), tuple(site.languages)):
            yield f"{NOT_FOUND}: “{text}” is {other}"


def fallback_faults(site: Site) -> Iterator[str]:
    """Hand-written pages in another language than their address without a notice, or in the wrong direction."""
    for page in site.content:
        if page.is_fallback:
            article = page.tree.one("article", "prose")
            notices = [item for item in page.main.find("p", "hint") if item.nearest("lang") == page.language]
            if article.get("dir") != DIRECTIONS[page.content_language]:
                yield f"{page}: dir={article.get('dir')} at {page.content_language}"
            if len(notices) != 1:
                yield f"{page}: {len(notices)} notices that the page is not translated"


def _piece(text: str) -> str:
    """A text with single spaces, without the signs that a template sets around it."""
    return " ".join(text.split()).strip(" :·,;()–")


def _unmarked(page: Page, language: str, written: str) -> Iterator[tuple[str, Element]]:
    for text, element in page.tree.one("body").texts():
        piece = _piece(text)
        if piece and is_unmarked(element, language) and piece not in written:
            yield piece, element


def is_unmarked(element: Element, language: str) -> bool:
    """Whether an element's text counts as the page's own: in its language, and not isolated as a name or an address."""
    return element.nearest("lang") == language and not any(item.tag == "bdi" for item in element.up())


def said(page: Page) -> Iterator[tuple[str, Element]]:
    """Every text on a page with its element, names for screen readers included."""
    for text, element in page.tree.texts():
        if text.strip():
            yield " ".join(text.split()), element
    for element in page.tree.walk():
        yield from ((element.get(name), element) for name in SPOKEN_ATTRIBUTES if element.get(name))


def _forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A message, or the plural forms of one."""
    return [text] if isinstance(text, str) else [*(text or ())]


@cache
def messages(language: str) -> tuple[str, ...]:
    """All that the product says in a language, plural forms included."""
    source = "site.pot" if language == "en" else f"{language}/LC_MESSAGES/site.po"
    with (LOCALE / source).open("rb") as file:
        found = [message for message in read_po(file) if message.id]
    return tuple(form for message in found for form in _forms(message.id if language == "en" else message.string))


def _tells(text: str) -> bool:
    """Whether a sentence with values has words of its own: “%(first)s – %(last)s” would be any text with a dash."""
    return re.search(r"\w{3}", re.sub(r"%\(\w+\)[sd]", "", text)) is not None


@cache
def _words() -> dict[str, tuple[frozenset[str], re.Pattern[str]]]:
    """Language → the product's words in it, and a pattern for its sentences with values."""
    found = {}
    for language in WORLD:
        texts = messages(language)
        patterns = [
            re.sub(r"%\\\(\w+\\\)[sd]", ".+", re.escape(text)) for text in texts if "%(" in text and _tells(text)
        ]
        found[language] = frozenset(text for text in texts if "%(" not in text), re.compile("|".join(patterns))
    return found


@cache
def _other_language(text: str, language: str, languages: tuple[str, ...]) -> str:
    """Which of some languages has a text among its product's words, unless its own has it, too; else empty."""

    def is_in(code: str) -> bool:
        words, patterns = _words()[code]
        return text.rstrip(":") in words or text in words or patterns.fullmatch(text) is not None

    return "" if is_in(language) else next((code for code in languages if is_in(code)), "")
