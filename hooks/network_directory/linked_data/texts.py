"""Texts of one language as values of JSON-LD."""

from __future__ import annotations

import json

from markupsafe import Markup

from ..calendars.plain import paragraphs
from ..markup import safe
from ..model import Text
from ..pages.page import Title
from ..reader import Phrase, Reader


def as_json(value: object) -> Markup:
    """JSON that cannot end the element it stands in, where ``<`` alone begins anything (HTML standard, 13.2.5.4)."""
    return safe(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def text_in(reader: Reader, text: Title) -> Markup:
    """A text in the reader's language; one that fell back to another bears its own (JSON-LD 1.1, 9.7)."""
    return _said(reader, _best(reader, text))


def long_text_in(reader: Reader, text: Text) -> Markup:
    """A long text as paragraphs, without Markdown's signs."""
    found = _best(reader, text)
    return _said(reader, found._replace(text=paragraphs(found)))


def _best(reader: Reader, text: Title) -> Phrase:
    """The original instead of a translation that may be out of date: a program does not compare the two."""
    found = reader.phrase(text)
    return Phrase(found.original, reader.directory.main, foreign=True) if found.original else found


def _said(reader: Reader, phrase: Phrase) -> Markup:
    """A machine's translation bears that in its language's tag (RFC 6497: ``ar-t-de-t0-und``)."""
    if not (phrase.foreign or phrase.machine):
        return as_json(phrase.text)
    made = f"-t-{reader.directory.main}-t0-und" if phrase.machine else ""
    return as_json({"@language": phrase.language + made, "@value": phrase.text})
