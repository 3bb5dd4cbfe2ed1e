"""Facts that one field cannot judge alone: dates of evidence, levels, logos."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from ..model import Activity, Office, Outpost, Partner
from ..model.values import RoughDate
from ..problems import Problem, Words, error, words
from .draft import Draft, Steps
from .shape import Origin

_LOGO = re.compile(r"[a-z0-9][a-z0-9._-]{0,80}\.(svg|png|webp|jpg)")
_ACTIVE_SVG = re.compile(rb"<script|\bon\w+\s*=|<foreignObject|href\s*=\s*[\"'](?!#)", re.I)


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
    yield getattr(record, "contact_checked", None), origin, (*path, "contact_checked")
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
