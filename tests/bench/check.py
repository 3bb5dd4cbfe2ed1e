"""How much the whole check costs beside the bare parser on the same files, in the same run, alternating.

``python tests/bench/check.py [ENTRIES] [ROUNDS]`` prints CPU seconds (user and system), wall seconds and peak memory:
medians of the rounds. The floor is PyYAML's C loader building plain values, without positions, model or rules.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from measuring import Cost, cost, medians
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
        figures: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                figures[name].append(cost(command, os.environ, Path(folder)))
    print(f"{entries} entries in 12 languages, {size / 1e6:.1f} MB, median of {rounds} rounds")
    print(f"{'':26}{'CPU s':>8}{'wall s':>8}{'MB':>8}")
    found = {name: medians(runs) for name, runs in figures.items()}
    for name, spent in found.items():
        print(f"{name:26}{spent.cpu:8.2f}{spent.wall:8.2f}{spent.memory:8.0f}")
    ours, floor = (spent.cpu for spent in found.values())
    print(f"{'ratio of CPU':26}{ours / floor:8.2f}   (aim: at most 2.5, under 500 MB)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
