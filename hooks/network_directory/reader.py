"""How one reader sees the directory: every text, date, time and code in the reader's language.

A `Phrase` knows its own language, so that a page can mark a text that is not in the reader's.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, cached_property
from typing import NamedTuple

from babel import Locale
from babel.dates import DateTimeFormat, format_date, format_interval, format_skeleton, get_day_names, parse_pattern
from babel.lists import format_list

from . import languages
from .directory import Directory
from .freshness import State
from .language_names import alone, language_name
from .model import Activity, Address, Rhythm, RoughDate, Slot, clock
from .pages.page import LanguageName, Title
from .problems import Words, words
from .recurrence import Gap, Occurrence
from .translations import Catalogue, catalogue


class Phrase(NamedTuple):
    """A text in a language. ``foreign`` if that is not the reader's; ``machine`` if a machine translated it and no
    person has read it; ``original`` is the text in the main language if that has changed since it was translated."""

    text: str
    language: str
    foreign: bool = False
    machine: bool = False
    original: str = ""

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return languages.direction(self.language)

    def __str__(self) -> str:
        return self.text


class Reader:
    """The directory in one language."""

    def __init__(self, directory: Directory, language: str) -> None:
        self.directory = directory
        self.language = language
        self.folder = directory.languages[language]
        self.direction = languages.direction(language)
        self.catalogue: Catalogue = catalogue(language)
        self.locale = languages.LANGUAGES[language].locale
        self.order = languages.fallback_order(language, directory.main)

    def gettext(self, message: str) -> str:
        """A product word."""
        return self.catalogue.translations.gettext(message)

    def say(self, sentence: Words) -> str:
        """A product sentence with its values, days among them in the reader's language."""
        values = {key: self.day(item) if isinstance(item, dt.date) else item for key, item in sentence.values.items()}
        return Words(sentence.msgid, values).say(self.gettext)

    def phrase(self, text: Title) -> Phrase:
        """A text in the best language there is. A plain string is a proper name in the main language."""
        if isinstance(text, LanguageName):
            return Phrase(alone(self.language_name(text.code)), self.language)
        if isinstance(text, Words):
            return Phrase(self.say(text), self.language)
        if isinstance(text, str):
            return Phrase(text, self.directory.main, self.language != self.directory.main)
        found, language = text.find(self.order)
        origins = self.directory.origins
        standing = origins.standing(text, language)
        original = origins.source(text) if standing.outdated else ""
        return Phrase(found, language, language != self.language, standing.machine, original)

    def language_name(self, code: str) -> str:
        """A language's name."""
        return language_name(code, self.language)

    def day(self, day: dt.date) -> str:
        """``Thursday, 24 December 2026``."""
        return self._written(day, "full")

    def week(self, monday: dt.date) -> str:
        """``This week``, ``Next week``, ``Week of 7 December``."""
        today = self.directory.today
        weeks = (monday - today + dt.timedelta(today.weekday())).days // 7
        if weeks < 2:
            return self.gettext(_WEEKS[weeks].msgid)
        return self.say(words("Week of %(date)s", date=self.month_day(monday)))

    def days_of_week(self, monday: dt.date) -> str:
        """``7–13 Dec``."""
        return str(format_interval(monday, monday + dt.timedelta(6), "MMMMd", locale=self.locale))

    def rough(self, date: RoughDate) -> str:
        """A date as precise as it is known: ``9 March 2018``, ``March 2018``, ``2018``."""
        return self._written(date.earliest, "long" if date.day else "yMMMM" if date.month else "y")

    def _written(self, day: dt.date, form: str) -> str:
        return formatted(day, _DATES.get((self.language, form), form), self.locale)

    def weekday(self, number: int) -> str:
        """``Monday`` for 0."""
        return self._weekdays[number]

    @cached_property
    def _weekdays(self) -> dict[int, str]:
        return {number: str(name) for number, name in get_day_names("wide", "stand-alone", self.locale).items()}

    def address_line(self, address: Address | None) -> str:
        """``Marktplatz 1, 99999 Musterstadt``, as far as it is known."""
        if address is None:
            return ""
        city = address.city or self.directory.network.city
        town = " ".join(part for part in (address.postcode, city) if part)
        return ", ".join(part for part in (address.street, town) if part)

    def month_day(self, day: dt.date) -> str:
        """``24 December``."""
        return month_days(self.language)[day.month - 1].replace("#", str(day.day))

    def listed(self, parts: list[str]) -> str:
        """``a, b and c``. CLDR leaves it to the program that Spanish says ``e`` for ``y`` before an i: ``e inglés``."""
        text = format_list(parts, locale=_LISTS.get(self.language, self.locale))
        return _SPANISH_AND.sub(" e ", text) if self.language == "es" else text

    def state(self, checked: RoughDate | None, state: State) -> Words:
        """What to tell about the date of the latest evidence."""
        if checked is None:
            return words("Not confirmed. Please ask before you go.")
        date = self.rough(checked)
        if state is State.CONFIRMED:
            return words("Confirmed: %(date)s", date=date)
        if state is State.AGEING:
            return words("Last confirmed: %(date)s. It may have changed since.", date=date)
        return words("Last confirmed: %(date)s. Please ask before you go.", date=date)

    def every(self, rhythm: Rhythm) -> str:
        """A rhythm's days: ``Every week: Tuesday and Thursday``."""
        if rhythm.every is None:
            return ""
        days = self.weekdays(rhythm.every.weekdays)
        if rhythm.every.ordinal is not None:
            nth = _ORDINALS[rhythm.every.ordinal]
            return self.say(words("Every month: %(day)s", day=self.say(words(nth.msgid, day=days))))
        if rhythm.every.interval > 1:
            several = words("Every %(number)d weeks: %(days)s", number=rhythm.every.interval, days=days)
            return self.say(words("Every two weeks: %(days)s", days=days) if rhythm.every.interval == 2 else several)
        return self.say(words("Every week: %(days)s", days=days))

    def weekdays(self, numbers: tuple[int, ...]) -> str:
        """``Tuesday and Thursday``; days in a row as ``Monday to Friday``."""
        first, last = numbers[0], numbers[-1]
        if len(numbers) > 2 and last - first == len(numbers) - 1:
            return self.say(words("%(first)s to %(last)s", first=self.weekday(first), last=self.weekday(last)))
        return self.listed([self.weekday(number) for number in numbers])


