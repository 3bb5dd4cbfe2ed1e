"""The edge to MkDocs: what editors meet when `mkdocs build` and `mkdocs serve` meet mistakes.

Every test works on a copy of the made-up city with programs of its own, which end with the test.
"""

from __future__ import annotations

import html
import importlib
import logging
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import mkdocs_edge
from conftest import TODAY, copy_of_musterstadt
from making import problems_in
from network_directory.reporting import as_text, total

pytestmark = pytest.mark.site
PATIENCE = 90
"""Seconds to wait for a build; it takes a few."""
NOON = 12 * 3600


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the made-up city that builds into its own folder ``site``."""
    return copy_of_musterstadt(tmp_path / "city")


def environment(**more: str) -> dict[str, str]:
    """That of an editor who reads English, on the fixed day."""
    kept = {name: given for name, given in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")}
    day = (TODAY.toordinal() - 719163) * 86400 + NOON
    fixed = {"LANG": "en_US.UTF-8", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": str(day), "NO_MKDOCS_2_WARNING": "1"}
    return kept | fixed | more


def build(city: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build`, as an editor runs it."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(city / "mkdocs.yml")]
    return subprocess.run(
        command,
        env=environment(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def change(path: Path, old: str, new: str) -> None:
    """An editor's change to the one place where something stands."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path, old, text.count(old))
    path.write_text(text.replace(old, new), "utf-8")


def break_offices(city: Path) -> None:
    """A telephone number that is none."""
    path = city / "data" / "offices.yaml"
    path.write_text(re.sub(r"(?m)^    phone: .*$", "    phone: nein", path.read_text("utf-8"), count=1), "utf-8")


def files_of(site: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a site: what it holds and when it was written."""
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }


def report_of(city: Path) -> str:
    """What `network-directory check` tells of the city."""
    return as_text(problems_in(city / "data"), city).strip()


# --- building


def test_a_build_with_broken_data_publishes_nothing(city: Path) -> None:
    """It ends with an error and the report of the check, and the last good site stays as it was."""
    good = build(city)
    assert good.returncode == 0, good.stderr
    before = files_of(city / "site")
    assert "offices/altmarkt/index.html" in before
    break_offices(city)
    broken = build(city)
    assert broken.returncode != 0
    assert "“nein” cannot be read as a telephone number" in report_of(city)
    assert f"{total(problems_in(city / 'data'))}\n\n{report_of(city)}" in broken.stderr
    assert "Traceback" not in broken.stderr
    assert files_of(city / "site") == before


def test_a_build_tells_all_problems_of_all_files_at_once(city: Path) -> None:
    """Those of files that cannot be read among them."""
    break_offices(city)
    with (city / "data" / "partners.yaml").open("a", encoding="utf-8") as file:
        file.write('  - id: neu\n    name: "offen\n')
    (city / "data" / "vocabulary.yaml").unlink()
    broken = build(city)
    assert broken.returncode != 0
    assert report_of(city) in broken.stderr
    for file in ("offices", "partners", "vocabulary"):
        assert f"\ndata/{file}.yaml:" in broken.stderr


def test_a_build_speaks_the_editors_language(city: Path) -> None:
    """That of the environment, as the command does."""
    break_offices(city)
    broken = build(city, LANG="de_DE.UTF-8")
    assert "„nein“ lässt sich nicht als Telefonnummer lesen" in broken.stderr


def test_a_build_with_warnings_only_publishes_and_tells_them(city: Path) -> None:
    """A warning is told and published all the same."""
    with (city / "data" / "vocabulary.yaml").open("r+", encoding="utf-8") as file:
        text = file.read()
        file.seek(0)
        file.write(text.replace("topics:\n", "topics:\n  - {id: unused, name: Unbenutzt}\n", 1))
    built = build(city)
    assert built.returncode == 0, built.stderr
    assert "warning [topic-unused] nothing has the topic “unused”" in built.stderr
    assert (city / "site" / "index.html").is_file()


@pytest.mark.parametrize(("level", "shown"), [(logging.INFO, True), (logging.ERROR, False)])
def test_a_quiet_build_shows_no_progress(level: int, shown: bool) -> None:
    """`mkdocs --quiet` sets its logger so that only errors are told."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(level)
    try:
        assert (mkdocs_edge._watched() is sys.stderr) == shown
    finally:
        logger.setLevel(before)


ARABIC = "        - {locale: ar, name: العربية, build: true}\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "mkdocs.yml",
            ARABIC,
            "",
            "language-not-built] mkdocs.yml does not build “ar”, which network.yaml publishes",
        ),
        (
            "mkdocs.yml",
            "العربية, build: true",
            "العربية, build: false",
            "language-not-built] mkdocs.yml does not build “ar”, which network.yaml publishes",
        ),
        (
            "data/network.yaml",
            "languages: [de, {code: en, folder: en}, ar]",
            "languages: [de, en]",
            "language-not-published] mkdocs.yml builds “ar”, which network.yaml does not publish",
        ),
    ],
    ids=["too few in mkdocs.yml", "one not built", "too few in network.yaml"],
)
def test_languages_that_disagree_are_told(file: str, old: str, new: str, told: str, city: Path) -> None:
    """In the form of all reports, with the line of mkdocs.yml; nothing is published."""
    change(city / file, old, new)
    broken = build(city)
    assert broken.returncode != 0
    assert re.search(rf"mkdocs\.yml:\d+:\d+: error \[{re.escape(told)}\n", broken.stderr), broken.stderr
    assert "Traceback" not in broken.stderr
    assert not (city / "site").exists()


