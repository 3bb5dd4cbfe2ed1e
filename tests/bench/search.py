"""Bytes and time of the first search: the real city, and a large made-up one of 5,000 entries.

``python tests/bench/search.py [ENTRIES]`` prints, for each, what a browser loads from an empty cache until the first
answer stands there, compressed as any host sends it, and how long that takes on a processor slowed down four times.
"""

from __future__ import annotations

import functools
import gzip
import io
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from bench.synthetic import write as write_synthetic  # noqa: E402 - found by the line above
from conftest import TODAY  # noqa: E402
from network_directory.directory import Directory  # noqa: E402
from network_directory.loading import load  # noqa: E402
from searching import write_search  # noqa: E402

QUERIES = {"de": ("Wohnung", "Beratung", "Nachbarschaft"), "ar": ("السكن", "المشورة", "الحي")}
SLOWER = 4
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt"}


class Host(SimpleHTTPRequestHandler):
    """A file host as most are: compresses texts; counts what it sends."""

    sent: dict[str, int]

    def send_head(self) -> io.BytesIO | None:
        """The file's bytes, compressed where that is usual."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = path.read_bytes()
        self.send_response(200)
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.sent[self.path.partition("?")[0]] = len(body)
        return io.BytesIO(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """The address of a folder's host, and what it has sent: path → bytes."""
    sent: dict[str, int] = {}
    handler = type("CountingHost", (Host,), {"sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", sent
    server.shutdown()
    server.server_close()


def first_search(browser: Browser, address: str, query: str) -> float:
    """Seconds from typing to the answer, in a fresh profile."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    start = time.perf_counter()
    page.fill("#q", query)
    answered = "query => document.querySelector('#search').dataset.answered === query"
    page.wait_for_function(answered, arg=query, timeout=60_000)
    taken = time.perf_counter() - start
    context.close()
    return taken


def measure(name: str, directory: Directory, browser: Browser, folder: Path) -> None:
    """Print a line for each language."""
    write_search(directory, folder)
    count = len(directory.offices) + len(directory.partners) + len(directory.activities)
    for language, queries in QUERIES.items():
        below = f"{directory.languages[language]}/" if directory.languages[language] else ""
        with hosted(folder) as (address, sent):
            times, sizes = [], []
            for query in queries:
                sent.clear()
                times.append(first_search(browser, f"{address}{below}search/", query))
                sizes.append({path: size for path, size in sent.items() if "/search/" in path or "finder" in path})
        total = [sum(found.values()) for found in sizes]
        spelling = len(gzip.compress((folder / f"{below}search/words.txt").read_bytes(), 6))
        print(
            f"{name}, {count} entries, {language}: first search {median(total) / 1000:.0f} kB "
            f"(most {max(total) / 1000:.0f}), {median(times):.2f} s at {SLOWER} times slower; "
            f"words for misspelt ones {spelling / 1000:.1f} kB"
        )
        for path, size in sorted(sizes[0].items(), key=lambda item: -item[1])[:8]:
            print(f"    {size:8d}  {path}")


def main(entries: int = 5000) -> None:
    """Measure both."""
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        root = Path(temporary)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        measure("the real city", load(ROOT / "data", TODAY)[0], browser, root / "real")
        write_synthetic(root / "city", entries, ("de", "en", "ar"))
        measure("a large city", load(root / "city" / "data", TODAY)[0], browser, root / "large")
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
