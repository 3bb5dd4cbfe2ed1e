"""Shape: pydantic's errors in an editor's words, each at the key or value it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from making import CONTEXT, hints, told
from network_directory import model
from network_directory.checking.faults import FAULTS
from network_directory.checking.shape import Origin, validate
from network_directory.model import Activity, Office, Partner
from network_directory.problems import Place, Problem
from network_directory.reading import read

PARTNER = "{id: stadt, name: Stadt, kind: municipal, topics: [advice]"
OFFICE = "{id: markt, name: Markt, districts: [nord]"
ACTIVITY = "{id: cafe, title: Café, kind: cafe, topics: [language]"


def problems(record: type[BaseModel], written: str, folder: Path) -> list[Problem]:
    """What is wrong with the shape of one record."""
    return validate(record, origin(written, folder), CONTEXT)[1]


def origin(written: str, folder: Path) -> Origin:
    """Where a record comes from: a file of its own."""
    path = folder / "x.yaml"
    path.write_text(written, "utf-8")
    document = read(path, "data/x.yaml")
    assert document.value is not None
    assert document.problems == []
    return Origin("data/x.yaml", document.value)


def columns(problem: Problem) -> tuple[int, int]:
    """From where to where the caret goes."""
    return problem.place.column, problem.place.end_column


def test_a_record_of_the_right_shape_has_no_problems(tmp_path: Path) -> None:
    """It comes back as a record of the model."""
    record, wrong = validate(Partner, origin(PARTNER + "}", tmp_path), CONTEXT)
    assert wrong == []
    assert isinstance(record, Partner)
    assert record.id == "stadt"


@pytest.mark.parametrize(
    ("record", "written", "message", "hint", "at"),
    [
        (
            Partner,
            PARTNER + ", telephone: 1}",
            "unknown-field: there is no field “telephone” here",
            "Did you mean “phone”?",
            "telephone",
        ),
        (
            Partner,
            PARTNER + ", part-of: x}",
            "unknown-field: there is no field “part-of” here",
            "Did you mean “part_of”?",
            "part-of",
        ),
        (
            Partner,
            PARTNER + ", address: {wlan: 1}}",
            "unknown-field: there is no field “wlan” here",
            "Possible here: checked, city, house, note, postcode, quarter, street.",
            "wlan",
        ),
        (
            Partner,
            PARTNER + ", contact: [{role: x}, {role: x, mail: x}]}",
            "unknown-field: there is no field “mail” here",
            "Did you mean “email”?",
            "mail",
        ),
        (
            Office,
            OFFICE + ", hours: {except: [{date: 2026-12-01, hours: closed, wy: x}]}}",
            "unknown-field: there is no field “wy” here",
            "Did you mean “why”?",
            "wy",
        ),
        (
            Activity,
            ACTIVITY + ", at: {ofice: markt}}",
            "unknown-field: there is no field “ofice” here",
            "Did you mean “office”?",
            "ofice",
        ),
        (
            Activity,
            ACTIVITY + ", form: 10:00}",
            "unknown-field: there is no field “form” here",
            "Did you mean “from”?",
            "form",
        ),
        (
            Partner,
            PARTNER + ", opened: bald}",
            "rough-date: “bald” cannot be read as a date",
            "Write 2026-11-27, or 2026-11, or 2026.",
            "bald",
        ),
        (
            Partner,
            PARTNER + ", logo: {a: b}}",
            "nested: a list or a map cannot stand here",
            "Write “logo” in one line.",
            "{a: b}",
        ),
        (
            Partner,
            PARTNER + ", description: [x]}",
            "text: “description” must be a text",
            "Write one text, or one per language: {de: …, en: …}.",
            "[x]",
        ),
        (
            Partner,
            PARTNER + ", description: {en: x}}",
            "text-main-missing: the text in the main language (de) is missing",
            "Write one text, or one per language: {de: …, en: …}.",
            "{en: x}",
        ),
        (
            Partner,
            PARTNER + ", phone: [112, anrufen]}",
            "phone: “anrufen” cannot be read as a telephone number",
            "Write it like this: 030 23125-100 or +49 30 23125100.",
            "anrufen",
        ),
        (
            Partner,
            PARTNER + ", position_accuracy: genau}",
            "literal-error: “genau” is not possible for “position_accuracy”",
            "Possible here: house, street, quarter, district.",
            "genau",
        ),
        (
            Office,
            OFFICE + ", hours: {Montag: 9-12}}",
            "hours: “9-12” cannot be read as opening hours",
            "Write: 09:00-12:00",
            "9-12",
        ),
        (
            Office,
            OFFICE + ", hours: [{to: 2026-10-31}, {monday: 9-12}]}",
            "hours: “9-12” cannot be read as opening hours",
            "Write: 09:00-12:00",
            "9-12",
        ),
        (
            Office,
            OFFICE + ", languages: {spoken: [{language: ar, level: gut}]}}",
            "literal-error: “gut” is not possible for “level”",
            "Possible here: fluent, basic.",
            "gut",
        ),
        (
            Office,
            OFFICE + ", languages: [de, {language: ar, level: gut}]}",
            "literal-error: “gut” is not possible for “level”",
            "Possible here: fluent, basic.",
            "gut",
        ),
        (
            Activity,
            ACTIVITY + ", every: montags}",
            "weekday: “montags” is not a weekday",
            "Write: monday",
            "montags",
        ),
        (
            Activity,
            ACTIVITY + ", cancelled: [2026-12-01, bald]}",
            "day: “bald” cannot be read as a date",
            "Write year, month and day: 2026-11-27.",
            "bald",
        ),
        (
            Activity,
            ACTIVITY + ", places: ein paar}",
            "int-parsing: “ein paar” is not a whole number",
            "Write it in figures: 12.",
            "ein paar",
        ),
    ],
    ids=lambda part: part.strip(", {}") if isinstance(part, str) and len(part) < 12 else "",
)
def test_a_fault_is_told_where_it_stands(
    record: type[BaseModel], written: str, message: str, hint: str | None, at: str, tmp_path: Path
) -> None:
    """The message, its mend, and exactly the key or the value that is wrong."""
    found = problems(record, written, tmp_path)
    assert (told(found), hints(found)) == ([message], [hint])
    start = written.rindex(at) + 1
    assert columns(found[0]) == (start, start + len(at))


def test_a_missing_field_is_told_at_the_start_of_its_entry(tmp_path: Path) -> None:
    """With the line to add."""
    found = problems(Partner, "{id: stadt, name: Stadt, kind: x}", tmp_path)
    assert told(found) == ["missing: the field “topics” is missing"]
    assert hints(found) == ["Add a line “topics: …” to this entry."]
    assert found[0].place == Place("data/x.yaml", 1, 1, 1, 2)


def test_every_fault_of_an_entry_is_told(tmp_path: Path) -> None:
    """One does not hide the other."""
    found = problems(Office, "{name: Markt, districts: nord, phone: nein, opened: bald}", tmp_path)
    assert sorted(problem.code for problem in found) == ["missing", "phone", "rough-date", "tuple-type"]


def test_a_long_value_is_shortened_in_the_message(tmp_path: Path) -> None:
    """A message stays one line."""
    found = problems(Partner, PARTNER + f", opened: {'x' * 60}}}", tmp_path)
    assert told(found) == [f"rough-date: “{'x' * 39}…” cannot be read as a date"]


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (("address",), "{street: Am Markt}"),
        (("address", "street"), "Am Markt"),
        (("address", "postcode"), "{street: Am Markt}"),
        (("hours", 0, "monday", 0), "09:00-12:00"),
        (("topics", 1), "work"),
        (("topics", 5), "[advice, work]"),
    ],
)
def test_a_rule_can_point_at_a_field(path: tuple[str | int, ...], at: str, tmp_path: Path) -> None:
    """The place of a value, or of the nearest thing around it; steps that only the model has are passed over."""
    written = "{id: a, address: {street: Am Markt}, hours: {Montag: 09:00-12:00}, topics: [advice, work]}"
    place = origin(written, tmp_path).field(*path)
    assert written[place.column - 1 : place.end_column - 1] == at


def test_a_rule_can_point_at_a_key(tmp_path: Path) -> None:
    """The key where there is one, else what is around it."""
    written = "{id: a, address: {street: Am Markt}}"
    found = origin(written, tmp_path)
    places = [found.key("address", "street"), found.key("address", "city")]
    assert [written[place.column - 1 : place.end_column - 1] for place in places] == ["street", "{street: Am Markt}"]


def test_every_fault_of_the_model_has_its_words() -> None:
    """A code that the model raises and that nobody put into words would be told as “does not fit”."""
    folder = Path(model.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r"(?:fault|_refuse)\(\"(\w+)\"", sources))
    assert len(codes) > 15
    assert codes - set(FAULTS) == set()
