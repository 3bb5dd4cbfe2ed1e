"""Each check notices the fault it is for: a built site is broken on purpose and the same function reports it."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from sitecheck import alternates, calendars, fault, foreign, languages, links, not_found, numbers, origins, words
from sitecheck.fault import Fault
from sitecheck.faults_of_calendars import FAULTS as OF_CALENDARS
from sitecheck.faults_of_languages import FAULTS as OF_LANGUAGES
from sitecheck.faults_of_links import FAULTS as OF_LINKS
from sitecheck.faults_of_origins import FAULTS as OF_ORIGINS
from sitecheck.pages import built, read_site

pytestmark = pytest.mark.site

FAULTS = (*OF_CALENDARS, *OF_LANGUAGES, *OF_LINKS, *OF_ORIGINS)


@pytest.mark.parametrize("seeded", FAULTS, ids=str)
def test_a_seeded_fault_is_found(sites: dict[str, Path], tmp_path: Path, seeded: Fault) -> None:
    """The check that keeps a fault out of the site reports it, in so many words, and did not report it before."""
    folder = Path(shutil.copytree(sites["musterstadt"], tmp_path / "willkommen"))
    seeded.seed(folder)
    before = set(seeded.check(built(sites["musterstadt"])))
    assert seeded.finding not in before
    assert seeded.finding in set(seeded.check(read_site(folder)))


@pytest.mark.parametrize(
    "module",
    [alternates, calendars, foreign, languages, links, not_found, numbers, origins, words],
    ids=lambda item: item.__name__,
)
def test_every_check_has_a_seeded_fault(module: ModuleType) -> None:
    """No check of a built site goes without a proof that it can fail."""
    found = inspect.getmembers(module, inspect.isfunction)
    checks = {name for name, function in found if function.__module__ == module.__name__ and is_check(function)}
    direct = {item.check.__name__ for item in FAULTS}
    through = {name for name in checks if f".{name}(site" in inspect.getsource(fault)}
    assert checks
    assert checks - direct - through == set()


def is_check(function: Callable[..., object]) -> bool:
    """Whether a function is public, takes a site and yields findings."""
    takes_site = next(iter(inspect.signature(function).parameters), "") == "site"
    return takes_site and inspect.isgeneratorfunction(function) and not function.__name__.startswith("_")
