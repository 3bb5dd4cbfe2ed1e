"""Calendars beside pages: every one is there, is linked from its page, and holds the dates of what the page lists."""

from __future__ import annotations

from collections.abc import Iterator

from calendar_readers import by_recurring_ical_events, meant
from conftest import SITE_URL, TODAY
from network_directory.directory import Directory
from network_directory.model import Activity
from sitecheck.pages import BASE, Page, Site, file_at

WEBCAL = "webcal:" + SITE_URL.partition(":")[2]
PROFESSIONALS = "professionals.ics"


def broken_subscriptions(site: Site) -> Iterator[str]:
    """Pages that do not offer the calendars beside them, each to subscribe to and to save, or offer others."""
    for page in site.content:
        folder = page.address
        beside = sorted(
            name for name in site.files if name.endswith(".ics") and name.rpartition("/")[0] + "/" == folder
        )
        links = [item.get("href") for item in page.tree.find("a")]
        to_subscribe = sorted(link.removeprefix(WEBCAL) for link in links if link.startswith("webcal:"))
        to_save = sorted(str(file_at(site, BASE, folder, link)[0]) for link in links if link.endswith(".ics"))
        to_save = [name for name in to_save if name != "None"]
        if to_subscribe != beside:
            yield f"{page}: one can subscribe to {to_subscribe}, beside it are {beside}"
        if to_save != beside:
            yield f"{page}: one can save {to_save}, beside it are {beside}"


def missing_calendars(site: Site, directory: Directory) -> Iterator[str]:
    """Pages that list trusted activities with dates and have no calendar, or have one and list none."""
    for page in site.content:
        if not page.route.startswith(("activities/", "offices/", "districts/", "topics/", "for/")):
            continue
        for name in _names(page):
            due = bool(_listed(site, page, directory, name)) and page.route not in _OVERVIEWS
            if due != (page.address + name in site.files):
                yield f"{page}: {name} is {'missing' if due else 'there'}"


def wrong_dates(site: Site, directory: Directory) -> Iterator[str]:
    """Calendars that hold other dates than those of the activities on the page beside them."""
    for name in site.named(".ics"):
        page = _page_of(site, name)
        found = by_recurring_ical_events(site.read_exactly(name), TODAY)
        right = meant(directory, _listed(site, page, directory, name.rpartition("/")[2]))
        for date in sorted(set(right) ^ set(found)):
            yield f"{name}: {' '.join(part for part in date if part)} is {'missing' if date in right else 'there'}"
        if len(found) != len(right):
            yield f"{name}: {len(found)} dates, not {len(right)}"


_OVERVIEWS = ("offices/", "districts/", "topics/", "for/")


def _names(page: Page) -> tuple[str, ...]:
    return ("calendar.ics", PROFESSIONALS) if page.route == "activities/" else ("calendar.ics",)


def _page_of(site: Site, name: str) -> Page:
    """The page beside a calendar; of a calendar at a former address the page that it leads on to."""
    page = site.page(name.rpartition("/")[0] + "/")
    if not page.forwards_to:
        return page
    return site.pages[file_at(site, BASE, page.address, page.forwards_to)[0] or ""]


def _listed(site: Site, page: Page, directory: Directory, name: str) -> list[Activity]:
    """The activities whose dates belong into a calendar beside a page: its own, or those that it lists."""
    if found := directory.activities.get(page.route.removeprefix("activities/").removesuffix("/")):
        listed, wanted = [found], {True, False}
    else:
        links = [link for card in page.main.find("article", "card") for link in card.find("a")]
        names = [file_at(site, BASE, page.address, link.get("href"))[0] or "" for link in links]
        codes = dict.fromkeys(name.split("/")[-2] for name in names if "activities/" in name and name.count("/") > 1)
        listed, wanted = [directory.activities[code] for code in codes], {name == PROFESSIONALS}
    return [
        item
        for item in listed
        if directory.state(item).trusted and (item.rhythms or item.dates or item.extra) and item.professionals in wanted
    ]
