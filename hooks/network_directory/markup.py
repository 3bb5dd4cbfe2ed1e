"""Texts as HTML: Markdown cut down to what is harmless, phrases with their own language, isolated numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import markdown
import nh3
from markupsafe import Markup, escape

from .reader import Phrase

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "br"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_TAG = re.compile(r"(<[^>]*>)")
NUMBERS = re.compile(
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"  # an IBAN
    r"|\d{1,2}:\d{2}(?:\s*[-–]\s*\d{1,2}:\d{2})?"  # a time, or from when to when
    r"|\+?\d[\d ()/-]{5,}\d"  # a telephone number
    r"|\d+(?:[.,]\d+)*\.?\s?[-–]\s?\d+(?:[.,]\d+)*"  # years, ages, days: from … to …
)
# A single line that begins with a letter and holds no sign that means something to Markdown or HTML: most texts are.
PLAIN = re.compile(r"[^\W\d_][^\\`*_\[\]<>&\n\r\x00-\x1f\xa0]*", re.UNICODE)
_SIGN = re.compile(r"(?<=[@.])(?=.)")
_NO_MARKS = Markup("")
_LIST_AFTER_TEXT = re.compile(r"(?m)^(?!\s*[-*+] |\s*\d+\. )(\S.*)\n(?=\s*(?:[-*+]|\d+\.) )")


def long_text(text: str) -> Markup:
    """Markdown as HTML: paragraphs, emphasis, lists and links, nothing else. The result is safe for any input."""
    if PLAIN.fullmatch(text):  # a tenth of the time
        return safe("<p>" + text + "</p>")
    return _converted(text)


def in_one_line(text: str) -> str:
    """Markdown as plain text in one line."""
    return " ".join((text if PLAIN.fullmatch(text) else long_text(text).striptags()).split())


@lru_cache(maxsize=4096)  # a page, its short description and its calendar show the same text
def _converted(text: str) -> Markup:
    spaced = _LIST_AFTER_TEXT.sub(r"\1\n\n", text)  # a list needs an empty line before it; editors forget it
    html = _markdown().reset().convert(spaced)
    return safe(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES))


@cache
def _markdown() -> markdown.Markdown:
    """Made once: making it takes longer than converting a text."""
    return markdown.Markdown()


def safe(html: str) -> Markup:
    """HTML that this program wrote and in which it escaped what others did: the one door, wherever it is needed.

    Parts are joined as strings, because ``Markup.format`` takes as long as the rest of a page together.
    """
    return Markup(html)  # noqa: S704 - see above


def marked(phrase: Phrase) -> Markup:
    """A phrase; in a ``<span>`` that says so if it is not in the reader's language, or a machine's."""
    text = escape(phrase.text)
    if phrase.direction == "rtl":
        text = isolated(text)
    marks = marks_of(phrase)
    return safe(f"<span{marks}>{text}</span>") if marks else text


def marks_of(phrase: Phrase) -> Markup:
    """The attributes of an element that holds a phrase: a foreign one's language and direction, a machine's origin.

    Machine-made text that informs the public has to be disclosed until a person has reviewed it, and to be marked so
    that programs see it, too (Regulation (EU) 2024/1689, article 50). HTML has no attribute for that so far:
    ``data-origin`` says it of each text, the page's ``<meta name="ai-disclosure">``, a W3C community group's draft, of
    the page.
    """
    if not (phrase.foreign or phrase.machine):
        return _NO_MARKS  # as nearly all
    foreign = f' lang="{escape(phrase.language)}" dir="{phrase.direction}"' if phrase.foreign else ""
    return safe(foreign + (' data-origin="machine"' if phrase.machine else ""))


def isolated(html: Markup) -> Markup:
    """Times, telephone numbers, ranges and IBANs in an editor's right-to-left text, isolated; tags are left alone."""
    parts = _TAG.split(str(html))
    parts[::2] = [NUMBERS.sub(r'<bdi dir="ltr">\g<0></bdi>', part) for part in parts[::2]]
    return safe("".join(parts))


def ltr(value: object) -> Markup:
    """Something that reads from left to right in any script: a telephone number, a time, an address, a mail address."""
    return safe(f'<bdi dir="ltr">{escape(value)}</bdi>')


def times(text: str) -> Markup:
    """A time or a span of times, isolated and never broken over two lines."""
    return safe(f'<bdi dir="ltr" class="time">{escape(text)}</bdi>')


def breakable(address: str) -> Markup:
    """A mail or web address, isolated, that may break after its signs and nowhere else."""
    return safe(f'<bdi dir="ltr">{_SIGN.sub("<wbr>", str(escape(address)))}</bdi>')
