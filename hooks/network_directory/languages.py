"""The one table of languages: codes, names in their own script, direction, CLDR locale, fallback order.

``code`` is the BCP 47 tag that pages publish in ``lang`` and ``hreflang``; ``folder`` is the two-letter form that
mkdocs-static-i18n accepts, used for addresses and for ``docs/<folder>``. Names
come from CLDR, save where CLDR has none.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True)
class Language:
    """A language the site can be published in."""

    code: str
    autonym: str
    locale: str
    direction: str = "ltr"
    fallbacks: tuple[str, ...] = ()


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("de", "Deutsch", "de"),
        Language("de-simple", "Deutsch in einfacher Sprache", "de", fallbacks=("de",)),
        Language("en", "English", "en_GB"),
        Language("fr", "français", "fr", fallbacks=("en",)),
        Language("es", "español", "es", fallbacks=("en",)),
        Language("ar", "العربية", "ar", "rtl", ("en",)),
        Language("fa", "فارسی", "fa", "rtl", ("en",)),
        Language("kmr", "kurmancî", "ku", fallbacks=("tr", "en")),
        Language("ckb", "کوردیی ناوەندی", "ckb", "rtl", ("ar", "en")),
        Language("tr", "Türkçe", "tr", fallbacks=("en",)),
        Language("uk", "українська", "uk", fallbacks=("en",)),
        Language("ru", "русский", "ru", fallbacks=("en",)),
        Language("ti", "ትግርኛ", "ti", fallbacks=("en",)),
        Language("bg", "български", "bg", fallbacks=("en",)),
        Language("ro", "română", "ro", fallbacks=("en",)),
        Language("pl", "polski", "pl", fallbacks=("en",)),
        Language("sq", "shqip", "sq", fallbacks=("en",)),
        Language("sr", "српски", "sr", fallbacks=("en",)),
    )
}

# What people in a welcome office may speak, beyond the languages above. "ku" stands for Kurdish where a source
# does not say which; "prs" is Dari, "ps" Pashto, "rom" Romani, "gsg" German Sign Language.
SPOKEN: tuple[str, ...] = (
    *(code for code in LANGUAGES if code != "de-simple"),
    *[
        "am",
        "az",
        "be",
        "bn",
        "bs",
        "cs",
        "da",
        "el",
        "fi",
        "ff",
        "gsg",
        "he",
        "hi",
        "hr",
        "hu",
        "hy",
        "id",
        "it",
        "ja",
        "ka",
        "kk",
        "ko",
        "ku",
        "lt",
        "lv",
        "mk",
        "mn",
        "nl",
        "pa",
        "prs",
        "ps",
        "pt",
        "rom",
        "sk",
        "sl",
        "so",
    ],
    *["sv", "sw", "ta", "th", "tl", "ur", "uz", "vi", "wo", "zh"],
)

# CLDR has no such entry, or names it under another code.
_CLDR_CODES = {"kmr": "ku", "prs": "fa_AF"}
_AUTONYMS = {"ku": "kurdî", "rom": "romani čhib", "gsg": "Deutsche Gebärdensprache", "prs": "دری"}
# Languages whose own name is written in another.
AUTONYM_LANGUAGES = {"gsg": "de"}
_NAMES = {
    "gsg": {"de": "Deutsche Gebärdensprache", "en": "German Sign Language", "ar": "لغة الإشارة الألمانية"},
    "rom": {"de": "Romani", "en": "Romani", "ar": "الرومانية (لغة الروما)"},
    "kmr": {"de": "Kurmandschi (Kurdisch)", "en": "Kurmanji (Kurdish)", "ar": "الكرمانجية (الكردية)"},
    "ckb": {"de": "Sorani (Kurdisch)", "en": "Sorani (Kurdish)", "ar": "السورانية (الكردية)"},
}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "prs", "ps", "ur"})


@cache
def language_name(code: str, reader: str) -> str:
    """The name of the language ``code`` in the reader's language; its own name where CLDR has none there."""
    if name := _NAMES.get(code, {}).get(reader):
        return name
    names = _locale(LANGUAGES[reader].locale).languages
    name = names.get(_CLDR_CODES.get(code, code)) or names.get(code)
    return str(name) if name else autonym(code)


@cache
def autonym(code: str) -> str:
    """The language's name in itself."""
    if code in LANGUAGES:
        return LANGUAGES[code].autonym
    if code in _AUTONYMS:
        return _AUTONYMS[code]
    try:
        own = _locale(code)
    except UnknownLocaleError:
        return code
    return str(own.languages.get(code) or code)


def direction(code: str) -> str:
    """``rtl`` or ``ltr`` for any language code, spoken or published."""
    return "rtl" if code.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def fallback_order(reader: str, main: str) -> tuple[str, ...]:
    """The languages in which a text is looked for, best first: the reader's, its fallbacks, the main language."""
    language = LANGUAGES.get(reader)
    return tuple(dict.fromkeys((reader, *(language.fallbacks if language else ()), main)))


# What people write instead of a code, beyond the names of CLDR.
_ALIASES = {"farsi": "fa", "persian": "fa", "ua": "uk", "gr": "el", "iw": "he", "kurmanci": "kmr", "sorani": "ckb"}


def guess_code(word: str, known: tuple[str, ...]) -> str | None:
    """The code among ``known`` that somebody meant by ``word``: a name in English or German, or a slip of the pen."""
    names = {
        _name.lower(): code for reader in ("en", "de") for code in known for _name in [language_name(code, reader)]
    }
    names |= {code.lower(): code for code in known}
    names |= {alias: code for alias, code in _ALIASES.items() if code in known}
    close = difflib.get_close_matches(word.lower(), list(names), 1, 0.6)
    return names[close[0]] if close else None


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)
