"""Bytes and time of the first search: the real city, and a large made-up one with the real one's vocabulary.

``python tests/bench/search.py [ENTRIES]`` prints, for each, what a browser loads from an empty cache until the first
answer stands there, compressed as any host sends it, and how long that takes on a processor slowed down four times.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import yaml
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from bench.synthetic import write as write_synthetic  # noqa: E402 - found by the line above
from conftest import TODAY  # noqa: E402
from hosting import hosted  # noqa: E402
from network_directory.directory import Directory  # noqa: E402
from network_directory.loading import load  # noqa: E402
from searching import write_search  # noqa: E402

QUERIES = {"de": ("Wohnung", "Beratung", "Nachbarschaft"), "ar": ("السكن", "المشورة", "الحي")}
OF_THE_SEARCH = ("/search/", "/search.", "/folding.")
SLOWER = 4


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
                sizes.append({path: size for path, size in sent if any(part in path for part in OF_THE_SEARCH)})
        total = [sum(found.values()) for found in sizes]
        spelling = len(gzip.compress((folder / f"{below}search/words.txt").read_bytes(), 6))
        print(
            f"{name}, {count} entries, {language}: first search {median(total) / 1000:.0f} kB "
            f"(most {max(total) / 1000:.0f}), {median(times):.2f} s at {SLOWER} times slower; "
            f"words for misspelt ones {spelling / 1000:.1f} kB"
        )
        for path, size in sorted(sizes[0].items(), key=lambda item: -item[1])[:8]:
            print(f"    {size:8d}  {path}")


def with_real_words(vocabulary: Path) -> None:
    """Put the real city's vocabulary before the made-up terms: a first search loads its words in all languages."""
    made_up, real = (
        yaml.safe_load(path.read_text("utf-8")) for path in (vocabulary, ROOT / "data" / "vocabulary.yaml")
    )
    for name, terms in made_up.items():
        known = {term["id"] for term in real[name]}
        real[name] += [term for term in terms if term["id"] not in known]
    vocabulary.write_text(json.dumps(real), "utf-8")


def main(entries: int = 5000) -> None:
    """Measure both."""
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        root = Path(temporary)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        measure("the real city", load(ROOT / "data", TODAY)[0], browser, root / "real")
        write_synthetic(root / "city", entries, ("de", "en", "ar"))
        with_real_words(root / "city" / "data" / "vocabulary.yaml")
        measure("a large city", load(root / "city" / "data", TODAY)[0], browser, root / "large")
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
