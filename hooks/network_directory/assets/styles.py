"""The one style sheet: of Material's rules those that can fit anything on a page, then our own, then those for paper.

Material styles a whole program of which the pages show little: text in ``.md-typeset``. A selector stays if each class
and attribute that it asks for can stand on a page; a variable stays if a rule that stayed uses it. What elements a page
has is not asked: hand-written pages may have any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import rcssmin
import tinycss2

CLASSES = frozenset(["md-typeset"])
"""Material's classes on our pages."""
ATTRIBUTES = frozenset(["align", "class", "dir", "hidden", "open", "type"])
"""Attributes by which Material's rules may choose elements of our pages: of HTML itself and of Markdown's tables."""
_GROUPS = frozenset(["media", "supports"])
_VARIABLE = re.compile(r"--[\w-]+")
_USED = re.compile(r"var\(\s*(--[\w-]+)")


def one_sheet(material: Iterable[str], own: str, paper: str) -> str:
    """The style sheet of every page, without comments and needless space; ``paper`` holds in print alone."""
    ours = f"{own}\n@media print {{\n{paper}\n}}\n"
    used = "".join(cut(sheet, ours) for sheet in material)
    return f"{rcssmin.cssmin(used + ours)}\n"


def cut(sheet: str, beside: str = "") -> str:
    """The rules of a style sheet that can fit our pages, with the variables that they or the sheet ``beside`` use."""
    rules = _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))
    return _without_idle_variables(rules, beside)


def _rules(rules: Iterable[Any]) -> str:
    return "".join(_rule(rule) for rule in rules)


def _rule(rule: Any) -> str:
    """A rule as far as it can fit; empty if it cannot. Animations, fonts and character sets are not used by text."""
    if rule.type == "qualified-rule":
        fitting = [tinycss2.serialize(selector) for selector in _selectors(rule.prelude) if _can_fit(selector)]
        return f"{','.join(fitting)}{{{tinycss2.serialize(rule.content)}}}\n" if fitting else ""
    if rule.lower_at_keyword == "page":
        return str(rule.serialize())
    if rule.lower_at_keyword not in _GROUPS:
        return ""
    inner = _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
    return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}\n" if inner else ""


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    """A list of selectors, one by one."""
    one: list[Any] = []
    for part in prelude:
        if part == ",":
            yield one
            one = []
        else:
            one.append(part)
    yield one


def _can_fit(tokens: list[Any]) -> bool:
    """Whether every class and attribute asked for can stand on a page; what ``:not()`` rules out need not."""
    for before, token in pairwise([None, *tokens]):
        if token.type == "ident" and before == "." and token.value not in CLASSES:
            return False
        if token.type == "hash":
            return False
        if token.type == "[] block" and token.content[0].value not in ATTRIBUTES:
            return False
        chooses = token.type == "function" and token.lower_name != "not"
        if chooses and not any(map(_can_fit, _selectors(token.arguments))):
            return False
    return True


def _without_idle_variables(rules: str, beside: str) -> str:
    """Rules without the variables that no rule uses, nor any variable that is used."""
    before = ""
    while rules != before:
        before, used = rules, frozenset(_USED.findall(rules + beside))
        rules = _declared(tinycss2.parse_stylesheet(rules, skip_whitespace=True), used)
    return rules


def _declared(rules: Iterable[Any], used: frozenset[str]) -> str:
    found = []
    for rule in rules:
        head = tinycss2.serialize(rule.prelude)
        if rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS:
            inner = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            found.append(f"@{rule.at_keyword}{head}{{{_declared(inner, used)}}}\n")
        elif rule.type == "at-rule":
            found.append(rule.serialize())
        elif kept := [item.serialize() for item in _declarations(rule) if not _is_idle(item.name, used)]:
            found.append(f"{head}{{{';'.join(kept)}}}\n")
    return "".join(found)


def _declarations(rule: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))


def _is_idle(name: str, used: frozenset[str]) -> bool:
    return bool(_VARIABLE.fullmatch(name)) and name not in used
