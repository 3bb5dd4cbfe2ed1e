"""A site's files are written by several processes side by side, where the system can make copies of a running one.

Each takes the next share of the files that nobody has taken, until none is left. A copy has all that was there before,
so nothing need be sent to it; but before long its memory is its own. Where that would be too much, with one core, and
where there is no ``fork``, one process does it all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .staging import write

File = tuple[str, str | bytes]
Share = Callable[[], Iterable[File]]
Tell = Callable[[int, int], None]
"""Is told how many pages, and how many files in all, have been made so far."""

MEMORY = 350
"""So many megabytes at most are taken when all processes begin; until they end they grow by an eighth or so."""


def write_together(root: Path, shares: Sequence[Share], last: Path | None, tell: Tell) -> None:
    """Write the files of all shares below ``root``, as `write` does; shares may be made in any order.

    Raises `ChildProcessError` if another process failed, which has said why on standard error by then.
    """
    work = _Work(shares, max(1, min(processes(), len(shares))))
    with ExitStack() as stack:
        for other in work.others(root, last):
            other.start()
            stack.callback(other.terminate)  # if this process fails, or somebody presses Ctrl-C
        write(root, work.files(0, tell), last)
        work.wait()


def processes() -> int:
    """As many as there are cores and memory for; none beside this one where that cannot be asked (Windows, macOS)."""
    if not hasattr(os, "sched_getaffinity"):
        return 1
    return min(len(os.sched_getaffinity(0)), int(MEMORY / taken()))


def taken() -> float:
    """Megabytes of memory that this process has; Linux alone is asked."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


class _Work:
    """The shares, and what all processes know of each other: how many are taken, how much each has made."""

    def __init__(self, shares: Sequence[Share], processes: int) -> None:
        self._shares = shares
        self._processes = processes
        self._system: Any = multiprocessing.get_context("fork" if processes > 1 else None)
        self._taken = self._system.Value("q", 0)
        self._pages, self._files = (self._system.RawArray("q", processes) for _ in range(2))
        self._others: list[Any] = []

    def others(self, root: Path, last: Path | None) -> list[Any]:
        """All processes but this one, to be started. They end with it."""
        numbers = range(1, self._processes)
        self._others = [
            self._system.Process(target=self._as_other, args=(number, root, last), daemon=True) for number in numbers
        ]
        return self._others

    def wait(self) -> None:
        """Until all are done."""
        for other in self._others:
            other.join()
        self._look_after_others()

    def files(self, number: int, tell: Tell) -> Iterator[File]:
        """What the process with that number is to write."""
        while (share := self._next()) is not None:
            self._look_after_others()
            for name, content in share():
                yield name, content
                self._pages[number] += name.endswith(".html")
                self._files[number] += 1
                tell(sum(self._pages), sum(self._files))

    def _next(self) -> Share | None:
        with self._taken:
            number = self._taken.value
            self._taken.value += 1
        return self._shares[number] if number < len(self._shares) else None

    def _look_after_others(self) -> None:
        if any(other.exitcode for other in self._others):
            raise ChildProcessError("A part of the site could not be made, for the reason that is told above.")

    def _as_other(self, number: int, root: Path, last: Path | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the first process to end this one
        self._others = []
        write(root, self.files(number, _nobody), last)


def _nobody(pages: int, files: int) -> None:
    """Only the first process shows how far the work is."""
