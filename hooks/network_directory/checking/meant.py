"""What somebody probably meant: the exact form to write instead, where the meaning is beyond doubt.

Files stay uniform because the form is named, not silently accepted. In: the kind of fault and the text as written.
Out: the text to write, or None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from ..languages import SPOKEN, guess_code
from ..model.base import fold
from ..model.values import MINUTES_A_DAY, clock
from ..model.weekdays import GERMAN, WEEKDAYS, find_weekday

_MONTHS = {
    name: number
    for names in (
        "januar februar marz april mai juni juli august september oktober november dezember",
        "january february march april may june july august september october november december",
        "jan feb mrz apr mai jun jul aug sep okt nov dez",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), 1)
}
_DASH = r"\s*(?:-|–|—|bis|to|til|until)\s*"
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr|h|o'clock)?"
_YES = frozenset({"ja", "yes", "y", "true", "wahr", "on", "1", "j"})
_NO = frozenset({"nein", "no", "n", "false", "falsch", "off", "0"})


def meant(kind: str, text: str) -> str | None:
    """The form to write instead of ``text`` where a fault of this kind was found."""
    guess = _GUESSES.get(kind)
    found = guess(text.strip()) if guess else None
    return found if found and found != text else None


def _day(text: str) -> str | None:
    try:
        return dt.date(*(_date_parts(text) or ())).isoformat()
    except (TypeError, ValueError):
        return None


def _rough_date(text: str) -> str | None:
    if day := _day(text):
        return day
    if match := re.fullmatch(r"(\d{1,2})[./](\d{4})|(\d{4})[./-](\d{1,2})", text):
        month, year = int(match[1] or match[4]), int(match[2] or match[3])
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None
    match = re.fullmatch(r"([a-z]+)\.? (\d{4})", fold(text))
    if match and match[1] in _MONTHS:
        return f"{match[2]}-{_MONTHS[match[1]]:02d}"
    match = re.fullmatch(r"(?:ca\.?|c\.|circa|um|etwa|about) ?(\d{4})", fold(text))
    return match[1] if match else None


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if match := re.fullmatch(r"(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4})", text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{1,2})\.? ([a-z]+)\.? (\d{4})", fold(text)):
        return int(match[3]), _MONTHS.get(match[2], 0), int(match[1])
    return None


def _clock(text: str) -> str | None:
    match = re.fullmatch(_TIME, fold(text).removeprefix("ab ").removeprefix("um "))
    return _time(match[1], match[2]) if match else None


def _time(hours: str, minutes: str | None) -> str | None:
    total = int(hours) * 60 + int(minutes or 0)
    return clock(total) if total <= MINUTES_A_DAY and int(minutes or 0) < 60 else None


def _hours(text: str) -> str | None:
    word = fold(text).strip(" .")
    if word in ("zu", "-", "–", "none", "keine", "close", "nein"):
        return "closed"
    if re.fullmatch(r"(nur |termine? )?(n\. ?v|nach (vereinbarung|absprache|termin)|mit termin)", word):
        return "by appointment"
    parts = re.split(r"\s*(?:,|;|und|and|&|/|\+)\s*", word)
    spans = [_span(part) for part in parts]
    return ", ".join(span for span in spans if span) if all(spans) else None


def _span(text: str) -> str | None:
    match = re.fullmatch(rf"(?:von |from )?{_TIME}{_DASH}{_TIME}", text)
    if not match:
        return None
    start, end = _time(match[1], match[2]), _time(match[3], match[4])
    return f"{start}-{end}" if start and end and start < end else None


def _weekday(text: str) -> str | None:
    word = fold(text).strip(" .,")
    if find_weekday(word) is not None:
        return WEEKDAYS[find_weekday(word) or 0]
    for names in (WEEKDAYS, GERMAN):
        for number, name in enumerate(names):
            if word in (name[:2], name[:3], f"{name}s", f"{name}e", f"{name}en"):
                return WEEKDAYS[number]
    return None


# Words that say nothing more, then words for what the form knows under another name.
_RHYTHM_WORDS = (
    (r"\b(jeden|jede|jeweils|immer|every|each|weekly on|wochentlich|am|im monat|of the month|des monats)\b", ""),
    (r"\b(alle (2|zwei) wochen|14-tagig|2-wochentlich|other|biweekly)\b", "fortnightly"),
    (r"\b(erste[rn]?|first|1\.)\s", "1st"),
    (r"\b(zweite[rn]?|second|2\.)\s", "2nd"),
    (r"\b(dritte[rn]?|third|3\.)\s", "3rd"),
    (r"\b(vierte[rn]?|fourth|4\.)\s", "4th"),
    (r"\bletzte[rn]?\b", "last"),
)


def _every(text: str) -> str | None:
    """A rhythm in German, in long form or with abbreviations."""
    word = fold(text).strip(" .")
    for pattern, plain in _RHYTHM_WORDS:
        word = re.sub(pattern, f" {plain} ", word)
    if re.fullmatch(r"\s*(taglich|daily|day|tag)\s*", word):
        return "monday to sunday"
    return _rhythm(" ".join(word.split()))


def _rhythm(text: str) -> str | None:
    for lead, pattern in (("2 weeks on ", r"fortnightly (.+)"), ("", r"((?:1st|2nd|3rd|4th|last) )(.+)")):
        if match := re.fullmatch(pattern, text):
            days = list(_weekdays(match[match.lastindex or 1]))
            return f"{lead or match[1]}{', '.join(days)}" if days else None
    if match := re.fullmatch(rf"(\S+?){_DASH}(\S+)", text):
        first, last = _weekday(match[1]), _weekday(match[2])
        return f"{first} to {last}" if first and last else None
    days = list(_weekdays(text))
    return ", ".join(days) if days else None


def _weekdays(text: str) -> Iterator[str]:
    found = [_weekday(part) for part in re.split(r"\s*(?:,|und|and|&|\+|/)\s*", text)]
    yield from (day for day in found if day and all(found))


def _position(text: str) -> str | None:
    numbers = re.findall(r"-?\d{1,3}[.,]\d{3,}", text)
    return ", ".join(number.replace(",", ".") for number in numbers) if len(numbers) == 2 else None


def _phone(text: str) -> str | None:
    found = re.findall(r"[+(]?\d[\d ()/–-]{4,}\d", text)
    return found[0].replace("–", "-") if len(found) == 1 else f"[{', '.join(found)}]" if found else None


def _email(text: str) -> str | None:
    word = re.sub(r"\s*[\[({]?\s*\b(?:at|ät)\b\s*[\])}]?\s*", "@", text.removeprefix("mailto:"), count=1)
    word = re.sub(r"\s*[\[({]\s*(?:dot|punkt)\s*[\])}]\s*", ".", word)
    return word if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", word) else None


def _url(text: str) -> str | None:
    word = text.removeprefix("//").replace("http//", "").replace("https//", "")
    return f"https://{word}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", word) else None


def _id(text: str) -> str | None:
    word = text.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return re.sub(r"[^a-z0-9]+", "-", fold(word)).strip("-") or None


def _yes_no(text: str) -> str | None:
    word = fold(text)
    return "yes" if word in _YES else "no" if word in _NO else None


def _list(text: str) -> str | None:
    parts = [part.strip() for part in re.split(r"[,;]|\bund\b|\band\b", text) if part.strip()]
    codes = [guess_code(part, SPOKEN) if len(part) > 3 else None for part in parts]
    if parts and all(codes):
        return f"[{', '.join(code for code in codes if code)}]"
    return f"[{', '.join(parts)}]" if parts and all(len(part) < 40 for part in parts) else None


_GUESSES: dict[str, Callable[[str], str | None]] = {
    "day": _day,
    "rough_date": _rough_date,
    "clock": _clock,
    "hours": _hours,
    "weekday": lambda text: _every(text) or _weekday(text),
    "every": _every,
    "position": _position,
    "phone": _phone,
    "email": _email,
    "url": _url,
    "id": _id,
    "bool_parsing": _yes_no,
    "yes_no": _yes_no,
    "tuple_type": _list,
    "hours_field": _weekday,
}
