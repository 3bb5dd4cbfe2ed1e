"""The least that any build of the same site must do: write its files, into new folders."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from measuring import Cost

AT_ONCE = 500


def floor(site: Path, target: Path) -> Cost:
    """Write the files of ``site`` below ``target`` by a bare loop; reading them is not counted, nor any memory."""
    cpu = wall = 0.0
    made: set[Path] = set()
    for files in _read(site):
        start = time.process_time(), time.perf_counter()
        for name, content in files:
            path = target / name
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            with path.open("wb") as file:
                file.write(content)
        cpu, wall = cpu + time.process_time() - start[0], wall + time.perf_counter() - start[1]
    return Cost(cpu, wall, 0)


def _read(site: Path) -> Iterator[list[tuple[Path, bytes]]]:
    """All files, some at a time."""
    paths = (path for path in sorted(site.rglob("*")) if path.is_file())
    while files := [(path.relative_to(site), path.read_bytes()) for path in islice(paths, AT_ONCE)]:
        yield files
