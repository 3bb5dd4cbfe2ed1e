"""The one table of languages: codes, folders, names in their own script, direction, CLDR locale, fallback order.

``code`` is the BCP 47 tag that pages publish in ``lang`` and ``hreflang``, and what editors write. ``folder`` holds the
language's pages and its prose (``docs/<folder>``); it differs from the code where mkdocs-static-i18n, which accepts
two letters with a script or region only, would refuse it. Names of languages are in language_names.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language the site can be published in.

    ``locale`` is CLDR's name for it; ``fallbacks`` are the languages its readers most likely read as well, best first;
    ``tags`` are further tags, in small letters, by which browsers ask for it or for one that its readers read.
    """

    code: str
    autonym: str
    locale: str
    folder: str
    direction: str = "ltr"
    fallbacks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


# Serbian is in Latin letters: everyone who reads it reads those, and so do readers of Bosnian, Croatian and
# Montenegrin, who have no pages of their own. "ku" is how browsers ask for Kurmanji; with Iraq or Iran it is Sorani.
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("de", "Deutsch", "de", "de"),
        Language("de-simple", "Einfache Sprache", "de", "de-LS", fallbacks=("de",)),
        Language("en", "English", "en_GB", "en"),
        Language("fr", "Français", "fr", "fr", fallbacks=("en",)),
        Language("es", "Español", "es", "es", fallbacks=("en",)),
        Language("ar", "العربية", "ar", "ar", "rtl", ("en",)),
        Language("fa", "فارسی", "fa", "fa", "rtl", ("en",), ("prs",)),
        Language("kmr", "Kurdî (Kurmancî)", "ku", "ku", fallbacks=("tr", "en"), tags=("ku",)),
        Language("ckb", "کوردی (سۆرانی)", "ckb", "ku-Arab", "rtl", ("ar", "en"), ("ku-arab", "ku-iq", "ku-ir")),
        Language("tr", "Türkçe", "tr", "tr", fallbacks=("en",)),
        Language("uk", "Українська", "uk", "uk", fallbacks=("en",)),
        Language("ru", "Русский", "ru", "ru", fallbacks=("en",)),
        Language("ti", "ትግርኛ", "ti", "ti", fallbacks=("en",)),
        Language("bg", "Български", "bg", "bg", fallbacks=("en",)),
        Language("ro", "Română", "ro", "ro", fallbacks=("en",)),
        Language("pl", "Polski", "pl", "pl", fallbacks=("en",)),
        Language("sq", "Shqip", "sq", "sq", fallbacks=("en",)),
        Language("sr", "Srpski", "sr_Latn", "sr", fallbacks=("en",), tags=("bs", "cnr", "hr", "sh")),
    )
}

# What people in a welcome office may speak, beyond the languages above. "ku" stands for Kurdish where a source
# does not say which; "prs" is Dari, "ps" Pashto, "rom" Romani, "gsg" German Sign Language.
_FURTHER = """
    am az be bn bs cs da el fi ff gsg he hi hr hu hy id it ja ka kk ko ku lt lv mk mn nl pa prs ps pt rom sk sl so
    sv sw ta th tl ur uz vi wo zh
"""
SPOKEN: tuple[str, ...] = (*(code for code in LANGUAGES if code != "de-simple"), *_FURTHER.split())
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "prs", "ps", "ur"})


def direction(code: str) -> str:
    """``rtl`` or ``ltr`` for any language code, spoken or published."""
    return "rtl" if code.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def fallback_order(reader: str, main: str) -> tuple[str, ...]:
    """The languages in which a text is looked for, best first: the reader's, its fallbacks, the main language."""
    language = LANGUAGES.get(reader)
    return tuple(dict.fromkeys((reader, *(language.fallbacks if language else ()), main)))
