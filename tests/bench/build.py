"""What a whole build costs, beside what site generators need for the same pages, and the writing alone.

``python tests/bench/build.py [SIZE …] [--rounds N] [--ours]``, a size such as ``1000x12`` (entries x languages).
Everything is built in turns, N times, into new folders and without what an earlier build kept; with ``--ours`` only our
build and the writing. Medians are printed; all rounds are in build/bench.json. Without sizes, how the cost grows with
entries and languages is measured as well.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path

import plain
from floor import floor
from frames import differences, frames
from measuring import Cost, Failed, TookTooLong, cost
from ordinary import OrdinaryHugo
from peers import Eleventy, Hugo, Missing, Peer
from results import FLOOR, OURS, PLAIN, SEARCH, Result, growing, table
from synthetic import LANGUAGES, ROOT, write

SIZES = ("100x4", "1000x12", "5000x12")
GROWTH = ("100x1", "100x4", "100x12", "1000x1", "1000x4", "1000x12", "5000x1", "5000x4", "5000x12")
PEERS: tuple[type[Peer], ...] = (Hugo, OrdinaryHugo, Eleventy)
PLAIN_LIMIT = 300
"""Seconds that plain MkDocs is given."""
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": "https://stadt.example/",
    "SOURCE_DATE_EPOCH": "1795348800",  # 2026-11-22
    "NO_MKDOCS_2_WARNING": "1",
}


def main(arguments: list[str]) -> None:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=f"entries x languages; {' '.join(SIZES)} unless told")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ours", action="store_true", help="no peers")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json", help="where the results go")
    chosen = parser.parse_args(arguments)
    results = {size: compare(size, chosen.rounds, not chosen.ours) for size in chosen.sizes or SIZES}
    for size in () if chosen.sizes else (size for size in GROWTH if size not in results):
        results[size] = alone(size)
    print(growing(results))
    told = {"machine": _machine(), "sizes": {size: _told(result) for size, result in results.items()}}
    chosen.json.parent.mkdir(exist_ok=True)
    chosen.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if any(result.differences for result in results.values()):
        raise SystemExit("A peer did not make the same pages: its figures say nothing.")


def compare(size: str, rounds: int, peers: bool) -> Result:
    """Measure everything at one size, with or without the peers, and print its table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        city, languages = _city(size, folder)
        site = folder / "site"
        _say(f"{size}: a first build, which is not counted")
        _ours(city, site, OURS)
        result = _sized(size, site)
        builds: dict[str, Callable[[Path], Cost]] = {
            OURS: lambda target: _ours(city, target, OURS),
            SEARCH: lambda target: _ours(city, target, SEARCH),
            FLOOR: lambda target: floor(site, target),
        }
        if peers:
            builds |= dict(_peers(languages, site, folder, result))
            configuration = plain.write(city, languages, folder / "plain")
            builds[PLAIN] = lambda target: _mkdocs(["-m", "mkdocs"], configuration, target, PLAIN_LIMIT)
        _alternate(size, builds, rounds, folder, result)
    print(table(size, result), flush=True)
    return result


def alone(size: str) -> Result:
    """Measure our build without search once."""
    with tempfile.TemporaryDirectory() as temporary:
        city, _ = _city(size, Path(temporary))
        site = Path(temporary, "site")
        _say(f"{size}: {OURS}")
        spent = _ours(city, site, OURS)
        result = _sized(size, site)
        result.rounds[OURS] = [spent]
        return result


def _city(size: str, folder: Path) -> tuple[Path, tuple[str, ...]]:
    entries, languages = map(int, size.split("x"))
    write(folder / "city", entries, LANGUAGES[:languages])
    return folder / "city", LANGUAGES[:languages]


def _sized(size: str, site: Path) -> Result:
    files = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [length for path, length in files.items() if path.suffix == ".html"]
    entries, languages = map(int, size.split("x"))
    return Result(entries, languages, len(pages), sum(pages), len(files), sum(files.values()))


def _ours(city: Path, target: Path, what: str) -> Cost:
    """The real command; without search, the same with nothing to write for it."""
    shutil.rmtree(city / ".cache", ignore_errors=True)
    command = ["-m", "mkdocs"] if what == SEARCH else [str(ROOT / "tests" / "bench" / "without_search.py")]
    return _mkdocs(command, city / "mkdocs.yml", target)


def _mkdocs(command: list[str], configuration: Path, target: Path, limit: float = 3600) -> Cost:
    arguments = ["build", "-q", "-f", str(configuration), "-d", str(target)]
    return cost([sys.executable, *command, *arguments], ENVIRONMENT, configuration.parent, limit)


def _peers(
    languages: tuple[str, ...], site: Path, folder: Path, result: Result
) -> Iterator[tuple[str, Callable[[Path], Cost]]]:
    """Name and build of each peer that is installed, with the pages of ``site`` to make."""
    folders = {code: "" if code == languages[0] else code for code in languages}
    peers = []
    for kind in PEERS:
        try:
            peers.append(kind(folder / kind.__name__, folders, ENVIRONMENT))
        except Missing as missing:
            result.missing[kind.__name__] = str(missing)
    for frame in frames(site, folders):
        for peer in peers:
            peer.add(frame)
    for peer in peers:
        yield peer.name, partial(_compared, peer, site, result)


def _compared(peer: Peer, site: Path, result: Result, target: Path) -> Cost:
    spent = peer.build(target)
    if found := differences(site, target, peer.unasked):
        result.differences[peer.name] = found
    return spent


def _alternate(
    size: str, builds: Mapping[str, Callable[[Path], Cost]], rounds: int, folder: Path, result: Result
) -> None:
    """Build everything once a round, each time into a new folder; what failed once is not tried again."""
    for number in range(1, rounds + 1):
        for name, build in builds.items():
            if name in result.missing:
                continue
            _say(f"{size}, round {number} of {rounds}: {name}")
            os.sync()  # nobody pays for what another has written
            try:
                result.rounds.setdefault(name, []).append(build(folder / "made"))
            except (Failed, TookTooLong) as problem:
                result.missing[name] = str(problem)
                del result.rounds[name]
            shutil.rmtree(folder / "made", ignore_errors=True)


def _told(result: Result) -> dict[str, object]:
    spent = {name: asdict(found) for name, found in result.medians.items()}
    return {**asdict(result), "medians": spent, "cpu_ratios": {name: result.ratios(name) for name in spent}}


def _machine() -> dict[str, object]:
    return {"system": platform.platform(), "processors": os.cpu_count(), "python": platform.python_version()}


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
