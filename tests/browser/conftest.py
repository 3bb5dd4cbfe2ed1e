"""The built sites on a local server and one browser for all tests of this folder."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from .small_city import SmallCity
from .visitor import Browsers, Visitor


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: the tests speak."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        """Say nothing of a browser that hung up: it closes pages while they load."""


@contextmanager
def serving(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """City → the address of its site on this machine, under the sub-path /willkommen/."""
    servers = {
        city: _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site.parent)))
        for city, site in sites.items()
    }
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,)) for server in servers.values()]
    for thread in threads:
        thread.start()
    yield {city: f"http://127.0.0.1:{server.server_address[1]}/willkommen/" for city, server in servers.items()}
    for server, thread in zip(servers.values(), threads, strict=True):
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """City → the address of its site on this machine, under the sub-path /willkommen/."""
    with serving(sites) as found:
        yield found


@pytest.fixture(scope="session")
def browsers(chromium: str) -> Iterator[Browsers]:
    """The system's Chromium, without a window."""
    with sync_playwright() as playwright:
        browsers = Browsers(playwright, chromium)
        yield browsers
        browsers.close()


@pytest.fixture(scope="session")
def small_city(tmp_path_factory: pytest.TempPathFactory) -> SmallCity:
    """The city of opening hours."""
    return SmallCity(tmp_path_factory.mktemp("small-city"))


@pytest.fixture(scope="session")
def _one_visitor(browsers: Browsers, addresses: dict[str, str]) -> Visitor:
    return Visitor(browsers, addresses)


@pytest.fixture(scope="session")
def _one_traveller(browsers: Browsers, world: Path) -> Iterator[Visitor]:
    with serving({"musterstadt": world}) as addresses:
        yield Visitor(browsers, addresses)


@pytest.fixture
def traveller(_one_traveller: Visitor) -> Iterator[Visitor]:
    """Someone who opens pages of the made-up city in every language that has its words."""
    yield _one_traveller
    _one_traveller.tidy()


@pytest.fixture
def visitor(_one_visitor: Visitor) -> Iterator[Visitor]:
    """Someone who opens pages."""
    yield _one_visitor
    _one_visitor.tidy()
