"""A site whose files are made when they are asked for: those that a build writes, in a server's folder in time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from making import entry, loaded, settings
from network_directory.directory import Directory
from network_directory.on_request import Files, Live, stamps
from network_directory.pages import Page, all_pages
from network_directory.prose import HandWritten
from network_directory.settings import ProsePage
from network_directory.site import Site

ABOUT = HandWritten(
    "de/about.md", ProsePage("about/", {"de": "Über"}), "ar", "Über", "de", '<a href="page:offices">x</a>'
)


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    """A small city, one of whose offices had another id."""
    return loaded(tmp_path / "city", offices=[entry("offices", former_ids=["alt"])], activities=[entry("activities")])


@pytest.fixture
def small(directory: Directory) -> Site:
    """Its site."""
    return Site(directory, all_pages(directory), settings())


def test_every_file_is_the_one_that_a_build_writes(musterstadt: Directory) -> None:
    """Pages in every language, former addresses, calendars, search, codes, sitemaps, open data."""
    built, asked = (Site(musterstadt, all_pages(musterstadt), settings()) for _ in range(2))
    files = Files(asked, ())
    expected = dict(built.files(musterstadt.languages))
    assert len(expected) > 400
    assert [path for path, content in expected.items() if files.file(path) != content] == []


def test_what_a_site_has_not_is_not_made(small: Site) -> None:
    """Whatever the kind of file would be."""
    files = Files(small, [ABOUT])
    for name in (
        "favicon.ico",
        "index.htm",
        "offices/nix/index.html",
        "offices/nix/qr.svg",
        "xx/index.html",
        "activities/nix.ics",
        "search/cards/999.json",
        "data/v1/nix.json",
        "assets/directory/directory.css",
        "about/index.html",
    ):
        assert files.file(name) is None, name


def test_a_hand_written_page_is_shown_with_its_links(small: Site) -> None:
    """In the layout of all pages, in the reader's language."""
    page = str(Files(small, [ABOUT]).file("ar/about/index.html"))
    assert '<html lang="ar" dir="rtl"' in page
    assert '<a href="../../ar/offices/">x</a>' in page


@pytest.mark.parametrize("link", ["office:alt", "office:nix", "page:nix"])
def test_a_link_of_a_hand_written_page_leads_to_a_page_of_today(link: str, small: Site) -> None:
    """Not to a former address, which only leads on."""
    with pytest.raises(LookupError, match=rf"^de/about\.md: the link “{link}” leads nowhere$"):
        replace(ABOUT, html=f'<a href="{link}">x</a>').content(small)


def test_to_find_one_page_no_view_is_made_and_no_more_pages_are_listed(directory: Directory) -> None:
    """An entry's page costs what it shows, however large the directory is."""
    made: list[str] = []

    def listed() -> Iterable[Page]:
        for page in all_pages(directory):
            made.append(page.route)
            yield page

    found = Site(directory, listed(), settings()).page("offices/markt/")
    assert found is not None
    assert made[-1] == "offices/markt/"
    assert "activities/" not in made
    assert "view" not in vars(found)


# --- within a server

Start = Callable[..., object]


class Server:
    """Shows a folder as a live-reloading server does; ``before`` happens when it is about to look for the file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before: list[Callable[[], object]] = []
        self.asked: list[str] = []
        self.live = Live(self, root, "/willkommen/")

    def __call__(self, environ: dict[str, Any], start_response: Start) -> list[bytes]:
        """Answer with the file's content."""
        self.asked.append(environ["PATH_INFO"])
        for action in self.before[:1]:
            self.before.pop(0)
            action()
        file = self.root / environ["PATH_INFO"].encode("latin-1").decode().removeprefix("/willkommen/")
        file = file / "index.html" if environ["PATH_INFO"].endswith("/") else file
        start_response("200 OK" if file.is_file() else "404 Not Found", [])
        return [file.read_bytes() if file.is_file() else b""]

    def get(self, path: str) -> tuple[str, str]:
        """Status and content."""
        heads: list[tuple[str, object]] = []
        body = self.live({"PATH_INFO": path.encode().decode("latin-1")}, lambda *head: heads.append(head))
        assert len(heads) == 1
        return heads[0][0], b"".join(body).decode()


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """A server of an empty folder."""
    (tmp_path / "root").mkdir()
    return Server(tmp_path / "root")


def _titled(directory: Directory, title: str) -> Files:
    """The files of a site whose network has another name."""
    network = directory.network.model_copy(update={"short": title})
    changed = replace(directory, network=network)
    return Files(Site(changed, all_pages(changed), settings()), ())


