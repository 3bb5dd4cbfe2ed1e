"""The command ``network-directory``: what it prints and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from making import city, entry
from network_directory.__main__ import main
from network_directory.schema import as_json, schemas

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
        "        Write it like this: 0231 50-11138 or +49 231 5011138.\n"
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
