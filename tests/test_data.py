"""The two cities' data.

The repository's own city changes every week: of it only what holds for any valid data is asserted. What is written down
here in numbers and names is Musterstadt's, which changes only with the tests.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from making import BASE, TODAY, problems_in, settings
from network_directory.directory import Directory
from network_directory.freshness import State
from network_directory.model import Activity, Network, Office, Partner, Term, Vocabulary
from network_directory.model.parts import Entry
from network_directory.problems import Severity

ROOT = BASE.parents[2]
CITIES = {"dortmund": ROOT / "data", "musterstadt": ROOT / "tests" / "cities" / "musterstadt" / "data"}
UNSOURCED = {"dortmund": set[str](), "musterstadt": {"treff-nordhang"}}
"""City → its records without a source; Musterstadt has one, to show what that looks like."""
by_city = pytest.mark.parametrize("city", CITIES)


def _written(city: str, stem: str) -> Any:
    text = (CITIES[city] / f"{stem}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)[stem]  # noqa: S506 - text only


def _entries(directory: Directory) -> list[Entry]:
    return [*directory.offices.values(), *directory.partners.values(), *directory.activities.values()]


def test_musterstadts_data_has_no_problems() -> None:
    """Neither errors nor warnings."""
    assert problems_in(CITIES["musterstadt"]) == []


@by_city
def test_a_citys_data_has_no_errors(city: str) -> None:
    """It can be published; warnings are for those who edit it."""
    assert [problem for problem in problems_in(CITIES[city]) if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("later", [dt.timedelta(days=1), dt.timedelta(days=400), dt.timedelta(days=3700)])
@by_city
def test_time_alone_breaks_no_build(city: str, later: dt.timedelta) -> None:
    """Records age and dates pass by; that may be a warning, never an error."""
    assert {problem.severity for problem in problems_in(CITIES[city], TODAY + later)} <= {Severity.WARNING}


@by_city
def test_a_city_has_someone_to_go_to(city: str, request: pytest.FixtureRequest) -> None:
    """An office, a partner and an activity at least, and nothing that has ended."""
    directory: Directory = request.getfixturevalue(city)
    assert directory.offices
    assert directory.partners
    assert directory.activities
    over = [item.id for item in _entries(directory) if item.ended and item.ended.earliest <= TODAY]
    assert over == []


@by_city
def test_every_published_record_has_a_source(city: str, request: pytest.FixtureRequest) -> None:
    """A page, or a note that says which letter or call; an outpost as well."""
    directory: Directory = request.getfixturevalue(city)
    records = [*_entries(directory), *(outpost for _, outpost in directory.outposts.values())]
    found = {item.id for item in records if not any(source.url or source.note for source in item.sources)}
    assert found == UNSOURCED[city]


def test_musterstadt_is_complete(musterstadt: Directory) -> None:
    """Three offices, two outposts, nine partners, fifteen activities of which one has ended."""
    assert (len(musterstadt.offices), len(musterstadt.outposts), len(musterstadt.partners)) == (3, 2, 9)
    assert (len(_written("musterstadt", "activities")), len(musterstadt.activities)) == (15, 14)
    assert musterstadt.network.made_up is True


def test_every_district_of_musterstadt_has_its_office_and_its_neighbours(musterstadt: Directory) -> None:
    """Nobody is without an office; who is next to whom is true both ways."""
    served = {code for office in musterstadt.offices.values() for code in office.districts}
    assert served == set(musterstadt.districts)
    pairs = {(item.id, other) for item in musterstadt.districts.values() for other in item.neighbours}
    assert pairs == {(other, item) for item, other in pairs}
    assert all(item != other for item, other in pairs)


def test_what_no_source_says_of_musterstadts_offices_is_left_unknown(musterstadt: Directory) -> None:
    """One office has neither hours, languages, mail nor a postcode, and a position that is no door."""
    office = musterstadt.offices["am-wiesengrund"]
    assert (office.hours, office.languages.spoken, office.email, office.access) == ((), (), None, None)
    assert office.address is not None
    assert (office.address.street, office.address.postcode) == ("Lange Wiese 12 a", None)
    assert office.position_accuracy == "quarter"


def test_no_record_of_musterstadt_is_fresher_than_its_sources(musterstadt: Directory) -> None:
    """``checked`` is the date of the latest evidence, never of typing."""
    for item in _entries(musterstadt):
        dates = [source.date.latest for source in item.sources if source.date]
        assert item.checked is None or (dates and item.checked.earliest <= max(dates)), item.id


def test_musterstadt_has_every_state(musterstadt: Directory) -> None:
    """Confirmed, ageing and unconfirmed can be seen here, whatever the state of the real data."""
    for kind in ("offices", "activities"):
        assert {musterstadt.state(item) for item in getattr(musterstadt, kind).values()} == set(State)


def test_musterstadt_has_every_kind_of_word(musterstadt: Directory) -> None:
    """Each topic, audience, kind and feature of its vocabulary is used at least once."""
    partners, activities = musterstadt.partners.values(), musterstadt.activities.values()
    vocabulary = musterstadt.vocabulary
    assert {term.id for term in vocabulary.partner_kinds} == {item.kind for item in partners}
    assert {term.id for term in vocabulary.activity_kinds} == {item.kind for item in activities}
    assert {term.id for term in vocabulary.topics} <= {
        code for item in (*partners, *activities) for code in item.topics
    }
    assert {term.id for term in vocabulary.audiences} <= {
        code for item in (*partners, *activities) for code in item.audiences
    }


@pytest.mark.parametrize(
    ("model", "stem"), [(Office, "offices"), (Partner, "partners"), (Activity, "activities"), (Network, "network")]
)
def test_musterstadt_uses_every_field(model: type[BaseModel], stem: str, musterstadt: Directory) -> None:
    """Every field of the model, at every depth, is there at least once: what is not shown there is shown nowhere."""
    written = _written("musterstadt", stem)
    records = written if isinstance(written, list) else [written]
    used = {name for record in records for name in record}
    assert {info.alias or name for name, info in model.model_fields.items()} - used <= NOT_OF_THIS_KIND[stem]


# An ended office or partner would only repeat the ended activity.
NOT_OF_THIS_KIND: dict[str, set[str]] = {
    "offices": {"ended"},
    "partners": {"ended"},
    "activities": set(),
    "network": set(),
}


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for below in node.values():
            yield from _strings(below)
    else:
        for below in node:
            yield from _strings(below)


def test_nothing_in_musterstadt_can_be_reached() -> None:
    """Domains that are kept free for examples, no real postcode, telephone numbers kept free for fiction."""
    texts = [
        text
        for stem in ("offices", "partners", "activities", "network")
        for text in _strings(_written("musterstadt", stem))
    ]
    hosts = {host for text in texts for host in re.findall(r"(?:https?://|(?<=\w)@)([\w.-]+)", text)}
    assert len(hosts) > 10
    assert [host for host in hosts if not re.search(r"(^|\.)example(\.(com|org|net))?$", host)] == []
    numbers = [text for text in texts if re.fullmatch(r"(\+49 |0)[\d /-]{6,}", text)]
    assert len(numbers) > 10
    assert [
        text for text in numbers if not re.sub(r"\D", "", text).removeprefix("49").lstrip("0").startswith("3023125")
    ] == []


def _terms(vocabulary: Vocabulary) -> list[Term]:
    kinds = (*vocabulary.partner_kinds, *vocabulary.activity_kinds)
    return [*vocabulary.topics, *vocabulary.audiences, *kinds, *vocabulary.access_features]


def test_every_word_of_musterstadts_vocabulary_is_there_in_every_language(musterstadt: Directory) -> None:
    """Topics, audiences, kinds and features are on nearly every page: none falls back."""
    languages = set(musterstadt.languages)
    assert [term.id for term in _terms(musterstadt.vocabulary) if not languages <= set(term.name.languages)] == []


@by_city
def test_every_icon_of_the_vocabulary_is_in_the_set(city: str, request: pytest.FixtureRequest) -> None:
    """A misspelt one would stop the build."""
    directory: Directory = request.getfixturevalue(city)
    names = {term.icon for term in _terms(directory.vocabulary) if term.icon}
    icons = settings().icons[0]
    assert len(names) > 10 or city != "musterstadt"
    assert [name for name in names if not (icons / f"{name}.svg").is_file()] == []
