"""An activity: what it is, where, for whom, and when, if that is confirmed."""

from __future__ import annotations

import re

from ..calendars.dates import Plan, plans
from ..model import Activity
from ..model.records import Cost
from ..pages.entries import ActivityView
from ..pages.venues import Place, venue_of
from ..recurrence import Occurrence
from ..routes import route as route_of
from .dates import schedules, single_dates, when
from .offices import ANCHOR, OFFICE, organisation
from .things import languages, postal_address
from .voice import Json, Voice, known, thing

_EVENT = "event"
_PRICE = re.compile(r"(\d{1,5})(?:[.,](\d{2}))?\s*(€|[A-Z]{3})")


def activity(view: ActivityView, route: str, voice: Voice) -> Json:
    """An activity, without any date if it is unconfirmed."""
    record = view.record
    others = [thing("Organization", name=voice.text(name)) for name in record.other_organisers]
    return thing(
        "Event",
        **{"@id": voice.id(route, _EVENT)},
        url=voice.url(route),
        name=voice.text(record.title),
        description=voice.long(record.description),
        **_where(view.place, record, voice),
        organizer=[organisation(card, voice) for card in view.organisers] + others,
        inLanguage=languages(record.languages, record.checked, voice),
        audience=[thing("Audience", audienceType=voice.text(term.name)) for term in view.audiences],
        isAccessibleForFree=True if record.cost and record.cost.free else None,
        offers=_offer(record.cost),
        **(_dates(record, plans(voice.directory).of(record), voice) if view.state.trusted else {}),
    )


def _dates(record: Activity, plan: Plan, voice: Voice) -> Json:
    network, today = voice.directory.network, voice.directory.today
    return known(
        eventSchedule=list(schedules(plan, record, network.timezone, today)),
        subEvent=[_event(item, record, voice) for item in single_dates(plan, today)],
    )


def _event(item: Occurrence, record: Activity, voice: Voice) -> Json:
    place = venue_of(voice.directory, item.venue or record.at)
    return thing(
        "Event",
        name=voice.text(record.title),
        **when(item, voice.directory.network.timezone),
        description=item.why and voice.text(item.why),
        **_where(place, record, voice),
    )


def _where(place: Place | None, record: Activity, voice: Voice) -> Json:
    """Where one goes, or that one need not go anywhere; nothing if it is not known."""
    if place is None:
        return {}
    mode = "OnlineEventAttendanceMode" if place.online else "OfflineEventAttendanceMode"
    location = thing("VirtualLocation", url=record.website) if place.online else _place(place, voice)
    return {"eventAttendanceMode": f"https://schema.org/{mode}", "location": location}


def _place(place: Place, voice: Voice) -> Json:
    """A place; the network's own offices and outposts by the ids that their own page gives them."""
    route = place.route or ""
    own = route.startswith(route_of("office"))
    code = voice.id(route, "" if "#" in route else ANCHOR) if own else ""
    return thing(
        OFFICE if own else "Place",
        **{"@id": code},
        url=voice.url(route) if route else "",
        name=place.name and voice.text(place.name),
        address=postal_address(place.address, voice),
    )


def _offer(cost: Cost | None) -> Json | None:
    """A price only where it is one number with its currency and nothing else is said of it."""
    match = _PRICE.fullmatch(cost.amount) if cost and cost.amount and not (cost.note or cost.free) else None
    if match is None:
        return None
    currency = "EUR" if match[3] == "€" else match[3]
    return thing("Offer", price=f"{match[1]}.{match[2] or '00'}", priceCurrency=currency)
