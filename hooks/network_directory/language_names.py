"""What a language is called, by its reader and by itself: from CLDR, save where it has no name or a wrong one."""

from __future__ import annotations

import difflib
from functools import cache

from babel import Locale, UnknownLocaleError

from .languages import LANGUAGES

# CLDR names these under another code.
_CLDR_CODES = {"kmr": "ku", "prs": "fa_AF", "tl": "fil"}
_AUTONYMS = {"ku": "Kurdî", "rom": "Romani čhib", "gsg": "Deutsche Gebärdensprache", "prs": "دری"}
# Languages whose own name is written in another.
AUTONYM_LANGUAGES = {"gsg": "de"}

# Language → reader → name. CLDR calls Kurmanji plainly Kurdish and Sorani "Central Kurdish", which few of its speakers
# know; for Romani it has in places the word that Roma refuse; German Sign Language it does not have.
_NAMES = {
    "gsg": {
        "de": "Deutsche Gebärdensprache",
        "en": "German Sign Language",
        "fr": "langue des signes allemande",
        "es": "lengua de signos alemana",
        "ar": "لغة الإشارة الألمانية",
        "fa": "زبان اشارهٔ آلمانی",
        "kmr": "zimanê îşaretan ê almanî",
        "ckb": "زمانی ئاماژەی ئەڵمانی",
        "tr": "Alman İşaret Dili",
        "uk": "німецька жестова мова",
        "ru": "немецкий жестовый язык",
        "ti": "ናይ ጀርመን ቋንቋ ምልክት",
        "bg": "немски жестов език",
        "ro": "limba germană a semnelor",
        "pl": "niemiecki język migowy",
        "sq": "gjuha gjermane e shenjave",
        "sr": "nemački znakovni jezik",
    },
    "rom": {
        "ar": "الرومانية (لغة الروما)",
        "fa": "رومانی (زبان روماها)",
        "kmr": "romanî (zimanê Romayan)",
        "ckb": "ڕۆمانی (زمانی ڕۆماکان)",
        "uk": "ромська",
        "ru": "ромский",
        "ti": "ሮማኒ",
        "pl": "romski",
        "sq": "romisht",
    },
    "kmr": {
        "de": "Kurmandschi (Kurdisch)",
        "en": "Kurmanji (Kurdish)",
        "fr": "kurmandji (kurde)",
        "es": "kurmanji (kurdo)",
        "ar": "الكرمانجية (الكردية)",
        "fa": "کرمانجی (کردی)",
        "kmr": "kurmancî",
        "ckb": "کورمانجی (کوردی)",
        "tr": "Kurmancî (Kürtçe)",
        "uk": "курманджі (курдська)",
        "ru": "курманджи (курдский)",
        "ti": "ኩርማንጂ (ኩርዲሽ)",
        "bg": "курманджи (кюрдски)",
        "ro": "kurmanji (kurdă)",
        "pl": "kurmandżi (kurdyjski)",
        "sq": "kurmanxhi (kurdisht)",
        "sr": "kurmandži (kurdski)",
    },
    "ckb": {
        "de": "Sorani (Kurdisch)",
        "en": "Sorani (Kurdish)",
        "fr": "sorani (kurde)",
        "es": "sorani (kurdo)",
        "ar": "السورانية (الكردية)",
        "fa": "سورانی (کردی)",
        "kmr": "soranî",
        "ckb": "سۆرانی (کوردی)",
        "tr": "Sorani (Kürtçe)",
        "uk": "сорані (курдська)",
        "ru": "сорани (курдский)",
        "ti": "ሶራኒ (ኩርዲሽ)",
        "bg": "сорани (кюрдски)",
        "ro": "sorani (kurdă)",
        "pl": "sorani (kurdyjski)",
        "sq": "soranisht (kurdisht)",
        "sr": "sorani (kurdski)",
    },
    "ku": {"kmr": "kurdî"},
    "de-simple": {
        "de": "einfaches Deutsch",
        "en": "Easy German",
        "fr": "allemand simplifié",
        "es": "alemán sencillo",
        "ar": "الألمانية السهلة",
        "fa": "آلمانی ساده",
        "kmr": "almaniya hêsan",
        "ckb": "ئەڵمانیی ئاسان",
        "tr": "kolay Almanca",
        "uk": "проста німецька",
        "ru": "простой немецкий",
        "ti": "ቀሊል ጀርመን",
        "bg": "лесен немски",
        "ro": "germană simplă",
        "pl": "prosty niemiecki",
        "sq": "gjermanisht e thjeshtë",
        "sr": "jednostavan nemački",
    },
}


@cache
def language_name(code: str, reader: str) -> str:
    """The name of the language ``code`` in the reader's language; its own name where there is none there."""
    if name := _NAMES.get(code, {}).get(reader.split("-")[0]):
        return name
    names = _locale(LANGUAGES[reader].locale).languages
    name = names.get(code) or names.get(_CLDR_CODES.get(code, ""))
    return str(name) if name else autonym(code)


@cache
def autonym(code: str) -> str:
    """The language's name in itself, with a capital letter as in menus."""
    if code in LANGUAGES:
        return LANGUAGES[code].autonym
    if code in _AUTONYMS:
        return _AUTONYMS[code]
    try:
        own = _locale(code)
    except UnknownLocaleError:
        return code
    name = str(own.languages.get(code) or own.languages.get(_CLDR_CODES.get(code, ""), code))
    return alone(name)


def alone(name: str) -> str:
    """A name as it stands in a list or a heading: with a capital letter, where the script has them."""
    return name[:1].title() + name[1:]


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
