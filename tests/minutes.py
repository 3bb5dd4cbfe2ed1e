"""The state of every minute of the coming 400 days: as our hours say, and as OpenStreetMap's programs read a value.

opening-hours-py (Rust) knows of public holidays only those of a whole country and of school holidays none.
opening_hours.js, the program that mappers use, knows both for German states.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
from collections.abc import Iterable

import holidays
from opening_hours import OpeningHours

from conftest import ROOT, required
from making import TODAY
from network_directory.days_off import DaysOff
from network_directory.model import Hours
from network_directory.opening import DAYS_AHEAD, hours_on

DAY = 24 * 60
CLOSED, UNKNOWN, OPEN = 0, 1, 2
STATES = {"closed": CLOSED, "unknown": UNKNOWN, "open": OPEN}
ALL_DAYS = [TODAY + dt.timedelta(number) for number in range(DAYS_AHEAD)]
YEARS = range(ALL_DAYS[0].year, ALL_DAYS[-1].year + 1)
COUNTRY = set(holidays.country_holidays("DE", years=YEARS))
STATE = set(holidays.country_holidays("DE", subdiv="NW", years=YEARS))
SCHOOL = set(holidays.country_holidays("DE", subdiv="NW", years=YEARS, categories=("school",)))


def ours(blocks: tuple[Hours, ...], days_off: DaysOff) -> bytearray:
    """The state of every minute by our own hours: open to walk in, unknown by phone or appointment, else closed."""
    minutes = bytearray()
    for day in ALL_DAYS:
        slots = hours_on(blocks, day, days_off).slots
        states = bytearray([UNKNOWN if slots is None else CLOSED]) * DAY
        for slot in sorted(slots or (), key=lambda slot: slot.kind == "walk-in"):
            start, end = slot.start or 0, DAY if slot.end is None else slot.end
            states[start:end] = bytes([OPEN if slot.kind == "walk-in" else UNKNOWN]) * (end - start)
        minutes += states
    return minutes


def by_rust(value: str, country: str | None = None) -> bytearray:
    """The state of every minute as opening-hours-py reads a value."""
    start = dt.datetime.combine(TODAY, dt.time())
    read = OpeningHours(value, country=country).intervals(start, start + dt.timedelta(DAYS_AHEAD))
    return _from_changes((int((first - start) / dt.timedelta(minutes=1)), str(state)) for first, _, state, _ in read)


def by_javascript(values: list[str]) -> list[bytearray]:
    """The state of every minute as opening_hours.js reads each value in North Rhine-Westphalia."""
    checks = ROOT / "tests" / "checks"
    node = shutil.which("node")
    if node is None:
        required("Node.js", "install the system's package “nodejs”")
    if not (checks / "node_modules" / "opening_hours").is_dir():
        required("opening_hours.js", "run “npm ci --ignore-scripts” in tests/checks")
    asked = json.dumps({"values": values, "first": TODAY.isoformat(), "days": DAYS_AHEAD})
    command, zone = [str(node), str(checks / "opening_hours.mjs")], {"TZ": "Europe/Berlin"}
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False, env=zone)
    assert done.returncode == 0, done.stderr
    return [_from_changes((minute, state) for minute, state in changes) for changes in json.loads(done.stdout)]


def _from_changes(changes: Iterable[tuple[int, str]]) -> bytearray:
    minutes = bytearray(DAYS_AHEAD * DAY)
    for start, state in changes:
        minutes[start:] = bytes([STATES[state]]) * (len(minutes) - start)
    return minutes


def differing(one: bytearray, other: bytearray, aside: frozenset[dt.date] = frozenset()) -> list[str]:
    """The days on which the states differ, each with its first such minute; those set aside are not looked at."""
    assert len(one) == len(other) == DAYS_AHEAD * DAY
    found = []
    for number, day in enumerate(ALL_DAYS):
        mine, yours = (states[number * DAY : (number + 1) * DAY] for states in (one, other))
        if day not in aside and mine != yours:
            minute = next(at for at in range(DAY) if mine[at] != yours[at])
            found.append(f"{day:%a %Y-%m-%d} {minute // 60:02d}:{minute % 60:02d}")
    return found


def written_out(value: str) -> str:
    """The value with a date for every holiday of the state instead of ``PH`` and ``SH``."""
    found = []
    for rule in value.split("; "):
        if match := re.fullmatch(r"(?:(\d.+) )?(PH|SH) (off|unknown)", rule):
            days = sorted(day for day in (STATE if match[2] == "PH" else SCHOOL) if _within(day, match[1]))
            found += [f"{day:%Y %b %d} {match[3]}" for day in days]
        else:
            found.append(rule)
    return "; ".join(found)


def _within(day: dt.date, period: str | None) -> bool:
    """Whether a day is in ``2026 Oct 01-2027 Mar 31`` or ``2026 Dec 24-31``."""
    if period is None:
        return True
    first, _, last = period.partition("-")
    whole = first if not last else first[:-2] + last if len(last) == 2 else last
    return _date(first) <= day <= _date(whole)


def _date(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%Y %b %d").date()