@cache
def formatted(day: dt.date, form: str, locale: str) -> str:
    """A date in a form or after a pattern of CLDR; the same few stand on many pages.

    Always with Latin digits and of the Gregorian calendar, as on German paper.
    """
    return str(format_skeleton(form, day, locale=locale) if form == "yMMMM" else format_date(day, form, locale=locale))


# Where CLDR 47 has no pattern of the language's own but the root's or another date's: "2026 December 24, Thursday".
_DATES = {
    ("ckb", "full"): "EEEE، d'ی' MMMM'ی' y",
    ("ckb", "yMMMM"): "MMMM'ی' y",
    ("ckb", "MMMMd"): "d'ی' MMMM",
    ("ti", "long"): "d MMMM y",
}
# CLDR has no "and" in Sorani; it is the one of Persian.
_LISTS = {"ckb": "fa"}
_SPANISH_AND = re.compile(r" y (?=h?i(?!e))")
_WEEKS = (words("This week"), words("Next week"))
_ORDINALS = {
    1: words("1st %(day)s"),
    2: words("2nd %(day)s"),
    3: words("3rd %(day)s"),
    4: words("4th %(day)s"),
    5: words("5th %(day)s"),
    -1: words("last %(day)s"),
}


@cache
def month_days(language: str) -> tuple[str, ...]:
    """A date without its year in each of the twelve months, with ``#`` for the day: ``# December``."""
    cldr, own = Locale.parse(languages.LANGUAGES[language].locale), _DATES.get((language, "MMMMd"))
    pattern = str((parse_pattern(own) if own else cldr.datetime_skeletons["MMMMd"]).format)
    months = (DateTimeFormat(dt.date(2000, month, 1), cldr) for month in range(1, 13))
    return tuple(pattern % {"d": "#", "MMMM": month["MMMM"], "LLLL": month["LLLL"]} for month in months)


def span(start: int | None, end: int | None) -> str:
    """``14:00–16:00``, ``14:00`` for an open end, empty if not known."""
    if start is None:
        return ""
    return clock(start) if end is None else f"{clock(start)}–{clock(end)}"


def slot_span(slot: Slot | Rhythm | Activity | Occurrence | Gap) -> str:
    """The times of anything that has them."""
    return span(slot.start, slot.end)
