"""Loading again what somebody edits: only what changed is read anew, and the result is that of reading everything."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import CITIES, copy_of_musterstadt
from making import BASE, CASES, TODAY, lay_case
from network_directory import loading
from network_directory.problems import InvalidData, Problem
from network_directory.reading import Block, Document, Items, Memory, Node
from network_directory.reading.building import TooMuch, build
from network_directory.reading.decoding import without_traps

LISTS = ("offices", "partners", "activities")


def tree(node: Any) -> object:
    """A value with the place of each of its parts and keys."""
    place = (node.line, node.column, node.end_line, node.end_column)
    if isinstance(node, Block):
        return place, [(tree(key), tree(part)) for key, part in node.items()]
    return place, [tree(part) for part in node] if isinstance(node, Items) else str(node)


def whole(text: str) -> Node | None:
    """The value of a text that is read as a whole and has no problem; else None."""
    document = Document("data/some.yaml")
    try:
        value = build(without_traps(text, document), document)
    except (yaml.YAMLError, TooMuch):
        return None
    return None if document.problems else value


def files() -> list[Path]:
    """Every list of the two cities."""
    return [
        path for city in CITIES.values() for stem in LISTS for path in sorted(city.glob(f"data/{stem}*/**/*.yaml"))
    ] + [city / "data" / f"{stem}.yaml" for city in CITIES.values() for stem in LISTS]


@pytest.mark.parametrize("path", [path for path in files() if path.is_file()], ids=str)
def test_real_files_are_read_entry_by_entry(path: Path) -> None:
    """With the same places as when they are read as a whole; the second time with the same objects."""
    text, memory = path.read_text("utf-8"), Memory()
    first = memory.read(text, path.name)
    assert first is not None
    assert tree(first) == tree(whole(text))
    second = memory.read(text, path.name)
    assert second is not None
    (name,) = first
    assert all(one is other for one, other in zip(first[name], second[name], strict=True))


ENTRIES = [
    "  - id: a\n    name: A\n",
    "  - id: b\n    name:\n      de: B\n\n",
    "  - id: c\n    # über C\n    phone: [1, 2]\n",
]


def test_only_an_entry_that_changed_is_read_anew_and_the_others_move_to_their_lines() -> None:
    """Places are always those in the file as it stands now."""
    memory = Memory()
    before = memory.read("offices:\n" + "".join(ENTRIES), "f")
    text = "# new\noffices:\n" + "".join(["  - id: new\n", ENTRIES[0], "  - id: b\n    name: C\n", ENTRIES[2]])
    after = memory.read(text, "f")
    assert before is not None
    assert after is not None
    assert tree(after) == tree(whole(text))
    assert after["offices"][1] is before["offices"][0]
    assert after["offices"][3] is before["offices"][2]


def test_the_same_text_twice_is_two_entries() -> None:
    """Each in its own place."""
    memory, text = Memory(), "offices:\n" + ENTRIES[0] * 3
    for _ in range(2):
        assert tree(memory.read(text, "f")) == tree(whole(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "offices:\n",
        "offices: []\n",
        "offices:\n  - id: a\npartners:\n  - id: b\n",
        "offices:\n  - id: a\n---\n",
        "offices:\n  - id: a\n...\n  - id: b\n",
        "offices:\n  - id: a\n    id: b\n",
        "offices:\n  - id: &a a\n",
        "offices:\n  - id: a\u00a0b\n",
        "# Ã¤\noffices:\n  - id: a\n",
        "offices:\n  - id: a\n    name: Café #1\n",
        'offices:\n  - id: "a\n  - b"\n',
        "offices:\n  - id: [a,\n  - b]\n",
    ],
)
def test_what_is_not_one_list_of_healthy_entries_is_left_to_be_read_as_a_whole(text: str) -> None:
    """There all that is wrong is told."""
    memory = Memory()
    assert memory.read("offices:\n  - id: a\n", "f") is not None
    assert memory.read(text, "f") is None


def test_too_many_events_are_too_many_entry_by_entry_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is that of the whole file."""
    text = "offices:\n" + "".join(ENTRIES) + ENTRIES[0]
    events = sum(1 for _ in yaml.parse(text))
    for limit, readable in ((events - 1, True), (events - 2, False)):
        monkeypatch.setattr("network_directory.reading.building.MAX_EVENTS", limit)
        monkeypatch.setattr("network_directory.reading.memory.MAX_EVENTS", limit)
        assert (whole(text) is not None, Memory().read(text, "f") is not None) == (readable, readable)


