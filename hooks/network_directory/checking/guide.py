"""The list of rules in the editors' guide, made from the rules' own docstrings."""

from __future__ import annotations

import inspect
from pathlib import Path

from .rules import RULES

START, END = "<!-- rules: written by `make schemas` -->", "<!-- end of rules -->"


def rules_list() -> str:
    """The rules as a Markdown list, in the order in which they are checked."""
    return "".join(f"- {' '.join((inspect.getdoc(rule) or '').split())}\n" for rule in RULES)


def with_rules(guide: str) -> str:
    """The guide with the list renewed between its two marks; raises `ValueError` if they are not there."""
    before, _, rest = guide.partition(START)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"the guide lacks the lines {START} and {END}")
    return f"{before}{START}\n{rules_list()}{END}{after}"


def write_rules(file: Path) -> None:
    """Renew the list in the guide at ``file``."""
    try:
        renewed = with_rules(file.read_text("utf-8"))
    except ValueError as fault:
        raise ValueError(f"{file}: {fault}") from None
    file.write_text(renewed, "utf-8")
