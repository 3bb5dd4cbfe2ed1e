"""What somebody probably meant by a choice, a number or a name: the exact form to write, or None."""

from __future__ import annotations

import difflib
import re
from zoneinfo import available_timezones

from babel import Locale

from ..language_names import guess_code
from ..languages import SPOKEN
from ..model.base import fold
from .meant_contact import email, phone, url

_YES = frozenset({"ja", "yes", "y", "true", "wahr", "on", "1", "j"})
_NO = frozenset({"nein", "no", "n", "false", "falsch", "off", "0"})
_FREE = frozenset({"kostenlos", "kostenfrei", "gratis", "umsonst", "frei", "no cost", "0 €", "0", "keine", "nichts"})
_NUMBERS = [
    "eins",
    "zwei",
    "drei",
    "vier",
    "funf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwolf",
    "dreizehn",
    "vierzehn",
    "funfzehn",
]


def identifier(text: str) -> str | None:
    """Small letters, umlauts in two letters, hyphens."""
    word = text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return re.sub(r"[^a-z0-9]+", "-", fold(word)).strip("-") or None


def yes_no(text: str) -> str | None:
    """Yes and no in German, and in the words of programs."""
    word = fold(text)
    return "yes" if word in _YES else "no" if word in _NO else None


def as_list(text: str) -> str | None:
    """The parts of an enumeration in square brackets; names of languages as codes."""
    parts = [part.strip(" -") for part in re.split(r"[,;]|\bund\b|\band\b", text) if part.strip(" -")]
    codes = [guess_code(part, SPOKEN) if len(part) > 3 else None for part in parts]
    if parts and all(codes):
        return f"[{', '.join(code for code in codes if code)}]"
    return f"[{', '.join(parts)}]" if parts and all(len(part) < 40 for part in parts) else None


def cost(text: str) -> str | None:
    """Free, or an amount and what it is for."""
    if fold(text) in _FREE:
        return "free"
    match = re.fullmatch(r"(\d+)(?:[.,](\d\d|-+))?\s*(?:€|euro?)\s*([^,:{}\[\]#]*)", text, re.I)
    if not match:
        return None
    amount = f'"{match[1]},{match[2]} €"' if (match[2] or "-").isdecimal() else f"{match[1]} €"
    return f"{{amount: {amount}, note: {match[3]}}}" if match[3] else f"{{amount: {amount}}}"


def registration(text: str) -> str | None:
    """Yes or no, or the way to register."""
    for field, guess in (("phone", phone), ("email", email), ("url", url)):
        if (right := guess(text)) and not right.startswith("["):
            return f"{{required: yes, {field}: {right}}}"
    return yes_no(text)


def level(text: str) -> str | None:
    """Levels in capitals, with a hyphen between two."""
    found = re.findall(r"\b([A-C][12])(?![0-9])", text.upper())
    return "-".join(dict.fromkeys(sorted(found))) if 1 <= len(found) <= 2 else None


def number(text: str) -> str | None:
    """The one number in a text, or a number's German name in figures."""
    word, found = fold(text), re.findall(r"\d+", text)
    if word in _NUMBERS:
        return str(_NUMBERS.index(word) + 1)
    return str(found[0]) if len(found) == 1 else None


def country(text: str) -> str | None:
    """The code of a country by its name in German or English."""
    names = {fold(name): code for reader in ("en", "de") for code, name in Locale(reader).territories.items()}
    code = names.get(fold(text), text.upper())
    return code if re.fullmatch("[A-Z]{2}", code) and code in Locale("en").territories else None


def timezone(text: str) -> str | None:
    """A zone with almost this name."""
    return next(iter(difflib.get_close_matches(text, sorted(available_timezones()), 1, 0.75)), None)
