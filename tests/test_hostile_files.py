"""Hostile files and folders: nothing outside the data and the logos is opened, whatever they are called or lead to."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from judging import checked, judge, opened_by
from making import BASE, STEMS, city, entry, problems_in, told, written_base
from network_directory import reporting


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
