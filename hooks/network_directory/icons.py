"""Icons: each page carries the few it uses, once, as symbols."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_SVG = re.compile(r'<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)</svg>', re.S)


@cache
def symbol(folders: tuple[Path, ...], name: str) -> Markup:
    """The ``<symbol>`` of an icon; raises `LookupError` if no folder has it."""
    for folder in folders:
        path = folder / f"{name}.svg"
        if path.is_file() and (match := _SVG.search(path.read_text("utf-8"))):
            # Files of the icon set and of the theme, not of contributors: their markup is taken as it is.
            inner = Markup(match[2])  # noqa: S704
            return Markup('<symbol id="{}" viewBox="{}">{}</symbol>').format(symbol_id(name), match[1], inner)
    raise LookupError(f"no icon {name!r} in {', '.join(map(str, folders))}")


def installed() -> tuple[Path, ...]:
    """The folders of icons that come with Material, found without importing it; none where it is not installed."""
    found = importlib.util.find_spec("material")
    folder = Path(found.origin).parent / "templates" / ".icons" if found and found.origin else None
    return (folder,) if folder and folder.is_dir() else ()


@cache
def symbol_id(name: str) -> str:
    """``material/phone`` → ``i-phone``."""
    return "i-" + name.rsplit("/", 1)[-1]
