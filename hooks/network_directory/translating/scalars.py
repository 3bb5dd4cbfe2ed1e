"""A text as YAML: plain where YAML takes it as it is, in quotes where it would not, folded or literal where it is long.

What comes out is read back to the very same text; what could not be is put in double quotes with escapes, which can
hold anything.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import yaml

from ..reading import Document
from ..reading.building import build

_BREAK = re.compile(r"(?<=\S) (?=\S)")
_RESOLVER: Any = yaml.SafeLoader("")  # untyped
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Written:
    """A scalar as it stands in a file: the first line, to be put behind the key, and the lines below it."""

    head: str
    below: tuple[str, ...] = ()


def inline(text: str, flow: bool) -> str:
    """The text on one line; ``flow`` for one within braces or brackets."""
    if _is_read_as(text, text, flow) and _is_text(text):
        return text
    single = f"'{text}'"
    if {'"', "\\"} & set(text) and "'" not in text and _is_read_as(single, text, flow):
        return single
    return json.dumps(text, ensure_ascii=False)  # any JSON string is a YAML string


def block(text: str, column: int, indent: int, width: int) -> Written:
    """The text outside of braces, behind ``column`` signs of its line; lines below it have ``indent`` spaces."""
    line = inline(text, flow=False)
    if "\n" in text:
        return _literal(text, indent) if _can_be_literal(text) else Written(line)
    if column + len(line) <= width or not _can_be_folded(text):
        return Written(line)
    return Written(">-", tuple(" " * indent + part for part in _wrapped(text, width - indent)))


def _is_read_as(candidate: str, text: str, flow: bool) -> bool:
    """Whether this project's reader finds the text, and nothing to complain of."""
    if "\n" in text or "\t" in text:  # breaks end a line, and tabs count as spaces
        return False
    document = Document("")
    try:
        found = build(f"[{{k: {candidate}}}]" if flow else f"- k: {candidate}", document)
    except yaml.YAMLError:
        return False
    return found == [{"k": text}] and not document.problems


def _is_text(text: str) -> bool:
    """Whether other programs that read YAML take it for text, too, and not for a number, a day, or yes and no."""
    return bool(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT)


def _can_be_folded(text: str) -> bool:
    return text == text.strip() and "\t" not in text


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` signs as far as there are spaces to break at; only single ones are."""
    lines: list[str] = []
    for word in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _can_be_literal(text: str) -> bool:
    body = text.removesuffix("\n")
    lines = body.split("\n")
    return "\t" not in text and bool(lines[0] and lines[-1]) and lines[0][0] != " " and not any(map(str.isspace, lines))


def _literal(text: str, indent: int) -> Written:
    head = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return Written(head, tuple(" " * indent + line if line else "" for line in lines))
