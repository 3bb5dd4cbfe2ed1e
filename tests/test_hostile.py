"""Hostile input: whatever stands in the data folder, loading ends, with the directory or with problems in plain words.

Properties over any bytes and any text, over edits of real files, and over a bounded run of random ones; then what is
known to bring programs down: towers of brackets, aliases, huge files, nothing but faults, patterns that backtrack.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from judging import checked, in_file, judge
from making import BASE, STEMS, city, entry, problems_in, told
from network_directory.reading import building

CITIES = {"base": BASE, "musterstadt": BASE.parents[1] / "cities" / "musterstadt"}
SEED = 20261122
PIECES = [
    *(sign.encode() for sign in ":-?#&*!|>%@`{}[],\"'~=<./+0\n\t\r "),
    *b": ^- ^  ^\n  - ^\n    ^---\n^...\n^- id: x\n^? ^<<: ^&a ^*a^!!int ^!!python/name:os.system ".split(b"^"),
    *b'|\n^>-\n^\\^"\\ud800"^"\\U00110000"^"\\0"^"\\x1b[31m"^\'\n\'^<<<<<<< a\n^<script>^%(x)s^{{x}}'.split(b"^"),
    *"9999-12-31 0000-00-00 24:00 -1 1e999 .nan null 99999999999999999999 ٢٠٢٦-١١-٢٢ ²".encode().split(),
    *"دورتموند می‌خواهم 😀 👩🏽‍🔬 北京 é e\u0301 ß".encode().split(),
    *(sign.encode() for sign in "\u00a0\u200b\u202e\u2028\u0085\ufeff\ufffe\u0000\u0007\u001b\u007f"),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4", b"\x93", b"\xff\xfe"),
]
"""What means something to YAML, to encodings, to terminals, to the model; and what people write in other scripts."""


# --- any content


@contextmanager
def other_content(path: Path, content: bytes) -> Iterator[None]:
    """A file with other content for a while."""
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        yield
    finally:
        path.write_bytes(before)


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """City → a copy of its data folder."""
    copies = tmp_path_factory.mktemp("cities")
    return {
        name: shutil.copytree(source, copies / name, dirs_exist_ok=True) / "data" for name, source in CITIES.items()
    }


# --- any content


@pytest.mark.parametrize("stem", STEMS)
@settings(deadline=None, derandomize=True, max_examples=60)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_reported(cities: dict[str, Path], stem: str, content: bytes) -> None:
    """Nothing but the directory or `InvalidData` comes out of loading, whichever of the five files they stand in."""
    with other_content(cities["base"] / f"{stem}.yaml", content):
        judge(cities["base"])


@pytest.mark.parametrize("stem", STEMS)
@settings(deadline=None, derandomize=True, max_examples=60)
@given(content=st.text(max_size=200))
def test_any_text_is_read_or_reported(cities: dict[str, Path], stem: str, content: str) -> None:
    """The same for texts in any script, with or without the key that the file should have."""
    with other_content(cities["base"] / f"{stem}.yaml", f"{stem}: {content}".encode("utf-8", "surrogatepass")):
        judge(cities["base"])


@pytest.mark.parametrize("stem", STEMS)
@settings(deadline=None, derandomize=True, max_examples=60)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_string_of_meaningful_pieces_is_read_or_reported(
    cities: dict[str, Path], stem: str, pieces: list[bytes]
) -> None:
    """Signs that mean something to YAML come together in ways that nobody would think of."""
    with other_content(cities["base"] / f"{stem}.yaml", f"{stem}:\n  ".encode() + b"".join(pieces)):
        judge(cities["base"])


# --- edits of real files

Edit = tuple[str, int, int, bytes]
"""What is done, at which line, at which byte of it, and what is put in."""


def edited(content: bytes, edits: list[Edit]) -> bytes:
    """The content after some edits; positions count around the end."""
    for kind, line, column, piece in edits:
        lines = content.split(b"\n")
        here, there = line % len(lines), (line + column) % len(lines)
        at = column % (len(lines[here]) + 1)
        if kind == "delete line":
            del lines[here]
        elif kind == "duplicate line":
            lines.insert(there, lines[here])
        elif kind == "swap lines":
            lines[here], lines[there] = lines[there], lines[here]
        elif kind == "delete":
            lines[here] = lines[here][:at] + lines[here][at + 1 + len(piece) :]
        elif kind == "insert":
            lines[here] = lines[here][:at] + piece + lines[here][at:]
        elif kind == "replace value":
            lines[here] = lines[here].partition(b": ")[0] + b": " + piece
        content = b"\n".join(lines)
    return content


KINDS = ("delete line", "duplicate line", "swap lines", "delete", "insert", "replace value")
POSITIONS = st.integers(0, 10_000)
EDITS = st.lists(
    st.tuples(st.sampled_from(KINDS), POSITIONS, POSITIONS, st.sampled_from(PIECES)), min_size=1, max_size=6
)


@pytest.mark.parametrize("stem", STEMS)
@settings(deadline=None, derandomize=True, max_examples=60)
@given(edits=EDITS)
def test_any_edit_of_the_base_city_is_read_or_reported(cities: dict[str, Path], stem: str, edits: list[Edit]) -> None:
    """Lines and signs deleted, doubled, swapped, put in."""
    path = cities["base"] / f"{stem}.yaml"
    with other_content(path, edited(path.read_bytes(), edits)):
        judge(cities["base"])


@pytest.mark.parametrize("stem", STEMS)
@settings(deadline=None, derandomize=True, max_examples=12)
@given(edits=EDITS)
def test_any_edit_of_musterstadt_is_read_or_reported(cities: dict[str, Path], stem: str, edits: list[Edit]) -> None:
    """The same in the city that has every field."""
    path = cities["musterstadt"] / f"{stem}.yaml"
    with other_content(path, edited(path.read_bytes(), edits)):
        judge(cities["musterstadt"])


@pytest.mark.parametrize(("name", "runs"), [("base", 4000), ("musterstadt", 300)])
def test_thousands_of_random_edits_are_read_or_reported(name: str, runs: int, cities: dict[str, Path]) -> None:
    """The same ones each time: the seed is fixed. A failure names the run that shows it."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    originals = {stem: (cities[name] / f"{stem}.yaml").read_bytes() for stem in STEMS}
    codes: set[str] = set()
    for run in range(runs):
        stem = chance.choice(STEMS)
        edits = [
            (chance.choice(KINDS), chance.randrange(10_000), chance.randrange(10_000), chance.choice(PIECES))
            for _ in range(chance.randint(1, 8))
        ]
        content = edited(originals[stem], edits)
        with other_content(cities[name] / f"{stem}.yaml", content):
            try:
                codes |= {problem.code for problem in judge(cities[name])} or {"none"}
            except Exception as crash:
                crash.add_note(f"run {run}, {stem}.yaml:\n{edits}")
                raise
    assert codes >= {
        "none",
        "syntax",
        "invisible",
        "encoding",
        "duplicate-key",
        "unknown-field",
        "missing",
        "unknown-id",
    }


