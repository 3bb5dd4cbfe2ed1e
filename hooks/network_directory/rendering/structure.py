"""What templates may call: what is the same in every language is worked out, for all else a blank is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from jinja2.runtime import Macro
from markupsafe import Markup

from .. import codes, languages
from ..directory import Directory
from ..freshness import State, state_of
from ..icons import symbol, symbol_id
from ..language_names import AUTONYM_LANGUAGES, autonym
from ..linked_data import Voice, as_json, linked_data
from ..markup import breakable, isolated, long_text, ltr, marked, safe, times
from ..model import Activity, Address, Reachable
from ..model.parts import VolunteerTask
from ..model.values import RoughDate
from ..navigation import NAVIGATION
from ..pages.hours_ahead import HoursAhead
from ..pages.page import Title
from ..problems import Words
from ..reader import Phrase, Reader, slot_span
from ..routes import in_language, quoted
from ..settings import Settings
from .blanks import Blanks, Skeleton, identity, in_json
from .environment import make_environment
from .opening_data import place_data, reason_id
from .way_there import way_there

NOT_FOUND = "404.html"
_IN_THE_READERS_LANGUAGE = (
    "_", "text", "name", "long", "plain", "language_marks", "language_of", "direction_of", "language",
    "direction_of_page", "own_language", "own_name_beside", "state_words", "webcal", "prose_title", "clock",
    "if_language", "if_drafted", "listed_languages", "description",
)  # fmt: skip
_OF_THE_READER = (
    "day", "days_of_week", "every", "language_name", "month_day", "rough", "say", "week", "weekday", "weekdays",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where the page lies that is being rendered: the ways from it up to the site's root and to its language's. From
    the 404 page, which is shown at any address, they are absolute."""

    root: str
    home: str


@dataclass
class Needs:
    """What a page, or a part of one, needs beside its HTML: ``timed`` and ``reasons`` are for opening.js, ``scripts``
    those besides the one of every page, ``icons`` the symbols that it refers to.
    """

    timed: bool = False
    reasons: dict[str, Title] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    icons: set[str] = field(default_factory=set)

    def add(self, part: Needs) -> None:
        """What a part of the page needs."""
        self.timed |= part.timed
        self.reasons |= part.reasons
        self.scripts += part.scripts
        self.icons |= part.icons


