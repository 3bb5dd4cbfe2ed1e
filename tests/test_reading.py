"""Reading: YAML files become plain text values that know where they stand, whatever contributors put into them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from making import CASES, hints, lay_case, problems_in, told
from network_directory.problems import Place
from network_directory.reading import Block, Document, Items, Scalar, building, data_files, decoding, place_of, read
from network_directory.reporting import as_text

Read = Callable[[str | bytes], Document]


@pytest.fixture
def reads(tmp_path: Path) -> Read:
    """Reads a text or bytes by way of a file."""

    def through_a_file(content: str | bytes) -> Document:
        path = tmp_path / "some.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read(path, "data/some.yaml")

    return through_a_file


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "16:00",
        "01067",
        "020112345",
        "0x1F",
        "1e3",
        "2018",
        "2018-03-09",
        "1.10",
        ".inf",
        "true",
        "=",
        "<<",
    ],
)
def test_a_scalar_is_never_guessed_into_a_type(reads: Read, written: str) -> None:
    """What YAML would turn into numbers, dates, times of 960 minutes or yes and no stays the text that it is."""
    assert reads(f"key: {written}\n").value == {"key": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "''", '""'])
def test_a_field_without_a_value_counts_as_left_out(reads: Read, written: str) -> None:
    """An empty field says nothing, just as a field that is not there."""
    assert reads(f"key: {written}\nother: x\n").value == {"other": "x"}


def test_a_quoted_null_is_a_text(reads: Read) -> None:
    """Quotes make a text of the words that mean nothing otherwise."""
    assert reads("key: 'null'\n").value == {"key": "null"}


def test_nodes_know_their_places(reads: Read) -> None:
    """Lines and columns count from 1, columns in letters, also behind letters that take several bytes."""
    value = reads("größe: {ä: 🌳 Bäume, b: [x, yy]}\n").value
    assert isinstance(value, Block)
    inner = value["größe"]
    assert place_of(inner, "f") == Place("f", 1, 8, 1, 32)
    assert place_of(inner["ä"], "f") == Place("f", 1, 12, 1, 19)
    assert place_of(inner["b"][1], "f") == Place("f", 1, 28, 1, 30)
    key = next(iter(value))
    assert isinstance(key, Scalar)
    assert place_of(key, "f") == Place("f", 1, 1, 1, 6)


def test_maps_keep_the_order_of_their_fields(reads: Read) -> None:
    """The editors' order is the order of the pages."""
    assert list(reads("c: 1\na: 2\nb: 3\n").value or ()) == ["c", "a", "b"]


def test_an_empty_file_has_no_value_and_no_problem(reads: Read) -> None:
    """A file that only holds comments says nothing."""
    document = reads("# nothing yet\n")
    assert (document.value, document.problems) == (None, [])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read_alike(reads: Read, line_end: str) -> None:
    """A file saved under Windows has the same lines and no problem."""
    document = reads(line_end.join(["a: 1", "b: >-", "  two", "  words", "c: 3", ""]))
    assert (document.value, document.problems) == ({"a": "1", "b": "two words", "c": "3"}, [])
    assert isinstance(document.value, Block)
    assert document.value["c"].line == 5


def test_a_byte_order_mark_at_the_start_is_no_problem(reads: Read) -> None:
    """Windows programs write one; it is not part of the first field's name."""
    document = reads("\ufeffa: 1\n")
    assert (document.value, document.problems) == ({"a": "1"}, [])


def test_a_byte_order_mark_further_on_is_told(reads: Read) -> None:
    """Left over from pasting files together, it would hide in a text."""
    assert told(reads("a: x\ufeffy\n").problems) == ["invisible: there is an invisible mark (byte order mark) here"]


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\u00a0", "there is a non-breaking space here; it looks like a space and is none"),
        ("\u200b", "there is an invisible control character (U+200B) here"),
        ("\u200f", "there is an invisible control character (U+200F) here"),
        ("\u2028", "there is an invisible control character (U+2028) here"),
        ("\u202e", "there is an invisible control character (U+202E) here"),
        ("\u2066", "there is an invisible control character (U+2066) here"),
        ("\x00", "there is an invisible control character (U+0000) here"),
        ("\x07", "there is an invisible control character (U+0007) here"),
        ("\x7f", "there is an invisible control character (U+007F) here"),
        ("\x85", "there is an invisible control character (U+0085) here"),
        ("\x90", "there is an invisible control character (U+0090) here"),
        ("\ufffe", "there is an invisible control character (U+FFFE) here"),
    ],
)
def test_an_invisible_character_is_told_with_its_place(reads: Read, character: str, message: str) -> None:
    """Characters that nobody sees, that turn text around or that YAML cannot read have a line and a column."""
    problems = reads(f"first: 1\nkey: gr{character}ün\n").problems
    assert told(problems) == [f"invisible: {message}"]
    assert problems[0].place == Place("data/some.yaml", 2, 8, 2, 9)


