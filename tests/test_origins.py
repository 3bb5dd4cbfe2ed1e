"""Where translations come from: the paths of texts, the lock's lines, and how far each translation is trusted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from conftest import CITIES
from making import TODAY, city, entry, loaded
from network_directory.directory import Directory
from network_directory.loading import load
from network_directory.model import Text
from network_directory.origins import NAME, Line, Standing, digest, read_lock, write_lock

CONTACTS = [
    {"role": {"de": "Presse", "ar": "الصحافة"}, "email": "presse@markt.example"},
    {"role": {"de": "Kurse", "ar": "الدورات"}, "phone": "0231 123456"},
    {"role": {"de": "Spenden", "ar": "التبرعات"}, "phone": "0231 123457"},
]


def _paths(directory: Directory) -> list[str]:
    return [located.path for located in directory.origins.texts]


def _with_lock(folder: Path, lines: dict[str, str], **files: object) -> Directory:
    """The base city with lines in its lock."""
    data = city(folder, **files)
    (data / NAME).write_text("".join(f"{key}: {line}\n" for key, line in lines.items()), "utf-8")
    return load(data, TODAY)[0]


def _digests(source: str, text: str) -> str:
    return f"{digest(source)} {digest(text)}"


def _standing(directory: Directory, text: Text, language: str = "ar") -> Standing:
    return directory.origins.standing(text, language)


TITLE = "activities/sprachcafe/title/ar"
CAFE = "المقهى اللغوي"


def test_a_texts_path_is_its_list_its_records_id_and_its_fields(tmp_path: Path) -> None:
    """Fields by the names that editors write."""
    hours = {"monday": [{"time": "09:00-12:00", "note": "Hof"}], "except": [{"date": "2026-12-01", "hours": "closed"}]}
    hours["except"][0]["why"] = "Umzug"
    outposts = [{"id": "laden", "name": "Laden", "address": {"note": "links"}}]
    directory = loaded(tmp_path, offices=[entry("offices", hours=hours, outposts=outposts)])
    assert {path for path in _paths(directory) if path.startswith("offices/")} == {
        "offices/markt/name",
        "offices/markt/hours/1/monday/09-00/note",
        "offices/markt/hours/1/except/2026-12-01/why",
        "offices/markt/outposts/laden/name",
        "offices/markt/outposts/laden/address/note",
    }


def test_a_part_of_a_list_is_named_by_what_identifies_it_else_by_its_number(tmp_path: Path) -> None:
    """A mail address, a telephone number; two parts that share one are numbered."""
    phones = [{"number": "0231 123456", "label": "Büro"}, {"number": "0231 123457", "label": "Mobil"}]
    twice = [{"date": "2026-12-01", "why": "eins"}, {"date": "2026-12-01", "why": "zwei"}]
    directory = loaded(
        tmp_path,
        partners=[entry("partners", contact=CONTACTS, phone=phones)],
        activities=[entry("activities", extra=twice)],
    )
    assert [path for path in _paths(directory) if "/contact/" in path or "/phone/" in path or "/extra/" in path] == [
        "partners/stadt/phone/0231-123456/label",
        "partners/stadt/phone/0231-123457/label",
        "partners/stadt/contact/presse-markt-example/role",
        "partners/stadt/contact/2/role",
        "partners/stadt/contact/3/role",
        "activities/sprachcafe/extra/1/why",
        "activities/sprachcafe/extra/2/why",
    ]


@pytest.mark.parametrize("name", CITIES)
def test_no_two_texts_have_the_same_path(name: str, request: pytest.FixtureRequest) -> None:
    """In the two cities' data, and each path has a form that the lock takes."""
    paths = _paths(request.getfixturevalue(name))
    assert len(paths) == len(set(paths))
    assert len(paths) > 100


def test_paths_stay_when_entries_change_places(tmp_path: Path) -> None:
    """Only what has nothing to be known by is numbered."""
    offices = [entry("offices", id=code, name=f"Büro {code}") for code in ("markt", "hafen", "nord")]
    before, after = (
        loaded(tmp_path / name, offices=rows) for name, rows in (("a", offices), ("b", [*reversed(offices)]))
    )
    assert sorted(_paths(before)) == sorted(_paths(after))


