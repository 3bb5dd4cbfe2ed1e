"""Pages: which there are, and what each shows, before any language or HTML."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from making import TODAY, entry, loaded, network, value, written_base
from network_directory.days_off import DaysOff
from network_directory.directory import Directory
from network_directory.freshness import State
from network_directory.model.hours import HoursBlocks
from network_directory.model.values import Rough
from network_directory.pages import Page, all_pages
from network_directory.pages.agenda import agenda, next_dates
from network_directory.pages.cards import cards
from network_directory.pages.finder import FoundView
from network_directory.pages.timetable import Timetable, Timetables, timetable, timetables
from network_directory.pages.venues import Place, venue_of, whom_to_ask
from network_directory.pages.volunteer import VolunteerView

OUTPOST = {"id": "bibliothek", "name": "Bibliothek", "districts": ["sued"], "languages": ["tr"]}


def _tables(directory: Directory) -> Timetables:
    return Timetables(directory)


def _page(directory: Directory, route: str) -> Page:
    return next(page for page in all_pages(directory) if page.route == route)


# --- which pages


def test_every_kind_of_page_is_there_once(tmp_path: Path) -> None:
    """Front pages, lists, a page for each record, and the finder's pages for each choice."""
    routes = [page.route for page in all_pages(loaded(tmp_path))]
    assert len(routes) == len(set(routes))
    assert set(routes) == {
        *(
            "",
            "languages/",
            "network/",
            "data/",
            "volunteer/",
            "status/",
            "favourites/",
            "search/",
            "names/",
            "offices/",
            "partners/",
            "activities/",
        ),
        *("offices/markt/", "partners/stadt/", "activities/sprachcafe/"),
        *("topics/", "topics/advice/", "topics/language/", "districts/", "districts/nord/", "districts/sued/"),
        *("speaks/", "for/", "for/everyone/"),
    }


@pytest.mark.parametrize("city", ["dortmund", "musterstadt"])
def test_the_real_cities_have_a_page_for_everything(city: str, request: pytest.FixtureRequest) -> None:
    """Every record, topic, district, spoken language and audience; no address twice."""
    directory: Directory = request.getfixturevalue(city)
    routes = Counter(page.route for page in all_pages(directory))
    assert max(routes.values()) == 1
    kinds = ("offices", "partners", "activities", "topics", "districts")
    assert {f"{kind}/{code}/" for kind in kinds for code in getattr(directory, kind)} <= set(routes)
    assert {f"for/{code}/" for code in directory.audiences} <= set(routes)


def test_musterstadt_has_its_number_of_pages(musterstadt: Directory) -> None:
    """None is lost, and none is there unasked."""
    assert len(list(all_pages(musterstadt))) == 69


def test_no_page_lies_outside_the_site(tmp_path: Path) -> None:
    """Whatever the data holds, an address is made of plain names."""
    offices = [entry("offices", outposts=[OUTPOST | {"languages": ["de"]}], languages=["de", "kmr", "gsg"])]
    for page in all_pages(loaded(tmp_path, offices=offices)):
        for route in (page.route, *page.former_routes):
            assert route == "" or all(part.replace("-", "").isalnum() for part in route.rstrip("/").split("/"))


def test_a_record_that_moved_has_its_former_addresses(tmp_path: Path) -> None:
    """They lead on."""
    directory = loaded(tmp_path, activities=[entry("activities", former_ids=["cafe", "treff"])])
    assert _page(directory, "activities/sprachcafe/").former_routes == ("activities/cafe/", "activities/treff/")


# --- agenda


def test_the_agenda_goes_day_by_day_and_by_time(tmp_path: Path) -> None:
    """Today first; days without anything are left out."""
    activities = [
        entry("activities", id="spaet", every="tuesday"),
        entry("activities", id="frueh", **{"every": "tuesday", "from": "09:00", "to": None}),
        entry("activities", id="heute", every="sunday"),
    ]
    directory = loaded(tmp_path, activities=activities)
    days = agenda(directory, directory.activities.values(), 7)
    assert [(day.day.isoformat(), [event.activity for event in day.events]) for day in days] == [
        ("2026-11-22", ["activities/heute/"]),
        ("2026-11-24", ["activities/frueh/", "activities/spaet/"]),
    ]


