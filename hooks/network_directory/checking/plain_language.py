"""Easy German (``de-simple``): short sentences and plain words.

After "Einfache Sprache", DIN 8581-1, and Part 2 of Annex 2 to BITV 2.0, as far as signs on the page show it. These are
hints, not proofs: whether a text is easy, only its readers can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Problem, Words, warning, words
from ..reading import place_of
from .draft import Draft
from .texts import texts_in

EASY = "de-simple"
LONGEST_SENTENCE = 12
"""Words."""
LONGEST_WORD = 16
"""Letters between hyphens."""

# Word, or its beginning before "*" → what to write instead.
_HARD = {
    "Angelegenheit*": "Frage",
    "Ansprechpartner*": "Person, die hilft",
    "aufgrund": "weil",
    "barrierefrei*": "ohne Hindernisse",
    "beantragen": "einen Antrag stellen",
    "benötig*": "brauchen",
    "bezüglich": "zu",
    "durchführ*": "machen",
    "ehrenamtlich*": "freiwillig",
    "Erziehungsberechtigte*": "Eltern",
    "erfolgt": "ist",
    "gegebenenfalls": "vielleicht",
    "Institution*": "Stelle",
    "interkulturell*": "für Menschen aus vielen Ländern",
    "jedoch": "aber",
    "Kompetenz*": "was jemand kann",
    "Kooperation*": "Zusammenarbeit",
    "koordinier*": "planen",
    "kostenfrei": "kostenlos",
    "Maßnahme*": "Hilfe",
    "Migrationshintergrund": "Familie aus einem anderen Land",
    "mittels": "mit",
    "niedrigschwellig*": "leicht zu erreichen",
    "Qualifizierung*": "Kurs",
    "sofern": "wenn",
    "sowie": "und",
    "Teilnahme": "mitmachen",
    "Teilnehmende*": "wer mitmacht",
    "telefonisch*": "am Telefon",
    "Veranstaltung*": "Treffen",
    "vereinbar*": "ausmachen",
    "verfüg*": "haben",
    "Zielgruppe*": "für wen",
    "zuständig*": "hilft Ihnen",
}
_SHORT = {
    "bzw.": "oder",
    "ca.": "ungefähr",
    "d. h.": "das heißt",
    "etc.": "und so weiter",
    "evtl.": "vielleicht",
    "ggf.": "vielleicht",
    "inkl.": "mit",
    "n. V.": "mit Termin",
    "Nr.": "Nummer",
    "Str.": "Straße",
    "Tel.": "Telefon",
    "u. a.": "zum Beispiel",
    "usw.": "und so weiter",
    "z. B.": "zum Beispiel",
}


def _pattern(known: dict[str, str], end: str) -> re.Pattern[str]:
    """Any of the known words; ``*`` stands for more letters, a blank may be missing."""
    escaped = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s?") for word in known)
    return re.compile(rf"\b(?:{'|'.join(escaped)}){end}", re.I)


_HARD_WORD = _pattern(_HARD, r"\b")
_ABBREVIATION = _pattern(_SHORT, "")
_LONG_WORD = re.compile(rf"[^\W\d_]{{{LONGEST_WORD + 1},}}")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+|\S+@\S+")
_SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|\n\s*(?=\n|[-*] |\d+\. )")
_WORD = re.compile(r"\w[\w’'-]*")
_PASSIVE = re.compile(
    r"\b(?:wird|werden|wurden?)\b[^.!?:]*?\b(?:[a-zäöü]*ge[a-zäöüß]{2,}(?:t|en)|[a-zäöü]{3,}iert"
    r"|(?:be|ent|er|ver|zer)[a-zäöüß]{3,}(?:t|en))\b"
)
_GENITIVE = re.compile(r"\b(?:des|eines|dieses|[Ii]hres|unseres|[msd]eines)\s+[A-ZÄÖÜ]\w+s\b")
_CLAIM = re.compile(r"\bleichte[rn]?\s+sprache\b", re.I)


@dataclass(frozen=True)
class Spot:
    """A place in a text that may be hard to read, and how to make it easier."""

    message: Words
    hint: Words


def easy_texts_are_easy(draft: Draft) -> Iterator[Problem]:
    """Texts in Easy German have short sentences and plain words, and do not claim to be tested “Leichte Sprache”."""
    for scalar, origin in texts_in(draft, EASY):
        for spot in hard_spots(scalar):
            yield warning(place_of(scalar, origin.file), "plain-language", spot.message, spot.hint)


def hard_spots(text: str) -> Iterator[Spot]:
    """What may be hard to read in a German text."""
    plain = _ADDRESS.sub(" ", text)
    yield from _long_sentences(plain)
    for match in _HARD_WORD.finditer(plain):
        message = words("“%(word)s” is a hard word", word=match[0])
        yield Spot(message, words("Write for example: %(right)s", right=_instead(_HARD, match[0])))
    for match in _ABBREVIATION.finditer(plain):
        message = words("“%(word)s” is an abbreviation", word=match[0])
        yield Spot(message, words("Write for example: %(right)s", right=_instead(_SHORT, match[0])))
    for match in _LONG_WORD.finditer(plain):
        message = words("“%(word)s” is a long word", word=match[0])
        yield Spot(message, words("Divide it with a hyphen, as in Willkommens-Büro, or use another word."))
    for match in _PASSIVE.finditer(plain):
        message = words("“%(text)s” does not say who does it", text=match[0])
        yield Spot(message, words("Write “We help you”, not “You are helped”."))
    for match in _GENITIVE.finditer(plain):
        message = words("“%(text)s” is a genitive, which many do not know", text=match[0])
        yield Spot(message, words("Say it with “von”."))
    for match in _CLAIM.finditer(plain):
        message = words("no group of readers has tested this text, so it is not “%(text)s”", text=match[0])
        yield Spot(message, words("Write “Einfache Sprache”."))


def _long_sentences(text: str) -> Iterator[Spot]:
    for sentence in _SENTENCE_END.split(text):
        found = _WORD.findall(sentence)
        if len(found) > LONGEST_SENTENCE:
            start = " ".join(found[:4])
            message = words("the sentence “%(start)s …” has %(count)d words", start=start, count=len(found))
            yield Spot(message, words("Make two of it: at most %(most)d words each.", most=LONGEST_SENTENCE))


def _instead(known: dict[str, str], found: str) -> str:
    return next(right for word, right in known.items() if _pattern({word: ""}, "").fullmatch(found))
