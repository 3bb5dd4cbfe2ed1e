"""What the templates may call: links, icons, texts in the reader's language, isolated numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2.runtime import Macro
from markupsafe import Markup

from .. import codes, languages
from ..freshness import State, state_of
from ..icons import symbol, symbol_id
from ..language_names import AUTONYM_LANGUAGES, autonym
from ..markup import breakable, isolated, long_text, ltr, marked, marks_of, safe, times
from ..model import Activity, Address, Reachable, Text
from ..model.values import RoughDate
from ..navigation import NAVIGATION
from ..pages.hours_ahead import HoursAhead
from ..pages.page import Title
from ..problems import Words, words
from ..reader import Phrase, Reader, slot_span
from ..routes import in_language, quoted
from ..settings import ProsePage, Settings
from .opening_data import clock_data, place_data, reason_id
from .way_there import way_there

NOT_FOUND = "404.html"
_USED = re.compile(r'<use href="#(i-[^"]+)"')


@dataclass(frozen=True)
class Place:
    """Where the page lies that is being rendered: its path below the site's root, and the ways from it up to that root
    and to its language's (from the 404 page, which is shown at any address, absolute ones)."""

    path: str
    root: str
    home: str


@dataclass
class Notes:
    """What a page, or a part of one, must say of its texts: the languages fallen back to, whether a machine translated
    some, the originals of those that may be out of date.

    ``timed`` and ``reasons`` (by their ids) are what opening.js needs besides the hours of places, if there are any;
    ``scripts`` are those that the page has besides the one of every page.
    """

    fallbacks: set[str] = field(default_factory=set)
    machine: bool = False
    originals: dict[str, Phrase] = field(default_factory=dict)
    timed: bool = False
    reasons: dict[str, Markup] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)

    def add(self, part: Notes) -> None:
        """What a part of the page must say."""
        self.fallbacks |= part.fallbacks
        self.machine |= part.machine
        self.originals |= part.originals
        self.timed |= part.timed
        self.reasons |= part.reasons
        self.scripts += part.scripts