def test_a_name_without_languages_is_a_proper_name(tmp_path: Path) -> None:
    """A description without languages, or a name with them, is there to be translated."""
    kinds = [{"de": "Haus am Markt"}, "Haus am Markt"]
    found = []
    for number, name in enumerate(kinds):
        office = entry("offices", name=name, description="Im Hof")
        directory = loaded(tmp_path / str(number), offices=[office])
        found.append([item.is_proper_name for item in directory.origins.texts if item.path.startswith("offices/")])
    assert found == [[False, False], [True, False]]


def test_texts_of_what_has_ended_are_known_but_not_published(tmp_path: Path) -> None:
    """An ended office, and an ended outpost of one that goes on."""
    ended = entry("offices", id="alt", name="Altes Büro", ended="2020")
    outposts = [{"id": "laden", "name": "Laden", "ended": "2021-01-01"}]
    directory = loaded(tmp_path, offices=[entry("offices", outposts=outposts), ended])
    published = {item.path: item.published for item in directory.origins.texts if item.path.startswith("offices/")}
    assert published == {
        "offices/markt/name": True,
        "offices/markt/outposts/laden/name": False,
        "offices/alt/name": False,
    }


@pytest.mark.parametrize(
    "other", ["Im  Hof", " Im Hof\n", "Im\nHof", "Im Hof"], ids=["two spaces", "around it", "lines", "the same"]
)
def test_white_space_does_not_make_another_text(other: str) -> None:
    """Nor does another way to store the same letters: a text that is only folded anew is not a changed one."""
    assert digest(other) == digest("Im Hof")
    assert digest("Bu\u0308ro") == digest("Büro")
    assert digest("Im Haus") != digest("Im Hof")
    assert digest("Im Hof") == "e6386f5f"


def test_a_translation_without_a_line_is_taken_for_an_editors(tmp_path: Path) -> None:
    """Nothing is known of it, so nothing is said of it."""
    directory = loaded(tmp_path)
    assert _standing(directory, directory.activities["sprachcafe"].title) == Standing()


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        (f"{_digests('Sprachcafé', CAFE)} machine", Standing(recorded=True, machine=True)),
        (f"{_digests('Sprachcafé', CAFE)} machine 2026-11-22", Standing(recorded=True)),
        (f"{_digests('Sprachcafé', CAFE)} human 2026-11-22", Standing(recorded=True)),
        (f"{_digests('Café', CAFE)} human 2026-11-22", Standing(recorded=True, outdated=True)),
        (f"{_digests('Café', CAFE)} machine", Standing(recorded=True, machine=True, outdated=True)),
        (f"{_digests('Sprachcafé', 'مقهى')} machine", Standing(recorded=True, machine=True, edited=True)),
        (f"{_digests('Café', 'مقهى')} human 2026-11-22", Standing(recorded=True, edited=True)),
    ],
    ids=[
        "a machine's draft",
        "a machine's, read by a person",
        "a person's",
        "its source has changed",
        "a machine's, its source has changed",
        "changed by hand, so still a machine's",
        "both changed by hand",
    ],
)
def test_what_the_lock_says_of_a_translation(line: str, standing: Standing, tmp_path: Path) -> None:
    """A draft stays one until a person has read it; a translation that was changed with its source is not outdated."""
    directory = _with_lock(tmp_path, {TITLE: line})
    assert _standing(directory, directory.activities["sprachcafe"].title) == standing


def test_the_main_language_is_no_translation(tmp_path: Path) -> None:
    """Even if the lock has a line for it."""
    line = f"{_digests('Sprachcafé', 'Sprachcafé')} machine"
    directory = _with_lock(tmp_path, {"activities/sprachcafe/title/de": line})
    assert _standing(directory, directory.activities["sprachcafe"].title, "de") == Standing()