@pytest.mark.parametrize(("checked", "shown"), [("2026-11", True), ("2025", True), ("2018", False), (None, False)])
def test_an_unconfirmed_activity_is_not_in_the_agenda(checked: str | None, shown: bool, tmp_path: Path) -> None:
    """Nobody is sent to a café that may have ended years ago; its page names no dates either."""
    directory = loaded(tmp_path, activities=[entry("activities", checked=checked)])
    activity = directory.activities["sprachcafe"]
    assert bool(agenda(directory, [activity], 14)) is shown
    assert bool(next_dates(directory, activity)) is shown


def test_only_the_next_few_dates_are_told(tmp_path: Path) -> None:
    """Eight of them, from today on."""
    directory = loaded(tmp_path)
    dates = next_dates(directory, directory.activities["sprachcafe"])
    assert (len(dates), dates[0].date.day.isoformat()) == (8, "2026-11-24")


# --- places


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ({"office": "markt"}, ("Büro am Markt", "offices/markt/", False)),
        ({"outpost": "bibliothek"}, ("Bibliothek", "offices/markt/#bibliothek", False)),
        ({"partner": "stadt"}, ("Stadt Beispielstadt", "partners/stadt/", False)),
        ({"place": "Gasthaus"}, ("Gasthaus", None, False)),
        ("online", (None, None, True)),
        (None, None),
    ],
)
def test_a_place_has_a_name_and_a_page_if_it_is_the_networks(
    at: Any, place: tuple[str | None, str | None, bool] | None, tmp_path: Path
) -> None:
    """An outpost stands on its office's page; other places have no page; an unknown place is none."""
    offices = [entry("offices", outposts=[OUTPOST])]
    directory = loaded(tmp_path, offices=offices, activities=[entry("activities", at=at)])
    assert _told(venue_of(directory, directory.activities["sprachcafe"].at)) == place


def _told(place: Place | None) -> tuple[str | None, str | None, bool] | None:
    if place is None:
        return None
    name = place.name if place.name is None or isinstance(place.name, str) else place.name.root["de"]
    return name, place.route, place.online


@pytest.mark.parametrize("at", [{"office": "alt"}, {"partner": "alt"}])
def test_a_place_that_has_ended_is_not_known(at: dict[str, str], tmp_path: Path) -> None:
    """The activity may go on, nobody knows where."""
    directory = loaded(
        tmp_path,
        offices=[entry("offices"), entry("offices", id="alt" if "office" in at else "alt-2", ended="2020")],
        partners=[entry("partners"), entry("partners", id="alt" if "partner" in at else "alt-3", ended="2020")],
        activities=[entry("activities", at=at)],
    )
    assert venue_of(directory, directory.activities["sprachcafe"].at) is None


def test_who_cannot_be_reached_says_whom_to_ask(tmp_path: Path) -> None:
    """First an organiser with a phone or mail, then the network; nobody where the entry has its own."""
    reachable = entry("partners", id="verein", phone="030 23125-100", contact_checked="2019")
    directory = loaded(tmp_path, partners=[entry("partners"), reachable])
    activity = directory.activities["sprachcafe"]
    asked = whom_to_ask(directory, activity, ("stadt", "verein"))
    assert asked is not None
    assert (asked.route, asked.phone[0].number, str(asked.checked)) == ("partners/verein/", "030 23125-100", "2019")
    network = whom_to_ask(directory, activity, ("stadt",))
    assert network is not None
    assert (network.route, network.email) == (None, directory.network.contact.email)
    assert whom_to_ask(directory, directory.partners["verein"]) is None


# --- cards


