"""Golden cases: each folder in cases/ holds what differs from a tiny valid city, and the exact report an editor gets.

The name of a folder is the rule or the mistake. ``UPDATE_CASES=1 pytest tests/test_cases.py`` rewrites the reports.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from making import BASE, CASES, golden, lay_case, lay_over, problems_in
from network_directory.reporting import as_text


def test_the_base_city_has_no_problems(tmp_path: Path) -> None:
    """What a case's report shows comes from the case alone."""
    assert problems_in(lay_over(tmp_path / "city", BASE) / "data") == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_report_is_as_expected(case: Path, tmp_path: Path) -> None:
    """An editor is told exactly what expected.txt says: place, line, caret, message and mend."""
    root = lay_case(case, tmp_path / "city")
    report = as_text(problems_in(root / "data"), root)
    assert report == golden(case / "expected.txt", report)
