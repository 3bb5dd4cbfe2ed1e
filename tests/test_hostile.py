"""Hostile input: whatever stands in the data folder, loading ends, with the directory or with problems in plain words.

Properties over any bytes and any text, over edits of real files, and over a bounded run of random ones; then what is
known to bring programs down: towers of brackets, aliases, huge files, links out of the folder, patterns that backtrack.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from making import BASE, STEMS, TODAY, city, entry, problems_in, told, written_base
from network_directory import reporting
from network_directory.problems import Problem
from network_directory.reading import building
from network_directory.translations import editors_words

CITIES = {"base": BASE, "musterstadt": BASE.parents[1] / "cities" / "musterstadt"}
HOOKS = BASE.parents[2] / "hooks"
ENGLISH, GERMAN = editors_words("en"), editors_words("de")
SEED = 20261122
MEMORY = 1_000_000_000
"""Bytes that a check of one hostile file may use."""
PATIENCE = 60
"""Seconds after which a check counts as hanging; each takes about one."""

PIECES = [
    *(sign.encode() for sign in ":-?#&*!|>%@`{}[],\"'~=<./+0\n\t\r "),
    *(
        b": ",
        b"- ",
        b"  ",
        b"\n  - ",
        b"\n    ",
        b"---\n",
        b"...\n",
        b"- id: x\n",
        b"? ",
        b"<<: ",
        b"&a ",
        b"*a",
        b"!!int ",
    ),
    *(
        b"!!python/name:os.system ",
        b"|\n",
        b">-\n",
        b"\\",
        b'"\\ud800"',
        b'"\\0"',
        b'"\\x1b[31m"',
        b"'\n'",
        b"<<<<<<< a\n",
    ),
    *(
        word.encode()
        for word in ("دورتموند", "می‌خواهم", "😀", "👩🏽‍🔬", "北京", "é", "e\u0301", "ß", "٢٠٢٦-١١-٢٢", "²")
    ),
    *(sign.encode() for sign in "\u00a0\u200b\u202e\u2028\u0085\ufeff\ufffe\u0000\u0007\u001b\u007f"),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4", b"\x93", b"\xff\xfe"),
    *(
        b"9999-12-31",
        b"0000-00-00",
        b"24:00",
        b"-1",
        b"1e999",
        b".nan",
        b"null",
        b"99999999999999999999",
        b"<script>",
        b"%(x)s",
    ),
]
"""What means something to YAML, to encodings, to terminals, to the model; and what people write in other scripts."""


# --- what must hold of every problem


def judge(data: Path) -> list[Problem]:
    """Load a folder, whatever is in it; every problem must stand in its file and have words in both languages."""
    problems = problems_in(data)
    lines = {problem.place.file: _lines(data.parent / problem.place.file) for problem in problems}
    for problem in problems:
        place, written = problem.place, lines[problem.place.file]
        assert place.line >= 1, problem
        assert place.column >= 1, problem
        if written:
            assert place.line <= len(written) + 1, problem
            assert place.column <= len([*written, ""][place.line - 1]) + 1, problem
        assert (place.end_line, place.end_column) >= (place.line, place.column), problem
    for gettext in (ENGLISH, GERMAN):
        _said_in_every_form(problems, data.parent, gettext)
    return problems


def _lines(path: Path) -> list[str]:
    """As an editor's program counts them; none of a file that is missing or cannot be named."""
    return path.read_text("utf-8-sig", "replace").split("\n") if path.is_file() else []


def _said_in_every_form(problems: list[Problem], root: Path, gettext: Callable[[str], str]) -> None:
    for problem in problems:
        for sentence in (problem.message, *filter(None, [problem.hint])):
            assert sentence.say(gettext).strip(), problem
    forms = (reporting.as_json, reporting.as_code_quality, reporting.as_summary)
    reports = [form(problems, gettext) for form in forms]
    reports += [reporting.as_text(problems, root, gettext), *reporting.as_annotations(problems, gettext)]
    for report in reports:
        report.encode("utf-8")


@contextmanager
def other_content(path: Path, content: bytes) -> Iterator[None]:
    """A file with other content for a while."""
    before = path.read_bytes()
    path.write_bytes(content)
    yield
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


@pytest.mark.parametrize(("name", "runs"), [("base", 1500), ("musterstadt", 100)])
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


