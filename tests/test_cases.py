"""Golden cases: each folder in cases/ holds what differs from a tiny valid city, and the exact report an editor gets.

The name of a folder is the rule or the mistake. ``UPDATE_CASES=1 pytest tests/test_cases.py`` rewrites the reports.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from making import BASE, golden, lay_over, problems_in
from network_directory.reporting import as_text

CASES = sorted(path for path in BASE.parent.iterdir() if path.is_dir() and path != BASE)


def test_the_base_city_has_no_problems(tmp_path: Path) -> None:
    """What a case's report shows comes from the case alone."""
    assert problems_in(lay_over(tmp_path / "city", BASE) / "data") == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_report_is_as_expected(case: Path, tmp_path: Path) -> None:
    """An editor is told exactly what expected.txt says: place, line, caret, message and mend."""
    root = lay_over(tmp_path / "city", BASE, case)
    for marker in root.rglob("*.missing"):
        marker.with_suffix("").unlink()
    golden(case / "expected.txt", as_text(problems_in(root / "data"), root))
