"""The typed records that an editor's YAML becomes, and the only place where their shape is stated."""

from .base import Record, Text
from .hours import Hours, HoursException, Slot
from .network import District, Network, NetworkFile, Term, Topic, Vocabulary
from .parts import Address, Languages, Provenance, Reachable
from .records import Activity, Office, Outpost, Partner, Rhythm, Venue
from .values import Position, RoughDate, clock

__all__ = [
    "Activity",
    "Address",
    "District",
    "Hours",
    "HoursException",
    "Languages",
    "Network",
    "NetworkFile",
    "Office",
    "Outpost",
    "Partner",
    "Position",
    "Provenance",
    "Reachable",
    "Record",
    "Rhythm",
    "RoughDate",
    "Slot",
    "Term",
    "Text",
    "Topic",
    "Venue",
    "Vocabulary",
    "clock",
]