def test_a_page_is_made_when_it_is_asked_for(server: Server, small: Site) -> None:
    """And only then; other files of the folder stay as they are."""
    (server.root / "style.css").write_text("a {}")
    server.live.show(Files(small, ()))
    assert [path.name for path in server.root.rglob("*")] == ["style.css"]
    status, page = server.get("/willkommen/ar/offices/markt/")
    assert (status, 'lang="ar"' in page) == ("200 OK", True)
    assert server.get("/willkommen/style.css") == ("200 OK", "a {}")
    files = {path.relative_to(server.root).as_posix() for path in server.root.rglob("*") if path.is_file()}
    assert files == {"style.css", "ar/offices/markt/index.html"}


def test_an_address_without_its_slash_finds_the_folder_there(server: Server, small: Site) -> None:
    """For the server to lead on to it."""
    server.live.show(Files(small, ()))
    server.get("/willkommen/offices/markt")
    assert (server.root / "offices/markt/index.html").is_file()


def test_what_is_not_there_has_its_page(server: Server, small: Site) -> None:
    """The server's handler of errors shows it."""
    server.live.show(Files(small, ()))
    assert server.get("/willkommen/nix/")[0] == "404 Not Found"
    assert (server.root / "404.html").is_file()


@pytest.mark.parametrize("path", ["/", "/livereload/1/2", "/offices/", "/willkommen/../../x", "/willkommen/%2e%2e/x"])
def test_other_addresses_are_left_to_the_server(path: str, server: Server, small: Site, tmp_path: Path) -> None:
    """Nothing is written outside its folder."""
    before = set(tmp_path.iterdir())
    server.live.show(Files(small, ()))
    server.get(path)
    assert server.asked == [path]
    assert set(tmp_path.iterdir()) == before


def test_after_a_change_nothing_of_the_former_site_is_shown(server: Server, directory: Directory) -> None:
    """Pages that are gone are gone."""
    server.live.show(_titled(directory, "Alpha"))
    assert "Alpha" in server.get("/willkommen/offices/")[1]
    assert "Alpha" in server.get("/willkommen/offices/markt/")[1]
    server.live.show(_titled(replace(directory, offices={}, activities={}), "Beta"))
    assert "Beta" in server.get("/willkommen/offices/")[1]
    assert server.get("/willkommen/offices/markt/")[0] == "404 Not Found"


def test_a_change_during_an_answer_is_answered_with_the_new_page(server: Server, directory: Directory) -> None:
    """The server waits for a build before it looks for the file, and would show the page of before as the new one."""
    server.live.show(_titled(directory, "Alpha"))
    server.before.append(lambda: server.live.show(_titled(directory, "Beta")))
    assert "Beta" in server.get("/willkommen/offices/")[1]


def test_while_a_site_is_built_no_file_is_made(server: Server, small: Site) -> None:
    """The folder is cleared meanwhile."""
    server.live.show(Files(small, ()))
    asking = threading.Thread(target=server.get, args=("/willkommen/offices/",))
    with server.live.changing():
        asking.start()
        asking.join(0.3)
        assert asking.is_alive()
        assert list(server.root.iterdir()) == []
    asking.join(30)
    assert (server.root / "offices/index.html").is_file()


def test_without_a_site_the_server_shows_what_it_has(server: Server) -> None:
    """The report of what is wrong, while there has been no good site yet."""
    (server.root / "index.html").write_text("report")
    assert server.get("/willkommen/") == ("200 OK", "report")


def test_stamps_tell_a_change_of_all_but_the_data(tmp_path: Path) -> None:
    """A change of the data concerns the site in memory alone, one of network.yaml what is built at all."""
    for name in ("docs/de/a.md", "data/offices.yaml", "data/partners/a.yaml", "data/network.yaml", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    watched = [tmp_path / "docs", tmp_path / "data", tmp_path / "mkdocs.yml"]
    before = stamps(watched, tmp_path / "data")
    assert {path.relative_to(tmp_path).as_posix() for path in before} == {
        "docs/de/a.md",
        "data/network.yaml",
        "mkdocs.yml",
    }
    (tmp_path / "data/offices.yaml").write_text("12")
    (tmp_path / "data/partners/b.yaml").write_text("1")
    assert stamps(watched, tmp_path / "data") == before
    for name in before:
        name.write_text("12")
        assert stamps(watched, tmp_path / "data") != before
        before = stamps(watched, tmp_path / "data")
    (tmp_path / "docs/de/b.md").write_text("1")
    assert stamps(watched, tmp_path / "data") != before
