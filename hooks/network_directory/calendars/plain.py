"""Texts as calendars show them: no markup, no signs that could end a line of the file or hide something."""

from __future__ import annotations

import html
import re

from ..markup import NUMBERS, PLAIN, long_text
from ..reader import Phrase

# Line ends that some readers of calendar files take for the end of a property (what Python's splitlines() divides at),
# and invisible signs: controls, marks of direction and other formatting that plain text does not need.
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_ITEM = re.compile(r"<li>\s*(?:<p>)?")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"(\S+://\S+)")
_GAPS = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    """A title or a place: single spaces, nothing invisible."""
    return " ".join(_visible(text, " ").split())


def paragraphs(phrase: Phrase) -> str:
    """Markdown as paragraphs of plain text: a dot before every item of a list, a link's address behind its words."""
    text = _visible(phrase.text, "\n")
    text = (text if PLAIN.fullmatch(text) else _without_markup(text)).strip()
    return _isolated(text) if phrase.direction == "rtl" else text


def _without_markup(text: str) -> str:
    marked = str(long_text(text)).replace("<br>", "").replace("</p>", "\n")
    plain = html.unescape(_TAG.sub("", _LINK.sub(_with_address, _ITEM.sub("• ", marked))))
    return _GAPS.sub("\n\n", _visible(plain, "\n"))


def _visible(text: str, line_end: str) -> str:
    return _INVISIBLE.sub("", _LINE_ENDS.sub(line_end, text))


def _with_address(link: re.Match[str]) -> str:
    address = link[1].removeprefix("mailto:").removeprefix("tel:")
    return link[2] if html.unescape(address) == html.unescape(link[2]) else f"{link[2]} ({address})"


def _isolated(text: str) -> str:
    """Clock times and telephone numbers keep their order within right-to-left text; web addresses are left alone."""
    parts = _ADDRESS.split(text)
    parts[::2] = [NUMBERS.sub("\u2066\\g<0>\u2069", part) for part in parts[::2]]
    return "".join(parts)
