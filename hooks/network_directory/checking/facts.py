"""Facts that one field cannot judge alone: places, dates of evidence, pictures, what is used."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from babel import Locale

from ..days_off import known_states
from ..icons import installed
from ..model import Activity, District, Network, Office, Outpost, Partner, Reachable, Venue
from ..model.values import Position, RoughDate
from ..problems import Place, Problem, Words, error, warning, words
from .draft import Draft, Steps
from .known import TERMS
from .meant import meant
from .references import venues
from .shape import Origin

_LOGO = re.compile(r"[a-z0-9][a-z0-9._-]{0,80}\.(svg|png|webp|jpg)")
_ACTIVE_SVG = re.compile(rb"<script|\bon\w+\s*=|<foreignObject|href\s*=\s*[\"'](?!#)", re.I)
_ICON = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")


def the_state_is_known(draft: Draft) -> Iterator[Problem]:
    """The country is one there is, and the state one of it, so that holidays are those of the place."""
    if draft.network is None:
        return
    network, origin = draft.network.record, draft.network.origin
    if network.country not in Locale("en").territories:
        message = words("“%(given)s” is not a country's code", given=network.country)
        yield error(origin.field("country"), "country", message, words("Two capital letters, for example DE."))
    elif network.state and (states := known_states(network.country)) and network.state not in states.values():
        message = words("“%(given)s” is not a state of %(country)s", given=network.state, country=network.country)
        close = difflib.get_close_matches(network.state, list(states), 1, 0.6)
        known = ", ".join(sorted(set(states.values())))
        hint = (
            words("Write: %(right)s", right=states[close[0]])
            if close
            else words("Possible here: %(known)s.", known=known)
        )
        yield error(origin.field("state"), "state", message, hint)


def positions_lie_in_the_city(draft: Draft) -> Iterator[Problem]:
    """Every position lies within the city's bounds, latitude first."""
    if draft.network is None:
        return
    found, bounds = list(_positions(draft)), draft.network.record.bounds
    if len(found) > 1 and all(_within(Position(lon, lat), bounds) for (lat, lon), _, _ in found):
        message = words("latitude and longitude are swapped")
        right = ", ".join(map(str, (bounds[1], bounds[0], bounds[3], bounds[2])))
        hint = words("Write: %(right)s", right=f"[{right}]")
        yield error(draft.network.origin.field("bounds"), "bounds-swapped", message, hint)
        return
    for position, origin, path in found:
        yield from _outside(position, draft.network.record, origin.field(*path, "position"))


def _positions(draft: Draft) -> Iterator[tuple[Position, Origin, Steps]]:
    for holder, origin, path in _holders(draft):
        if holder.position:
            yield holder.position, origin, path


def _holders(draft: Draft) -> Iterator[tuple[Reachable | Venue | District, Origin, Steps]]:
    """Everything that has a position or an address, with the path to it."""
    yield from draft.houses
    yield from ((venue, item.origin, path) for item in draft.activities for venue, path in venues(item.record))
    if draft.vocabulary:
        for number, district in enumerate(draft.vocabulary.record.districts):
            yield district, draft.vocabulary.origin, ("districts", number)


def _outside(position: Position, network: Network, place: Place) -> Iterator[Problem]:
    swapped = Position(position.lon, position.lat)
    if _within(position, network.bounds):
        return
    if _within(swapped, network.bounds):
        message = words("latitude and longitude are swapped")
        yield error(place, "position-swapped", message, words("Write: %(right)s", right=str(swapped)))
    else:
        hint = words("Copy it from the map again: first the latitude, then the longitude.")
        yield error(place, "position-outside", words("this position lies outside %(city)s", city=network.city), hint)


def _within(position: Position, bounds: tuple[float, float, float, float]) -> bool:
    south, west, north, east = bounds
    return south <= position.lat <= north and west <= position.lon <= east


