"""The list of rules across records. Each is a small generator whose docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..problems import Problem
from . import borders, city, facts, holidays, likeness, places, plain_language, references, series, texts, times
from .draft import Draft

Rule = Callable[[Draft], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    references.ids_are_unique,
    references.former_ids_are_free,
    references.references_lead_somewhere,
    texts.published_languages_are_known,
    texts.spoken_languages_are_known,
    texts.texts_are_in_known_languages,
    texts.texts_are_seen,
    texts.texts_hold_no_markup,
    texts.links_are_whole,
    plain_language.easy_texts_are_easy,
    city.the_state_is_known,
    holidays.holidays_are_known,
    city.neighbours_are_mutual,
    city.icons_are_there,
    places.postcodes_have_their_form,
    places.positions_lie_in_the_city,
    borders.borders_name_districts,
    borders.borders_lie_in_the_city,
    facts.logos_are_safe_files,
    facts.levels_rise,
    times.hours_fit_together,
    times.no_hours_are_hidden,
    times.dates_are_in_order,
    series.changes_meet_a_date,
    series.series_go_on,
    times.special_days_are_ahead,
    facts.nothing_is_checked_in_the_future,
    times.entries_are_confirmed,
    likeness.records_are_not_twice,
    city.topics_are_used,
)


def check(draft: Draft) -> Iterator[Problem]:
    """Everything that the rules find."""
    for rule in RULES:
        yield from rule(draft)
