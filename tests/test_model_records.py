"""The records: what must be there, what may be, what does not fit together; nothing unknown gets in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from making import activity, entry, faults, network, office, partner, value, written_base
from network_directory.model import Activity, Network, NetworkFile, Office, Partner, Venue, Vocabulary
from network_directory.model.network import Notice, PublishedLanguage
from network_directory.model.parts import Access, Contact, Interpreting, LanguagesBlock, Phones
from network_directory.model.records import AnyVenue, Cost, OneDate, Registration

RECORDS: list[tuple[type[BaseModel], dict[str, Any], set[str]]] = [
    (Office, entry("offices"), {"id", "name", "districts"}),
    (Partner, entry("partners"), {"id", "name", "kind", "topics"}),
    (Activity, entry("activities"), {"id", "title", "kind", "topics"}),
    (
        Network,
        written_base("network"),
        {"name", "short", "summary", "city", "country", "timezone", "bounds", "main_language", "languages", "licence"},
    ),
    (
        Vocabulary,
        written_base("vocabulary"),
        {"topics", "audiences", "districts", "partner_kinds", "activity_kinds", "access_features"},
    ),
]
by_name = pytest.mark.parametrize(("model", "written", "required"), RECORDS, ids=[item[0].__name__ for item in RECORDS])


@by_name
def test_a_record_needs_its_few_required_fields_and_no_other(
    model: type[BaseModel], written: dict[str, Any], required: set[str]
) -> None:
    """Everything else is optional: what is not known is left out."""
    minimal = {key: item for key, item in written.items() if key in required}
    assert faults(model, minimal) == []
    for field in required:
        assert faults(model, {key: item for key, item in minimal.items() if key != field}) == ["missing"]


@by_name
def test_a_record_refuses_a_field_it_does_not_know(
    model: type[BaseModel], written: dict[str, Any], required: set[str]
) -> None:
    """A misspelt field would otherwise be lost without a word."""
    assert faults(model, written | {"adress": "x"}) == ["extra_forbidden"]


@by_name
def test_a_record_never_changes(model: type[BaseModel], written: dict[str, Any], required: set[str]) -> None:
    """What was checked is what is shown."""
    record = value(model, written)
    with pytest.raises(ValidationError):
        setattr(record, min(required), "other")


@by_name
def test_all_faults_of_a_record_are_told_at_once(
    model: type[BaseModel], written: dict[str, Any], required: set[str]
) -> None:
    """Not one fault after the other."""
    assert sorted(faults(model, {"one": "x", "two": "y"})) == sorted(
        ["extra_forbidden"] * 2 + ["missing"] * len(required)
    )


def test_unknown_stays_unknown() -> None:
    """An office of which only the name is known says nothing else: no hours, no access, no languages, no date."""
    bare = value(Office, {"id": "markt", "name": "Markt", "districts": ["nord"]})
    assert (bare.hours, bare.access, bare.languages.spoken, bare.checked) == ((), None, (), None)
    assert (bare.address, bare.phone, bare.email, bare.interpreter, bare.opened) == (None, (), None, None, None)


def test_surrounding_spaces_are_dropped() -> None:
    """They come from copying and mean nothing."""
    assert partner(short="  VHS ").short == "VHS"


@pytest.mark.parametrize(
    "written",
    [
        "online",
        {"online": "true"},
        {"office": "markt"},
        {"outpost": "bibliothek"},
        {"partner": "stadt"},
        {"place": "Gasthaus"},
        {"address": {"street": "Am Markt 1"}},
        {"place": "Gasthaus", "address": {"street": "Am Markt 1"}, "position": "51.1, 7.1"},
        {"office": "markt", "address": {"note": "Saal"}},
    ],
)
def test_a_venue_names_one_place(written: object) -> None:
    """One of the network's own, any other by name or address, or online."""
    assert faults(AnyVenue, written) == []


@pytest.mark.parametrize(
    "written",
    [{}, {"office": "markt", "partner": "stadt"}, {"office": "markt", "place": "Gasthaus"}, {"position": "51.1, 7.1"}],
)
def test_a_venue_of_no_place_or_two_is_refused(written: object) -> None:
    """People must know where to go."""
    assert faults(Venue, written) == ["venue"]


def test_a_person_is_named_only_with_consent() -> None:
    """Contacts are roles; a name needs the day of the person's agreement."""
    assert faults(Contact, {"role": "Leitung", "name": "Alex Beispiel"}) == ["consent"]
    assert faults(Contact, {"role": "Leitung", "name": "Alex Beispiel", "consent": "2026-10-15"}) == []
    assert faults(Contact, {"role": "Leitung"}) == []


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("030 23125-100", ["030 23125-100"]),
        (["030 23125-100", "112"], ["030 23125-100", "112"]),
        ({"number": "112", "label": "Notruf"}, ["112"]),
        (["112", {"number": "110", "label": "Polizei"}], ["112", "110"]),
    ],
)
def test_phone_numbers_come_alone_or_as_a_list(written: object, numbers: list[str]) -> None:
    """With labels where there are several."""
    assert [phone.number for phone in value(Phones, written)] == numbers


@pytest.mark.parametrize(
    ("written", "spoken", "checked"),
    [
        (["de", "ar"], ["de", "ar"], None),
        ([{"language": "ar", "level": "basic"}, "de"], ["ar", "de"], None),
        ({"spoken": ["de"], "checked": "2026-10"}, ["de"], "2026-10"),
        ([], [], None),
    ],
)
def test_languages_are_a_list_or_a_block_with_its_own_date(
    written: object, spoken: list[str], checked: str | None
) -> None:
    """The evidence for languages may be of another date than the record's."""
    block = value(LanguagesBlock, written)
    assert [item.language for item in block.spoken] == spoken
    assert (str(block.checked) if block.checked else None) == checked


