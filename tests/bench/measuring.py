"""What a command costs: CPU, wall and memory of it and of every process that it starts.

``python tests/bench/measuring.py COMMAND …`` prints these figures as JSON; it is a process of its own so that the
memory of whoever measures is not counted. Linux only, as it reads /proc.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

INTERVAL = 0.2
"""Seconds between two looks at the memory."""


class Failed(RuntimeError):
    """The command ended with an error; the message is the end of what it said."""


class TookTooLong(RuntimeError):
    """The command was ended because it had reached its limit."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system, of the whole process tree), wall seconds, peak memory in MB (10**6 bytes).

    Memory is the largest sum of the tree's proportional set sizes (a page that n processes share counts 1/n for each)
    that was seen every `INTERVAL`, or the peak of its largest process if that is more.
    """

    cpu: float
    wall: float
    memory: float


def cost(command: Sequence[str], environment: Mapping[str, str], folder: Path, limit: float = 3600) -> Cost:
    """Run a command in ``folder`` to its end, at most ``limit`` seconds. Raises `Failed` and `TookTooLong`."""
    whole = [sys.executable, "-S", __file__, str(limit), *command]
    done = subprocess.run(whole, env=dict(environment), cwd=folder, capture_output=True, text=True, check=False)
    said, _, last = done.stdout.rpartition("\n")
    figures = json.loads(last or '{"late": false}')
    if figures["late"]:
        raise TookTooLong(f"not finished after {limit:.0f} s")
    if done.returncode:
        raise Failed((said + done.stderr).strip()[-2000:] or f"{command[0]} ended with {done.returncode}")
    return Cost(figures["cpu"], figures["wall"], figures["memory"])


def medians(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(*(median(getattr(item, name) for item in costs) for name in ("cpu", "wall", "memory")))


def _main(limit: float, command: list[str]) -> int:
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, setsid=True)
    end, seen, late = os.pidfd_open(process), 0, False
    try:
        while not late and not select.select([end], [], [], INTERVAL)[0]:
            seen = max(seen, sum(map(_share, _tree(process))))
            late = time.perf_counter() - start > limit
    finally:  # also if somebody loses patience
        if not select.select([end], [], [], 0)[0]:
            os.killpg(process, signal.SIGKILL)
    _, status, usage = os.wait4(process, 0)
    figures = {
        "wall": time.perf_counter() - start,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": max(seen, usage.ru_maxrss * 1024) / 1e6,
        "late": late,
    }
    print("\n" + json.dumps(figures), end="")
    return os.waitstatus_to_exitcode(status)


def _tree(process: int) -> Iterator[int]:
    """A process and all below it, as far as they are still there."""
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in thread.read_text().split():
                yield from _tree(int(child))


def _share(process: int) -> int:
    """Bytes of a process; 0 if it has just ended."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0


if __name__ == "__main__":
    sys.exit(_main(float(sys.argv[1]), sys.argv[2:]))