def test_the_same_words_in_two_places_have_each_their_own_origin(tmp_path: Path) -> None:
    """Texts are told apart by where they stand, not by what they say."""
    rows = [entry("activities"), entry("activities", id="anderes-cafe", every="friday")]
    directory = _with_lock(tmp_path, {TITLE: f"{_digests('Sprachcafé', CAFE)} machine"}, activities=rows)
    found = {code: _standing(directory, item.title).machine for code, item in directory.activities.items()}
    assert found == {"sprachcafe": True, "anderes-cafe": False}


def test_a_line_is_found_again_when_parts_of_a_list_change_places(tmp_path: Path) -> None:
    """By its source; and the lock that is written then has it under the new path."""
    lines = {
        f"partners/stadt/contact/{number}/role/ar": f"{_digests(item['role']['de'], item['role']['ar'])} machine"
        for number, item in enumerate(CONTACTS[1:], 2)
    }
    moved = [CONTACTS[0], CONTACTS[2], CONTACTS[1]]
    directory = _with_lock(tmp_path, lines, partners=[entry("partners", contact=moved)])
    roles = [item.role for item in directory.partners["stadt"].contact]
    assert [_standing(directory, role) for role in roles[1:]] == [Standing(recorded=True, machine=True)] * 2
    written = {key: str(line) for key, line in directory.origins.current_lines().items()}
    two, three = (f"partners/stadt/contact/{number}/role/ar" for number in (2, 3))
    assert written == {two: lines[three], three: lines[two]}


def test_a_line_is_found_again_under_a_former_id(tmp_path: Path) -> None:
    """The entry's translations are still the same."""
    lines = {"offices/alt/description/ar": f"{_digests('Im Hof', 'في الفناء')} machine"}
    office = entry("offices", former_ids=["alt"], description={"de": "Im Hof", "ar": "في الفناء"})
    directory = _with_lock(tmp_path, lines, offices=[office])
    assert list(directory.origins.current_lines()) == ["offices/markt/description/ar"]


def test_lines_of_ended_records_are_kept_and_those_of_missing_texts_are_not(tmp_path: Path) -> None:
    """The record may come back; a translation that nobody has any more is not written down again."""
    line = f"{_digests('Altes Büro', 'المكتب القديم')} machine"
    ended = entry("offices", id="alt", name={"de": "Altes Büro", "ar": "المكتب القديم"}, ended="2020")
    lines = {"offices/alt/name/ar": line, "offices/alt/name/en": line, "offices/fort/name/ar": line}
    directory = _with_lock(tmp_path, lines, offices=[entry("offices"), ended])
    assert list(directory.origins.current_lines()) == ["offices/alt/name/ar"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Sorted, one line each, the same bytes for the same lines."""
    path = tmp_path / NAME
    lines = {
        "b/x/de-simple": Line("0" * 8, "f" * 8, "human", dt.date(2026, 11, 22)),
        TITLE: Line("1" * 8, "2" * 8, "machine"),
    }
    write_lock(path, lines)
    assert read_lock(path, NAME) == (lines, [])
    head, *written = path.read_text("utf-8").splitlines()
    assert head.startswith("# ")
    assert written == [f"{TITLE}: 11111111 22222222 machine", "b/x/de-simple: 00000000 ffffffff human 2026-11-22"]


def test_there_is_no_lock_without_lines(tmp_path: Path) -> None:
    """And none is no problem."""
    path = tmp_path / NAME
    write_lock(path, {TITLE: Line("1" * 8, "2" * 8, "machine")})
    write_lock(path, {})
    assert not path.exists()
    assert read_lock(path, NAME) == ({}, [])


def test_windows_line_breaks_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    """Some programs save them."""
    path = tmp_path / NAME
    path.write_bytes(f"\ufeff# Kopf\r\n\r\n{TITLE}: 11111111 22222222 machine\r\n".encode())
    assert read_lock(path, NAME) == ({TITLE: Line("1" * 8, "2" * 8, "machine")}, [])