@pytest.mark.parametrize(
    ("escape", "name"), [("\\0", "0000"), ("\\a", "0007"), ("\\x1b", "001B"), ("\\u202e", "202E"), ("\\N", "0085")]
)
def test_an_invisible_character_is_told_where_yaml_makes_it(reads: Read, escape: str, name: str) -> None:
    """Between double quotes it can be written with signs that are seen; elsewhere these are what they look like."""
    document = reads(f'key: "gr{escape}ün"\n')
    assert told(document.problems) == [f"invisible: there is an invisible control character (U+{name}) here"]
    assert document.problems[0].place == Place("data/some.yaml", 1, 6, 1, 12 + len(escape))
    assert document.value == {"key": "gr ün"}
    assert reads(f"key: 'gr{escape}ün'\n").problems == []


def test_half_a_letter_is_no_letter(reads: Read) -> None:
    """It could not be written to any page; libyaml does not read it at all."""
    assert reads('key: "\\ud800"\n').problems


def test_other_escapes_are_what_yaml_makes_of_them(reads: Read) -> None:
    """Line breaks, quotes, letters and the joiner."""
    document = reads(r'key: "a\n\"b\" \u00e9 \u200c"' + "\n")
    assert (document.value, document.problems) == ({"key": 'a\n"b" é \u200c'}, [])


def test_the_joiner_of_persian_and_kurdish_is_allowed(reads: Read) -> None:
    """The zero-width non-joiner is spelling, not a trap."""
    document = reads("fa: می\u200cخواهم\n")
    assert (document.value, document.problems) == ({"fa": "می\u200cخواهم"}, [])


def test_a_tab_inside_a_text_is_allowed(reads: Read) -> None:
    """Only a tab that indents confuses YAML."""
    assert reads("key: a\tb\n").problems == []


def test_a_letter_of_another_encoding_is_told_and_the_rest_is_read(reads: Read) -> None:
    """A file of an old Windows program gives one problem that names the letter, and the other entries stay readable."""
    document = reads("a: 1\nb: schön\nc: 3\n".encode("cp1252"))
    assert told(document.problems) == ["encoding: this letter is not stored as UTF-8; it is probably “ö” from Windows"]
    assert document.problems[0].place == Place("data/some.yaml", 2, 7, 2, 8)
    assert document.value == {"a": "1", "b": "sch\ufffdn", "c": "3"}


def test_a_field_that_is_there_twice_is_told_at_the_second(reads: Read) -> None:
    """The first one counts, and the message names its line."""
    document = reads("a: 1\nb: 2\na: 3\n")
    assert told(document.problems) == ["duplicate-key: “a” is there twice; it is already in line 1"]
    assert document.problems[0].place == Place("data/some.yaml", 3, 1, 3, 2)
    assert document.value == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("a: &x 1\nb: *x\n", ["anchor", "alias"]),
        ("a: !!int 3\n", ["tag"]),
        ("a: !ENV HOME\n", ["tag"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["tag"]),
        ("? [a, b]\n: c\n", ["key"]),
        ("? {a: b}\n: c\n", ["key"]),
    ],
)
def test_what_yaml_can_do_beyond_plain_data_is_refused(reads: Read, written: str, codes: list[str]) -> None:
    """Anchors, aliases, tags and keys that are no words are told, each at its place."""
    assert [problem.code for problem in reads(written).problems] == codes


def test_a_merge_key_is_a_field_like_any_other(reads: Read) -> None:
    """Nothing is merged: the model will say that there is no such field."""
    assert reads("a: {<<: {b: 1}}\n").value == {"a": {"<<": {"b": "1"}}}