# --- what is known to bring programs down


NESTED = "this is nested more than 20 levels deep"


def test_towers_of_100_000_are_reported_at_once(tmp_path: Path) -> None:
    """Where the twenty-first floor begins, in little memory: programs crash on such towers."""
    columns = {"[": 22, "- ": 41, "{": 22, "[{": 22, "{a: ": 79, "? ": 41}
    data = city(tmp_path)
    (data / "partners").mkdir()
    for number, sign in enumerate(columns):
        (data / "partners" / f"{number}.yaml").write_text(f"partners:\n  {sign * 100_000}")
    lines = "".join(f"{'  ' * floor}a:\n" for floor in range(3000))
    (data / "partners" / "lines.yaml").write_text(lines)
    found = checked(data)
    told_of = {name: in_file(found, f"/{number}.yaml") for number, name in enumerate(columns)}
    assert told_of == {name: [(2, column, NESTED)] for name, column in columns.items()}
    assert in_file(found, "lines.yaml") == [(21, 41, NESTED)]


def test_aliases_are_told_and_never_followed(tmp_path: Path) -> None:
    """Nine lists of nine of the list before are a billion laughs to a parser that follows aliases."""
    lists = "".join(f"  - &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(1, 10))
    found = checked(city(tmp_path, partners=f"partners:\n  - &a1 [ha, ha]\n{lists}".encode()))
    anchors = [problem for problem in found if problem["code"] == "anchor"]
    aliases = [problem for problem in found if problem["code"] == "alias"]
    assert (len(anchors), len(aliases)) == (10, 81)
    assert (anchors[0]["line"], anchors[0]["column"]) == (2, 5)
    assert (aliases[0]["line"], aliases[0]["column"], aliases[0]["end_column"]) == (3, 10, 13)
    assert anchors[0]["message"] == "“&a1” marks a place for reuse; that is not possible here"
    assert aliases[0]["message"] == "“*a1” refers to another place in the file; that is not possible here"


def test_a_text_of_ten_million_letters_is_only_a_long_text(tmp_path: Path) -> None:
    """Nothing forbids it, in whatever form, and it takes neither the memory nor the time of anything else."""
    long = "wort " * 2_000_000 + "ende"
    texts = {"partners": f"'{long}'", "activities": f"|\n    {long}", "offices": long}
    files = {
        stem: yaml.safe_dump({stem: [entry(stem)]}, sort_keys=False) + f"  description: {text}\n"
        for stem, text in texts.items()
    }
    assert checked(city(tmp_path, **{stem: content.encode() for stem, content in files.items()})) == []


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Not even as far as it would fill the memory: the file has five gigabytes, of which none is on the disk."""
    data = city(tmp_path)
    with (data / "partners.yaml").open("ab") as file:
        file.truncate(5_000_000_000)
    assert in_file(checked(data)) == [(1, 1, "the file is larger than 20 MB")]


def test_a_file_of_more_things_than_a_directory_holds_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file is small enough, but would become millions of things in memory."""
    monkeypatch.setattr(building, "MAX_EVENTS", 1000)
    found = problems_in(city(tmp_path, partners=b"partners:\n" + b"  - a\n" * 1000))
    assert told(found) == ["too-large: the file holds far more than a directory can"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_another_encoding_is_told_once(encoding: str, tmp_path: Path) -> None:
    """UTF-16, with or without the mark that says so, is not told once for every letter."""
    content = "partners:\n  - id: stadt\n    name: Grüße\n".encode(encoding)
    found = problems_in(city(tmp_path, partners=content))
    assert told(found) == ["encoding: the file is stored as UTF-16"]


def test_zero_bytes_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """A disk that was full leaves some."""
    found = problems_in(city(tmp_path / "escaped", partners=[entry("partners", short="a\0b")]))
    assert told(found) == ["invisible: there is an invisible control character (U+0000) here"]
    data = city(tmp_path)
    path = data / "partners.yaml"
    path.write_bytes(path.read_bytes().replace(b"name: ", b"name: \0\0", 1) + b"\0\0\0")
    codes = {problem.code for problem in judge(data)}
    assert codes == {"invisible"}


def test_a_file_of_nothing_but_faults_is_told_up_to_a_limit(tmp_path: Path) -> None:
    """Nobody mends more than a thousand in one go; the last problem says that there are more."""
    invisible = "a: \u200b\n" * 20_000
    for content in (invisible.encode(), b"partners:\n" + b"  - {}\n" * 20_000, b"a: 1\n" * 20_000):
        found = checked(city(tmp_path, partners=content))
        assert 1000 < len(found) < 2100
        hints = {problem["hint"] for problem in found if problem["code"] == "too-many"}
        assert hints == {"Mend those above first, and check again."}


def test_a_record_of_nothing_but_faults_is_told_up_to_a_limit(tmp_path: Path) -> None:
    """A single record can have as many wrong fields, wrong languages and unknown words as a file has room for."""
    fields = {f"field{number}": "x" for number in range(100_000)}
    texts = {"de": "x", **{f"x{number}": "x" for number in range(100_000)}}
    topics = [f"topic-{number}" for number in range(100_000)]
    for changes in (fields, {"description": texts}, {"topics": topics}):
        content = json.dumps({"partners": [entry("partners", **changes)]}, indent=1)
        found = checked(city(tmp_path, partners=content.encode()))
        assert 0 < len(found) < 2100


def test_an_id_that_hundreds_share_is_told_for_each(tmp_path: Path) -> None:
    """Each but the first, in the time that it takes to read them."""
    found = checked(city(tmp_path, partners=[entry("partners") for _ in range(900)]))
    assert {problem["message"] for problem in found} == {"the id “stadt” is used twice"}
    assert len(found) == 899


def test_very_long_ids_are_told_in_short(tmp_path: Path) -> None:
    """The message holds their beginning, and looking for what was meant does not take longer than reading."""
    partners = [entry("partners"), *(entry("partners", id=f"{'a' * 100_000}{number}") for number in range(20))]
    activities = [entry("activities", organisers=["b" * 100_000, "stadt"])]
    found = checked(city(tmp_path, partners=partners, activities=activities))
    assert len(found) == 21
    assert [problem["code"] for problem in found if len(problem["message"]) > 1000] == []


# --- patterns that go back and forth


SIGNS = [
    *(" ", "-", "- ", "7", "7 ", "1.", ":", ": ", "<", "<a ", "< ", "(", "( ", "[", "'", '"', "“"),
    *("@", "a@", "a.", ",", ", ", "/", "|", "a", "ä", "ab ", "\u200d", "e\u0301"),
]
"""Long runs of them make a careless pattern try every way to divide them."""
INDICATORS = ["{", "}", "]", "#", " #", "&", "*", "!", ">", "%", "=", "?", ': ",', ": [", "\t", "\u00a0"]
"""And of these the parser, or what explains its words."""
RUN = 200_000


BETWEEN = {"description": ("<", ">"), "title": ("<", ">"), "monday": ("9:00 ", " Uhr"), "every": ("2 weeks on ", "")}
"""What a run of signs stands between, to look like something; else between letters."""


@pytest.mark.parametrize(
    ("stem", "fields"),
    [
        ("partners", ["phone", "email", "website", "opened", "description", "id", "topics", "position", "logo"]),
        ("activities", ["every", "from", "starts", "cost", "languages", "title", "places", "cancelled"]),
        ("offices", ["hours", "monday", "access", "districts"]),
    ],
)
def test_a_long_run_of_one_sign_is_judged_in_time(stem: str, fields: list[str], tmp_path: Path) -> None:
    """In the value of any field, between letters or as part of what looks like a tag, a time or a rhythm."""
    data = city(tmp_path)
    (data / stem).mkdir()
    for field, (number, sign) in product(fields, enumerate(SIGNS)):
        before, behind = BETWEEN.get(field, ("a", "b"))
        text = f"{before}{sign * (RUN // len(sign))}{behind}"
        record = entry(stem, id=f"{field}-{number}") | _with(field, text)
        content = json.dumps({stem: [record]}, ensure_ascii=False)  # as YAML reads it too, and quickly written
        (data / stem / f"{field}-{number}.yaml").write_text(content, "utf-8")
    checked(data)


def _with(field: str, text: str) -> dict[str, object]:
    """A record's field, or a weekday of its hours."""
    return {"hours": {field: text, text[:-1]: "9:00-12:00"}} if field == "monday" else {field: text}


def test_a_long_run_that_yaml_stumbles_over_is_read_in_time(tmp_path: Path) -> None:
    """In a line that cannot be read, where the reason is looked for in the line itself."""
    data = city(tmp_path)
    (data / "partners").mkdir()
    befores = ["", "    name: ", "  - ", "    name: x: ", '    name: "x" ', "    topics: [x "]
    for number, (before, sign) in enumerate(product(befores, [*SIGNS, *INDICATORS])):
        run = sign * (RUN // len(sign))
        content = f"partners:\n  - id: a{number}\n    kind: municipal\n{before}{run}\n    topics: [advice]\n"
        (data / "partners" / f"{number}.yaml").write_text(content, "utf-8")
    assert len(checked(data)) > len(befores) * len(INDICATORS)
