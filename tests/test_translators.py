"""The command ``network-directory translations``: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from making import city, entry
from network_directory.__main__ import main
from network_directory.origins import NAME

TODAY = ["--today", "2026-11-22"]
TITLE = "activities/sprachcafe/title"
SUMMARY = "Das Netzwerk hilft beim Ankommen."


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own environment speaks no other language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def _run(*arguments: object) -> int:
    verb, *rest = map(str, arguments)
    return main(["translations", verb, *rest, *TODAY])


def _translated(path: Path, context: str, target: str) -> None:
    """Put a finished translation into a PO file, as a translator does."""
    file = polib.pofile(str(path), wrapwidth=0)
    unit = next(item for item in file if item.msgctxt == context)
    unit.msgstr, unit.flags = target, []
    path.write_text(str(file), "utf-8")


def test_a_translators_round(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Out, translated, in, out again: all is well, each step says what it did."""
    data, folder = city(tmp_path), tmp_path / "po"
    assert _run("export", data, "--to", folder) == 0
    assert capsys.readouterr().out == f"written: {folder / 'en.po'}\nwritten: {folder / 'ar.po'}\n"
    _translated(folder / "ar.po", "network/summary", "تساعد")
    assert _run("import", data, folder / "ar.po") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[0] == "texts changed in the data: 1"
    assert f"summary: {{de: {SUMMARY}, ar: تساعد}}" in (data / "network.yaml").read_text("utf-8")
    assert "network/summary/ar: " in (data / NAME).read_text("utf-8")
    assert _run("export", data, "--to", folder) == 0


def test_an_export_does_not_lose_what_was_not_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That file is left as it is; those of other languages are written."""
    data, folder = city(tmp_path), tmp_path / "po"
    _run("export", data, "--to", folder)
    _translated(folder / "ar.po", TITLE, "مقهى")
    before = (folder / "ar.po").read_bytes()
    capsys.readouterr()
    assert _run("export", data, "--to", folder) == 1
    said = capsys.readouterr()
    assert said.out == f"written: {folder / 'en.po'}\n"
    assert "ar.po:1:1: error [not-imported] finished translations in this file that were never imported" in said.err
    assert (folder / "ar.po").read_bytes() == before


def test_only_languages_that_were_asked_for_are_exported(tmp_path: Path) -> None:
    """One file each."""
    data, folder = city(tmp_path), tmp_path / "po"
    assert _run("export", data, "--to", folder, "--language", "ar") == 0
    assert [path.name for path in folder.iterdir()] == ["ar.po"]


def test_refused_translations_end_with_1_and_the_others_are_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is told at its line of the PO file."""
    data, folder = city(tmp_path), tmp_path / "po"
    _run("export", data, "--to", folder)
    _translated(folder / "ar.po", TITLE, "<script>")
    _translated(folder / "ar.po", "network/summary", "تساعد")
    capsys.readouterr()
    assert _run("import", data, folder / "ar.po") == 1
    said = capsys.readouterr()
    assert "ar.po:14:1: error [html] a text cannot hold HTML" in said.err
    assert '   14 | msgstr "<script>"' in said.err
    assert said.out.splitlines()[0] == "texts changed in the data: 1"


def test_a_file_that_is_not_named_after_a_language_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is one of the main language imported."""
    data = city(tmp_path)
    for name in ("arabisch.po", "de.po", "tr.po"):
        (tmp_path / name).write_text("", "utf-8")
        assert _run("import", data, tmp_path / name) == 1
        said = capsys.readouterr().err
        assert f"{name}:1:1: error [po-language]" in said
        assert "Name it like this: en.po, ar.po" in said


def test_a_missing_or_broken_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is changed."""
    data = city(tmp_path)
    (tmp_path / "ar.po").write_text('msgid "a', "utf-8")
    assert _run("import", data, tmp_path / "ar.po") == 1
    assert "error [po]" in capsys.readouterr().err
    assert _run("import", data, tmp_path / "po" / "ar.po") == 1
    assert "error [unreadable]" in capsys.readouterr().err


def test_data_with_errors_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its errors are told as the check tells them."""
    data = city(tmp_path, offices=[entry("offices", phone="nein")])
    for verb in (["status"], ["export", "--to", str(tmp_path / "po")], ["accept"]):
        assert _run(verb[0], data, *verb[1:]) == 1
        assert "error [phone]" in capsys.readouterr().err
    assert not (data / NAME).exists()


def test_accept_records_and_says_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second time there is nothing left to do."""
    data = city(tmp_path)
    for told in ("translations noted as read: 1\n", "translations noted as read: 0\n"):
        assert _run("accept", data, "sprachcafe", "--language", "ar") == 0
        assert capsys.readouterr().out == told
    assert (data / NAME).read_text("utf-8").splitlines()[1].endswith(" human 2026-11-22")


def test_status_tells_figures_and_on_request_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a table, with the paths for languages that were asked for."""
    data = city(tmp_path)
    _run("accept", data, "--language", "ar")
    (data / NAME).write_text((data / NAME).read_text("utf-8") + "weg/x/ar: 00000000 00000000 machine\n", "utf-8")
    capsys.readouterr()
    assert _run("status", data) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split("  ")[0] == "language"
    assert [line.split()[0] for line in table[1:3]] == ["en", "ar"]
    assert table[2].split()[3:] == ["0", "0", "0", "1"]
    assert table[3:] == ["recorded translations that are no longer in the data: 1"]
    assert _run("status", data, "--language", "ar") == 0
    assert capsys.readouterr().out.splitlines()[2:5] == ["", "ar, missing:", "  network/summary"]


def test_status_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object by language, with all paths."""
    assert _run("status", city(tmp_path), "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"languages", "gone"}
    assert found["languages"]["ar"]["missing"] == ["network/summary"]
    assert found["languages"]["ar"]["translated"] == found["languages"]["ar"]["texts"] - 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "nowhere"], "there is no folder nowhere"),
        (["status", ".", "--language", "de"], "“de” is not a language to translate into; these are: en, ar"),
        (["accept", ".", "niemand"], "there is no text of “niemand”"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_word(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is possible is said."""
    monkeypatch.chdir(city(tmp_path))
    assert _run(*arguments) == 2
    assert capsys.readouterr().err == f"network-directory: {said}\n"


@pytest.mark.parametrize("arguments", [[], ["export"], ["import"], ["import", "data"], ["publish"]])
def test_what_is_missing_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is done."""
    with pytest.raises(SystemExit) as ended:
        main(["translations", *arguments])
    assert ended.value.code == 2
    assert "usage: network-directory translations" in capsys.readouterr().err