class Tools:
    """The templates' functions in one language, for one page at a time."""

    def __init__(self, reader: Reader, settings: Settings, calendars: frozenset[str]) -> None:
        self.reader = reader
        self.settings = settings
        self.calendars = calendars
        self.begin("")
        self._icons: dict[str, str] = {}
        self._symbols: dict[frozenset[str], str] = {}
        self._parts: dict[tuple[object, ...], tuple[Markup, Notes]] = {}

    def begin(self, route: str) -> None:
        """A new page."""
        self.notes = Notes()
        if route == NOT_FOUND:
            base = self.settings.base_path
            self.place = Place(route, base, base + in_language(self.reader.folder, ""))
        else:
            up = "../" * route.count("/")
            self.place = Place(in_language(self.reader.folder, route), up + ("../" if self.reader.folder else ""), up)

    def once(self, macro: Macro, *values: object) -> Markup:
        """What a macro makes of some values, worked out once for all pages that lie equally deep.

        The same cards stand on many pages, and what stands around the content on all: together most of the work.
        """
        key = (macro.name, self.place.home, *(item if isinstance(item, (str, int)) else id(item) for item in values))
        if key not in self._parts:
            whole, self.notes = self.notes, Notes()
            self._parts[key] = safe(macro(*values)), self.notes
            self.notes = whole
        html, notes = self._parts[key]
        self.notes.add(notes)
        return html

    def forget(self) -> None:
        """Let go of what was kept for further pages."""
        self._parts.clear()

    def link(self, route: str) -> str:
        """A relative link to a route in the reader's language."""
        return self.place.home + quoted(route) or "./"

    def path_link(self, path: str) -> str:
        """A relative link to any path below the site's root."""
        return self.place.root + quoted(path) or "./"

    def asset(self, path: str) -> str:
        """A relative link to a file below the site's root, by the name that it is published under."""
        return self.path_link(self.settings.assets.path(path))

    def script(self, name: str) -> str:
        """Have the page's head name a script: nothing is shown before it has run, and nothing jumps."""
        self.notes.scripts.append(name)
        return ""

    def webcal(self, route: str) -> str:
        """The absolute address at which a calendar program subscribes to a calendar; the site's own must be known."""
        path = quote(in_language(self.reader.folder, route))
        return "webcal:" + (self.settings.site_url + path).partition(":")[2]

    def icon(self, name: str | None, turn: bool = False) -> Markup:
        """An icon beside a word. ``turn``: it points somewhere, so it is mirrored from right to left."""
        if not name:
            return Markup("")
        self._icons[symbol_id(name)] = name
        return _icon(name, turn)

    def symbols(self, html: str) -> str:
        """The icons used on a page, once each."""
        used = frozenset(_USED.findall(html))
        if used not in self._symbols:
            inner = "".join(symbol(self.settings.icons, name) for name in sorted(self._icons[code] for code in used))
            hidden = '<svg class="symbols" aria-hidden="true" focusable="false">'
            self._symbols[used] = f"{hidden}{inner}</svg>" if inner else ""
        return self._symbols[used]

    def text(self, text: Title) -> Markup:
        """A text; one in another language is marked, and the page says that there are such."""
        return self.name(self._fallback(self.reader.phrase(text)))

    def name(self, name: Title | Phrase) -> Markup:
        """A proper name: marked with its language, without a word on missing translations."""
        phrase = self._origin(name if isinstance(name, Phrase) else self.reader.phrase(name))
        if phrase.original:
            self.notes.originals[phrase.text] = self._original(phrase)
        return marked(phrase)

    def long(self, text: Text) -> Markup:
        """A long text, in Markdown; if it may be out of date, with the original below it to be opened."""
        phrase = self._origin(self._fallback(self.reader.phrase(text)))
        body = _block(phrase)
        if not phrase.original:
            return body
        original = self._original(phrase)
        language = self.reader.language_name(original.language)
        summary = words("This translation may be out of date. Show the original text: %(language)s", language=language)
        folded = Markup('<details class="original"><summary>{}</summary>{}</details>')
        return body + folded.format(self.reader.say(summary), _block(original))

    def state(self, checked: RoughDate | None, state: State) -> str:
        """What to tell about the date of the latest evidence."""
        return self.reader.say(self.reader.state(checked, state))

    def hours_data(self, ahead: HoursAhead) -> Markup:
        """The hours ahead of a place, for opening.js. No notice tells that a reason is not translated: most will not be
        shown today."""
        self.notes.timed = True
        main = self.reader.directory.main
        for why in (plan.why for plan in ahead.plans if plan.why):
            name = reason_id(why, main)
            if name not in self.notes.reasons:
                self.notes.reasons[name] = self.name(why)
        return place_data(ahead, main)

    @cached_property
    def clock(self) -> str:
        """The clock that counts, for opening.js."""
        return clock_data(self.reader)

    def age(self, checked: RoughDate) -> State:
        """The state of evidence of that date today."""
        directory = self.reader.directory
        return state_of(checked, directory.today, directory.network.freshness)

    def home_in(self, code: str) -> str:
        """The link to the home page in another language."""
        return self.path_link(in_language(self.reader.directory.languages[code], ""))

    def welcome(self, code: str, otherwise: Words) -> Markup:
        """What the site does for its readers, in a language of their own choice."""
        other = Reader(self.reader.directory, code)
        summary = other.phrase(other.directory.network.summary)
        html = long_text(other.say(otherwise) if summary.foreign else summary.text)
        return isolated(html) if other.direction == "rtl" else html

    def way_there(self, record: Reachable | Activity, address: Address | None) -> list[tuple[str, str]]:
        """Links to a map: ``web`` to OpenStreetMap's page, ``app`` to a program on the device."""
        reachable = record if isinstance(record, Reachable) else None
        return way_there(reachable, address, self.reader.address_line(address), self.reader.directory.network.city)

    def own_name(self, code: str) -> Phrase:
        """A language's name in itself."""
        language = AUTONYM_LANGUAGES.get(code, code)
        return Phrase(autonym(code), language, language != self.reader.language)

    def prose_title(self, prose: ProsePage) -> Markup:
        """The title of a hand-written page in the language that its page is shown in."""
        order = (*self.reader.order, *prose.titles)
        language = next(code for code in order if code in prose.titles)
        return marked(Phrase(prose.titles[language], language, language != self.reader.language))

    def names(self) -> dict[str, Any]:
        """Everything by the name that templates use."""
        reader = self.reader
        return {
            "reader": reader,
            "network": reader.directory.network,
            "directory": reader.directory,
            "settings": self.settings,
            "navigation": NAVIGATION,
            "link": self.link,
            "asset": self.asset,
            "qr_file": codes.FILE,
            "calendars": self.calendars,
            "script": self.script,
            "webcal": self.webcal,
            "icon": self.icon,
            "text": self.text,
            "name": self.name,
            "long": self.long,
            "marked": marked,
            "ltr": ltr,
            "breakable": breakable,
            "times": lambda item: times(slot_span(item)),
            "state_words": self.state,
            "age": self.age,
            "hours_data": self.hours_data,
            "address_line": reader.address_line,
            "way_there": self.way_there,
            "own_name": self.own_name,
            "home_in": self.home_in,
            "welcome": self.welcome,
            "prose_title": self.prose_title,
            "direction": languages.direction,
            "notes": lambda: self.notes,
            "once": self.once,
        }

    def _fallback(self, phrase: Phrase) -> Phrase:
        if phrase.foreign:
            self.notes.fallbacks.add(phrase.language)
        return phrase

    def _origin(self, phrase: Phrase) -> Phrase:
        self.notes.machine |= phrase.machine
        return phrase

    def _original(self, phrase: Phrase) -> Phrase:
        main = self.reader.directory.main
        return Phrase(phrase.original, main, main != self.reader.language)


@cache
def _icon(name: str, turn: bool) -> Markup:
    css = "icon turn" if turn else "icon"
    return safe(f'<svg class="{css}" aria-hidden="true" focusable="false"><use href="#{symbol_id(name)}"/></svg>')


def _block(phrase: Phrase) -> Markup:
    """Markdown in an element of its own."""
    body = long_text(phrase.text)
    if phrase.direction == "rtl":
        body = isolated(body)
    return safe(f'<div class="text"{marks_of(phrase)}>{body}</div>')


def host(url: str) -> str:
    """``example.org`` of ``https://www.example.org/page``: what people recognise of an address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def trusted(html: str) -> Markup:
    """HTML that MkDocs made from the city's own prose pages; never a contributor's text from the data."""
    return safe(html)