def postcodes_have_their_form(draft: Draft) -> Iterator[Problem]:
    """A postcode has as many digits as the country's, and within the city it is one of a district's."""
    if not (draft.network and draft.vocabulary):
        return
    network, districts = draft.network.record, draft.vocabulary.record.districts
    digits = _POSTCODE_DIGITS.get(network.country)
    known = {code for district in districts for code in district.postcodes}
    complete = all(district.postcodes for district in districts)
    for code, city, place in _postcodes(draft):
        if digits and not re.fullmatch(rf"[0-9]{{{digits}}}", code):
            message = words("“%(given)s” is not a postcode", given=code)
            right = meant("postcode", code)
            fits = right is not None and len(right) == digits
            hint = words("Write: %(right)s", right=right) if fits else words("It has %(count)d digits.", count=digits)
            yield error(place, "postcode", message, hint)
        elif complete and code not in known and city in (None, network.city):
            message = words("no district of %(city)s has the postcode “%(given)s”", city=network.city, given=code)
            hint = words("Correct it; or add “city: …” if the address is elsewhere; or add it to its district.")
            yield warning(place, "postcode-elsewhere", message, hint)


# Countries whose postcodes are digits only.
_POSTCODE_DIGITS = {"AT": 4, "BE": 4, "CH": 4, "DE": 5, "DK": 4, "ES": 5, "FR": 5, "IT": 5, "LU": 4}


def _postcodes(draft: Draft) -> Iterator[tuple[str, str | None, Place]]:
    """Every postcode, the city of its address, and its place; a district's own have no address."""
    for holder, origin, path in _holders(draft):
        if isinstance(holder, District):
            for number, code in enumerate(holder.postcodes):
                yield code, None, origin.field(*path, "postcodes", number)
        elif holder.address and holder.address.postcode:
            yield holder.address.postcode, holder.address.city, origin.field(*path, "address", "postcode")


def neighbours_are_mutual(draft: Draft) -> Iterator[Problem]:
    """Who is a district's neighbour has it as a neighbour, too; no district is its own."""
    if draft.vocabulary is None:
        return
    districts, origin = draft.vocabulary.record.districts, draft.vocabulary.origin
    known = {item.id: (item, number) for number, item in reversed(list(enumerate(districts)))}
    for number, district in enumerate(districts):
        for position, other in enumerate(district.neighbours):
            place = origin.field("districts", number, "neighbours", position)
            if other == district.id:
                yield warning(place, "neighbour", words("“%(id)s” is its own neighbour", id=other), words("Remove it."))
            elif other in known and district.id not in known[other][0].neighbours:
                ids = {"id": district.id, "other": other}
                message = words("“%(other)s” does not name “%(id)s” as its neighbour", **ids)
                line = origin.field("districts", known[other][1], "id").line
                hint = words(
                    "Add “%(id)s” to “%(other)s” (line %(line)d), or remove “%(other)s” here.", **ids, line=line
                )
                yield warning(place, "neighbour", message, hint)


def icons_are_there(draft: Draft) -> Iterator[Problem]:
    """An icon of vocabulary.yaml is one of Material's."""
    if draft.vocabulary is None:
        return
    folders = installed()
    for name in TERMS.values():
        for number, term in enumerate(getattr(draft.vocabulary.record, name)):
            icon = getattr(term, "icon", None)
            if icon and not (_ICON.fullmatch(icon) and _is_there(icon, folders)):
                place = draft.vocabulary.origin.field(name, number, "icon")
                yield error(place, "icon", words("there is no icon “%(name)s”", name=icon), _icon_hint(icon, folders))


def _is_there(icon: str, folders: tuple[Path, ...]) -> bool:
    return not folders or any((folder / f"{icon}.svg").is_file() for folder in folders)


def _icon_hint(icon: str, folders: tuple[Path, ...]) -> Words:
    known = [path.stem for folder in folders for path in (folder / "material").glob("*.svg")]
    if close := difflib.get_close_matches(icon.removesuffix(".svg").rpartition("/")[2], known, 1, 0.6):
        return words("Did you mean “%(close)s”?", close=f"material/{close[0]}")
    return words("Write it like this: material/translate.")


