"""Loading: a data folder becomes the directory, or everything that is wrong with it is told at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from making import TODAY, city, entry, loaded, problems_in, told
from network_directory.loading import load
from network_directory.problems import InvalidData, Place, Severity


def test_a_data_folder_becomes_a_directory(tmp_path: Path) -> None:
    """Records by id, the vocabulary by id, the day that counts as today, and no warnings."""
    directory, warnings = load(city(tmp_path), TODAY)
    assert warnings == []
    assert (list(directory.offices), list(directory.partners), list(directory.activities)) == (
        ["markt"],
        ["stadt"],
        ["sprachcafe"],
    )
    assert (list(directory.topics), list(directory.districts)) == (["advice", "language"], ["nord", "sued"])
    assert (directory.network.city, directory.today) == ("Beispielstadt", TODAY)


def test_every_record_has_its_place(tmp_path: Path) -> None:
    """The link “edit this entry” leads to its lines."""
    directory = loaded(tmp_path, partners=[entry("partners"), entry("partners", id="verein", topics=["advice"])])
    lines = {key: (place.file, place.line) for key, place in directory.places.items()}
    assert lines["partners", "stadt"] == ("data/partners.yaml", 2)
    assert lines["network", ""] == ("data/network.yaml", 2)
    text = (tmp_path / "data" / "partners.yaml").read_text().split("\n")
    assert text[lines["partners", "verein"][1] - 1] == "- id: verein"


def test_records_keep_the_editors_order(tmp_path: Path) -> None:
    """Also over several files of one list."""
    data = city(tmp_path, partners=[entry("partners"), entry("partners", id="a")])
    (data / "partners").mkdir()
    (data / "partners" / "more.yaml").write_text("partners:\n  - {id: b, name: B, kind: municipal, topics: [advice]}\n")
    assert list(load(data, TODAY)[0].partners) == ["stadt", "a", "b"]


@pytest.mark.parametrize(
    ("ended", "published"),
    [("2026-11-22", False), ("2026-11", False), ("2026", False), ("2026-11-23", True), ("2027", True)],
)
@pytest.mark.parametrize("stem", ["offices", "partners", "activities"])
def test_an_ended_record_stays_in_the_data_and_is_not_published(
    stem: str, ended: str, published: bool, tmp_path: Path
) -> None:
    """From the first day that its end can mean."""
    records = [entry(stem), entry(stem, id="alt", ended=ended)]
    directory = loaded(tmp_path, **{stem: records})
    assert ("alt" in getattr(directory, stem)) is published


def test_an_ended_record_can_still_be_referred_to(tmp_path: Path) -> None:
    """What an organisation began goes on being true after its end."""
    partners = [entry("partners"), entry("partners", id="verein", ended="2020")]
    activities = [entry("activities", organisers=["verein"])]
    assert problems_in(city(tmp_path, partners=partners, activities=activities)) == []


@pytest.mark.parametrize(
    ("ended", "there"), [(None, True), ("2026-11-22", False), ("2020", False), ("2026-11-23", True), ("2027", True)]
)
def test_an_outpost_ends_like_any_other_place(ended: str | None, there: bool, tmp_path: Path) -> None:
    """An end in the future is not yet one; after its end nobody is sent there."""
    outpost = {"id": "a", "name": "A", "ended": ended}
    office = entry("offices", outposts=[{key: item for key, item in outpost.items() if item}])
    assert ("a" in loaded(tmp_path, offices=[office]).outposts) is there


@pytest.mark.parametrize("stem", ["network", "vocabulary", "offices", "partners", "activities"])
def test_a_missing_file_is_told_and_nothing_else(stem: str, tmp_path: Path) -> None:
    """What refers into it is not reported as well."""
    found = problems_in(city(tmp_path, **{stem: None}))
    assert told(found) == [f"file-missing: the file {stem}.yaml is missing"]
    assert found[0].place == Place(f"data/{stem}.yaml")


@pytest.mark.parametrize("stem", ["offices", "partners", "activities"])
def test_a_list_may_be_empty(stem: str, tmp_path: Path) -> None:
    """A network begins somewhere."""
    content = f"{stem}:\n".encode()
    changes: dict[str, Any] = {"network": {"coordinator": None}} if stem == "partners" else {}
    found = problems_in(city(tmp_path, **{stem: content}, **changes))
    assert "list" not in {problem.code for problem in found}


@pytest.mark.parametrize(
    "content",
    [b"- id: x\n", b"entries: []\n", b"offices: {id: x}\n", b"offices: x\n", b"just text\n", b"offices: []\nmore: 1\n"],
)
def test_a_file_without_its_list_is_told(content: bytes, tmp_path: Path) -> None:
    """With the key to write and how the entries go below it."""
    found = [problem for problem in problems_in(city(tmp_path, offices=content)) if problem.code == "list"]
    assert told(found) == ["list: the file must have one list, under the key “offices:”"]
    assert [problem.hint.say() for problem in found if problem.hint] == [
        "Write “offices:” on a line of its own and the entries below it, each starting with “  - id: …”."
    ]


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"network:\n", b"[]\n", b"text\n"])
@pytest.mark.parametrize("stem", ["network", "vocabulary"])
def test_an_empty_or_odd_file_is_an_error_never_a_crash(stem: str, content: bytes, tmp_path: Path) -> None:
    """Whatever stands in the two files that everything else needs."""
    assert {problem.severity for problem in problems_in(city(tmp_path, **{stem: content}))} == {Severity.ERROR}


def test_all_problems_are_told_in_file_order(tmp_path: Path) -> None:
    """Of every step and every file, from the top of each."""
    data = city(
        tmp_path,
        offices=[entry("offices", phone="x", opened="y")],
        partners=[entry("partners", kind="z")],
        activities=b"activities:\n  - id: a\n\tb: c\n",
    )
    found = problems_in(data)
    assert [problem.place for problem in found] == sorted(problem.place for problem in found)
    assert {problem.code for problem in found} >= {"phone", "rough-date", "unknown-id", "invisible"}


def test_an_error_stops_publication(tmp_path: Path) -> None:
    """The exception carries all problems, warnings among them."""
    data = city(tmp_path, partners=[entry("partners", kind="verein", topics=["language"])])
    with pytest.raises(InvalidData, match=r"^2 problems in the data$") as invalid:
        load(data, TODAY)
    assert told(invalid.value.problems) == [
        "unknown-id: there is no kind of partner “verein”",
        "topic-unused: nothing has the topic “advice”",
    ]


def test_warnings_alone_are_handed_over_with_the_directory(tmp_path: Path) -> None:
    """They are told and published all the same."""
    _, warnings = load(city(tmp_path, partners=[entry("partners", topics=["language"])]), TODAY)
    assert told(warnings) == ["topic-unused: nothing has the topic “advice”"]


def test_the_main_language_is_the_networks_own(tmp_path: Path) -> None:
    """A plain text is in the language that network.yaml names."""
    changes = {"main_language": "en", "languages": ["en", "de"]}
    found = problems_in(city(tmp_path, network=changes, offices=[entry("offices", description={"de": "nur deutsch"})]))
    assert "text-main-missing: the text in the main language (en) is missing" in told(found)


def test_the_country_decides_which_phone_numbers_are_right(tmp_path: Path) -> None:
    """A number without its country's code is one of the network's own country."""
    offices = [entry("offices", phone="545 1000")]
    german = problems_in(city(tmp_path / "de", offices=offices))
    iceland = problems_in(city(tmp_path / "is", offices=offices, network={"country": "IS", "state": None}))
    assert ([problem.code for problem in german], [problem.code for problem in iceland]) == (["phone-area"], [])


def test_the_same_data_and_day_give_the_same_directory(tmp_path: Path) -> None:
    """Loading has no memory."""
    data = city(tmp_path)
    assert vars(load(data, TODAY)[0]) == vars(load(data, TODAY)[0])
    assert load(data, TODAY)[0].today != load(data, dt.date(2026, 12, 1))[0].today
