"""A build may write only a part of the site's languages, so that several machines make one site together.

``SITE_PART=2/3`` names the second of three parts. They deal the languages out like cards, so that no list of languages
is kept a second time and none can be forgotten. The parts' folders, copied into one, are the site of a single build.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

VARIABLE = "SITE_PART"


def part_of(languages: Sequence[str]) -> tuple[str, ...]:
    """Those of the site's languages that this build writes; without the variable all.

    The part that has the main language also writes what all languages share. Raises `ValueError` if the variable does
    not name one of at most as many parts as there are languages.
    """
    told = os.environ.get(VARIABLE)
    if not told:
        return tuple(languages)
    found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", told)
    number, count = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= count <= len(languages):
        last = len(languages)
        raise ValueError(f"{VARIABLE} must be one of 1/{last} to {last}/{last}, or of fewer parts, not {told!r}")
    return tuple(languages[number - 1 :: count])
