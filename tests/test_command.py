"""The command ``network-directory``: what it prints and how it ends."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from making import BASE, city, entry
from network_directory.__main__ import main
from network_directory.checking.guide import END, START
from network_directory.checking.rules import RULES, Rule
from network_directory.schema import as_json, schemas
from network_directory.translations import LOCALE, editors_words

ROOT = BASE.parents[2]

TODAY = ["--today", "2026-11-22"]
WARNING = {"partners": [entry("partners", topics=["language"])]}
ERROR = {"offices": [entry("offices", phone="nein")]}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own environment speaks no other language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("files", "code", "last"),
    [({}, 0, "errors: 0, warnings: 0"), (WARNING, 0, "errors: 0, warnings: 1"), (ERROR, 1, "errors: 1, warnings: 0")],
    ids=["nothing", "a warning", "an error"],
)
def test_check_ends_with_1_only_if_there_is_an_error(
    files: dict[str, object], code: int, last: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Warnings are told and allowed; the last line counts."""
    assert main(["check", str(city(tmp_path, **files)), *TODAY]) == code
    assert capsys.readouterr().out.strip().split("\n")[-1] == last


@pytest.mark.parametrize(
    "arguments",
    [[], ["publish"], ["check", "--today", "tomorrow"], ["check", "--no-such-option"], ["check", "a", "b"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With a word on the right one."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: network-directory")


@pytest.mark.parametrize("name", ["missing", "a-file"])
def test_a_folder_that_is_not_there_ends_with_2(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That is wrong usage, not wrong data."""
    (tmp_path / "a-file").write_text("")
    assert main(["check", str(tmp_path / name)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"there is no folder {tmp_path / name}" in captured.err


def test_the_report_tells_place_line_and_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the file named from where one stands."""
    data = city(tmp_path, **ERROR)
    monkeypatch.chdir(tmp_path)
    main(["check", str(data), *TODAY])
    line = next(number for number, text in enumerate(_lines(data / "offices.yaml"), 1) if "nein" in text)
    assert capsys.readouterr().out == (
        f"data/offices.yaml:{line}:10: error [phone] “nein” cannot be read as a telephone number\n"
        f"{line:5d} |   phone: nein\n"
        "                 ^^^^\n"
        "        Write it like this: 030 23125-100 or +49 30 23125100.\n"
        "\n"
        "errors: 1, warnings: 0\n"
    )


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")


def test_the_data_folder_is_data_unless_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder one stands in."""
    city(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["check", *TODAY]) == 0


@pytest.mark.parametrize(("day", "code"), [("2026-11-22", 0), ("2026-10-01", 1)])
def test_today_can_be_another_day(day: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Evidence of November lies in the future of October."""
    assert main(["check", str(city(tmp_path)), "--today", day]) == code


def test_a_reproducible_build_has_its_own_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH counts instead of the clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790899200")  # 2026-10-02
    assert main(["check", str(city(tmp_path))]) == 1
    assert "“checked” lies in the future" in capsys.readouterr().out


@pytest.mark.parametrize(("moment", "code"), [("2026-10-31T22:59:59", 1), ("2026-10-31T23:00:00", 0)])
def test_today_is_the_day_where_the_network_is(
    moment: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The 1st of November, the date of the evidence, begins in Germany while it is still October in UTC."""
    seconds = dt.datetime.fromisoformat(f"{moment}+00:00").timestamp()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(seconds)))
    assert main(["check", str(city(tmp_path))]) == code


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_every_form_of_report_ends_with_the_same_code(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And names the code of the problem."""
    assert main(["check", str(city(tmp_path, **ERROR)), *TODAY, "--format", form]) == 1
    assert "phone" in capsys.readouterr().out


@pytest.mark.parametrize("files", [{}, ERROR], ids=["nothing", "an error"])
@pytest.mark.parametrize("form", ["gitlab", "json"])
def test_reports_for_programs_are_nothing_but_json(
    form: str, files: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One list, empty if nothing is wrong."""
    main(["check", str(city(tmp_path, **files)), *TODAY, "--format", form])
    assert len(json.loads(capsys.readouterr().out)) == len(files)


def test_schema_writes_the_schemas(tmp_path: Path) -> None:
    """Into a folder that it makes."""
    assert main(["schema", str(tmp_path / "schema")]) == 0
    written = {path.stem: path.read_text("utf-8") for path in (tmp_path / "schema").iterdir()}
    assert written == {stem: as_json(schema) for stem, schema in schemas().items()}


def test_the_command_runs_by_itself(tmp_path: Path) -> None:
    """As ``python -m network_directory`` in a fresh interpreter, with the same exit code."""
    data = city(tmp_path, **ERROR)
    hooks = Path(__file__).parent.parent / "hooks"
    done = subprocess.run(
        [sys.executable, "-m", "network_directory", "check", str(data), *TODAY, "--lang", "en"],
        env={**os.environ, "PYTHONPATH": str(hooks)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("errors: 1, warnings: 0\n")


# --- languages


ENGLISH, GERMAN = "errors: 1, warnings: 0", "Fehler: 1, Warnungen: 0"


@pytest.mark.parametrize(
    ("environment", "arguments", "last"),
    [
        ({}, [], ENGLISH),
        ({"LANG": "de_DE.UTF-8"}, [], GERMAN),
        ({"LANG": "de"}, [], GERMAN),
        ({"LANG": "de_AT@euro"}, [], GERMAN),
        ({"LANG": "fr_FR.UTF-8"}, [], ENGLISH),
        ({"LANG": "C"}, [], ENGLISH),
        ({"LANG": "C.UTF-8"}, [], ENGLISH),
        ({"LC_MESSAGES": "de_DE", "LANG": "en_US"}, [], GERMAN),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "de_DE", "LANG": "de_DE"}, [], ENGLISH),
        ({"LC_ALL": "", "LANG": "de_DE"}, [], GERMAN),
        ({"LANGUAGE": "de", "LC_ALL": "en_GB"}, [], GERMAN),
        ({"LANGUAGE": "de:en"}, [], GERMAN),
        ({"LANGUAGE": "en:de"}, [], ENGLISH),
        ({"LANGUAGE": "ar:de:en"}, [], GERMAN),
        ({"LANG": "de_DE"}, ["--lang", "en"], ENGLISH),
        ({"LANGUAGE": "en"}, ["--lang", "de"], GERMAN),
    ],
)
def test_the_report_speaks_the_editors_language(
    environment: dict[str, str],
    arguments: list[str],
    last: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The one asked for, else the first of the environment's that there is, in gettext's order, else English."""
    for name, given in environment.items():
        monkeypatch.setenv(name, given)
    main(["check", str(city(tmp_path, **ERROR)), *TODAY, *arguments])
    assert capsys.readouterr().out.strip().split("\n")[-1] == last


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_every_form_of_report_speaks_german(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message and the mend; codes, severities and names of fields stay what programs know."""
    main(["check", str(city(tmp_path, **ERROR)), *TODAY, "--format", form, "--lang", "de"])
    report = capsys.readouterr().out
    report = str(json.loads(report)) if form in ("gitlab", "json") else report
    assert "„nein“ lässt sich nicht als Telefonnummer lesen" in report
    assert "Schreiben Sie " in report


# --- usage and exit codes


@pytest.mark.parametrize("arguments", [["--lang", "fr"], ["--lang", ""], ["--format", "xml"], ["--format"]])
def test_an_unknown_language_or_form_is_wrong_usage(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is checked, and the choices are named."""
    with pytest.raises(SystemExit) as ended:
        main(["check", str(city(tmp_path, **ERROR)), *arguments])
    captured = capsys.readouterr()
    assert (ended.value.code, captured.out) == (2, "")
    assert f"network-directory check: error: argument {arguments[0]}: " in captured.err


@pytest.mark.parametrize("epoch", ["tomorrow", "1e9", "99999999999999999"])
def test_a_date_of_the_build_that_is_none_is_wrong_usage(epoch: str, tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH counts seconds; anything else ends with a word on it, not with a crash."""
    done = _run(["check", str(city(tmp_path))], SOURCE_DATE_EPOCH=epoch)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"SOURCE_DATE_EPOCH" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("content", [None, "# no marks\n"])
def test_a_guide_without_its_marks_is_wrong_usage(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there, or not the guide, is not written and ends with a word on it."""
    guide = tmp_path / "README.md"
    if content:
        guide.write_text(content)
    with pytest.raises(SystemExit) as ended:
        sys.exit(main(["rules", str(guide)]))
    assert ended.value.code == 2
    assert str(guide) in capsys.readouterr().err
    assert (guide.read_text() if guide.exists() else None) == content


def _run(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    hooks = str(Path(__file__).parent.parent / "hooks")
    return subprocess.run(
        [sys.executable, "-m", "network_directory", *arguments],
        env={**os.environ, "PYTHONPATH": hooks, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_a_report_can_be_printed_whatever_the_terminal_stores(encoding: str, form: str, tmp_path: Path) -> None:
    """Old terminals know no Arabic; the report comes all the same, with the same exit code."""
    data = city(tmp_path, offices=[entry("offices", phone="دورتموند")])
    done = _run(["check", str(data), *TODAY, "--format", form], PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"phone" in done.stdout
    if form in ("gitlab", "json"):
        assert "دورتموند" in str(json.loads(done.stdout.decode(encoding)))


# --- names of files


@pytest.mark.parametrize(
    ("stand", "name"),
    [
        (".", "city/data/offices.yaml"),
        ("city", "data/offices.yaml"),
        ("city/data", "offices.yaml"),
        ("elsewhere", "{root}/city/data/offices.yaml"),
    ],
)
@pytest.mark.parametrize("given", ["absolute", "relative"])
def test_files_are_named_from_the_folder_one_stands_in(
    stand: str,
    name: str,
    given: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However the folder was given; a file that does not lie below is named in full. A click opens it."""
    data = city(tmp_path / "city", **ERROR)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / stand)
    main(["check", os.path.relpath(data) if given == "relative" else str(data), *TODAY, "--format", "json"])
    assert json.loads(capsys.readouterr().out)[0]["file"] == name.format(root=tmp_path)


def test_a_missing_file_is_named_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the folder one stands in."""
    city(tmp_path, offices=None)
    monkeypatch.chdir(tmp_path)
    main(["check", "data", *TODAY])
    assert capsys.readouterr().out.startswith("data/offices.yaml:1:1: error [file-missing] the file offices.yaml")


# --- GitHub and programs


UNKNOWN_KIND = {"partners": [entry("partners", kind="@octocat *b*", topics=["language"])]}
"""An error that hides no warning: the topic “advice” is now unused."""


def test_json_has_exactly_the_fields_that_are_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In this order, for every problem."""
    main(["check", str(city(tmp_path, **UNKNOWN_KIND)), *TODAY, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    fields = ["file", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint"]
    assert [list(problem) for problem in found] == [fields, fields]
    assert [problem["severity"] for problem in found] == ["error", "warning"]


def test_github_gets_the_report_the_annotations_and_the_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log holds the whole report first; the table is added to what the job's summary holds already."""
    city(tmp_path, **UNKNOWN_KIND)
    summary = tmp_path / "summary.md"
    summary.write_text("## Before\n\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.chdir(tmp_path)
    assert main(["check", "data", *TODAY, "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "data/partners.yaml:4:9: error [unknown-id] there is no kind of partner “@octocat *b*”\n"
        "    4 |   kind: '@octocat *b*'\n"
        "                ^^^^^^^^^^^^^^\n"
        "        Possible here: municipal.\n"
        "\n"
        "data/vocabulary.yaml:2:7: warning [topic-unused] nothing has the topic “advice”\n"
        "    2 | - id: advice\n"
        "              ^^^^^^\n"
        "        Give it to a partner or an activity, or remove it.\n"
        "\n"
        "errors: 1, warnings: 1\n"
        "::error file=data/partners.yaml,line=4,endLine=4,col=9,endColumn=23,title=unknown-id::"
        "there is no kind of partner “@octocat *b*”%0APossible here: municipal.\n"
        "::warning file=data/vocabulary.yaml,line=2,endLine=2,col=7,endColumn=13,title=topic-unused::"
        "nothing has the topic “advice”%0AGive it to a partner or an activity, or remove it.\n"
    )
    assert summary.read_text("utf-8") == (
        "## Before\n\n"
        "| place | problem | mend |\n"
        "|---|---|---|\n"
        "| data/partners.yaml:4 | there is no kind of partner “<span>@</span>octocat \\*b\\*” "
        "| Possible here: municipal. |\n"
        "| data/vocabulary.yaml:2 | nothing has the topic “advice” "
        "| Give it to a partner or an activity, or remove it. |\n"
    )


def test_github_is_told_that_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the summary as well; there is nothing to annotate."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert main(["check", str(city(tmp_path)), *TODAY, "--format", "github"]) == 0
    assert (tmp_path / "summary.md").read_text("utf-8") == "The data has no problems.\n"
    assert capsys.readouterr().out == "errors: 0, warnings: 0\n"


# --- what is made from the rules and the model


def test_the_guide_names_every_rule(tmp_path: Path) -> None:
    """data/README.md is fresh: writing the rules into it changes nothing."""
    guide = ROOT / "data" / "README.md"
    copy = Path(shutil.copy(guide, tmp_path))
    assert main(["rules", str(copy)]) == 0
    assert copy.read_text("utf-8") == guide.read_text("utf-8")
    assert copy.read_text("utf-8").count("\n- ") >= len(RULES)


def test_the_list_of_rules_is_renewed_and_nothing_else(tmp_path: Path) -> None:
    """What stands before and behind the two marks stays."""
    guide = tmp_path / "README.md"
    guide.write_text(f"before\n{START}\n- an old rule\n{END}\nbehind\n", "utf-8")
    assert main(["rules", str(guide)]) == 0
    text = guide.read_text("utf-8")
    assert text.startswith(f"before\n{START}\n- ")
    assert text.endswith(f"\n{END}\nbehind\n")
    assert "an old rule" not in text
    assert len([line for line in text.split("\n") if line.startswith("- ")]) == len(RULES)


def test_the_schemas_are_fresh(tmp_path: Path) -> None:
    """Writing them changes none of the committed ones."""
    assert main(["schema", str(tmp_path)]) == 0
    committed = {path.name: path.read_bytes() for path in (ROOT / "data" / "schema").iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == committed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_says_in_a_sentence_or_two_what_it_rules(rule: Rule) -> None:
    """For editors: no jargon of programs, no names of functions."""
    text = " ".join((inspect.getdoc(rule) or "").split())
    assert 20 < len(text) < 200
    assert text[0].isupper()
    assert text[-1] in ".…"
    assert len(re.findall(r"[.!?](?= [A-Z])", text)) <= 1
    assert re.findall(r"\b(yield|None|dict|tuple|Draft|record|str|node|pydantic|regex|validat\w*)\b", text) == []


def test_every_message_of_the_checks_has_its_german() -> None:
    """Nobody who reads German meets English in a report."""
    with (LOCALE / "problems.pot").open("rb") as file:
        messages = [str(message.id) for message in read_po(file) if message.id]
    gettext = editors_words("de")
    assert len(messages) > 100
    assert [message for message in messages if gettext(message) == message] == []