def nothing_is_checked_in_the_future(draft: Draft) -> Iterator[Problem]:
    """The date of the latest evidence is not in the future, wherever it stands."""
    for checked, origin, path in _evidence(draft):
        if checked and checked.earliest > draft.today:
            hint = words("Write the date of the latest evidence: a page, a call, a leaflet of that day.")
            yield error(origin.field(*path), "checked-future", words("“checked” lies in the future"), hint)


def _evidence(draft: Draft) -> Iterator[tuple[RoughDate | None, Origin, Steps]]:
    if draft.network:
        yield draft.network.record.contact.checked, draft.network.origin, ("contact", "checked")
    for item in draft.entries:
        yield from _evidence_of(item.record, item.origin, ())
    for record, origin, path in draft.outposts:
        yield from _evidence_of(record, origin, path)


def _evidence_of(
    record: Office | Outpost | Partner | Activity, origin: Origin, path: Steps
) -> Iterator[tuple[RoughDate | None, Origin, Steps]]:
    yield record.checked, origin, (*path, "checked")
    yield record.languages.checked, origin, (*path, "languages", "checked")
    yield record.access.checked if record.access else None, origin, (*path, "access", "checked")
    for number, block in enumerate(getattr(record, "hours", ())):
        yield block.checked, origin, (*path, "hours", number, "checked")


def levels_rise(draft: Draft) -> Iterator[Problem]:
    """A language level from … to … names the lower one first."""
    for item in draft.activities:
        first, _, last = (item.record.level or "").partition("-")
        if last and first >= last:
            message = words("the level “%(given)s” does not rise", given=item.record.level)
            right = f"{last}-{first}" if first > last else first
            yield error(item.origin.field("level"), "level-order", message, words("Write: %(right)s", right=right))


def logos_are_safe_files(draft: Draft) -> Iterator[Problem]:
    """A logo is the name of a picture in docs/assets/logos, and an SVG logo holds no script."""
    folder = draft.assets / "logos"
    for item in draft.partners:
        name = item.record.logo
        if not name:
            continue
        path, place = folder / name, item.origin.field("logo")
        if not (_LOGO.fullmatch(name) and _lies_in(path, draft.assets) and path.is_file()):
            message = words("there is no picture “%(name)s” in docs/assets/logos", name=name)
            yield error(place, "logo", message, _logo_hint(name, folder))
        elif path.suffix == ".svg" and _ACTIVE_SVG.search(path.read_bytes()):
            message = words("the logo “%(name)s” holds a script or loads something", name=name)
            yield error(place, "logo-script", message, words("Save it again as a plain SVG, or as a .png."))


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether neither the picture nor its folder is a link to somewhere else."""
    return path.resolve() == folder.resolve() / "logos" / path.name


def _logo_hint(name: str, folder: Path) -> Words:
    there = sorted(path.name for path in folder.glob("*")) if folder.is_dir() and not folder.is_symlink() else []
    last = name.rpartition("/")[2]
    if close := difflib.get_close_matches(last, there, 1, 0.6):
        return words("Write: %(right)s", right=close[0])
    if not _LOGO.fullmatch(last):
        return words("The name has only a–z, 0–9, “-” and “.”, and ends in .svg, .png, .webp or .jpg.")
    return words("Put the picture there and write its name alone: %(name)s", name=last)


def topics_are_used(draft: Draft) -> Iterator[Problem]:
    """Every topic has at least one partner or activity: a tile that leads nowhere is a dead end."""
    used = set(chain.from_iterable(item.record.topics for item in draft.partners))
    used |= set(chain.from_iterable(item.record.topics for item in draft.activities))
    if draft.vocabulary is None or draft.broken or draft.unread:
        return
    topics = [topic.id for topic in draft.vocabulary.record.topics]
    for number, topic in enumerate(topics):
        if topic not in used and used <= set(topics):  # a misspelt one, which is told, may be meant
            place = draft.vocabulary.origin.field("topics", number, "id")
            hint = words("Give it to a partner or an activity, or remove it.")
            yield warning(place, "topic-unused", words("nothing has the topic “%(id)s”", id=topic), hint)
