"""Calendar files as three other programs read them, and what they should find: the dates that pages show.

A date is told as (activity, begin, end, status): days as ``20261224``, moments in UTC as ``20261224T150000Z``; the end
is empty where it is open or the time is not known, the status where it takes place.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from conftest import required
from network_directory.calendars.dates import window
from network_directory.directory import Directory
from network_directory.houses import house_closed
from network_directory.model import Activity
from network_directory.recurrence import Occurrence, Status, occurrences

CHECKS = Path(__file__).parent / "checks"
Found = tuple[str, str, str, str]
BEGIN, END = "BEGIN:VEVENT\r\n", "END:VCALENDAR\r\n"


def meant(directory: Directory, activities: Iterable[Activity]) -> list[Found]:
    """What a calendar of these activities should hold, in order: what their pages say, house by house."""
    return sorted(
        _meant(directory, activity, item)
        for activity in activities
        for item in occurrences(activity, *window(directory.today), directory.days_off)
    )


def _meant(directory: Directory, activity: Activity, item: Occurrence) -> Found:
    zone = ZoneInfo(directory.network.timezone)
    doubt = "TENTATIVE" if house_closed(directory, item.venue or activity.at, item.day) else ""
    status = "CANCELLED" if item.status is Status.CANCELLED else doubt
    if item.start is None:
        return activity.id, item.day.strftime("%Y%m%d"), "", status
    ends = item.end is not None and item.end > item.start
    return (
        activity.id,
        _moment(item.day, item.start, zone),
        _moment(item.day, item.end or 0, zone) if ends else "",
        status,
    )


def _moment(day: dt.date, minutes: int, zone: ZoneInfo) -> str:
    local = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    return _written(local.replace(tzinfo=zone))


def _written(time: dt.date) -> str:
    if not isinstance(time, dt.datetime):
        return time.strftime("%Y%m%d")
    return time.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")


def by_recurring_ical_events(text: str, today: dt.date) -> list[Found]:
    """What the Python packages icalendar and recurring-ical-events find."""
    first, last = window(today)
    calendar = icalendar.Calendar.from_ical(text)
    found = recurring_ical_events.of(calendar).between(first, last + dt.timedelta(1))
    return sorted(_of_event(event) for event in found)


def _of_event(event: icalendar.Event) -> Found:
    begin, end = _written(event.start), _written(event.end)
    timed = isinstance(event.start, dt.datetime)
    return _activity(str(event["UID"])), begin, end if timed and end != begin else "", str(event.get("STATUS", ""))


def by_ical_js(files: Iterable[Path], today: dt.date) -> dict[Path, list[Found]]:
    """What ical.js, the reader of Thunderbird and Nextcloud, finds. It goes by the time zone's rules in the file."""
    if not shutil.which("node") or not (CHECKS / "node_modules" / "ical.js").is_dir():
        required("ical.js", "install the system's packages “nodejs” and “npm”, then run tests/checks/setup")
    asked = {"files": [str(file) for file in files], "last": window(today)[1].strftime("%Y%m%d")}
    done = subprocess.run(
        ["node", str(CHECKS / "occurrences.mjs")], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    read: Mapping[str, list[list[str]]] = json.loads(done.stdout)
    return {
        Path(file): sorted((_activity(uid), begin, end, status) for uid, begin, end, status in found)
        for file, found in read.items()
    }


def by_khal(texts: Iterable[str], folder: Path, timezone: str, first: dt.date, last: dt.date) -> list[Found]:
    """What khal, a calendar for terminals, finds in several files together. It gives an open end an hour."""
    if not shutil.which("khal"):
        required("khal", "install the system's package “khal”")
    calendar = folder / "calendar"
    calendar.mkdir(parents=True)
    for number, text in enumerate(part for whole in texts for part in by_event(whole)):
        (calendar / f"{number}.ics").write_bytes(text.encode())
    (folder / "config").write_text(_KHAL.format(folder=folder, zone=timezone), "utf-8")
    form = ["--day-format", "{date}", "--format", "{uid}|{start}|{end}|{all-day}|{status}"]
    days = [first.isoformat(), last.isoformat()]
    done = subprocess.run(
        ["khal", "-c", str(folder / "config"), "list", *form, *days],
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return sorted(_by_khal(done.stdout.splitlines(), ZoneInfo(timezone)))


_KHAL = """\
[calendars]
[[all]]
path = {folder}/calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
highlight_event_days = False
"""


def _by_khal(lines: list[str], zone: ZoneInfo) -> Iterator[Found]:
    """The events after each day's line; one that ends at midnight stands on the next day as well."""
    today = ""
    for line in lines:
        if "|" not in line:
            today = line
            continue
        uid, begin, end, all_day, status = line.split("|")
        if begin[:10] != today:
            continue
        moments = [_written(dt.datetime.fromisoformat(time).replace(tzinfo=zone)) for time in (begin, end)]
        times = (begin.replace("-", ""), "") if all_day == "True" else tuple(moments)
        yield _activity(uid), times[0], times[1], status.strip()


def by_event(text: str) -> Iterator[str]:
    """A file for each event, with its exceptions: khal wants them so."""
    head, *events = text.removesuffix(END).split(BEGIN)
    for _, same in groupby(events, key=uid_of):
        yield head + "".join(BEGIN + event for event in same) + END


def uid_of(event: str) -> str:
    """The UID in an event's lines."""
    return next(line for line in unfolded(event) if line.startswith("UID:")).removeprefix("UID:")


def unfolded(text: str) -> list[str]:
    """The lines of a calendar file, joined again where they were folded."""
    return text.replace("\r\n ", "").split("\r\n")


def _activity(uid: str) -> str:
    return uid.partition(".")[0]
