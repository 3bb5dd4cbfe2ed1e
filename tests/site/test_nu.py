"""The Nu HTML checker, which follows the HTML standard, finds no error."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from conftest import CITIES, ROOT, required

pytestmark = [pytest.mark.site, pytest.mark.java]

JAR = ROOT / "tests" / "checks" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def nu_errors(folder: Path) -> list[str]:
    """Every error that the checker finds in the HTML files of a folder."""
    java = shutil.which("java")
    if java is None:
        required("Java", "install a Java runtime, such as Debian's package “default-jre-headless”")
    if not JAR.is_file():
        required("the Nu HTML checker", "run “npm ci --ignore-scripts” in tests/checks")
    command = [
        str(java),
        "-Xss2m",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--skip-non-html",
        "--errors-only",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [f"{unquote(item.get('url', '')).rpartition(f'{folder.name}/')[2]}: {item['message']}" for item in messages]


@pytest.mark.parametrize("city", CITIES)
def test_every_page_is_valid_html(sites: dict[str, Path], city: str) -> None:
    """The checker has nothing to say about any page of the site."""
    assert nu_errors(sites[city]) == []


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    """A page with a fault is reported, so an empty report means something."""
    (tmp_path / "index.html").write_text('<!doctype html><html lang="en"><title>x</title><p><bdi></p></html>', "utf-8")
    assert nu_errors(tmp_path) == [
        "index.html: End tag “p” seen, but there were open elements.",
        "index.html: Unclosed element “bdi”.",
    ]
