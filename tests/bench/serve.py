"""How soon a changed entry is in the browser under the real `mkdocs serve`, with a made-up large city.

``python tests/bench/serve.py [SIZE …] [--rounds N]``, a size such as ``1000x12`` (entries x languages). Measured is
what an editor waits for, from the moment in which the file is saved: until the server has noticed (it looks twice a
second), read and checked everything, has told the open page to load again, as MkDocs' script asks it to, and has sent
the page. The CPU seconds are the server's own, with what it uses between the changes; of the two figures they depend
less on what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from synthetic import LANGUAGES, write

PATIENCE = 300
"""Seconds to wait for an answer."""
ENTRY = "partners/partner-7/"
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["1000x12", "5000x12"])
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    for size in chosen.sizes:
        entries, languages = map(int, size.split("x"))
        with tempfile.TemporaryDirectory() as folder:
            city = Path(folder, "city")
            write(city, entries, LANGUAGES[:languages])
            measure(size, city, LANGUAGES[languages - 1], chosen.rounds)


def measure(size: str, city: Path, other: str, rounds: int) -> None:
    """Print a line for the default language and one for another."""
    start = time.perf_counter()
    with serving(city) as (address, process):
        wait_for_start(address)
        print(f"{size:9} the first page after {time.perf_counter() - start:.1f} s", flush=True)
        for language, page in ((LANGUAGES[0], ENTRY), (other, f"{other}/{ENTRY}")):
            before = cpu(process)
            times = [changed(city, address, page, f"Verein {language} {number}") for number in range(rounds)]
            print(
                f"{size:9} {language}: the changed page after {median(times):.2f} s "
                f"(median of {rounds}, {min(times):.2f} to {max(times):.2f}), "
                f"{(cpu(process) - before) / rounds:.2f} CPU s each",
                flush=True,
            )


@contextmanager
def serving(city: Path) -> Iterator[tuple[str, int]]:
    """The address of `mkdocs serve` on a free port of this machine, and the id of its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", f"{city}/mkdocs.yml", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen([*command, "-w", f"{city}/data"], env=environment)
    try:
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def cpu(process: int) -> float:
    """The seconds, user and system, that a process has used so far (Linux)."""
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def wait_for_start(address: str) -> None:
    """Until the server listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            get(address + ENTRY)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


def changed(city: Path, address: str, page: str, name: str) -> float:
    """Seconds from saving an entry's new name until a browser that shows its page has the new one."""
    content = get(address + page)
    file = city / "data" / "partners.yaml"
    text = re.sub(r"(?m)(- id: partner-7\n    name: ).*", rf"\g<1>{name}", file.read_text("utf-8"))
    time.sleep(0.13 * (ord(name[-1]) % 5))  # not always at the same moment between two looks of the server
    start = time.perf_counter()
    file.write_text(text, "utf-8")
    while name not in content:  # twice, if the server looked while the file was being written
        epoch, request = _EPOCH.findall(content)[-1]
        get(f"{address}livereload/{epoch}/{request}")
        content = get(address + page)
        if time.perf_counter() - start > PATIENCE:
            raise SystemExit(f"{page} does not show what was changed")
    return time.perf_counter() - start


def get(address: str) -> str:
    """A page."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - http only
        return str(answer.read(), "utf-8")


if __name__ == "__main__":
    main()
