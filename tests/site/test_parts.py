"""A site built in parts: each of several machines writes some languages, and their folders make one site together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import CITIES, ROOT, build_site
from network_directory.parts import VARIABLE

pytestmark = pytest.mark.site
WORKFLOW = ROOT / ".github" / "workflows" / "publish-in-parts.yml"


def files_of(site: Path) -> dict[str, bytes]:
    """Path below the site's root → content."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The made-up city's three languages, each built for itself."""
    found = []
    with pytest.MonkeyPatch.context() as environment:
        for number in (1, 2, 3):
            environment.setenv(VARIABLE, f"{number}/3")
            found.append(files_of(build_site("musterstadt", tmp_path_factory.mktemp(f"part{number}") / "site")))
    return found


def test_the_parts_together_are_the_site_of_one_build(parts: list[dict[str, bytes]], sites: dict[str, Path]) -> None:
    """Byte for byte, and nothing is missing or too much."""
    whole = files_of(sites["musterstadt"])
    joined = {path: content for part in parts for path, content in part.items()}
    assert sorted(joined) == sorted(whole)
    assert [path for path, content in whole.items() if joined[path] != content] == []


def test_no_file_is_in_two_parts(parts: list[dict[str, bytes]]) -> None:
    """It does not matter in which order they are copied, or whether at the same time."""
    assert sum(map(len, parts)) == len({path for part in parts for path in part})


def test_a_part_without_the_main_language_writes_its_languages_folders_only(parts: list[dict[str, bytes]]) -> None:
    """What all share is in the main language's part alone."""
    assert {path.split("/")[0] for path in parts[1]} == {"en"}
    assert {path.split("/")[0] for path in parts[2]} == {"ar"}
    shared = {"404.html", "sitemap-ar.xml", "qr.svg", "data/v1/offices.json", "assets/languages.json"}
    assert shared <= set(parts[0])
    assert {"assets", "search", "data"} <= {path.split("/")[0] for path in parts[0]}


def test_a_part_that_there_is_not_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is written, with the parts that there are."""
    monkeypatch.setenv(VARIABLE, "3/4")
    config = CITIES["musterstadt"] / "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "-f", config, "-d", tmp_path / "x"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "SITE_PART must be one of 1/3 to 3/3, or of fewer parts, not '3/4'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x").exists()


def test_the_example_for_github_builds_every_part() -> None:
    """Its list of numbers has no gap; how many there are, GitHub counts."""
    job = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["part"]
    numbers = job["strategy"]["matrix"]["number"]
    assert numbers == list(range(1, len(numbers) + 1))
    built = next(step for step in job["steps"] if step.get("run") == "make build")
    assert built["env"][VARIABLE] == "${{ matrix.number }}/${{ strategy.job-total }}"