def test_a_folder_that_would_be_left_out_is_told(city: Path) -> None:
    """mkdocs-static-i18n takes docs/js for a language and leaves its files out."""
    (city / "docs" / "js").mkdir()
    (city / "docs" / "js" / "app.js").write_text("1", "utf-8")
    broken = build(city)
    assert broken.returncode != 0
    assert "error [folder-like-a-language] the folder “js” looks like a language" in broken.stderr


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("office:altmark", "de/help.md: the link “office:altmark” leads nowhere"),
        ("page:ofices", "de/help.md: the link “page:ofices” leads nowhere"),
        ("partner:../../secret", "de/help.md: the link “partner:../../secret” leads nowhere"),
    ],
)
def test_a_link_of_a_prose_page_that_leads_nowhere_stops_the_build(link: str, message: str, city: Path) -> None:
    """With the name of the page and the link as it was written."""
    with (city / "docs" / "de" / "help.md").open("a", encoding="utf-8") as file:
        file.write(f"\n[Link]({link})\n")
    broken = build(city)
    assert broken.returncode != 0
    assert message in broken.stderr
    assert "Traceback" not in broken.stderr


# --- serving


@dataclass
class Server:
    """A running `mkdocs serve`: asked for pages, and ended by its own id."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def page(self, path: str = "") -> str:
        """A page as a browser gets it; raises `OSError` if the server does not answer in time."""
        with urllib.request.urlopen(f"{self.address}/{path}", timeout=PATIENCE) as answer:  # noqa: S310 - http only
            text: str = answer.read().decode("utf-8")
        return html.unescape(text)

    def wait_for(self, shown: Callable[[str], bool], path: str = "") -> str:
        """The page once it shows something; fails if it does not in time or the server has ended."""
        for _ in self._waiting():
            try:
                text = self.page(path)
            except urllib.error.HTTPError as refused:  # no such page so far
                text = f"{refused.code}"
            except OSError:  # not listening so far
                text = ""
            if shown(text):
                return text
        raise AssertionError(self.log.read_text("utf-8"))

    def wait_for_log(self, told: str) -> None:
        """Until the log tells something; asks for no page, because MkDocs holds them back while a build fails."""
        assert any(told in self.log.read_text("utf-8") for _ in self._waiting()), self.log.read_text("utf-8")

    def _waiting(self) -> Iterator[None]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            yield
            time.sleep(0.2)


@contextmanager
def serving(city: Path, *options: str) -> Iterator[Server]:
    """`mkdocs serve` on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(city / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    command += options
    log = city / "serve.log"
    base = environment(SITE_URL=f"http://127.0.0.1:{port}/")
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=base, stdout=output, stderr=subprocess.STDOUT)
    try:
        yield Server(f"http://127.0.0.1:{port}", process, log)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


REPORT = "“nein” cannot be read as a telephone number"
PAGES = ["", "en/", "ar/", "offices/", "offices/altmarkt/", "ar/partners/", "about/", "en/help/", "topics/language/"]
"""One of each kind: home, lists, records, prose, in every language."""


def test_while_serving_mistakes_are_told_in_the_browser_and_mends_are_published(city: Path) -> None:
    """An edit is published; a fault keeps the last good site and is told on every page until it is mended."""
    with serving(city) as server:
        server.wait_for(lambda page: "<main" in page and "Ankommen am Altmarkt" in page, "offices/altmarkt/")
        offices = city / "data" / "offices.yaml"
        change(offices, "de: Ankommen am Altmarkt,", "de: Ankommen am Neumarkt,")
        server.wait_for(lambda page: "Ankommen am Neumarkt" in page, "offices/altmarkt/")
        good = offices.read_bytes()

        break_offices(city)
        server.wait_for(lambda page: REPORT in page)
        shown = {path: server.page(path) for path in PAGES}
        assert [path for path, page in shown.items() if report_of(city) not in page] == []
        assert [path for path, page in shown.items() if "<main" not in page] == []
        assert "Ankommen am Neumarkt" in shown["offices/altmarkt/"]

        offices.write_bytes(good.replace(b"am Neumarkt", b"am Markt"))
        server.wait_for(lambda page: REPORT not in page and "Ankommen am Markt" in page, "offices/altmarkt/")
        assert [
            path for path in PAGES if REPORT in server.page(path) or "Problems in the data" in server.page(path)
        ] == []
        assert "Traceback" not in server.log.read_text("utf-8")


