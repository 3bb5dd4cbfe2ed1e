"""How much the whole check costs beside the bare parser on the same files, in the same run, alternating.

``python tests/bench/check.py [ENTRIES] [ROUNDS]`` prints CPU seconds (user and system), wall seconds and peak memory:
medians of the rounds. The floor is PyYAML's C loader building plain values, without positions, model or rules.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import write

FLOOR = "import sys, yaml\nfor name in sys.argv[1:]:\n    yaml.load(open(name, encoding='utf-8'), yaml.CSafeLoader)"


def main(entries: int = 5000, rounds: int = 3) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), entries)
        files = sorted((Path(folder) / "data").glob("*.yaml"))
        size = sum(file.stat().st_size for file in files)
        commands = {
            "network-directory check": [sys.executable, "-m", "network_directory", "check", f"{folder}/data"],
            "yaml.CSafeLoader": [sys.executable, "-c", FLOOR, *map(str, files)],
        }
        figures: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                figures[name].append(_run(command))
    print(f"{entries} entries in 12 languages, {size / 1e6:.1f} MB, median of {rounds} rounds")
    print(f"{'':26}{'CPU s':>8}{'wall s':>8}{'MB':>8}")
    medians = {
        name: [statistics.median(column) for column in zip(*runs, strict=True)] for name, runs in figures.items()
    }
    for name, (cpu, wall, memory) in medians.items():
        print(f"{name:26}{cpu:8.2f}{wall:8.2f}{memory:8.0f}")
    ours, floor = (row[0] for row in medians.values())
    print(f"{'ratio of CPU':26}{ours / floor:8.2f}   (aim: at most 2.5, under 500 MB)")


def _run(command: list[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds, peak memory in MB of one process."""
    measured = (
        "import json, resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([u.ru_utime + u.ru_stime, u.ru_maxrss / 1024, done.returncode]))"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", measured, *command], capture_output=True, text=True, check=True)
    wall = time.perf_counter() - start
    cpu, memory, code = json.loads(done.stdout)
    if code:
        raise SystemExit(f"{command[0]} failed")
    return cpu, wall, memory


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
