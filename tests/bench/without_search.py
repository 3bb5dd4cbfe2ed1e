"""``mkdocs`` as it is, but for the files of the search: what a build costs without them.

``python tests/bench/without_search.py build …`` takes the same arguments as ``mkdocs build …``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from mkdocs.__main__ import cli  # noqa: E402 - found by the line above

from network_directory import site  # noqa: E402
from network_directory.searching import Search  # noqa: E402


class NoSearch(Search):
    """A search without files. The page on which one searches is a page like the others."""

    def files(self, *_: Any, **__: Any) -> Iterator[tuple[str, str | bytes]]:
        """None."""
        return iter(())

    def common_files(self) -> Iterator[tuple[str, str]]:
        """None."""
        return iter(())

    @cached_property
    def cards(self) -> list[Any]:
        """None."""
        return []


if __name__ == "__main__":
    vars(site)["Search"] = NoSearch
    cli()
