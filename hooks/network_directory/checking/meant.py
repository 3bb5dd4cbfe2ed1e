"""What somebody probably meant: the exact form to write instead, where the meaning is beyond doubt.

Files stay uniform because the form is named, not silently accepted. In: the kind of fault and the text as written.
Out: the text to write, or None.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator

from ..model.base import fold
from ..model.values import MINUTES_A_DAY, clock
from ..model.weekdays import GERMAN, WEEKDAYS, find_weekday
from . import meant_choice, meant_contact

_LONGEST = 200
"""Nobody means a date or a number by more signs than these; the patterns below may go back and forth."""
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
_APPOINTMENT = r"(nur |termine? )?(n\. ?v|nach (vereinbarung|absprache|termin)|mit termin|by appointment)"
_DASH = r"\s*(?:-|–|—|bis|to|til|until)\s*"
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr|h|o'clock)?"


def meant(kind: str, text: str) -> str | None:
    """The form to write instead of ``text`` where a fault of this kind was found."""
    guess = _GUESSES.get(kind) if len(text) <= _LONGEST else None
    found = guess(_bare(text)) if guess else None
    return found if found and found != text else None


def _bare(text: str) -> str:
    """Without invisible characters and a word processor's quotation marks around it; digits of other scripts as 0–9."""
    seen = (sign for sign in text if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in seen).strip(" \t“”„‟‘’‚«»")


def _day(text: str) -> str | None:
    try:
        return dt.date(*(_date_parts(re.sub("[‐-―−]", "-", text)) or ())).isoformat()
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
    match = re.fullmatch(r"(?:ca\.?|c\.|circa|um|etwa|about|seit|since|ab|anfang|ende|mitte) ?(\d{4})", fold(text))
    return match[1] if match else None


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if match := re.fullmatch(r"(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4})", text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{2})", text):
        return int(match[3]) + (2000 if int(match[3]) < 70 else 1900), int(match[2]), int(match[1])
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
    if re.fullmatch(_APPOINTMENT, word):
        return "by appointment"
    parts = re.split(r"\s*(?:,|;|und|and|&|/|\+)\s*", word)
    spans = [_span(part) for part in parts]
    return ", ".join(span for span in spans if span) if all(spans) else _hours_with_remark(text)


def _hours_with_remark(text: str) -> str | None:
    """One stretch and what is to be said about it: by appointment, by phone, anything else as a note."""
    match = re.fullmatch(r"([\d:.\s–-]+(?:uhr)?),?\s*\(?([^\d()][^()]*?)\)?", text, re.I)
    span = _span(fold(match[1])) if match else None
    if not match or not span or re.search(r"[,:{}\[\]#]", match[2]):
        return None
    remark = fold(match[2])
    for kind, pattern in (
        ("appointment", _APPOINTMENT),
        ("phone", r"(nur )?(telefonisch|am telefon|per telefon|by phone)"),
    ):
        if re.fullmatch(pattern, remark):
            return f"{{time: {span}, kind: {kind}}}"
    return f"{{time: {span}, note: {match[2]}}}"


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
    close = difflib.get_close_matches(word, (*WEEKDAYS, *GERMAN, "sonnabend"), 1, 0.85)
    return WEEKDAYS[find_weekday(close[0]) or 0] if close else None


def _several_weekdays(text: str) -> str | None:
    """The weekdays that are meant together: „Mo-Fr“, „Sa/So“, „täglich“."""
    if fold(text) in ("werktags", "werktag", "weekdays", "workdays"):
        return ", ".join(WEEKDAYS[:5])
    every = _every(text)
    if every and (span := re.fullmatch(r"(\w+) to (\w+)", every)):
        every = ", ".join(WEEKDAYS[WEEKDAYS.index(span[1]) : WEEKDAYS.index(span[2]) + 1])
    return every if every and "," in every and not re.search(r"\d", every) else None


# Words that say nothing more, then words for what the form knows under another name.
_RHYTHM_WORDS = (
    (
        r"\b(alle (2|zwei) wochen|jede (zweite|2\.) woche|every (second|2nd) week|14-tagig|2-wochentlich|other"
        r"|biweekly)\b",
        "fortnightly",
    ),
    (r"\b(jede woche|wochentlich|weekly on|am|im monat|of the month|des monats)\b", ""),
    (r"\b(jede[nrms]?|jeweils|immer|every|each)\b", ""),
    (r"\b(erste[rn]?|first|1\.)\s", "1st"),
    (r"\b(zweite[rn]?|second|2\.)\s", "2nd"),
    (r"\b(dritte[rn]?|third|3\.)\s", "3rd"),
    (r"\b(vierte[rn]?|fourth|4\.)\s", "4th"),
    (r"\bletzte[rn]?\b", "last"),
)


# „jeden zweiten Dienstag“: the second one of each month, or one every two weeks? Nobody but the editor knows.
_EVERY_NTH = r"(jede[nrms]?|every) (zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|[234]\.|second|third|fourth|2nd|3rd|4th) \w+"


def _every(text: str) -> str | None:
    """A rhythm in German, in long form or with abbreviations."""
    word = fold(text).strip(" .")
    if re.fullmatch(_EVERY_NTH, word):
        return None
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


_GUESSES: dict[str, Callable[[str], str | None]] = {
    "day": _day,
    "rough_date": _rough_date,
    "clock": _clock,
    "hours": _hours,
    "weekday": lambda text: _every(text) or _weekday(text),
    "every": _every,
    "position": meant_contact.position,
    "phone": meant_contact.phone,
    "phone_area": meant_contact.phone,
    "email": meant_contact.email,
    "url": meant_contact.url,
    "source_url": meant_contact.url,
    "postcode": meant_contact.postcode,
    "id": meant_choice.identifier,
    "bool_parsing": meant_choice.yes_no,
    "yes_no": meant_choice.yes_no,
    "tuple_type": meant_choice.as_list,
    "address": meant_contact.address,
    "at": meant_contact.venue,
    "cost": meant_choice.cost,
    "registration": meant_choice.registration,
    "level": meant_choice.level,
    "int_parsing": meant_choice.number,
    "country": meant_choice.country,
    "timezone": meant_choice.timezone,
    "hours_field": _weekday,
    "hours_fields": _several_weekdays,
}
