"""The real data: complete, without problems, and honest about what no source says."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
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
by_city = pytest.mark.parametrize("city", CITIES)


def _written(city: str, stem: str) -> Any:
    text = (CITIES[city] / f"{stem}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)[stem]  # noqa: S506 - text only


def _entries(directory: Directory) -> list[Entry]:
    return [*directory.offices.values(), *directory.partners.values(), *directory.activities.values()]


def test_musterstadts_data_has_no_problems() -> None:
    """Neither errors nor warnings."""
    assert problems_in(CITIES["musterstadt"]) == []


def test_dortmunds_data_has_no_problem_but_its_age() -> None:
    """No errors, and of warnings only those that network.yaml asks for: how many entries of a file are unconfirmed."""
    assert [
        (problem.place.file, problem.severity, problem.message.say()) for problem in problems_in(CITIES["dortmund"])
    ] == [
        ("data/activities.yaml", Severity.WARNING, "39 of 41 entries have no evidence of the last 24 months"),
        ("data/offices.yaml", Severity.WARNING, "7 of 7 entries have no evidence of the last 24 months"),
        ("data/partners.yaml", Severity.WARNING, "53 of 58 entries have no evidence of the last 24 months"),
    ]


@pytest.mark.parametrize("later", [dt.timedelta(days=1), dt.timedelta(days=400), dt.timedelta(days=3700)])
@by_city
def test_time_alone_breaks_no_build(city: str, later: dt.timedelta) -> None:
    """Records age and dates pass by; that may be a warning, never an error."""
    assert {problem.severity for problem in problems_in(CITIES[city], TODAY + later)} <= {Severity.WARNING}


def test_dortmund_is_complete(dortmund: Directory) -> None:
    """Seven offices with three outposts, 58 partners, 42 activities of which one has ended, twelve districts."""
    assert (len(dortmund.offices), len(dortmund.outposts), len(dortmund.partners)) == (7, 3, 58)
    assert len(_written("dortmund", "activities")) == 42
    assert len(dortmund.activities) == 41
    assert len(dortmund.districts) == 12
    assert list(dortmund.languages) == ["de", "en", "ar"]


def test_every_district_of_dortmund_has_its_office_and_its_neighbours(dortmund: Directory) -> None:
    """Nobody is without an office; who is next to whom is true both ways."""
    served = {code for office in dortmund.offices.values() for code in office.districts}
    assert served == set(dortmund.districts)
    pairs = {(item.id, other) for item in dortmund.districts.values() for other in item.neighbours}
    assert pairs == {(other, item) for item, other in pairs}
    assert all(item != other for item, other in pairs)


def test_what_no_source_says_of_dortmunds_offices_is_left_unknown(dortmund: Directory) -> None:
    """Hours of two offices, one postcode, phone and mail of three, languages of four, nothing on accessibility."""
    offices = dortmund.offices.values()
    assert [item.id for item in offices if item.hours] == ["mengede-huckarde", "hoerde-hombruch"]
    assert [item.id for item in offices if item.address and item.address.postcode] == ["mengede-huckarde"]
    named = ["brackel-aplerbeck", "mengede-huckarde", "hoerde-hombruch"]
    assert [item.id for item in offices if item.phone] == named
    assert [item.id for item in offices if item.email] == named
    assert len([item for item in offices if item.languages.spoken]) == 4
    assert [item.id for item in offices if item.access] == []


def test_no_position_of_dortmund_pretends_to_be_a_door(dortmund: Directory) -> None:
    """Public sources give the quarter or the district only."""
    records = [*dortmund.offices.values(), *(outpost for _, outpost in dortmund.outposts.values())]
    assert {item.position_accuracy for item in records if item.position} <= {"quarter", "district"}


def test_no_mail_address_of_dortmund_was_made_up_by_pattern(dortmund: Directory) -> None:
    """Two offices' addresses are known; the pattern that they share is a guess for the others."""
    text = "".join(path.read_text("utf-8") for path in CITIES["dortmund"].glob("*.yaml"))
    found = set(re.findall(r"(?<![\w.@])lokalwillkommen[\w.]*@stadtdo\.de", text))
    assert found == {"lokalwillkommen@stadtdo.de", "lokalwillkommen.mh@stadtdo.de", "lokalwillkommen.hh@stadtdo.de"}


