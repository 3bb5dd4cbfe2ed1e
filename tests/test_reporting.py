"""Reporting: problems as people and programs read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import markdown
import pytest

from making import BASE, lay_over, problems_in
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


# --- the caret below letters of every kind


def _pointing(tmp_path: Path, line: str, part: str) -> str:
    """The source line and the line of the caret, where a problem is about a part of the line."""
    (tmp_path / "a.yaml").write_text(f"first\n{line}\nlast\n", "utf-8")
    column = line.index(part) + 1
    problem = error(Place("a.yaml", 2, column, 2, column + len(part)), "some-code", words("wrong"))
    return "\n".join(as_text([problem], tmp_path).split("\n")[1:3])


@pytest.mark.parametrize(
    ("line", "part", "shown"),
    [
        ("name: مكتب دورتموند", "دورتموند", "    2 | name: مكتب دورتموند\n                   ^^^^^^^^"),
        ("name: مَكْتَب x", "x", "    2 | name: مَكْتَب x\n                   ^"),
        ("name: می\u200cخواهم x", "x", "    2 | name: می\u200cخواهم x\n                      ^"),
        ("name: 😀 x", "x", "    2 | name: 😀 x\n                 ^"),
        ("name: 👩🏽\u200d🔬 x", "x", "    2 | name: 👩🏽\u200d🔬 x\n                 ^"),
        ("name: 👩🏽\u200d🔬 x", "👩🏽\u200d🔬", "    2 | name: 👩🏽\u200d🔬 x\n              ^^"),
        ("name: ❤\ufe0f x", "x", "    2 | name: ❤\ufe0f x\n                ^"),
        ("name: 北京市 x", "北京", "    2 | name: 北京市 x\n              ^^^^"),
        ("name: 北京市 x", "x", "    2 | name: 北京市 x\n                     ^"),
        ("name: ｗｉｄｅ x", "x", "    2 | name: ｗｉｄｅ x\n                       ^"),
        ("name: e\u0301e\u0308\u0323 x", "x", "    2 | name: e\u0301e\u0308\u0323 x\n                 ^"),
        ("name: ที่นี่ x", "x", "    2 | name: ที่นี่ x\n                 ^"),
        ("name: ትግርኛ x", "x", "    2 | name: ትግርኛ x\n                   ^"),
        ("name: a\tb x", "x", "    2 | name: a\tb x\n               \t  ^"),
    ],
    ids=[
        *(
            "Arabic",
            "vowel signs",
            "a joiner of Persian",
            "emoji",
            "emoji of several parts",
            "all of them",
            "a variant",
        ),
        *("Chinese", "behind Chinese", "wide Latin", "combining", "Thai", "Ethiopic", "a tab"),
    ],
)
def test_the_caret_stands_right_in_every_script(line: str, part: str, shown: str, tmp_path: Path) -> None:
    """As many columns to the right as the signs before it take, and as wide as what it points at."""
    assert _pointing(tmp_path, line, part) == shown


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_right_line_is_shown_whatever_ends_it(line_end: str, tmp_path: Path) -> None:
    """Lines are counted as reading counts them, and a Windows line end is not part of what is shown."""
    (tmp_path / "a.yaml").write_bytes(line_end.join(["one", "two", "three"]).encode())
    report = as_text([error(Place("a.yaml", 2, 1, 2, 4), "some-code", words("wrong"))], tmp_path)
    assert report.split("\n")[1:3] == ["    2 | two", "        ^^^"]


@pytest.mark.parametrize(
    ("column", "shown", "caret"),
    [
        (1, "<" + "a" * 99 + "…", 8),
        (5000, "…" + "a" * 100 + "!" + "a" * 99 + "…", 8 + 101),
        (9999, "…" + "a" * 100 + ">", 8 + 101),
    ],
)
def test_of_a_very_long_line_only_what_is_around_the_caret_is_shown(
    column: int, shown: str, caret: int, tmp_path: Path
) -> None:
    """A report of a thousand problems in one line is no thousand copies of it."""
    (tmp_path / "a.yaml").write_text("<" + "a" * 4998 + "!" + "a" * 4998 + ">")
    report = as_text([error(Place("a.yaml", 1, column, 1, column + 1), "some-code", words("wrong"))], tmp_path)
    assert report.split("\n")[1:3] == ["    1 | " + shown, " " * caret + "^"]


# --- contributors' words are not obeyed


OBEYED = "a\x1b[31m\r\n::error::b\u202ec\x85d\u2028e\ud800"
TOLD = "a�[31m ::error::b�c d e�"


def _hostile() -> Problem:
    message = words("“%(given)s” is wrong", given=OBEYED)
    return error(Place("data/a.yaml", 1, 1, 1, 2), "some-code", message, words("Write “%(right)s”.", right=OBEYED))


def test_signs_that_a_terminal_or_a_log_obeys_are_not_printed(tmp_path: Path) -> None:
    """In the message, the mend, the line itself and the file's name: one line each, with � for what is not seen."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_text("x\x1b[2Jy\u202ez\u2028\x07\n", "utf-8")
    assert as_text([_hostile()], tmp_path) == (
        f"data/a.yaml:1:1: error [some-code] “{TOLD}” is wrong\n"
        "    1 | x�[2Jy�z��\n"
        "        ^\n"
        f"        Write “{TOLD}”.\n"
    )
    named = error(Place("data/a\n::error::\x1b\u202e.yaml"), "x", words("wrong"))
    assert as_text([named], tmp_path) == "data/a�::error::��.yaml:1:1: error [x] wrong\n"


