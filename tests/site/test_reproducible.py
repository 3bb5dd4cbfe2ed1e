"""The same data and day give the same bytes, whoever builds and wherever: anybody can check what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import build, copy_of_musterstadt

pytestmark = pytest.mark.site


def files_of(site: Path) -> dict[str, bytes]:
    """Path below the site's root → content."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_build_elsewhere_gives_the_same_bytes(sites: dict[str, Path], tmp_path: Path) -> None:
    """In another folder, without what an earlier build kept, on the other side of the date line, in a locale without
    umlauts and with another seed of Python's hashes.
    """
    city = copy_of_musterstadt(tmp_path / "elsewhere")
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"}
    here = files_of(sites["musterstadt"])
    there = files_of(build(city / "mkdocs.yml", tmp_path / "far" / "away", **environment))
    assert sorted(there) == sorted(here)
    assert [name for name, content in here.items() if there[name] != content] == []
