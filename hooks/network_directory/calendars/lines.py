"""Single lines of a calendar file: what changes with the language is written without building a component around it."""

from __future__ import annotations

from icalendar import vText, vUri
from icalendar.parser import Contentline, Parameters

_NONE = Parameters()


def text_line(name: str, text: str) -> str:
    """A property of text: escaped, folded at 75 octets, with CR LF (RFC 5545, 3.1 and 3.3.11)."""
    return _line(name, vText(text))


def uri_line(name: str, uri: str) -> str:
    """A property that holds an address."""
    return _line(name, vUri(uri))


def _line(name: str, value: vText | vUri) -> str:
    return str(Contentline.from_parts(name, _NONE, value).to_ical(), "utf-8") + "\r\n"
