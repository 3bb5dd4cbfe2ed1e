"""The main menu: the few lists a visitor looks for, in the same order on every page."""

from __future__ import annotations

from .problems import Words, words
from .routes import route

NAVIGATION: tuple[tuple[str, Words, str], ...] = (
    (route("office"), words("Welcome offices"), "material/map-marker-outline"),
    (route("activity"), words("Activities"), "material/calendar-blank-outline"),
    (route("topic"), words("Topics"), "material/lifebuoy"),
    ("volunteer/", words("Help out"), "material/hand-heart-outline"),
    (route("partner"), words("Partners"), "material/account-group-outline"),
    ("network/", words("The network"), "material/graph-outline"),
)