@pytest.mark.parametrize("form", [as_json, as_code_quality, as_summary])
def test_every_form_of_report_can_be_stored(form: Callable[[list[Problem]], str]) -> None:
    """Halves of letters, which UTF-8 cannot store, and line breaks are replaced in all of them."""
    report = form([_hostile()])
    assert report.encode("utf-8").decode("utf-8").replace("\\ufffd", "�").count("�c d e�") == 2
    assert "\x1b" not in report


def test_a_message_that_quotes_a_whole_text_is_cut() -> None:
    """A sentence stays one that can be read."""
    problem = error(Place("a"), "x", words("“%(given)s” is wrong", given="wort " * 100_000))
    assert json.loads(as_json([problem]))[0]["message"] == ("“" + "wort " * 200)[:999] + "…"


def test_no_line_of_a_link_is_shown(tmp_path: Path) -> None:
    """Reading does not follow links out of the folder, and the report does not, either."""
    (tmp_path / "secret").write_text("geheim\n")
    (tmp_path / "a.yaml").symlink_to(tmp_path / "secret")
    problem = error(Place("a.yaml"), "file-missing", words("the file is missing"))
    assert as_text([problem], tmp_path) == "a.yaml:1:1: error [file-missing] the file is missing\n"


# --- GitHub


@pytest.mark.parametrize(
    ("file", "message", "command"),
    [
        ("a.yaml", "100 % sure", "::error file=a.yaml,line=1,endLine=1,col=2,endColumn=5,title=x::100 %25 sure"),
        ("a.yaml", "%0A", "::error file=a.yaml,line=1,endLine=1,col=2,endColumn=5,title=x::%250A"),
        ("a.yaml", "a: b, c", "::error file=a.yaml,line=1,endLine=1,col=2,endColumn=5,title=x::a: b, c"),
        ("a.yaml", "a\r\nb", "::error file=a.yaml,line=1,endLine=1,col=2,endColumn=5,title=x::a b"),
        ("a:b,c%.yaml", "m", "::error file=a%3Ab%2Cc%25.yaml,line=1,endLine=1,col=2,endColumn=5,title=x::m"),
        ("a\r\nb.yaml", "m", "::error file=a%0D%0Ab.yaml,line=1,endLine=1,col=2,endColumn=5,title=x::m"),
        ("ä😀.yaml", "m", "::error file=ä😀.yaml,line=1,endLine=1,col=2,endColumn=5,title=x::m"),
    ],
)
def test_an_annotation_is_one_command(file: str, message: str, command: str) -> None:
    """% and line ends are escaped everywhere, : and , in the properties: a text cannot end its command."""
    problem = error(Place(file, 1, 2, 1, 5), "x", words("%(given)s", given=message))
    assert list(as_annotations([problem])) == [command]


def test_a_mend_stands_on_a_line_of_its_own_in_an_annotation() -> None:
    """GitHub shows the escaped line break."""
    assert next(iter(as_annotations([_problem()]))).endswith("::“100 %25” is wrong%0AWrite “x|y”.")


@pytest.mark.parametrize("kind", [error, warning])
def test_the_tenth_annotation_says_how_many_more_there_are(kind: Callable[..., Problem]) -> None:
    """At the place of the first of them, for errors and for warnings alike."""
    found = list(
        as_annotations([kind(Place("a.yaml", line, 1, line, 1), "x", words("wrong")) for line in range(1, 13)])
    )
    name = kind.__name__
    assert len(found) == 10
    assert found[8] == f"::{name} file=a.yaml,line=9,endLine=9,col=1,endColumn=1,title=x::wrong"
    assert found[9] == (
        f"::{name} file=a.yaml,line=10,endLine=10,col=1,endColumn=1,title=more::"
        "and 3 more; the summary of this job shows them all"
    )


