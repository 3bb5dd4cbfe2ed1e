"""What the templates may call: links, icons, texts in the reader's language, isolated numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from .. import codes, languages
from ..freshness import State, state_of
from ..icons import symbol, symbol_id
from ..language_names import AUTONYM_LANGUAGES, autonym
from ..markup import breakable, isolated, long_text, ltr, marked, marks_of, times
from ..model import Activity, Address, Reachable, Text
from ..model.values import RoughDate
from ..navigation import NAVIGATION
from ..pages.hours_ahead import HoursAhead
from ..pages.page import Title
from ..problems import Words, words
from ..reader import Phrase, Reader, slot_span
from ..routes import in_language, output_file, relative
from ..settings import ProsePage, Settings
from .opening_data import clock_data, place_data
from .way_there import way_there

NOT_FOUND = "404.html"


@dataclass
class Sheet:
    """The page being rendered: its path below the site's root, the icons used, and what it must say of its texts: the
    languages fallen back to, whether a machine translated some, the originals of those that may be out of date.

    ``clock`` and ``reasons`` are what opening.js needs besides the hours of places, if the page has any.
    """

    path: str
    icons: set[str] = field(default_factory=set)
    fallbacks: set[str] = field(default_factory=set)
    machine: bool = False
    originals: dict[str, Phrase] = field(default_factory=dict)
    clock: str = ""
    reasons: list[Markup] = field(default_factory=list)


class Tools:
    """The templates' functions in one language, for one page at a time."""

    def __init__(self, reader: Reader, settings: Settings, calendars: frozenset[str]) -> None:
        self.reader = reader
        self.settings = settings
        self.calendars = calendars
        self.sheet = Sheet("")

    def link(self, route: str) -> str:
        """A relative link to a route in the reader's language."""
        return self.path_link(in_language(self.reader.folder, route))

    def path_link(self, path: str) -> str:
        """A relative link to any path below the site's root; from the 404 page, which has no fixed place, absolute."""
        if self.sheet.path == NOT_FOUND:
            return self.settings.base_path + quote(path)
        return relative(output_file(self.sheet.path), path)

    def webcal(self, route: str) -> str:
        """The absolute address at which a calendar program subscribes to a calendar; the site's own must be known."""
        path = quote(in_language(self.reader.folder, route))
        return "webcal:" + (self.settings.site_url + path).partition(":")[2]

    def icon(self, name: str | None, turn: bool = False) -> Markup:
        """An icon beside a word. ``turn``: it points somewhere, so it is mirrored from right to left."""
        if not name:
            return Markup("")
        self.sheet.icons.add(name)
        css = "icon turn" if turn else "icon"
        svg = Markup('<svg class="{}" aria-hidden="true" focusable="false"><use href="#{}"/></svg>')
        return svg.format(css, symbol_id(name))

    def symbols(self) -> str:
        """The icons used on the page, once each."""
        if not self.sheet.icons:
            return ""
        inner = Markup("").join(symbol(self.settings.icons, name) for name in sorted(self.sheet.icons))
        return str(Markup('<svg class="symbols" aria-hidden="true" focusable="false">{}</svg>').format(inner))

    def text(self, text: Title) -> Markup:
        """A text; one in another language is marked, and the page says that there are such."""
        return self.name(self._fallback(self.reader.phrase(text)))

    def name(self, name: Title | Phrase) -> Markup:
        """A proper name: marked with its language, without a word on missing translations."""
        phrase = self._origin(name if isinstance(name, Phrase) else self.reader.phrase(name))
        if phrase.original:
            self.sheet.originals[phrase.text] = self._original(phrase)
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

    def hours_data(self, ahead: HoursAhead) -> str:
        """The hours ahead of a place, for opening.js."""
        self.sheet.clock = self.sheet.clock or clock_data(self.reader, ahead)
        return place_data(ahead, self._reason)

    def _reason(self, why: Title) -> int:
        """Its number in the page's list. No notice tells that it is not translated: most will not be shown today."""
        said = self.name(why)
        if said not in self.sheet.reasons:
            self.sheet.reasons.append(said)
        return self.sheet.reasons.index(said)

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
            "asset": self.path_link,
            "qr_file": codes.FILE,
            "calendars": self.calendars,
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
            "notes": lambda: self.sheet,
        }

    def _fallback(self, phrase: Phrase) -> Phrase:
        if phrase.foreign:
            self.sheet.fallbacks.add(phrase.language)
        return phrase

    def _origin(self, phrase: Phrase) -> Phrase:
        self.sheet.machine |= phrase.machine
        return phrase

    def _original(self, phrase: Phrase) -> Phrase:
        main = self.reader.directory.main
        return Phrase(phrase.original, main, main != self.reader.language)


def _block(phrase: Phrase) -> Markup:
    """Markdown in an element of its own."""
    body = long_text(phrase.text)
    if phrase.direction == "rtl":
        body = isolated(body)
    return Markup('<div class="text"{}>{}</div>').format(marks_of(phrase), body)


def host(url: str) -> str:
    """``example.org`` of ``https://www.example.org/page``: what people recognise of an address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def trusted(html: str) -> Markup:
    """HTML that MkDocs made from the city's own prose pages; never a contributor's text from the data."""
    return Markup(html)  # noqa: S704 - see above
