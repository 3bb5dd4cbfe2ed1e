"""What several tests share: the two cities' data, and their sites built once a run with the real command."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from network_directory.directory import Directory
from network_directory.loading import load
from network_directory.translations import has_catalogue

ROOT = Path(__file__).parent.parent
CITIES = {"dortmund": ROOT, "musterstadt": ROOT / "tests" / "cities" / "musterstadt"}
TODAY = dt.date(2026, 11, 22)
SITE_URL = "https://directory.example/willkommen/"
LANGUAGES = {"de": "", "en": "en", "ar": "ar"}
"""Language that both cities publish → its folder."""
FOLDERS = {
    "de": "de",
    "de-simple": "de-LS",
    "en": "en",
    "fr": "fr",
    "es": "es",
    "ar": "ar",
    "fa": "fa",
    "kmr": "ku",
    "ckb": "ku-Arab",
    "tr": "tr",
    "uk": "uk",
    "ru": "ru",
    "ti": "ti",
    "bg": "bg",
    "ro": "ro",
    "pl": "pl",
    "sq": "sq",
    "sr": "sr",
}
"""Language that a city can publish → its folder; the main one's pages lie at the root."""
WORLD = tuple(code for code in FOLDERS if has_catalogue(code))
"""The languages that have their words."""


def required(tool: str, why: str) -> None:
    """Skip where a tool is missing on a person's machine; fail in CI, where a skip would hide it."""
    message = f"{tool} is missing: {why}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def build_site(city: str, target: Path, program: str = "mkdocs") -> Path:
    """Build a city's site as its editors do, strictly, for the fixed day; returns ``target``."""
    return build(CITIES[city] / "mkdocs.yml", target, program)


def build(config: Path, target: Path, program: str = "mkdocs", **more: str) -> Path:
    """Build the site of a configuration in the same way; ``more`` are variables of the environment."""
    environment = {
        **os.environ,
        **more,
        "SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": str(int(dt.datetime.combine(TODAY, dt.time(12), dt.UTC).timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
    }
    options = ["--strict", "-f", str(config), "-d", str(target)]
    command = [sys.executable, "-m", program, "build", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def copy_of_musterstadt(folder: Path) -> Path:
    """A copy of the made-up city in a new folder, on the same engine, that builds into its own folder ``site``."""
    copy = Path(shutil.copytree(CITIES["musterstadt"], folder, ignore=shutil.ignore_patterns(".cache")))
    config = (copy / "mkdocs.yml").read_text("utf-8")
    config = config.replace("../../../build/musterstadt", "site").replace("../../../", f"{ROOT}/")
    config = re.sub(r"(?m)^watch: .*$", "watch: [data]", config)  # the engine may be changed while the tests run
    (copy / "mkdocs.yml").write_text(config, "utf-8")
    return copy


def publish(city: Path, codes: Iterable[str]) -> None:
    """Make a copy of the made-up city publish these languages, the main one first: only codes in network.yaml."""
    codes = list(codes)
    lines = [f"        - {{locale: {FOLDERS[code]}, name: {code}, build: true}}" for code in codes]
    lines[0] = lines[0].replace("build: true", "default: true, build: true")
    for path, pattern, new in (
        (city / "mkdocs.yml", r"(?m)(?<=languages:\n)(^ +- \{locale:.*\n?)+", "\n".join(lines) + "\n"),
        (city / "data" / "network.yaml", r"(?m)(?<=^  languages: ).*$", f"[{', '.join(codes)}]"),
    ):
        text, count = re.subn(pattern, new, path.read_text("utf-8"))
        assert count == 1, path
        path.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def dortmund() -> Directory:
    """Dortmund's directory on the fixed day."""
    return load(ROOT / "data", TODAY)[0]


@pytest.fixture(scope="session")
def musterstadt() -> Directory:
    """The made-up city's directory on the fixed day."""
    return load(CITIES["musterstadt"] / "data", TODAY)[0]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """City → its built site, under the sub-path /willkommen/ of SITE_URL."""
    return {city: build_site(city, tmp_path_factory.mktemp(city) / "willkommen") for city in CITIES}


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up city's site in every language that has its words; what its data does not have in them falls back."""
    city = copy_of_musterstadt(tmp_path_factory.mktemp("world") / "city")
    publish(city, WORLD)
    return build(city / "mkdocs.yml", city.parent / "willkommen")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        required("Chromium", "install the system's package “chromium”")
    return str(found)