def test_errors_do_not_take_the_warnings_places() -> None:
    """Ten of each kind are shown."""
    places = [Place("a.yaml", line) for line in range(1, 12)]
    problems = [problem(place, "x", words("wrong")) for place in places for problem in (error, warning)]
    kinds = [command.split(" ")[0] for command in as_annotations(problems)]
    assert (kinds.count("::error"), kinds.count("::warning")) == (10, 10)


MARKUP = [
    "<img src=x onerror=alert(1)>",
    "<!-- comment -->",
    "[text](https://evil.example)",
    "![picture](https://evil.example/a.png)",
    "https://evil.example",
    "www.evil.example",
    "name@evil.example",
    "@octocat",
    "#1",
    "*a* _b_ **c** __d__ ~~e~~ `f`",
    "``` | x | y |",
    "a | b",
    "&lt;b&gt; &amp;copy;",
    "\\",
    "\\|",
    "$x$",
]


@pytest.mark.parametrize("text", MARKUP)
def test_a_text_in_the_summary_stays_a_text(text: str) -> None:
    """A cell shows what was written; nothing in it leads anywhere, calls anybody or opens a cell of its own."""
    message = words("%(given)s", given=text)
    table = as_summary([error(Place("a.yaml"), "x", message, message)])
    page = _Cells()
    page.feed(markdown.markdown(table, extensions=["tables"]))
    assert page.cells == ["place", "problem", "mend", "a.yaml:1", text, text]
    assert page.elements <= {"table", "thead", "tbody", "tr", "th", "td", "span"}


@pytest.mark.parametrize(
    ("text", "written"), [("@a", "<span>@</span>a"), ("http://a", "http&#58;//a"), ("www.a", "www&#46;a")]
)
def test_what_github_would_link_by_itself_is_broken_up(text: str, written: str) -> None:
    """Names of people and addresses become links without any markup."""
    assert f"| {written} |" in as_summary([error(Place("a.yaml"), "x", words("%(given)s", given=text))])


class _Cells(HTMLParser):
    """The cells of a table, and every element on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] = (self.cells[-1] + data).strip("\n")


# --- GitLab

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab reads of the Code Climate format."""


@pytest.mark.parametrize("case", ["field-twice", "tab", "id-used-twice", "language-code", "logo"])
def test_the_code_quality_report_has_gitlabs_form(case: str, tmp_path: Path) -> None:
    """For real mistakes: every field is there, every fingerprint only once."""
    problems = problems_in(lay_over(tmp_path / "city", BASE, BASE.parent / case) / "data")
    entries = json.loads(as_code_quality(problems))
    jsonschema.validate(entries, CODE_QUALITY)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(problems) > 0


@pytest.mark.parametrize("case", ["field-twice", "tab", "id-used-twice", "language-code", "unknown-field"])
def test_fingerprints_stay_where_an_entry_is_added_above(case: str, tmp_path: Path) -> None:
    """Also of messages and mends that name a line; GitLab would call the same problems new."""
    root = lay_over(tmp_path / "city", BASE, BASE.parent / case)
    before = json.loads(as_code_quality(problems_in(root / "data")))
    for path in (root / "data").glob("*.yaml"):
        path.write_bytes(b"# one\n# two\n" + path.read_bytes())
    after = json.loads(as_code_quality(problems_in(root / "data")))
    lines = [
        (entry["location"]["lines"]["begin"], other["location"]["lines"]["begin"])
        for entry, other in zip(before, after, strict=True)
    ]
    assert all(there == here + 2 for here, there in lines)
    assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]


def test_the_same_problem_twice_has_two_fingerprints_that_last() -> None:
    """Two entries with the same mistake are two problems, told apart by their order."""
    prints = [entry["fingerprint"] for entry in json.loads(as_code_quality([_problem(2), _problem(9)]))]
    assert prints == [entry["fingerprint"] for entry in json.loads(as_code_quality([_problem(4), _problem(11)]))]
    assert prints[0] != prints[1]


def test_fingerprints_are_the_same_in_every_language() -> None:
    """A runner that speaks German does not announce old problems as new."""
    reports = [json.loads(as_code_quality([_problem()], gettext)) for gettext in (str, "Auf Deutsch: {}".format)]
    assert reports[0][0]["fingerprint"] == reports[1][0]["fingerprint"]
    assert reports[0][0]["description"] != reports[1][0]["description"]