def test_trusted_entries_come_first_then_by_name(tmp_path: Path) -> None:
    """Names are compared without accents and capitals."""
    partners = [
        entry("partners", id="a", name="Ältere", checked="2018"),
        entry("partners", name="Zukunft"),
        entry("partners", id="b", name="ärzte"),
        entry("partners", id="c", name="Alternd", checked="2025"),
    ]
    directory = loaded(tmp_path, partners=partners)
    found = cards(directory).others(directory.partners.values())
    assert [card.name.root["de"] for card in found] == ["ärzte", "Zukunft", "Alternd", "Ältere"]
    assert [card.state.value for card in found] == ["confirmed", "confirmed", "ageing", "unconfirmed"]


def test_a_card_tells_when_an_activity_takes_place(tmp_path: Path) -> None:
    """By its rhythms, or in the words of its source."""
    directory = loaded(tmp_path, activities=[entry("activities", every=None, when="vormittags")])
    card = cards(directory).others(directory.activities.values())[0]
    assert card.rhythms == ()
    assert card.when is not None
    assert card.when.root == {"de": "vormittags"}


# --- timetable


def _table(written: Any, checked: str | None = "2026-11") -> Timetable | None:
    blocks = value(HoursBlocks, written)
    date = value(Rough, checked) if checked else None
    return timetable(blocks, date, network(), TODAY, DaysOff(network(), TODAY))


def test_without_hours_there_is_no_timetable() -> None:
    """Unknown is not an empty week."""
    assert _table([]) is None


def test_a_timetable_has_seven_rows() -> None:
    """None where nothing is said, empty where it is closed."""
    table = _table({"monday": "09:00-12:00", "friday": "closed"})
    assert table is not None
    assert [None if row is None else len(row) for row in table.periods[0].rows] == [1, None, None, None, 0, None, None]


@pytest.mark.parametrize(
    ("own", "record", "state"),
    [
        (None, "2026-11", State.CONFIRMED),
        (None, None, State.UNCONFIRMED),
        ("2018", "2026-11", State.UNCONFIRMED),
        ("2026-11", "2018", State.CONFIRMED),
    ],
)
def test_hours_have_their_own_state_where_their_evidence_is_of_another_date(
    own: str | None, record: str | None, state: State
) -> None:
    """An office that exists today may have hours of years ago."""
    written = {"monday": "09:00-12:00"} | ({"checked": own} if own else {})
    table = _table(written, record)
    assert table is not None
    assert table.state is state


def test_untrusted_hours_have_no_special_days() -> None:
    """Nothing is said about next week from a source of 2018."""
    written = {"monday": "09:00-12:00", "except": [{"date": "2026-11-23", "hours": "closed"}]}
    fresh, old = _table(written), _table(written, "2018")
    assert fresh is not None
    assert old is not None
    assert (len(fresh.special) > 0, len(old.special)) == (True, 0)


def test_past_periods_are_left_out_unless_there_is_no_other() -> None:
    """What is over helps nobody; but if all is over, that is what is known."""
    past = {"to": "2026-10-31", "monday": "09:00-12:00"}
    present = {"from": "2026-11-01", "to": "2027-03-31", "monday": "10:00-12:00"}
    future = {"from": "2027-04-01", "monday": "09:00-12:00"}
    table, only_past = _table([past, present, future]), _table([past])
    assert table is not None
    assert only_past is not None
    assert [period.start and period.start.year for period in table.periods] == [2026, 2027]
    assert [period.start for period in only_past.periods] == [None]


# --- finder


def _found(view: FoundView) -> dict[str, list[str]]:
    kinds = ("offices", "partners", "activities", "citywide")
    return {kind: [card.route.split("/")[1] for card in getattr(view, kind)] for kind in kinds if getattr(view, kind)}


