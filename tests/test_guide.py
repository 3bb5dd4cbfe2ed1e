"""The editors' guide in data/README.md: what it tells people to write is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from making import activity, network, office

GUIDE = (Path(__file__).parent.parent / "data" / "README.md").read_text("utf-8")
SECTION = GUIDE.split("## Wenn etwas anders ist als sonst", 1)[1].split("\n## ", 1)[0].split("\n\nFeiertage", 1)[0]
ROWS = [line.strip("| ").split(" | ") for line in SECTION.splitlines() if line.startswith("| ") and "`" in line]


@pytest.mark.parametrize(("what", "where", "how"), ROWS, ids=[row[0] for row in ROWS])
def test_an_example_can_be_written_as_it_stands(what: str, where: str, how: str) -> None:
    """At the place that the guide names."""
    lines = "\n".join(re.findall(r"`([^`]+)`", how))
    written = yaml.load(lines, Loader=yaml.BaseLoader)  # noqa: S506 - text only
    if "network.yaml" in where:
        assert network(**written).model_fields_set >= set(written), what
    elif "activities.yaml" in where:
        assert activity(every="tuesday", **written).model_fields_set >= set(written), what
    else:
        hours = written.get("hours", {"monday": "09:00-12:00", **written})
        assert len(office(hours=hours).hours) == len(hours if isinstance(hours, list) else [hours]), what


def test_there_are_examples() -> None:
    """The test above would hold for an empty table."""
    assert len(ROWS) == 13
