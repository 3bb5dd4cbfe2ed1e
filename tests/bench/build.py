"""How long our whole build of a made-up city takes, through the real command.

``python tests/bench/build.py [SIZE …] [--rounds N]``, a size such as ``1000x12`` (entries x languages).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from measuring import Cost, cost, medians
from synthetic import LANGUAGES, write

ENVIRONMENT = {
    **os.environ,
    "SITE_URL": "https://stadt.example/",
    "SOURCE_DATE_EPOCH": "1795348800",  # 2026-11-22
    "NO_MKDOCS_2_WARNING": "1",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["1000x12"])
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    for size in chosen.sizes:
        entries, languages = map(int, size.split("x"))
        with tempfile.TemporaryDirectory() as folder:
            city = Path(folder, "city")
            write(city, entries, LANGUAGES[:languages])
            found = medians([_build(city, Path(folder, f"site{number}")) for number in range(chosen.rounds)])
        print(f"{size:9} {found.cpu:7.2f} CPU s {found.wall:7.2f} s {found.memory:6.0f} MB", flush=True)


def _build(city: Path, site: Path) -> Cost:
    """Into a new folder, without what an earlier build kept."""
    for kept in city.glob(".cache/network-directory/*/*"):
        kept.unlink()
    return cost(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", f"{city}/mkdocs.yml", "-d", str(site)],
        ENVIRONMENT,
    )


if __name__ == "__main__":
    main()