def test_serving_begins_with_broken_data_and_recovers(city: Path) -> None:
    """There is no good site yet: the first page is the report, and the site comes with the mend."""
    offices = city / "data" / "offices.yaml"
    good = offices.read_bytes()
    break_offices(city)
    with serving(city) as server:
        first = server.wait_for(lambda page: REPORT in page)
        assert report_of(city) in first
        offices.write_bytes(good)
        server.wait_for(lambda page: "<main" in page and REPORT not in page)
        assert [path for path in PAGES if "<main" not in server.page(path) or REPORT in server.page(path)] == []
        assert "Traceback" not in server.log.read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "data/network.yaml",
            "languages: [de, {code: en, folder: en}, ar]",
            "languages: [de, en]",
            "mkdocs.yml builds “ar”, which network.yaml does not publish",
        ),
        ("docs/de/help.md", "(topic:housing)", "(topic:hausing)", "the link “topic:hausing” leads nowhere"),
    ],
    ids=["languages", "a link of a prose page"],
)
def test_while_serving_other_mistakes_do_not_end_the_server_either(
    file: str, old: str, new: str, told: str, city: Path
) -> None:
    """They are told in the log, and mending them brings the next site."""
    with serving(city) as server:
        server.wait_for(lambda page: "<main" in page)
        good = (city / file).read_bytes()
        change(city / file, old, new)
        server.wait_for_log(told)
        (city / file).write_bytes(good)
        change(city / "data" / "offices.yaml", "de: Ankommen am Altmarkt,", "de: Ankommen am Neumarkt,")
        server.wait_for(lambda page: "Ankommen am Neumarkt" in page, "offices/altmarkt/")


BUILDING = "Building documentation..."


def test_while_serving_the_data_changes_without_building_the_hand_written_pages_again(city: Path) -> None:
    """They show what the data says all the same; MkDocs builds them again when they themselves have changed."""
    with serving(city) as server:
        server.wait_for(lambda page: "<main" in page and "Ankommen am Altmarkt" in page, "offices/altmarkt/")
        change(city / "data" / "offices.yaml", "de: Ankommen am Altmarkt,", "de: Büro am Neumarkt,")
        server.wait_for(lambda page: "Büro am Neumarkt" in page, "offices/altmarkt/")
        assert "Gute Reise!" not in server.page("about/")
        assert server.log.read_text("utf-8").count(BUILDING) == 1
        with (city / "docs" / "de" / "about.md").open("a", encoding="utf-8") as file:
            file.write("\nGute Reise!\n")
        server.wait_for(lambda page: "Gute Reise!" in page, "about/")
        assert "Büro am Neumarkt" in server.page("offices/altmarkt/")
        assert server.log.read_text("utf-8").count(BUILDING) == 2
        assert "Traceback" not in server.log.read_text("utf-8")


def test_while_serving_an_entry_that_hand_written_pages_lead_to_cannot_go_unnoticed(city: Path) -> None:
    """The log says which link leads nowhere now, and the whole site is there again with the mend."""
    with serving(city) as server:
        server.wait_for(lambda page: "<main" in page)
        lists = [city / "data" / f"{stem}.yaml" for stem in ("offices", "partners", "activities")]
        for file in lists:
            file.write_bytes(file.read_bytes().replace(b"altmarkt", b"neumarkt"))
        server.wait_for_log("the link “office:altmarkt” leads nowhere")
        for file in lists:
            file.write_bytes(file.read_bytes().replace(b"neumarkt", b"altmarkt"))
        shown = {path: server.wait_for(lambda page: "<main" in page, path) for path in PAGES}
        assert "offices/altmarkt/" in shown["en/help/"]
        style = re.search(r"assets/directory/directory\.\w+\.css", server.page(""))
        assert style
        assert server.page(style[0])


def test_a_server_that_does_not_reload_shows_the_whole_site(city: Path) -> None:
    """It is built beforehand, as `mkdocs build` does."""
    with serving(city, "--no-livereload") as server:
        server.wait_for(lambda page: "<main" in page)
        assert [path for path in PAGES if "<main" not in server.page(path)] == []


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_the_live_reloading_server_has_what_the_edge_uses(program: str, tmp_path: Path) -> None:
    """Its application and what builds again can be exchanged; its folder and path are told."""
    server = importlib.import_module(f"{program}.livereload").LiveReloadServer(
        builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path), mount_path="/willkommen"
    )
    try:
        assert (Path(server.root), server.mount_path) == (tmp_path, "/willkommen/")
        assert server.get_app() == server.serve_request
        own = object()
        server.set_app(own)
        assert server.get_app() is own
        assert callable(server.builder)
    finally:
        server.server_close()
