"""Golden fragments: each case in cases_pages/ is data in (``.yaml``) and a piece of a page out (``.html``).

The case says which page, in which language, which element, and what differs from the tiny city of ``cases/_base``,
where it matters with the lock of its translations.
``UPDATE_CASES=1 pytest tests/test_page_cases.py`` rewrites the pieces.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fragments import fragment
from making import BASE, TODAY, city, golden, page
from network_directory.loading import load
from network_directory.origins import NAME

CASES = sorted((BASE.parents[1] / "cases_pages").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_fragment_is_as_expected(case: Path, tmp_path: Path) -> None:
    """A reader is shown exactly what the .html file says."""
    written = yaml.load(case.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    data = city(tmp_path, **written.get("data", {}))
    (data / NAME).write_text(written.get("lock", ""), "utf-8")
    directory = load(data, TODAY)[0]
    html = page(directory, written["page"], written["language"])
    shown = fragment(html, written["element"])
    assert shown == golden(case.with_suffix(".html"), shown)