def test_nothing_of_dortmund_claims_to_be_confirmed(dortmund: Directory) -> None:
    """No source is younger than a year: every office is unconfirmed, and a few partners and activities are ageing."""
    states = {
        name: Counter(dortmund.state(item) for item in getattr(dortmund, name).values())
        for name in ("offices", "partners", "activities")
    }
    assert states["offices"] == {State.UNCONFIRMED: 7}
    assert states["partners"] == {State.UNCONFIRMED: 53, State.AGEING: 5}
    assert states["activities"] == {State.UNCONFIRMED: 39, State.AGEING: 2}


def test_every_record_of_dortmund_has_a_source(dortmund: Directory) -> None:
    """A page, or a note that says which letter or call; an outpost as well."""
    records = [*_entries(dortmund), *(outpost for _, outpost in dortmund.outposts.values())]
    assert [item.id for item in records if not any(source.url or source.note for source in item.sources)] == []


def test_no_record_is_fresher_than_its_sources(dortmund: Directory) -> None:
    """``checked`` is the date of the latest evidence, never of typing."""
    for item in _entries(dortmund):
        dates = [source.date.latest for source in item.sources if source.date]
        assert item.checked is None or (dates and item.checked.earliest <= max(dates)), item.id


def test_no_person_is_named_in_dortmunds_data(dortmund: Directory) -> None:
    """Contacts are roles, and no mobile number is published."""
    assert [contact.name for item in dortmund.partners.values() for contact in item.contact if contact.name] == []
    phones = [phone.number for item in _entries(dortmund) for phone in getattr(item, "phone", ())]
    assert len(phones) > 10
    assert [number for number in phones if re.match(r"(\+49|0049|0)[ /(-]*1[567]", number)] == []


def test_hoerde_is_told_as_its_sources_tell_it(dortmund: Directory) -> None:
    """The tandem, the address without a postcode, four days of hours from 2018, evidence from 2023."""
    office = dortmund.offices["hoerde-hombruch"]
    assert office.operators == ("sozialamt", "awo")
    assert office.address is not None
    assert (office.address.street, office.address.postcode) == ("Schildplatz 7", None)
    assert [bool(office.hours[0].on_weekday(number)) for number in range(7)] == [
        True,
        True,
        False,
        True,
        True,
        False,
        False,
    ]
    assert (str(office.hours[0].checked), str(office.checked)) == ("2018-03-09", "2023")


def test_musterstadt_is_complete(musterstadt: Directory) -> None:
    """Three offices, two outposts, nine partners, fifteen activities of which one has ended."""
    assert (len(musterstadt.offices), len(musterstadt.outposts), len(musterstadt.partners)) == (3, 2, 9)
    assert (len(_written("musterstadt", "activities")), len(musterstadt.activities)) == (15, 14)
    assert musterstadt.network.made_up is True


def test_musterstadt_has_every_state(musterstadt: Directory) -> None:
    """What Dortmund's old sources leave in the dark can be seen here."""
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


@by_city
def test_every_word_of_the_vocabulary_is_there_in_every_language(city: str, request: pytest.FixtureRequest) -> None:
    """Topics, audiences, kinds and features are on nearly every page: none may fall back."""
    directory: Directory = request.getfixturevalue(city)
    vocabulary = directory.vocabulary
    languages = set(directory.languages)
    assert [term.id for term in _terms(vocabulary) if not languages <= set(term.name.languages)] == []


@by_city
def test_every_icon_of_the_vocabulary_is_in_the_set(city: str, request: pytest.FixtureRequest) -> None:
    """A misspelt one would stop the build."""
    directory: Directory = request.getfixturevalue(city)
    names = {term.icon for term in _terms(directory.vocabulary) if term.icon}
    icons = settings().icons[0]
    assert len(names) > 10
    assert [name for name in names if not (icons / f"{name}.svg").is_file()] == []
