"""``network-directory compress``: texts beside which their compressed form stands."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from network_directory.__main__ import main
from network_directory.compressing import compress

LONG = "Ankommen " * 200


def _site(folder: Path) -> Path:
    for name in ("index.html", "ar/index.html", "assets/directory/page.js", "qr.svg", "photo.jpg"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LONG, "utf-8")
    (folder / "robots.txt").write_text("short", "utf-8")
    return folder


def _compressed(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.gz"))


def test_texts_are_compressed_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not pictures, nor what would grow."""
    site = _site(tmp_path)
    assert main(["compress", str(site)]) == 0
    assert capsys.readouterr().out == "4 files compressed\n"
    assert _compressed(site) == ["ar/index.html.gz", "assets/directory/page.js.gz", "index.html.gz", "qr.svg.gz"]
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == LONG


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whenever it is compressed."""
    site = _site(tmp_path)
    os.utime(site / "index.html", (1, 1))
    compress(site)
    assert (site / "index.html.gz").read_bytes() == (site / "ar" / "index.html.gz").read_bytes()


def test_only_what_changed_is_compressed_again(tmp_path: Path) -> None:
    """A compressed file bears the time of its text."""
    site = _site(tmp_path)
    assert compress(site) == 4
    assert compress(site) == 0
    (site / "index.html").write_text(LONG + "!", "utf-8")
    os.utime(site / "index.html", (2_000_000_000, 2_000_000_000))
    assert compress(site) == 1
    assert gzip.decompress((site / "index.html.gz").read_bytes()).decode() == LONG + "!"


def test_nothing_old_stays(tmp_path: Path) -> None:
    """Hosts would go on sending it: of texts that are gone, and of those that have become short."""
    site = _site(tmp_path)
    (site / "backup.tar.gz").write_bytes(b"the city's own")
    compress(site)
    (site / "ar" / "index.html").unlink()
    (site / "index.html").write_text("short", "utf-8")
    compress(site)
    assert _compressed(site) == ["assets/directory/page.js.gz", "backup.tar.gz", "qr.svg.gz"]


def test_a_missing_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As wrong usage."""
    assert main(["compress", str(tmp_path / "site")]) == 2
    assert capsys.readouterr().err == f"network-directory: there is no folder {tmp_path / 'site'}\n"