def checked(data: Path) -> list[dict[str, Any]]:
    """What the command tells of a folder: in a process of its own, where a crash, a hang or a flood would show."""
    command = [sys.executable, "-m", "network_directory", "check", str(data), "--format", "json", "--lang", "en"]
    done = subprocess.run(
        [*command, "--today", TODAY.isoformat()],
        env={**os.environ, "PYTHONPATH": str(HOOKS)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stderr == b"", (done.returncode, done.stderr[-2000:])
    assert done.returncode in (0, 1)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert done.returncode == any(problem["severity"] == "error" for problem in found)
    return found


def in_file(found: list[dict[str, Any]], name: str = "partners.yaml") -> list[tuple[int, int, str]]:
    """Line, column and words of each problem of one file."""
    return [
        (problem["line"], problem["column"], problem["message"]) for problem in found if problem["file"].endswith(name)
    ]


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
    found = problems_in(city(tmp_path, partners=[entry("partners", short="a\0b")]))
    assert found == []
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
RUN = 50_000


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


# --- files and folders


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder beside the data that nothing in the data may open."""
    folder = tmp_path / "secret"
    folder.mkdir()
    for stem in STEMS:
        shutil.copy(BASE / "data" / f"{stem}.yaml", folder)
    (folder / "secret.yaml").write_text("partners:\n  - id: geheim\n", "utf-8")
    (folder / "secret.svg").write_text("<svg>geheim</svg>", "utf-8")
    return folder


_opened: list[str] | None = None


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _opened is not None and event == "open":
        _opened.append(os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else "")


sys.addaudithook(_note)


def opened_by(action: Callable[[], object]) -> list[Path]:
    """The files that Python opens meanwhile, links followed."""
    global _opened
    _opened = []
    try:
        action()
        return [Path(name).resolve() for name in _opened if name]
    finally:
        _opened = None


def report_of(data: Path) -> str:
    """What an editor is told of a folder."""
    return reporting.as_text(problems_in(data), data.parent)


@pytest.mark.parametrize("stem", STEMS)
def test_a_data_file_that_is_a_link_is_not_opened(stem: str, tmp_path: Path, secret: Path) -> None:
    """It may lead out of the folder; the report shows no line of it either."""
    data = city(tmp_path / "city", **{stem: None})
    (data / f"{stem}.yaml").symlink_to(secret / f"{stem}.yaml")
    assert told(problems_in(data)) == [f"file-missing: the file {stem}.yaml is missing"]
    opened = opened_by(lambda: report_of(data))
    assert [path for path in opened if secret in path.parents] == []
    assert [path.name for path in opened if data in path.parents] != []
    assert f"data/{stem}.yaml:1:1: error [file-missing] the file {stem}.yaml is missing\n" in report_of(data)


def test_a_folder_or_a_file_in_it_that_is_a_link_is_not_opened(tmp_path: Path, secret: Path) -> None:
    """Neither data/partners itself nor what lies in it."""
    data = city(tmp_path / "city")
    (data / "offices").symlink_to(secret, target_is_directory=True)
    (data / "partners").mkdir()
    (data / "partners" / "more.yaml").symlink_to(secret / "secret.yaml")
    opened = opened_by(lambda: judge(data))
    assert [path for path in opened if secret in path.parents] == []
    assert problems_in(data) == []


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../../../secret/secret.svg",
            "{secret}/secret.svg",
            "/etc/passwd",
            "..",
            ".",
            "/",
            "logos/../a.svg",
            "a\\b.svg",
        ),
        *(
            "https://example.org/a.svg",
            "//example.org/a.svg",
            "file:///etc/passwd",
            "C:/a.svg",
            "a.svg/",
            "a.svg\u0000",
        ),
        *(
            "\u202egvs.exe",
            "a\u202egvs.svg",
            "а.svg",
            "a.SVG",
            "a.svg.html",
            "-a.svg",
            ".svg",
            "link.svg",
            "folder.svg",
        ),
        "a" * 300 + ".svg",
    ],
)
def test_a_logo_that_is_no_plain_file_name_is_not_opened(name: str, tmp_path: Path, secret: Path) -> None:
    """Paths, addresses, links, folders, names that look like others: told as a logo that is not there."""
    logos = tmp_path / "city" / "docs" / "assets" / "logos"
    logos.mkdir(parents=True)
    (logos / "a.svg").write_text("<svg/>")
    (logos / "folder.svg").mkdir()
    (logos / "link.svg").symlink_to(secret / "secret.svg")
    data = city(tmp_path / "city", partners=[entry("partners", logo=name.replace("{secret}", str(secret)))])
    assert "logo" in {problem.code for problem in judge(data)}
    opened = opened_by(lambda: problems_in(data))
    assert [path for path in opened if path.suffix == ".svg" or secret in path.parents or path.name == "passwd"] == []


def test_a_folder_of_logos_that_is_a_link_is_not_opened(tmp_path: Path, secret: Path) -> None:
    """A plain name in a folder that lies elsewhere leads out as well."""
    data = city(tmp_path / "city", partners=[entry("partners", logo="secret.svg")])
    assets = tmp_path / "city" / "docs" / "assets"
    assets.mkdir(parents=True)
    (assets / "logos").symlink_to(secret, target_is_directory=True)
    assert [problem.code for problem in problems_in(data)] == ["logo"]
    assert [path for path in opened_by(lambda: problems_in(data)) if secret in path.parents] == []


@pytest.mark.parametrize(
    "icon", ["../../../../../secret/secret", "{secret}/secret", "material/../../secret", "material/no-such-icon"]
)
def test_an_icon_that_is_none_of_the_set_is_told(icon: str, tmp_path: Path, secret: Path) -> None:
    """Its drawing becomes part of the page as it is, so nothing but the set's own drawings may be named."""
    words = written_base("vocabulary")
    words["topics"][0]["icon"] = icon.replace("{secret}", str(secret))
    found = problems_in(city(tmp_path / "city", vocabulary=words))
    assert [problem.code for problem in found] == ["icon"]


NAMES = [
    "دورتموند",
    "😀",
    "北京 市",
    "with space",
    "-rf",
    "--format=json",
    "#hash",
    "100%",
    "a;b",
    "a'b\"c",
    "{{x}}",
    "é",
    "e\u0301",
]


def test_files_may_be_called_what_people_call_them(tmp_path: Path) -> None:
    """In any script: each is read, and what is wrong in it is told under its name."""
    data = city(tmp_path)
    (data / "partners").mkdir()
    for number, name in enumerate(NAMES):
        text = f"partners:\n  - {{id: p{number}, name: P, kind: municipal, topics: [advice], phone: nein}}\n"
        (data / "partners" / f"{name}.yaml").write_text(text, "utf-8")
    assert {problem.place.file for problem in judge(data)} == {f"data/partners/{name}.yaml" for name in NAMES}
    assert {problem["message"] for problem in checked(data)} == {"“nein” cannot be read as a telephone number"}


@pytest.mark.parametrize("name", [b"\xff\xfe.yaml", b"a\n::error::b.yaml", b"\xe2\x80\xaelmay.yaml", b"\x1b[31m.yaml"])
def test_a_file_name_that_cannot_be_printed_is_told_as_far_as_it_can(name: bytes, tmp_path: Path) -> None:
    """Bytes that are no letters, line breaks, signs that a terminal obeys."""
    data = city(tmp_path)
    (data / "partners").mkdir()
    Path(os.fsdecode(os.fsencode(data / "partners") + b"/" + name)).write_bytes(b"partners:\n  - {id: x}\n")
    judge(data)
    report = report_of(data)
    assert report.count("data/partners/") == len(problems_in(data))
    assert not {"\x1b", "\u202e"} & set(report)
    assert [line for line in report.split("\n") if line.startswith("::")] == []
    assert checked(data) != []


def test_a_folder_in_place_of_a_file_is_a_file_that_is_missing(tmp_path: Path) -> None:
    """A folder called offices.yaml is no file."""
    data = city(tmp_path, offices=None)
    (data / "offices.yaml").mkdir()
    assert told(judge(data)) == ["file-missing: the file offices.yaml is missing"]


@contextmanager
def as_nobody() -> Iterator[None]:
    """For a while without the rights of root, whom no permission stops."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize(
    ("closed", "message"),
    [
        ("data/partners.yaml", "unreadable: the file cannot be opened"),
        ("data/partners/more.yaml", "unreadable: the file cannot be opened"),
        ("data/partners", "unreadable: the folder data/partners cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_told(closed: str, message: str) -> None:
    """A file or a folder without permission to read is not passed over, and what refers into it is not reported."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        Path(folder).chmod(0o755)
        data = city(Path(folder))
        (data / "partners").mkdir()
        (data / "partners" / "more.yaml").write_text("partners: []\n", "utf-8")
        (Path(folder) / closed).chmod(0)
        with as_nobody():
            found = told(problems_in(data))
            report_of(data)
        (Path(folder) / closed).chmod(0o755)
    assert found == [message]
