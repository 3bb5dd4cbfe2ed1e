"""What several tests share: the two cities' data, and their sites built once a run with the real command."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from network_directory.directory import Directory
from network_directory.loading import load

ROOT = Path(__file__).parent.parent
CITIES = {"dortmund": ROOT, "musterstadt": ROOT / "tests" / "cities" / "musterstadt"}
TODAY = dt.date(2026, 11, 22)
SITE_URL = "https://directory.example/willkommen/"
LANGUAGES = {"de": "", "en": "en", "ar": "ar"}
"""Published language → its folder."""


def required(tool: str, why: str) -> None:
    """Skip where a tool is missing on a person's machine; fail in CI, where a skip would hide it."""
    message = f"{tool} is missing: {why}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def build_site(city: str, target: Path, program: str = "mkdocs") -> Path:
    """Build a city's site as its editors do, strictly, for the fixed day; returns ``target``."""
    environment = {
        **os.environ,
        "SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": str(int(dt.datetime.combine(TODAY, dt.time(12), dt.UTC).timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
    }
    options = ["--strict", "-f", str(CITIES[city] / "mkdocs.yml"), "-d", str(target)]
    command = [sys.executable, "-m", program, "build", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


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
def chromium() -> str:
    """The path of the system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        required("Chromium", "install the system's package “chromium”")
    return str(found)
