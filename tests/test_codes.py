"""QR codes of the pages' addresses."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from making import loaded, page, site
from network_directory.codes import qr_code

ADDRESS = "https://directory.example/offices/markt/"


def test_a_code_is_a_small_drawing_without_anything_else() -> None:
    """Black on white, whatever the page's colours are, with four empty modules around it (ISO/IEC 18004)."""
    drawing = ElementTree.fromstring(qr_code(ADDRESS))  # noqa: S314 - our own
    assert [item.tag.partition("}")[2] for item in drawing.iter()] == ["svg", "path", "path"]
    ground, dark = drawing
    assert (ground.get("fill"), dark.get("fill")) == ("#fff", None)
    assert str(dark.get("d")).startswith("M4 4h7"), "the first finder pattern, after four empty modules"
    assert drawing.get("viewBox") == "0 0 37 37"
    assert len(qr_code(ADDRESS)) < 5000


def test_the_same_address_gives_the_same_bytes() -> None:
    """And another address another code."""
    assert qr_code(ADDRESS) == qr_code(ADDRESS) != qr_code(ADDRESS + "x")


def test_every_page_has_a_code_once_for_all_languages(tmp_path: Path) -> None:
    """Beside the page in the main language; the reader's own list, which is empty there, has none."""
    built = site(loaded(tmp_path))
    codes = dict(built.code_files(built.pages))
    assert set(codes) == {item.route + "qr.svg" for item in built.pages if item.route != "favourites/"}
    assert codes["offices/markt/qr.svg"] == qr_code(ADDRESS)


@pytest.mark.parametrize(
    ("language", "picture"), [("de", 'src="../../offices/markt/qr.svg"'), ("en", 'src="../../../offices/markt/qr.svg"')]
)
def test_pages_of_every_language_show_it(tmp_path: Path, language: str, picture: str) -> None:
    """On paper and below the text; neither is loaded before it is seen."""
    html = page(loaded(tmp_path), "offices/markt/", language)
    assert html.count(picture) == 2
    assert html.count('height="120" loading="lazy"') == html.count('height="240" loading="lazy"') == 1


def test_without_the_sites_address_there_is_no_code(tmp_path: Path) -> None:
    """It would lead nowhere."""
    directory = loaded(tmp_path)
    assert "qr.svg" not in page(directory, "offices/markt/", site_url="")
    built = site(directory, site_url="")
    assert not list(built.code_files(built.pages))
