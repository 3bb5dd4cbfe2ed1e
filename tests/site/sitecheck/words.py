"""No English or German word of the product is left in its text in another language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from network_directory.languages import LANGUAGES
from network_directory.schema import schemas
from sitecheck.languages import is_unmarked, messages, said
from sitecheck.pages import Site

WORD = re.compile(r"[^\W\d_]{3,}")


def foreign_words(site: Site, written: str = "") -> Iterator[str]:
    """English or German words in what counts as another language, names for screen readers included.

    Only the product's own words are looked for; what editors wrote in the page's language is in ``written``.
    """
    for page in site.content:
        if not (foreign := _foreign(page.language)):
            continue
        for text, element in said(page):
            if is_unmarked(element, page.language) and text.strip(" :·,;()–") not in written:
                for word in sorted(foreign & words_of(text)):
                    yield f"{page}: “{word}” in “{text}”"


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, without the names of values."""
    return frozenset(WORD.findall(re.sub(r"%\(\w+\)[sd]", " ", text).lower()))


@cache
def _foreign(language: str) -> frozenset[str]:
    """The English and German words of the product that the language does not have as well."""
    german = language in ("de", "de-simple")
    others = _product("en") if german else _product("de") if language == "en" else _product("en") | _product("de")
    return others - _product(language) - _names(language) - (_product("de") if german else frozenset())


@cache
def _product(language: str) -> frozenset[str]:
    return frozenset().union(*map(words_of, messages(language)))


@cache
def _names(language: str) -> frozenset[str]:
    """The words of days, months and languages, from CLDR; in English those of the data dictionary as well."""
    locale = Locale.parse(LANGUAGES[language].locale)
    days = [*locale.days["stand-alone"]["wide"].values(), *locale.months["format"]["wide"].values()]
    found = frozenset().union(*(words_of(str(name)) for name in (*days, *locale.languages.values())))
    return found | words_of(json.dumps(schemas())) if language == "en" else found