@pytest.mark.parametrize("written", ["on request", "always", "no"])
def test_interpreting_is_one_of_three(written: str) -> None:
    """Left out means not known."""
    assert value(Interpreting, written).available == written
    assert faults(Interpreting, "yes") == ["literal_error"]


def test_access_has_a_level_for_every_feature_the_city_names() -> None:
    """Features are the vocabulary's; what is left out is not known; note and date are no features."""
    access = value(Access, {"step_free": "partly", "toilet": "unknown", "note": "Stufe", "checked": "2026"})
    assert access.features == {"step_free": "partly", "toilet": "unknown"}
    assert faults(Access, {"step_free": "a little"}) == ["literal_error"]


def test_a_date_is_a_day_or_a_record() -> None:
    """A day alone, or with other times, another place, a reason."""
    assert value(OneDate, "2026-12-05").date == dt.date(2026, 12, 5)
    date = value(OneDate, {"date": "2026-12-05", "from": "11:00", "to": "13:00", "at": "online", "why": "Fest"})
    assert (date.start, date.end, date.at.online, date.why.root) == (660, 780, True, {"de": "Fest"})


def test_costs_are_free_or_an_amount() -> None:
    """``free`` alone is enough; without anything the cost is not known."""
    assert activity(cost="free").cost == Cost(free=True)
    assert activity(cost={"amount": "3,50 €"}).cost == Cost(amount="3,50 €")
    assert activity().cost is None


def test_registration_is_a_word_or_a_record() -> None:
    """Yes, no or unknown, and how."""
    assert activity(registration="yes").registration == Registration(required="yes")
    assert activity(registration={"required": "no", "note": "Einfach kommen"}).registration.required == "no"
    assert faults(Registration, {"note": "x"}) == ["missing"]


@pytest.mark.parametrize(
    ("level", "codes"),
    [("A1", []), ("A1-B1", []), ("A0", ["string_pattern_mismatch"]), ("a1", ["string_pattern_mismatch"])],
)
def test_a_language_level_is_one_of_the_common_framework(level: str, codes: list[str]) -> None:
    """CEFR: A1 to C2, or from one to another."""
    assert faults(Activity, entry("activities", level=level)) == codes


@pytest.mark.parametrize("word", ["public holidays", "school holidays"])
def test_an_activity_pauses_on_holidays(word: str) -> None:
    """Of one kind or both."""
    assert activity(pause=[word]).pause == (word,)
    assert faults(Activity, entry("activities", pause=["holidays"])) == ["literal_error"]


@pytest.mark.parametrize(
    ("field", "written", "code"),
    [
        ("country", "Deutschland", "string_pattern_mismatch"),
        ("country", "de", "string_pattern_mismatch"),
        ("timezone", "Europe/Beispielstadt", "timezone"),
        ("timezone", "../../etc/passwd", "timezone"),
        ("bounds", ["51.3", "7.0", "51.0", "7.4"], "bounds"),
        ("bounds", ["51.0", "7.4", "51.3", "7.0"], "bounds"),
        ("bounds", ["51.0", "7.0", "51.3"], "bounds"),
        ("bounds", "51.0, 7.0, 51.3, 7.4", "bounds"),
        ("bounds", ["Süd", "West", "Nord", "Ost"], "bounds"),
    ],
)
def test_the_networks_settings_are_checked(field: str, written: object, code: str) -> None:
    """Each with its own message."""
    assert faults(Network, written_base("network") | {field: written}) == [code]


def test_published_languages_are_codes_or_records() -> None:
    """A folder only where it differs from the code."""
    found = network(languages=["de", {"code": "kmr", "folder": "ku"}]).languages
    assert [(item.code, item.folder) for item in found] == [("de", None), ("kmr", "ku")]


@pytest.mark.parametrize("folder", ["../docs", "/srv", "a/b", ".", "offices"])
def test_a_languages_folder_is_a_plain_name_of_its_own(folder: str) -> None:
    """No page is written outside the site or over another page."""
    assert faults(PublishedLanguage, {"code": "kmr", "folder": folder}) != []


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ({}, True),
        ({"from": "2026-11-22"}, True),
        ({"from": "2026-11-23"}, False),
        ({"until": "2026-11-22"}, True),
        ({"until": "2026-11-21"}, False),
    ],
)
def test_a_notice_comes_and_goes_by_itself(written: dict[str, str], held: bool) -> None:
    """Both its first and its last day belong to it."""
    assert value(Notice, {"text": "Achtung"} | written).holds(dt.date(2026, 11, 22)) is held


def test_freshness_has_its_thresholds_without_being_told() -> None:
    """Twelve and twenty-four months, unless network.yaml says otherwise."""
    assert (network().freshness.confirmed_months, network().freshness.ageing_months) == (12, 24)


def test_the_network_stands_below_its_key() -> None:
    """network.yaml is a map with one field."""
    assert faults(NetworkFile, {"network": written_base("network")}) == []
    assert faults(NetworkFile, {}) == ["missing"]


def test_an_office_may_have_outposts_with_their_own_evidence() -> None:
    """An outpost has an id, a name, and everything that an office can have, each optional."""
    found = office(outposts=[{"id": "bibliothek", "name": "Bibliothek", "checked": "2026-11", "phone": "112"}]).outposts
    assert [(item.id, str(item.checked), item.phone[0].number) for item in found] == [("bibliothek", "2026-11", "112")]