@pytest.fixture
def finder(tmp_path: Path) -> dict[str, FoundView]:
    """What each choice leads to, by its address, in a city with a little of everything."""
    directory = loaded(
        tmp_path,
        offices=[entry("offices", outposts=[OUTPOST], languages=["de"])],
        partners=[entry("partners"), entry("partners", id="verein", districts=["sued"], languages=["ar", "de"])],
        activities=[entry("activities", languages=["de"]), entry("activities", id="b", at=None, topics=["advice"])],
    )
    found: list[Any] = [page.view for page in all_pages(directory) if page.template == "found"]
    return {f"{view.kind}/{getattr(view.term, 'id', None) or view.term.code}": view for view in found}


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("topic/advice", {"partners": ["stadt", "verein"], "activities": ["b"]}),
        ("topic/language", {"activities": ["sprachcafe"]}),
        ("audience/everyone", {"partners": ["stadt", "verein"], "activities": ["sprachcafe", "b"]}),
        ("district/nord", {"offices": ["markt"], "activities": ["sprachcafe"], "citywide": ["stadt"]}),
        ("district/sued", {"offices": ["markt"], "partners": ["verein"], "citywide": ["stadt"]}),
        ("language/de", {"offices": ["markt"], "partners": ["verein"], "activities": ["sprachcafe"]}),
        ("language/ar", {"partners": ["verein"]}),
        ("language/tr", {"offices": ["markt"]}),
    ],
)
def test_a_choice_leads_to_everything_that_fits(
    choice: str, found: dict[str, list[str]], finder: dict[str, FoundView]
) -> None:
    """An outpost's district and languages lead to its office; citywide partners stand apart."""
    assert {kind: sorted(codes) for kind, codes in _found(finder[choice]).items()} == {
        kind: sorted(codes) for kind, codes in found.items()
    }


def test_languages_with_most_entries_come_first(finder: dict[str, FoundView]) -> None:
    """Then by code."""
    assert [choice for choice in finder if choice.startswith("language/")] == [
        "language/de",
        "language/ar",
        "language/tr",
    ]


def test_a_district_knows_its_neighbours(finder: dict[str, FoundView]) -> None:
    """To go on to."""
    assert [choice.route for choice in finder["district/nord"].neighbours] == ["districts/sued/"]


def test_the_home_page_offers_only_choices_that_lead_somewhere(tmp_path: Path) -> None:
    """A tile that leads nowhere is a dead end; a district always leads to its office."""
    topics = [*written_base("vocabulary")["topics"], {"id": "sport", "name": "Sport"}]
    directory = loaded(tmp_path, vocabulary={"topics": topics})
    home: Any = _page(directory, "").view
    assert [choice.route for choice in home.topics] == ["topics/advice/", "topics/language/"]
    assert [choice.route for choice in home.districts] == ["districts/nord/", "districts/sued/"]


# --- help out


def test_the_page_for_volunteers_has_every_task_that_is_still_open(tmp_path: Path) -> None:
    """Confirmed entries first, whatever their kind, then by name; a task is gone after its last day."""
    files = {
        "offices": [entry("offices", volunteers=[{"task": "Vorlesen", "until": "2026-11-22"}])],
        "partners": [entry("partners", checked=None, volunteers=[{"task": "Möbel tragen"}])],
        "activities": [entry("activities", volunteers=[{"task": "Kuchen backen", "until": "2026-11-21"}])],
    }
    view = _page(loaded(tmp_path, **files), "volunteer/").view
    assert isinstance(view, VolunteerView)
    assert [(item.card.route, [task.task.root["de"] for task in item.tasks]) for item in view.wanted] == [
        ("offices/markt/", ["Vorlesen"]),
        ("partners/stadt/", ["Möbel tragen"]),
    ]


def test_without_tasks_the_page_for_volunteers_is_there_all_the_same(tmp_path: Path) -> None:
    """It leads on to the offices."""
    assert _page(loaded(tmp_path), "volunteer/").view == VolunteerView(())


def test_a_timetable_is_made_once_for_all_that_show_it(tmp_path: Path) -> None:
    """Pages, cards and the search: reckoning 400 days takes longer than rendering a page."""
    directory = loaded(tmp_path, offices=[entry("offices", hours={"monday": "09:00-12:00"})])
    office = directory.offices["markt"]
    first = timetables(directory).of(office)
    assert first is not None
    assert timetables(directory).of(office) is first
