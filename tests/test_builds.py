"""What `mkdocs build` leaves behind: a whole site or the last one, and nothing else; and nothing new without a change.

Every test works on a copy of the made-up city with programs of its own, which end with the test.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import TODAY, copy_of_musterstadt
from published import path_of

pytestmark = pytest.mark.site
PATIENCE = 90
"""Seconds to wait for a build; it takes a few."""
NOON = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
NOTHING_NEW = "Nothing has changed since this site was built"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the made-up city with its site in ``site``."""
    city = copy_of_musterstadt(tmp_path_factory.mktemp("builds") / "city")
    assert re.search(r"(\d+) files, \1 of them new or changed", build(city))
    return city


@pytest.fixture
def city(published: Path) -> Path:
    """The city as it was published, whatever another test has changed since; at the same place."""
    kept = published.with_name("kept")
    if not kept.exists():
        shutil.copytree(published, kept)
    shutil.rmtree(published)
    shutil.copytree(kept, published)
    return published


def command(*options: str, program: str = "mkdocs", verb: str = "build") -> list[str]:
    """The program with its options, in the city's folder."""
    return [sys.executable, "-m", program, verb, *options]


def environment(when: dt.datetime = NOON) -> dict[str, str]:
    """That of the fixed day."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(int(when.timestamp())), "NO_MKDOCS_2_WARNING": "1"}


def build(city: Path, *options: str, fails: bool = False, when: dt.datetime = NOON, program: str = "mkdocs") -> str:
    """Build the site; returns what was told."""
    return run(city, command(*options, program=program), fails, when)


def run(city: Path, program: list[str], fails: bool = False, when: dt.datetime = NOON) -> str:
    """Run a program in the city's folder; returns what it told."""
    done = subprocess.run(
        program,
        cwd=city,
        env=environment(when),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode != 0) is fails, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def files_of(site: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a site: what it holds and when it was written."""
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }


def beside(city: Path) -> list[str]:
    """What lies in the city's folder."""
    return sorted(path.name for path in city.iterdir())


def change(path: Path, old: str, new: str) -> None:
    """An editor's change to the one place where something stands."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path, old, text.count(old))
    path.write_text(text.replace(old, new), "utf-8")


def test_a_second_build_without_a_change_writes_nothing(city: Path) -> None:
    """It says so; the next day, for another program and strictly the site is built, and keeps its files."""
    before = files_of(city / "site")
    assert NOTHING_NEW in build(city)
    assert NOTHING_NEW in build(city, when=NOON.replace(hour=20))
    assert files_of(city / "site") == before
    assert f"{len(before)} files, 0 of them new or changed" in build(city, "--strict")
    assert NOTHING_NEW in build(city, "--strict")
    assert f"{len(before)} files, 0 of them new or changed" in build(city, program="properdocs")
    assert files_of(city / "site") == before
    assert NOTHING_NEW not in build(city, when=NOON + dt.timedelta(1))


def test_what_is_said_about_the_data_is_said_again(city: Path) -> None:
    """Warnings do not hide behind a site that is there already."""
    change(city / "data" / "vocabulary.yaml", "\ntopics:\n", "\ntopics:\n  - {id: unused, name: Unbenutzt}\n")
    warning = "warning [topic-unused] nothing has the topic “unused”"
    assert warning in build(city)
    told = build(city)
    assert warning in told and NOTHING_NEW in told


def test_after_a_change_only_what_it_concerns_is_new(city: Path) -> None:
    """All other files, also those that MkDocs writes, keep their time; those of an entry that is gone are gone."""
    before = files_of(city / "site")
    change(city / "data" / "activities.yaml", "- id: bewerbungshilfe\n", "- id: bewerbungen\n")
    (city / "docs" / "en" / "help.md").write_text("---\ntitle: Help\n---\nAsk.\n", "utf-8")
    build(city)
    after = files_of(city / "site")
    assert {name.replace("bewerbungshilfe", "bewerbungen") for name in before} == set(after)
    gone = {name for name in before if name not in after}
    assert {"activities/bewerbungshilfe/index.html", "ar/activities/bewerbungshilfe/index.html"} <= gone
    kept = {name for name in after if name in before and after[name][0] == before[name][0]}
    assert {"imprint/index.html", "ar/offices/altmarkt/index.html", path_of("directory.css")} <= kept
    assert "en/help/index.html" not in kept
    assert {name for name in kept if after[name] != before[name]} == set()


def test_a_build_that_fails_in_the_last_language_leaves_the_last_site(city: Path) -> None:
    """Untouched, and nothing beside it."""
    before, there = files_of(city / "site"), beside(city)
    with (city / "docs" / "ar" / "help.md").open("a", encoding="utf-8") as file:
        file.write("\n[Link](office:nowhere)\n")
    assert "the link “office:nowhere” leads nowhere" in build(city, fails=True)
    assert files_of(city / "site") == before
    assert beside(city) == there


def test_a_strict_build_with_a_warning_leaves_the_last_site(city: Path) -> None:
    """Any other build publishes, and tells the warning as often as it is asked."""
    before, there = files_of(city / "site"), beside(city)
    with (city / "docs" / "ar" / "help.md").open("a", encoding="utf-8") as file:
        file.write("\n[Link](nowhere.md)\n")
    warning = "contains a link 'nowhere.md'"
    told = build(city, "--strict", fails=True)
    assert warning in told and "Aborted with 1 warnings in strict mode!" in told
    assert files_of(city / "site") == before
    assert beside(city) == there
    for _ in range(2):
        assert warning in build(city)
    assert files_of(city / "site") != before
    assert beside(city) == there


def test_an_unchanged_site_is_deployed_all_the_same(city: Path) -> None:
    """`mkdocs gh-deploy` goes on after the build, with the site's own folder."""
    run(city, ["git", "init", "--quiet", "--bare", "../remote.git"])
    run(city, ["git", "init", "--quiet", "."])
    run(city, ["git", "remote", "add", "origin", "../remote.git"])
    for name in ("user.name", "user.email"):
        run(city, ["git", "config", name, "somebody@city.example"])
    before = set(files_of(city / "site"))
    run(city, ["git", "commit", "--quiet", "--allow-empty", "-m", "begun"])
    run(city, command("--quiet", verb="gh-deploy"))
    sent = run(city, ["git", "--git-dir", "../remote.git", "ls-tree", "-r", "--name-only", "gh-pages"])
    assert set(sent.split()) == before | {".nojekyll"}


@pytest.mark.skipif(os.name != "posix", reason="signals of another kind")
def test_ctrl_c_leaves_the_last_site(city: Path) -> None:
    """Pressed in the middle of the second language."""
    before, there = files_of(city / "site"), beside(city)
    change(city / "docs" / "ar" / "help.md", "title: ", "title: 1")
    process = subprocess.Popen(
        command(),
        cwd=city,
        env=environment(),
        stderr=subprocess.DEVNULL,
        # Whoever runs the tests may have it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    end = time.monotonic() + PATIENCE
    while not any(city.glob(".site-*/new/en/about/index.html")):
        assert process.poll() is None and time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) != 0
    assert files_of(city / "site") == before
    assert beside(city) == there
