"""What a visit costs: bytes and requests, and on a slow phone when the page is there and whether it jumps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext

from hosting import hosted

SLOW_4G = {"latency": 150, "downloadThroughput": 1638.4 * 128, "uploadThroughput": 750 * 128, "offline": False}
"""Lighthouse's: milliseconds to and fro, bytes a second."""
SLOWER = 4
"""How many times slower the phone's processor is than this machine's."""
_TIMINGS = """() => new Promise((done) => {
  const found = { largest: 0, shifts: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (found.largest = entry.startTime));
  watch("layout-shift", (entry) => (found.shifts += entry.value));
  requestAnimationFrame(() => setTimeout(() => done(found), 50));
})"""


@dataclass
class Visit:
    """A page opened once. ``asked`` are the files that its host was asked for, with the bytes of each answer's content.

    ``largest`` is the time until the largest text or picture stood there, in seconds; ``shifts`` what moved (CLS).
    """

    asked: list[tuple[str, int]]
    largest: float
    shifts: float

    @property
    def size(self) -> int:
        """All bytes."""
        return sum(size for _, size in self.asked)

    @property
    def scripts(self) -> int:
        """Those of scripts."""
        return sum(size for path, size in self.asked if path.endswith(".js"))


class Host:
    """Where pages are served as recommended."""

    def __init__(self, address: str, sent: list[tuple[str, int]]) -> None:
        """Keep the site's address, and the list to which the server adds."""
        self.address = address
        self._sent = sent

    def visit(self, profile: BrowserContext, path: str, slow: bool = False) -> Visit:
        """Open a page in a new tab of a profile, on a slow phone if wished."""
        page = profile.new_page()
        if slow:
            tab = profile.new_cdp_session(page)
            tab.send("Network.emulateNetworkConditions", SLOW_4G)
            tab.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self._sent.clear()
        page.goto(self.address + path, wait_until="networkidle")
        timings = page.evaluate(_TIMINGS)
        page.close()
        return Visit(list(self._sent), timings["largest"] / 1000, timings["shifts"])


@contextmanager
def host_of(site: Path) -> Iterator[Host]:
    """Serve a site under the sub-path of its folder's name."""
    with hosted(site.parent, f"/{site.name}/") as (address, sent):
        yield Host(address, sent)