PIECES = [
    "  - id: a\n",
    "  - id: b\n",
    "  - \n",
    "  -\n",
    "  - text\n",
    "  - - a\n    - b\n",
    "  - {a: b}\n",
    "  - {a: [b,\n",
    "  - ]}\n",
    "- id: c\n",
    "   - id: d\n",
    " - id: e\n",
    "    name: A\n",
    "    name: B  # comment\n",
    "    name: B #comment\n",
    '    text: "one\n',
    '  two"\n',
    "    text: 'it\n",
    "    text: |\n",
    "    text: |+\n",
    "    text: |1\n",
    "    text: >-\n",
    "      more\n",
    "      - more\n",
    "     - odd\n",
    "  more\n",
    "    list:\n",
    "    - x\n",
    "    ? key\n",
    "    : value\n",
    "# comment\n",
    "      # comment\n",
    "\n",
    "   \n",
    "---\n",
    "...\n",
    "--- x\n",
    "%YAML 1.1\n",
    "partners:\n",
    "  key: value\n",
    "    a: &x b\n",
    "    c: *x\n",
    "    d: !t e\n",
    "    tab:\tf\n",
    "\t- g\n",
    "=======\n",
    "    m: ~\n",
    "    <<: {n: o}\n",
    "text",
]
HEADS = [
    "offices:\n",
    "# comment\noffices:\n\n",
    "offices: # comment\n",
    "\noffices:   \n# comment\n",
    "offices: x\n",
    "",
]


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(HEADS), st.lists(st.sampled_from(PIECES), max_size=9), st.lists(st.sampled_from(PIECES), max_size=9)
)
@example("offices:\n", ["  - id: a\n"], ["  - id: a\n", "    text: |\n", "      more\n", "\n", "  - id: b\n"])
def test_whatever_the_text_the_result_is_that_of_reading_it_as_a_whole_or_nothing(
    head: str, first: list[str], second: list[str]
) -> None:
    """Also after another version of the file."""
    memory = Memory()
    for pieces in (first, second, first):
        text = head + "".join(pieces)
        found = memory.read(text, "f")
        if found is not None:
            expected = whole(text)
            assert expected is not None
            assert tree(found) == tree(expected)


def outcome(folder: Path, memory: loading.Memory | None) -> tuple[list[Problem], object]:
    """All problems, and all that a directory is made of, with the places of its texts."""
    try:
        directory, problems = loading.load(folder, TODAY, memory=memory)
    except InvalidData as invalid:
        return invalid.problems, None
    parts = [getattr(directory, name) for name in ("network", "vocabulary", *LISTS, "places", "borders")]
    return problems, (parts, directory.origins.texts, list(directory.offices), directory.origins.lines)


def test_every_case_loaded_after_another_is_as_if_loaded_alone(tmp_path: Path) -> None:
    """One memory goes through all the mistakes that editors make, and back to the good city after each."""
    memory, folder = loading.Memory(), tmp_path / "city" / "data"
    lay_case(BASE, folder.parent)
    good = outcome(folder, None)
    for case in CASES:
        lay_case(case, folder.parent)
        assert outcome(folder, memory) == outcome(folder, None), case.name
        shutil.rmtree(folder.parent)
        lay_case(BASE, folder.parent)
        assert outcome(folder, memory) == good, case.name


def _edited(text: str, chance: random.Random) -> str:
    """A line changed, added, doubled, removed or moved, or a whole entry removed or doubled."""
    entries = re.split(r"(?m)^(?=  - )", text)
    lines = text.splitlines(keepends=True)
    number, other = chance.randrange(len(lines)), chance.randrange(1, len(entries))
    kind = chance.randrange(8)
    if kind == 0:
        return "".join(entries[:other] + entries[other + 1 :])
    if kind == 1:
        return "".join([*entries[: other + 1], entries[other].replace("id: ", "id: x", 1), *entries[other + 1 :]])
    if kind == 2:
        return "".join([*entries[:other], *reversed(entries[other:])])
    new = {
        3: [lines[number].rstrip("\n") + "x\n"],
        4: ["# comment\n", lines[number]],
        5: [],
        6: [lines[number]] * 2,
        7: [lines[number].replace("e", chance.choice("eëß<\t:#-"))],
    }[kind]
    return "".join([*lines[:number], *new, *lines[number + 1 :]])


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_of_a_city_give_the_same_as_loading_it_afresh(seed: int, tmp_path: Path) -> None:
    """Problems and directory alike, with every place."""
    folder = copy_of_musterstadt(tmp_path / "city") / "data"
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    good = {name: (folder / f"{name}.yaml").read_text("utf-8") for name in LISTS}
    memory, healthy = loading.Memory(), 0
    assert outcome(folder, memory) == outcome(folder, None)
    for _ in range(20):
        name = chance.choice(LISTS)
        before = (folder / f"{name}.yaml").read_text("utf-8")
        (folder / f"{name}.yaml").write_text(_edited(before, chance), "utf-8")
        found = outcome(folder, memory)
        assert found == outcome(folder, None)
        healthy += found[1] is not None
        if found[1] is None and chance.random() < 0.8:
            (folder / f"{name}.yaml").write_text(good[name], "utf-8")
    assert healthy > 2


def test_an_entry_that_did_not_change_is_the_same_record(tmp_path: Path) -> None:
    """Until the main language or the country, in whose light it was judged, changes."""
    folder = copy_of_musterstadt(tmp_path / "city") / "data"
    memory = loading.Memory()
    first, _ = loading.load(folder, TODAY, memory=memory)
    code = next(iter(first.offices))
    offices = (folder / "offices.yaml").read_text("utf-8")
    (folder / "offices.yaml").write_text(offices.replace("offices:\n", "# new\noffices:\n", 1), "utf-8")
    second, _ = loading.load(folder, TODAY, memory=memory)
    assert second.partners == first.partners
    assert all(second.partners[key] is first.partners[key] for key in first.partners)
    assert second.offices[code] is first.offices[code]
    assert second.places["offices", code].line == first.places["offices", code].line + 1
    network = (folder / "network.yaml").read_text("utf-8")
    assert "country: DE" in network
    (folder / "network.yaml").write_text(network.replace("country: DE", "country: AT"), "utf-8")
    assert outcome(folder, memory) == outcome(folder, None)
