"""What fills the blanks of pages: texts, dates and words in one language, and what a page must say of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from ..freshness import State
from ..language_names import AUTONYM_LANGUAGES, autonym
from ..languages import direction
from ..linked_data import as_json, long_text_in, text_in
from ..markup import in_one_line, isolated, long_text, marked, marks_of, safe
from ..model import Text
from ..model.values import RoughDate
from ..pages import Page
from ..pages.page import Title
from ..problems import words
from ..reader import Phrase, Reader
from ..routes import in_language
from ..settings import ProsePage, Settings
from .blanks import Blank, Skeleton
from .opening_data import clock_data
from .versions import Versions

_MOST = 10_000
"""So many filled blanks are kept in mind for further pages."""


@dataclass
class Notes:
    """What a page must say of its texts: the languages fallen back to, whether a machine translated some, the originals
    of those that may be out of date."""

    fallbacks: set[str] = field(default_factory=set)
    machine: bool = False
    originals: dict[str, Phrase] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fallbacks or self.machine or self.originals)

    def add(self, part: Notes) -> None:
        """What a part of the page must say."""
        self.fallbacks |= part.fallbacks
        self.machine |= part.machine
        self.originals |= part.originals


class Speech:
    """One language: the functions whose calls templates leave as blanks, and what becomes of these."""

    def __init__(self, reader: Reader, settings: Settings) -> None:
        self.reader = reader
        self.versions = Versions(reader, settings.site_url)
        self._settings = settings
        self._notes = Notes()
        self._filled: dict[Blank, bytes] = {}
        self._noted: dict[Blank, Notes] = {}
        self._functions = self._all()

    def fill(self, skeleton: Skeleton) -> tuple[bytes, Notes]:
        """The HTML in UTF-8, and what must be said of its texts."""
        if len(self._filled) > _MOST:
            self._filled.clear()
            self._noted.clear()
        html, notes = self._together(skeleton)
        for blank in skeleton.passing:
            self._filled.pop(blank, None)
        return html, notes

    def _together(self, skeleton: Skeleton) -> tuple[bytes, Notes]:
        """The same, while nothing is forgotten: the blanks of blanks are filled on the way."""
        filled, notes = self._filled, Notes()
        for blank in skeleton.blanks:
            if blank not in filled:
                self._fill(blank)
        for blank in self._noted and skeleton.blanks:
            if blank in self._noted:
                notes.add(self._noted[blank])
        pieces = [b""] * (2 * len(skeleton.blanks) + 1)
        pieces[::2] = skeleton.static
        pieces[1::2] = [filled[blank] for blank in skeleton.blanks]
        return b"".join(pieces), notes

    def _fill(self, blank: Blank) -> None:
        outer, self._notes = self._notes, Notes()
        values, named = blank.values, blank.named
        if blank.nested:
            values = tuple(map(self._whole, values))
            named = {name: self._whole(value) for name, value in named.items()}
        said = self._functions[blank.function](*values, **named)
        self._filled[blank] = (said if isinstance(said, Markup) else escape(said)).encode()
        if self._notes:
            self._noted[blank] = self._notes
        self._notes = outer

    def _whole(self, value: Any) -> Any:
        """A value whose own blanks are filled in."""
        if not isinstance(value, Skeleton):
            return value
        html, notes = self._together(value)
        self._notes.add(notes)
        return safe(html.decode())

    def words(self, message: str, **values: object) -> Markup:
        """A product word or sentence, with its values."""
        escaped = {name: value if isinstance(value, int) else escape(value) for name, value in values.items()}
        return safe(self.reader.gettext(message) % escaped)

    def text(self, text: Title) -> Markup:
        """A text; one in another language is marked, and the page says that there are such."""
        return self.name(self._fallback(self.reader.phrase(text)))

    def name(self, name: Title | Phrase) -> Markup:
        """A proper name: marked with its language, without a word on missing translations."""
        phrase = self._origin(self._phrase(name))
        if phrase.original:
            self._notes.originals[phrase.text] = self._original(phrase)
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
        opens = f'<details class="original"><summary>{escape(self.reader.say(summary))}</summary>'
        return safe(f"{body}{opens}{_block(original)}</details>")

    def plain(self, title: Title | Phrase) -> str:
        """A text where no element can stand."""
        return self._phrase(title).text

    def language_marks(self, title: Title | Phrase) -> Markup:
        """The attributes of an element that holds a plain text: its language, if that is not the page's."""
        phrase = self._phrase(title)
        return marks_of(Phrase(phrase.text, phrase.language, phrase.foreign))

    def description(self, page: Page | None) -> Markup:
        """The head's description in one line; none where there is none in the reader's language."""
        found = self.reader.phrase(page.description) if page and page.description else None
        if found is None or found.foreign:
            return Markup("")
        return safe(f'<meta name="description" content="{escape(in_one_line(found.text))}">\n')

    def report_link(self, title: Title | Phrase, address: str, route: str) -> str:
        """A mail that names the page."""
        subject = self.reader.gettext("Mistake on the page: %(title)s") % {"title": self.plain(title)}
        page = (self._settings.site_url or "/") + in_language(self.reader.folder, route)
        return f"mailto:{address}?subject={quote(subject)}&body={quote(page)}"

    def webcal(self, route: str) -> str:
        """The absolute address at which a calendar program subscribes to a calendar; the site's own must be known."""
        path = quote(in_language(self.reader.folder, route))
        return "webcal:" + (self._settings.site_url + path).partition(":")[2]

    def address(self, route: str) -> str:
        """The absolute address of a page; empty if the site's own is not known."""
        return self.versions.address(route, self.reader.language)

    def root(self, up: str) -> str:
        """The way from a page to the site's root; ``up`` is the way to its language's."""
        return up + ("../" if self.reader.folder else "")

    def state_words(self, checked: RoughDate | None, state: State) -> str:
        """What to tell about the date of the latest evidence."""
        return self.reader.say(self.reader.state(checked, state))

    def own_name_beside(self, code: str) -> Markup:
        """A language's name in itself, beside its name in the page's language, if it is another."""
        own = autonym(code)
        if own.lower() == self.reader.language_name(code).lower():
            return Markup("")
        language = AUTONYM_LANGUAGES.get(code, code)
        return safe(f' <span class="soft" lang="{language}" dir="{direction(language)}">{escape(own)}</span>')

    def prose_title(self, prose: ProsePage) -> Markup:
        """The title of a hand-written page in the language that its page is shown in."""
        order = (*self.reader.order, *prose.titles)
        language = next(code for code in order if code in prose.titles)
        return marked(Phrase(prose.titles[language], language, language != self.reader.language))

    def if_language(self, code: str, html: Markup) -> Markup:
        """Something that only this language's own page has."""
        return html if code == self.reader.language else Markup("")

    def if_drafted(self, html: Markup) -> Markup:
        """Something that is said where a machine drafted the site's own words."""
        return html if self.reader.catalogue.machine_draft else Markup("")

    def listed_languages(self, codes: str) -> str:
        """``English, French and Arabic`` for codes with spaces between them."""
        return self.reader.listed([self.reader.language_name(code) for code in codes.split()])

    def _all(self) -> dict[str, Callable[..., object]]:
        """Every function that a blank may name; the reader's own under its name there."""
        reader = self.reader
        own = (
            self.text, self.name, self.long, self.plain, self.language_marks, self.description, self.report_link,
            self.webcal, self.root, self.state_words, self.own_name_beside, self.prose_title,
            self.if_language, self.if_drafted, self.listed_languages, self.versions.menu, self.address,
        )  # fmt: skip
        of_reader = (
            reader.day, reader.days_of_week, reader.every, reader.language_name, reader.month_day, reader.rough,
            reader.say, reader.week, reader.weekday, reader.weekdays,
        )  # fmt: skip
        return {
            **{function.__name__: function for function in (*own, *of_reader)},
            "_": self.words,
            "part": lambda html: html,
            "language": lambda: reader.language,
            "direction_of_page": lambda: reader.direction,
            "own_language": lambda: autonym(reader.language),
            "clock": lambda: clock_data(reader),
            "data_text": lambda text: text_in(reader, text),
            "data_long": lambda text: long_text_in(reader, text),
            "data_url": lambda route: as_json(self.address(route)),
            "language_of": lambda title: self._phrase(title).language,
            "direction_of": lambda title: self._phrase(title).direction,
        }

    def _phrase(self, title: Title | Phrase) -> Phrase:
        return title if isinstance(title, Phrase) else self.reader.phrase(title)

    def _fallback(self, phrase: Phrase) -> Phrase:
        if phrase.foreign:
            self._notes.fallbacks.add(phrase.language)
        return phrase

    def _origin(self, phrase: Phrase) -> Phrase:
        self._notes.machine |= phrase.machine
        return phrase

    def _original(self, phrase: Phrase) -> Phrase:
        main = self.reader.directory.main
        return Phrase(phrase.original, main, main != self.reader.language)


def _block(phrase: Phrase) -> Markup:
    """Markdown in an element of its own."""
    body = long_text(phrase.text)
    if phrase.direction == "rtl":
        body = isolated(body)
    return safe(f'<div class="text"{marks_of(phrase)}>{body}</div>')
