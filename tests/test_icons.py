"""Icons: each page carries the few it uses, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from making import settings
from network_directory.icons import symbol, symbol_id


def test_an_icon_becomes_a_symbol(tmp_path: Path) -> None:
    """With its view box and its drawing, under an id of its own."""
    (tmp_path / "material").mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h2"/></svg>\n'
    (tmp_path / "material" / "phone.svg").write_text(drawing)
    assert symbol((tmp_path,), "material/phone") == (
        '<symbol id="i-phone" viewBox="0 0 24 24"><path d="M1 1h2"/></symbol>'
    )


def test_the_first_folder_that_has_an_icon_counts(tmp_path: Path) -> None:
    """A city's own icons come before the set's."""
    for name, box in (("own", "0 0 1 1"), ("set", "0 0 2 2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.svg").write_text(f'<svg viewBox="{box}"><path/></svg>')
    assert 'viewBox="0 0 1 1"' in symbol((tmp_path / "own", tmp_path / "set"), "x")


@pytest.mark.parametrize("content", [None, "no drawing", "<svg><path/></svg>"])
def test_an_icon_that_is_not_there_is_an_error(content: str | None, tmp_path: Path) -> None:
    """It names the icon and where it was looked for."""
    if content is not None:
        (tmp_path / "missing.svg").write_text(content)
    with pytest.raises(LookupError, match=f"^no icon 'missing' in {tmp_path}$"):
        symbol((tmp_path,), "missing")


@pytest.mark.parametrize(
    ("name", "found"), [("material/phone", "i-phone"), ("phone", "i-phone"), ("fontawesome/brands/x", "i-x")]
)
def test_a_symbols_id_is_the_icons_last_name(name: str, found: str) -> None:
    """Short, because it stands in every use."""
    assert symbol_id(name) == found


def test_materials_icons_are_there() -> None:
    """The set that the theme and both cities use."""
    assert symbol(settings().icons, "material/phone").startswith('<symbol id="i-phone" viewBox="0 0 24 24"><path d="')