class Structure:
    """Renders templates for one page at a time. ``calendars`` are the paths of those there are."""

    def __init__(self, directory: Directory, settings: Settings, calendars: frozenset[str]) -> None:
        self.directory = directory
        self.settings = settings
        self.calendars = calendars
        self.blanks = Blanks()
        self.needs = Needs()
        self.place = Place("", "")
        self._main = Reader(directory, directory.main)
        self._voice = Voice(directory, settings.site_url, self.blanks.leave)
        self._icons: dict[str, str] = {}
        self._parts: dict[tuple[object, ...], tuple[Markup, Needs, tuple[object, ...]]] = {}
        self._environment = make_environment(self._names(), host=host, wanted=self._wanted)

    def begin(self, route: str) -> None:
        """A new page, in any language."""
        if self.blanks.many:
            self.blanks.forget()
            self._parts.clear()
        up = "../" * route.count("/")
        self.needs = Needs()
        self.place = Place(self.blanks.leave("root", up), up)

    def begin_not_found(self, language: str) -> None:
        """A part of the 404 page, in one language."""
        base = self.settings.base_path
        self.needs = Needs()
        self.place = Place(base, base + in_language(self.directory.languages[language], ""))

    def render(self, template: str, **values: Any) -> Markup:
        """The HTML of a template, with blanks."""
        return safe(self._environment.get_template(template).render(**values))

    def skeleton(self, html: Markup) -> Skeleton:
        """What was rendered since the page began, taken apart at its blanks."""
        return self.blanks.skeleton(html, frozenset(self.needs.icons))

    def symbols(self, used: Iterable[str]) -> bytes:
        """The icons used on a page, once each."""
        inner = "".join(symbol(self.settings.icons, self._icons[code]) for code in sorted(used))
        hidden = '<svg class="symbols" aria-hidden="true" focusable="false">'
        return f"{hidden}{inner}</svg>\n".encode() if inner else b""

    def once(self, macro: Macro, *values: object) -> Markup:
        """What a macro makes of some values, worked out once for all pages that lie equally deep.

        The same cards stand on many pages.
        """
        key = (macro.name, self.place, *map(identity, values))
        if key not in self._parts:
            whole, self.needs = self.needs, Needs()
            self._parts[key] = safe(macro(*values)), self.needs, values  # whose ids are in the key
            self.needs = whole
        html, needs, _ = self._parts[key]
        self.needs.add(needs)
        return html

    def part(self, macro: Macro, *values: object) -> Markup:
        """The same, as one blank: what stands around the content of every page is put together once a language."""
        return self.blanks.leave("part", self.once(macro, *values))

    def link(self, route: str) -> str:
        """A relative link to a route in the reader's language."""
        return self.place.home + quoted(route) or "./"

    def asset(self, path: str) -> Markup:
        """A relative link to a file below the site's root, by the name that it is published under."""
        return safe(self.place.root + quoted(self.settings.assets.path(path)))

    def script(self, name: str) -> str:
        """Have the page's head name a script: nothing is shown before it has run, and nothing jumps."""
        self.needs.scripts.append(name)
        return ""

    def home_in(self, code: str) -> Markup:
        """The link to the home page in another language."""
        return self.asset(in_language(self.directory.languages[code], ""))

    def icon(self, name: str | None, turn: bool = False) -> Markup:
        """An icon beside a word. ``turn``: it points somewhere, so it is mirrored from right to left."""
        if not name:
            return Markup("")
        code = symbol_id(name)
        self._icons[code] = name
        self.needs.icons.add(code)
        return _icon(name, turn)

    def hours_data(self, ahead: HoursAhead) -> Markup:
        """The hours ahead of a place, for opening.js."""
        self.needs.timed = True
        for why in (plan.why for plan in ahead.plans if plan.why):
            self.needs.reasons.setdefault(reason_id(why, self.directory.main), why)
        return place_data(ahead, self.directory.main)

    def linked_data(self, route: str, view: object) -> Markup:
        """What programs read, as JSON with blanks; empty on most kinds of pages."""
        data = linked_data(route, view, self._voice)
        return in_json(as_json(data)) if data else Markup("")

    def age(self, checked: RoughDate) -> State:
        """The state of evidence of that date today."""
        return state_of(checked, self.directory.today, self.directory.network.freshness)

    def welcome(self, code: str, otherwise: Words) -> Markup:
        """What the site does for its readers, in a language of their own choice."""
        other = Reader(self.directory, code)
        summary = other.phrase(self.directory.network.summary)
        html = long_text(other.say(otherwise) if summary.foreign else summary.text)
        return isolated(html) if other.direction == "rtl" else html

    def way_there(self, record: Reachable | Activity, address: Address | None) -> list[tuple[str, str]]:
        """Links to a map: ``web`` to OpenStreetMap's page, ``app`` to a program on the device."""
        reachable = record if isinstance(record, Reachable) else None
        return way_there(reachable, address, self._main.address_line(address), self.directory.network.city)

    def own_name(self, code: str) -> Phrase:
        """A language's name in itself."""
        return Phrase(autonym(code), AUTONYM_LANGUAGES.get(code, code))

    def _wanted(self, tasks: Iterable[VolunteerTask]) -> list[VolunteerTask]:
        return [task for task in tasks if task.is_wanted(self.directory.today)]

    def _names(self) -> dict[str, Any]:
        """Everything by the name that templates use."""
        blank = self.blanks.leaving
        return {
            **{name: blank(name) for name in _IN_THE_READERS_LANGUAGE},
            "reader": SimpleNamespace(**{name: blank(name) for name in _OF_THE_READER}),
            "network": self.directory.network,
            "directory": self.directory,
            "settings": self.settings,
            "navigation": NAVIGATION,
            "link": self.link,
            "asset": self.asset,
            "script": self.script,
            "home_in": self.home_in,
            "qr_file": codes.FILE,
            "calendars": self.calendars,
            "icon": self.icon,
            "once": self.once,
            "part": self.part,
            "marked": marked,
            "ltr": ltr,
            "breakable": breakable,
            "times": lambda item: times(slot_span(item)),
            "age": self.age,
            "hours_data": self.hours_data,
            "linked_data": self.linked_data,
            "address_line": self._main.address_line,
            "way_there": self.way_there,
            "own_name": self.own_name,
            "welcome": self.welcome,
            "direction": languages.direction,
            "needs": lambda: self.needs,
        }


@cache
def _icon(name: str, turn: bool) -> Markup:
    css = "icon turn" if turn else "icon"
    return safe(f'<svg class="{css}" aria-hidden="true" focusable="false"><use href="#{symbol_id(name)}"/></svg>')


def host(url: str) -> str:
    """``example.org`` of ``https://www.example.org/page``: what people recognise of an address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
