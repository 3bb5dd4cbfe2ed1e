"""The list of rules across records. Each is a small generator whose docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..problems import Problem
from . import facts, references
from .draft import Draft

Rule = Callable[[Draft], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    references.ids_are_unique,
    references.references_lead_somewhere,
    facts.published_languages_are_known,
    facts.spoken_languages_are_known,
    facts.texts_are_in_known_languages,
    facts.texts_hold_no_markup,
    facts.positions_lie_in_the_city,
    facts.nothing_is_checked_in_the_future,
    facts.logos_are_safe_files,
    facts.topics_are_used,
)


def check(draft: Draft) -> Iterator[Problem]:
    """Everything that the rules find."""
    for rule in RULES:
        yield from rule(draft)
