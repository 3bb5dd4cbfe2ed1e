"""Faults of what a page says of its translations."""

from __future__ import annotations

from sitecheck import origins
from sitecheck.fault import ARABIC, Fault

FAULTS = (
    Fault(
        "a page loses its mark of machine translations",
        origins.undisclosed_machine_texts,
        f"{ARABIC}: marked as [], and has machine translations",
        ARABIC,
        '<meta name="ai-disclosure" content="mixed">',
        "",
    ),
    Fault(
        "a page loses its notice of machine translations",
        origins.undisclosed_machine_texts,
        f"{ARABIC}: notices of machine translations: 0",
        ARABIC,
        '<p class="origin">',
        "<p>",
    ),
    Fault(
        "an original loses its language",
        origins.lost_originals,
        f"{ARABIC}: a translation without its original",
        ARABIC,
        '<div class="text" lang="de" dir="ltr">',
        '<div class="text" dir="ltr">',
    ),
)
