"""What somebody probably meant by a way to get in touch or a place: the exact form to write, or None."""

from __future__ import annotations

import re

from ..model.base import fold

_PHONE = re.compile(r"[+(]?\d[\d ()/–-]{4,}\d")
_PHONE_WORDS = frozenset(["tel", "telefon", "fon", "phone", "fernruf", "ruf", "nummer", "mobil", "handy", "unter"])
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def position(text: str) -> str | None:
    """Two numbers with decimal commas, from a map's address, or in degrees, minutes and seconds."""
    numbers = re.findall(r"-?\d{1,3}[.,]\d{3,}", text)
    if len(numbers) == 2:
        return ", ".join(number.replace(",", ".") for number in numbers)
    angles = re.findall(r"(\d{1,3})°\s*(\d{1,2}(?:[.,]\d+)?)['′]\s*(?:([\d.,]+)[\"″])?", text)
    if len(angles) == 2:
        return ", ".join(f"{_degrees(*angle):.5f}" for angle in angles)
    return None


def _degrees(degrees: str, minutes: str, seconds: str) -> float:
    return int(degrees) + float(minutes.replace(",", ".")) / 60 + float(seconds.replace(",", ".") or 0) / 3600


def phone(text: str) -> str | None:
    """The number without its label, two numbers as a list, an extension written out."""
    if match := re.fullmatch(r"([+(]?\d[\d ()/]*-)(\d+)\s*/\s*-\s*(\d+)", text):
        return f"[{match[1]}{match[2]}, {match[1]}{match[3]}]"
    found = [number.replace("–", "-") for number in _PHONE.findall(text)]
    if len(found) > 1:
        return f"[{', '.join(found)}]"
    label = " ".join(word for word in re.findall(r"[^\W\d]+", _PHONE.sub(" ", text)) if fold(word) not in _PHONE_WORDS)
    if found and label:
        return f"{{number: {found[0]}, label: {label}}}"
    return found[0] if found else None


def email(text: str) -> str | None:
    """The address without ``mailto:``, a name around it, blanks and words for its signs."""
    found = _MAIL.findall(text)
    word = re.sub(r"\s*@\s*|\s*[\[({]?\s*\b(?:at|ät)\b\s*[\])}]?\s*", "@", text.removeprefix("mailto:"), count=1)
    word = found[0] if len(found) == 1 else re.sub(r"\s*[\[({]\s*(?:dot|punkt)\s*[\])}]\s*", ".", word)
    return word if _MAIL.fullmatch(word) else None


def url(text: str) -> str | None:
    """The address with its beginning, and with %20 for blanks in its path."""
    if re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(/[^\n]*)?", text):
        return text.replace(" ", "%20")
    word = text.removeprefix("//").replace("http//", "").replace("https//", "")
    return f"https://{word}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", word) else None


def address(text: str) -> str | None:
    """Street, postcode and city out of one line."""
    if match := re.fullmatch(r"([^,\d]+ \d+ ?[a-z]?(?:-\d+)?),? +(?:D-)?(\d{4,5}) +([^,\d]+)", text):
        return f"{{street: {match[1]}, postcode: {match[2]}, city: {match[3]}}}"
    if re.fullmatch(r"[^,\d]+ \d+ ?[a-z]?(?:-\d+)?", text):
        return f"{{street: {text}}}"
    return None


def venue(text: str) -> str | None:
    """The name of a place that is no id; an id alone does not say what it is the id of."""
    if fold(text) in ("im netz", "im internet", "zoom", "digital"):
        return "online"
    return None if re.fullmatch(r"[a-z0-9-]+", text) or re.search(r"[,:{}\[\]#]", text) else f"{{place: {text}}}"


def postcode(text: str) -> str | None:
    """The digits alone."""
    digits = re.sub(r"^[A-Z]{1,2}[- ]|\s", "", text)
    return digits if digits.isdecimal() else None