def test_a_second_document_in_a_file_is_told(reads: Read) -> None:
    """A line “---” in the middle must not make the entries above it disappear without a word."""
    document = reads("---\na: 1\n---\nb: 2\n")
    assert [problem.place.line for problem in document.problems] == [3]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("a: b: c\n", (1, 5)),
        ('a: "x\nb: c\n', (1, 4)),
        ("a: 1\nb\nc: d\n", (2, 1)),
        ("a: @x\n", (1, 4)),
        ("a: `x\n", (1, 4)),
        ("a:\n  - b\n c: d\n", (3, 2)),
        ("a: {b: c\nd: e\n", (1, 4)),
        ("a: - b\n", (1, 4)),
    ],
)
def test_a_syntax_error_is_told_once_where_the_eye_should_look(
    reads: Read, written: str, place: tuple[int, int]
) -> None:
    """With plain words and a mend; the golden cases have the exact sentences."""
    problems = reads(written).problems
    assert [problem.code for problem in problems] == ["syntax"]
    assert (problems[0].place.line, problems[0].place.column) == place
    assert hints(problems) != [None]


def test_a_tower_of_brackets_is_stopped(reads: Read) -> None:
    """Nesting that would exhaust the interpreter is one problem, at the bracket that is too much."""
    document = reads("a: " + "[" * 100_000)
    assert told(document.problems) == ["too-deep: this is nested more than 20 levels deep"]
    assert document.problems[0].place.column == 3 + 20
    assert document.value is None


def test_nesting_as_deep_as_allowed_is_read(reads: Read) -> None:
    """The limit leaves room for what the model needs."""
    depth = building.MAX_DEPTH - 1
    assert reads("a: " + "[" * depth + "]" * depth).problems == []


def test_a_file_that_is_far_too_large_is_not_read(reads: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody writes that much by hand."""
    monkeypatch.setattr(decoding, "MAX_BYTES", 1_000_000)
    document = reads(b"# " + b"x" * 1_000_000)
    assert told(document.problems) == ["too-large: the file is larger than 1 MB"]
    assert document.value is None


def test_data_files_are_one_file_and_a_folder_of_files_in_order(tmp_path: Path) -> None:
    """``partners.yaml`` comes first, then ``partners/*.yaml`` by name; symbolic links and other files do not count."""
    (tmp_path / "partners").mkdir()
    for name in ("partners/b.yaml", "partners/a.yaml", "partners.yaml", "partners/notes.txt", "offices.yaml"):
        (tmp_path / name).write_text("")
    (tmp_path / "partners" / "c.yaml").symlink_to(tmp_path / "offices.yaml")
    found = [path.relative_to(tmp_path).as_posix() for path in data_files(tmp_path, "partners")]
    assert found == ["partners.yaml", "partners/a.yaml", "partners/b.yaml"]
    assert list(data_files(tmp_path, "activities")) == []


_PIECES = [*"ab:-?~|>%@#{}[],é🌳\t\n\x07\x85\u00a0'\"", ": ", "- ", "  ", "&x ", "*x ", "!t ", "---\n"]


@settings(deadline=None, derandomize=True, max_examples=300)
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=30))
def test_no_content_makes_reading_fail(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    """Any text gives a document, perhaps with problems, whose places lie within the file; never an exception."""
    content = "".join(pieces)
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content.encode("utf-8"))
    lines = content.count("\n") + 1
    places = [problem.place for problem in read(path, "any.yaml").problems]
    assert [place for place in places if place.line > lines + 1 or place.column < 1] == []


def test_lists_and_maps_are_values_of_python(reads: Read) -> None:
    """The model can validate what was read as it is."""
    value = reads("- {a: b}\n- c\n").value
    assert isinstance(value, Items)
    assert value == [{"a": "b"}, "c"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reports_do_not_depend_on_the_parser(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without libyaml, its own parser says other words at other places; the report is the same."""
    root = lay_case(case, tmp_path / "city")
    monkeypatch.setattr(building, "PARSER", yaml.SafeLoader)
    assert as_text(problems_in(root / "data"), root) == (case / "expected.txt").read_text("utf-8")
