"""Which calendars there are, and their files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_DNS, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar

from ..directory import Directory
from ..model import Activity, Office, Text
from ..pages.page import Title
from ..problems import words
from ..reader import Reader
from ..routes import in_language, route
from ..settings import Settings
from . import events
from .dates import plans, window
from .lines import text_line
from .plain import one_line
from .zone import timezone

FILE = "calendar.ics"
PROFESSIONALS = f"{route('activity')}professionals.ics"
_PRODUCT = "-//network-directory//calendars//EN"
_BEGIN, _END = "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n"


@dataclass(frozen=True)
class Feed:
    """A calendar: its path below a language's root, beside the page that it belongs to, and what is in it.

    At its former paths, from earlier ids, the same is found: who has subscribed there goes on hearing of it.
    """

    path: str
    title: Title
    activities: tuple[Activity, ...]
    former_paths: tuple[str, ...] = ()


def feeds(directory: Directory) -> tuple[Feed, ...]:
    """Every calendar that can ever hold a date: one exists for whatever has an activity that is trusted and has dates.

    Meetings for professionals are in a calendar of their own, and in each activity's own, and in no other.
    """
    found = [item for item in directory.activities.values() if _has_dates(directory, item)]
    everybody = [item for item in found if not item.professionals]
    every = (
        _feed(route("activity"), words("Activities"), everybody),
        Feed(PROFESSIONALS, words("Meetings for professionals"), tuple(item for item in found if item.professionals)),
        *(_of_record("activity", item, item.title, [item]) for item in found),
        *_of_places(directory, everybody),
        *_of_terms(directory, everybody),
    )
    return tuple(feed for feed in every if feed.activities)


def _has_dates(directory: Directory, activity: Activity) -> bool:
    return directory.state(activity).trusted and bool(activity.rhythms or activity.dates or activity.extra)


def _of_places(directory: Directory, found: Iterable[Activity]) -> Iterator[Feed]:
    order = {item.id: number for number, item in enumerate(found)}
    for office in directory.offices.values():
        here = [item for item in directory.activities_of_house(office) if item.id in order]
        yield _of_record("office", office, office.name, sorted(here, key=lambda item: order[item.id]))
    districts = {item.id: directory.districts_of(item) for item in found}
    for district in directory.districts.values():
        inside = [item for item in found if district.id in districts[item.id]]
        yield _feed(route("district", district.id), district.name, inside)


def _of_terms(directory: Directory, found: Iterable[Activity]) -> Iterator[Feed]:
    for topic in directory.topics.values():
        yield _feed(route("topic", topic.id), topic.name, [item for item in found if topic.id in item.topics])
    for term in directory.audiences.values():
        yield _feed(route("audience", term.id), term.name, [item for item in found if term.id in item.audiences])


def _of_record(kind: str, record: Activity | Office, name: Text, activities: Iterable[Activity]) -> Feed:
    former = tuple(route(kind, code) + FILE for code in record.former_ids)
    return Feed(route(kind, record.id) + FILE, name, tuple(activities), former)


def _feed(page: str, title: Title, activities: Iterable[Activity]) -> Feed:
    return Feed(page + FILE, title, tuple(activities))


class Calendars:
    """The files of all calendars. Dates are worked out once for all languages, each event's words once a language."""

    def __init__(self, directory: Directory, settings: Settings) -> None:
        self._directory = directory
        self._settings = settings
        self._zone = directory.network.timezone
        self._feeds = feeds(directory)

    @property
    def paths(self) -> frozenset[str]:
        """Where the calendars are, below a language's root."""
        return frozenset(feed.path for feed in self._feeds)

    def files(self, reader: Reader) -> Iterator[tuple[str, str]]:
        """Path below the site's root → the calendar, in the reader's language."""
        written = {code: self._written(code, reader) for code in self._skeletons}
        for feed in self._feeds:
            body = "".join(written[item.id] for item in feed.activities)
            whole = self._begin(feed, reader) + body + _END
            for path in (feed.path, *feed.former_paths):
                yield in_language(reader.folder, path), whole

    @cached_property
    def _skeletons(self) -> dict[str, tuple[events.Skeleton, ...]]:
        directory = self._directory
        zone, host = ZoneInfo(self._zone), _host(directory, self._settings)
        found = {item.id: item for feed in self._feeds for item in feed.activities}
        return {
            code: events.skeletons(item, plans(directory).of(item), zone, host, directory.today)
            for code, item in found.items()
        }

    def _written(self, code: str, reader: Reader) -> str:
        page = quote(in_language(reader.folder, route("activity", code)))
        address = self._settings.site_url and self._settings.site_url + page
        return events.in_language(self._skeletons[code], self._directory.activities[code], reader, address)

    def _begin(self, feed: Feed, reader: Reader) -> str:
        """What stands before the events, with the calendar's name."""
        name = one_line(f"{reader.phrase(feed.title).text} · {self._directory.network.short}")
        head, rules = self._frame
        # RFC 7986, and what older readers know.
        return head + text_line("NAME", name) + text_line("X-WR-CALNAME", name) + rules

    @cached_property
    def _frame(self) -> tuple[str, str]:
        """What is the same in all calendars: how often to look for news, and the time zone's rules."""
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", _PRODUCT)
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-timezone", self._zone)
        calendar.add("refresh-interval", dt.timedelta(days=1), {"value": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
        rules = timezone(self._zone, *window(self._directory.today))
        return _BEGIN + _inside(calendar), str(rules.to_ical(), "utf-8")


def _inside(calendar: Calendar) -> str:
    return str(calendar.to_ical(), "utf-8").removeprefix(_BEGIN).removesuffix(_END)


def _host(directory: Directory, settings: Settings) -> str:
    """What makes the events' ids the network's own: the site's host, else a name made from the network's."""
    network = directory.network
    return urlsplit(settings.site_url).hostname or str(uuid5(NAMESPACE_DNS, f"{network.short}.{network.city}"))
