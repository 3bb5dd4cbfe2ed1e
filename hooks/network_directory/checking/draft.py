"""All records of a data folder that have the right shape, before it is known whether they fit together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..model import Activity, Network, Office, Outpost, Partner, Reachable, Vocabulary
from ..model.borders import Part
from ..problems import Place
from .shape import Origin

_R = TypeVar("_R")
Steps = tuple[str | int, ...]
"""The path of a field within a record."""


@dataclass(frozen=True)
class Loaded(Generic[_R]):
    """A record and where it stands."""

    record: _R
    origin: Origin


@dataclass(frozen=True)
class Border:
    """A feature of districts.geojson: what it says of its district, the pieces of its area, and where it stands."""

    properties: Mapping[str, Any]
    parts: tuple[Part, ...]
    place: Place


@dataclass(frozen=True)
class Draft:
    """What the rules look at. ``broken`` holds the ids of entries whose shape is wrong, ``unread`` the names of lists
    that are missing or could not be read; ``assets`` is docs/assets."""

    network: Loaded[Network] | None
    vocabulary: Loaded[Vocabulary] | None
    offices: list[Loaded[Office]]
    partners: list[Loaded[Partner]]
    activities: list[Loaded[Activity]]
    broken: frozenset[str]
    unread: frozenset[str]
    today: dt.date
    assets: Path
    borders: tuple[Border, ...] = ()

    @property
    def outposts(self) -> Iterator[tuple[Outpost, Origin, Steps]]:
        """Every outpost, with the path to it in its office."""
        for item in self.offices:
            for number, outpost in enumerate(item.record.outposts):
                yield outpost, item.origin, ("outposts", number)

    @property
    def houses(self) -> Iterator[tuple[Reachable, Origin, Steps]]:
        """Every office, outpost and partner, with the path to it in its record."""
        yield from ((item.record, item.origin, ()) for item in self.offices)
        yield from ((item.record, item.origin, ()) for item in self.partners)
        yield from self.outposts

    @property
    def entries(self) -> list[Loaded[Office] | Loaded[Partner] | Loaded[Activity]]:
        """Every office, partner and activity."""
        return [*self.offices, *self.partners, *self.activities]
