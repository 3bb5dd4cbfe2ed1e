"""Reporting: problems as people and programs read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from network_directory.problems import Place, Problem, error, warning, words
from network_directory.reporting import as_annotations, as_code_quality, as_json, as_summary, as_text, counts

HINT = words("Write “%(right)s”.", right="x|y")


def _problem(line: int = 2, column: int = 5, width: int = 3, file: str = "data/a.yaml", **more: int) -> Problem:
    place = Place(file, line, column, more.get("end_line", line), more.get("end_column", column + width))
    return error(place, "some-code", words("“%(given)s” is wrong", given="100 %"), HINT)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one data file."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_text("first: 1\nkey: one two\n北京: Größe\u0301 x\nlast: 2\n", "utf-8")
    return tmp_path


def test_a_problem_is_told_with_its_line_a_caret_and_the_mend(root: Path) -> None:
    """And an empty line after it."""
    assert as_text([_problem(2, 6, 3)], root) == (
        "data/a.yaml:2:6: error [some-code] “100 %” is wrong\n"
        "    2 | key: one two\n"
        "             ^^^\n"
        "        Write “x|y”.\n"
    )


@pytest.mark.parametrize(
    ("problem", "caret"),
    [
        (_problem(2, 1, 3), "        ^^^"),
        (_problem(2, 1, 0), "        ^"),
        (_problem(3, 1, 2), "        ^^^^"),
        (_problem(3, 5, 6), "              ^^^^^"),
        (_problem(2, 6, end_line=4, end_column=2), "             ^^^^^^^"),
        (_problem(4, 7, 9), "              ^"),
    ],
    ids=["start", "no width", "wide letters", "combining letters", "several lines", "beyond the line's end"],
)
def test_the_caret_stands_below_what_is_meant(problem: Problem, caret: str, root: Path) -> None:
    """Counted in columns of a terminal: two for a wide letter, none for a combining one."""
    assert as_text([problem], root).split("\n")[2] == caret


@pytest.mark.parametrize("problem", [_problem(99), _problem(file="data/missing.yaml")])
def test_without_its_line_a_problem_is_still_told(problem: Problem, root: Path) -> None:
    """A missing file has no lines."""
    where = f"{problem.place.file}:{problem.place.line}:5"
    assert as_text([problem], root) == f"{where}: error [some-code] “100 %” is wrong\n        Write “x|y”.\n"


def test_a_line_is_shown_as_it_is_now(root: Path) -> None:
    """A live-reloading server reports again and again while an editor mends."""
    assert "key: one two" in as_text([_problem()], root)
    (root / "data" / "a.yaml").write_text("first: 1\nkey: three\n", "utf-8")
    assert "key: three" in as_text([_problem()], root)


def test_problems_are_told_in_the_editors_language(root: Path) -> None:
    """Every sentence goes through gettext with its values."""
    german = {"“%(given)s” is wrong": "„%(given)s“ ist falsch", "Write “%(right)s”.": "Schreiben Sie „%(right)s“."}
    report = as_text([_problem()], root, lambda text: german.get(text, text))
    assert "„100 %“ ist falsch" in report
    assert "Schreiben Sie „x|y“." in report


def test_errors_and_warnings_are_counted() -> None:
    """In this order."""
    assert counts([_problem(), warning(Place("a"), "x", words("x")), _problem()]) == (2, 1)
    assert counts([]) == (0, 0)


def test_programs_get_one_list_of_objects() -> None:
    """With the fields that the design names, and null where there is no mend."""
    problems = [_problem(2, 6, 3), warning(Place("b"), "x", words("ä"))]
    assert json.loads(as_json(problems)) == [
        {
            "file": "data/a.yaml",
            "line": 2,
            "column": 6,
            "end_line": 2,
            "end_column": 9,
            "severity": "error",
            "code": "some-code",
            "message": "“100 %” is wrong",
            "hint": "Write “x|y”.",
        },
        {
            "file": "b",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 1,
            "severity": "warning",
            "code": "x",
            "message": "ä",
            "hint": None,
        },
    ]
    assert json.loads(as_json([])) == []


def test_github_gets_an_annotation_for_each_problem() -> None:
    """Signs that end a field or a line are escaped."""
    assert list(as_annotations([_problem(2, 6, 3, file="data/a,b.yaml")])) == [
        "::error file=data/a%2Cb.yaml,line=2,endLine=2,col=6,endColumn=9,title=some-code::"
        "“100 %25” is wrong%0AWrite “x|y”."
    ]


def test_githubs_annotations_over_several_lines_have_no_columns() -> None:
    """GitHub refuses them."""
    command = next(iter(as_annotations([_problem(2, 6, end_line=4, end_column=2)])))
    assert command.startswith("::error file=data/a.yaml,line=2,endLine=4,title=some-code::")


@pytest.mark.parametrize(("number", "commands"), [(9, 9), (10, 10), (11, 10), (50, 10)])
def test_github_is_given_as_many_annotations_as_it_shows(number: int, commands: int) -> None:
    """Ten of each kind; the last one says how many more there are."""
    found = list(as_annotations([_problem(line) for line in range(1, number + 1)]))
    assert len(found) == commands
    assert ("more; the summary" in found[-1]) is (number > 10)
    if number > 10:
        assert f"and {number - 9} more" in found[-1]


def test_the_summary_holds_every_problem_in_a_table() -> None:
    """Contributors' words do not become markup in it."""
    table = as_summary([_problem() for _ in range(20)]).split("\n")
    assert table[2] == "| data/a.yaml:2 | “100 %” is wrong | Write “x\\|y”. |"
    assert len(table) == 2 + 20 + 1
    assert as_summary([]) == "The data has no problems.\n"


def test_gitlab_gets_a_code_quality_report() -> None:
    """Severity, place, and a fingerprint of its own for each problem."""
    entries = json.loads(as_code_quality([_problem(2), _problem(3), warning(Place("b"), "x", words("y"))]))
    assert entries[0] | {"fingerprint": ""} == {
        "description": "“100 %” is wrong Write “x|y”.",
        "check_name": "some-code",
        "fingerprint": "",
        "severity": "blocker",
        "location": {"path": "data/a.yaml", "lines": {"begin": 2}},
    }
    assert entries[2]["severity"] == "minor"
    assert len({entry["fingerprint"] for entry in entries}) == 3


def test_gitlabs_fingerprints_stay_where_lines_move() -> None:
    """An old problem is not announced as new because an entry was added above it."""
    prints = [json.loads(as_code_quality([_problem(line)]))[0]["fingerprint"] for line in (2, 200)]
    assert prints[0] == prints[1]
