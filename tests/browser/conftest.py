"""The built sites on a local server and one browser for all tests of this folder."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from .visitor import Visitor


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: the tests speak."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        """Say nothing of a browser that hung up: it closes pages while they load."""


@pytest.fixture(scope="session")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
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
def browser(chromium: str) -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _one_visitor(browser: Browser, addresses: dict[str, str]) -> Iterator[Visitor]:
    visitor = Visitor(browser, addresses)
    yield visitor
    visitor.leave()


@pytest.fixture
def visitor(_one_visitor: Visitor) -> Iterator[Visitor]:
    """Someone who opens pages; what a test opened is closed when it ends."""
    yield _one_visitor
    _one_visitor.close_pages()
