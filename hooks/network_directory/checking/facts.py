"""Facts that one field cannot judge alone: languages, positions, dates, files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ..languages import LANGUAGES, SPOKEN, guess_code
from ..model import District, Network, Reachable, Venue
from ..model.values import Position
from ..problems import Place, Problem, error, warning, words
from ..reading import Block, Items, Scalar
from .draft import Draft
from .references import venues
from .shape import Origin

_LOGO = re.compile(r"[a-z0-9][a-z0-9._-]{0,80}\.(svg|png|webp|jpg)")
_ACTIVE_SVG = re.compile(rb"<script|\bon\w+\s*=|<foreignObject|href\s*=\s*[\"'](?!#)", re.I)
_HTML = re.compile(r"<\s*/?\s*[a-zA-Z!][^>]*>")
_SCRIPT_LINK = re.compile(r"\(\s*(javascript|data|vbscript)\s*:", re.I)


def published_languages_are_known(draft: Draft) -> Iterator[Problem]:
    """Every language of network.yaml is one the site can be published in, and the main language is among them."""
    if draft.network is None:
        return
    network, origin = draft.network.record, draft.network.origin
    for number, language in enumerate(network.languages):
        if language.code not in LANGUAGES:
            yield _unknown_language(language.code, tuple(LANGUAGES), origin.field("languages", number, "code"))
    if network.main_language not in {language.code for language in network.languages}:
        message = words("the main language “%(code)s” is not in “languages”", code=network.main_language)
        yield error(origin.field("main_language"), "main-language", message)


def spoken_languages_are_known(draft: Draft) -> Iterator[Problem]:
    """Every spoken language is given by its code: de, ar, fa, kmr …"""
    for item in draft.entries:
        for number, spoken in enumerate(item.record.languages.spoken):
            if spoken.language not in SPOKEN:
                node = item.origin.node["languages"] if isinstance(item.origin.node, Block) else None
                middle = ("spoken",) if isinstance(node, Block) else ()
                place = item.origin.field("languages", *middle, number, "language")
                yield _unknown_language(spoken.language, SPOKEN, place)


def texts_are_in_known_languages(draft: Draft) -> Iterator[Problem]:
    """Every text by language uses codes of languages that the site knows."""
    for origin in _origins(draft):
        for block in _blocks(origin.node):
            codes = [key for key in block if isinstance(key, Scalar)]
            if _is_text(block, draft.network.record if draft.network else None):
                for code in codes:
                    if code not in LANGUAGES:
                        place = Place(origin.file, code.line, code.column, code.end_line, code.end_column)
                        yield _unknown_language(code, tuple(LANGUAGES), place)


def _is_text(block: Block, network: Network | None) -> bool:
    main = network.main_language if network else "de"
    return main in block and all(isinstance(value, Scalar) for value in block.values())


def texts_hold_no_markup(draft: Draft) -> Iterator[Problem]:
    """Texts are Markdown without raw HTML and without script links."""
    for origin in _origins(draft):
        for scalar in _scalars(origin.node):
            place = Place(origin.file, scalar.line, scalar.column, scalar.end_line, scalar.end_column)
            if _HTML.search(scalar):
                message = words("a text cannot hold HTML (commands in angle brackets)")
                yield error(
                    place, "html", message, words("Write **bold**, a list with “- ”, or a link as [text](https://…).")
                )
            if _SCRIPT_LINK.search(scalar):
                message = words("a link can only lead to a web page, an e-mail address or a telephone number")
                yield error(place, "link-scheme", message)


def positions_lie_in_the_city(draft: Draft) -> Iterator[Problem]:
    """Every position lies within the city's bounds, latitude first."""
    if draft.network:
        for position, origin, path in _positions(draft):
            yield from _outside(position, draft.network.record, origin.field(*path, "position"))


def _positions(draft: Draft) -> Iterator[tuple[Position, Origin, tuple[str | int, ...]]]:
    holders: list[tuple[Reachable | Venue | District, Origin, tuple[str | int, ...]]] = [
        *((item.record, item.origin, ()) for item in draft.offices),
        *((item.record, item.origin, ()) for item in draft.partners),
        *(
            (outpost, item.origin, ("outposts", number))
            for item in draft.offices
            for number, outpost in enumerate(item.record.outposts)
        ),
        *((venue, item.origin, path) for item in draft.activities for venue, path in venues(item.record)),
    ]
    if draft.vocabulary:
        origin = draft.vocabulary.origin
        holders += [(item, origin, ("districts", n)) for n, item in enumerate(draft.vocabulary.record.districts)]
    for holder, origin, path in holders:
        if holder.position:
            yield holder.position, origin, path


def _outside(position: Position, network: Network, place: Place) -> Iterator[Problem]:
    south, west, north, east = network.bounds
    if south <= position.lat <= north and west <= position.lon <= east:
        return
    if south <= position.lon <= north and west <= position.lat <= east:
        message = words("latitude and longitude are swapped")
        right = Position(position.lon, position.lat)
        yield error(place, "position-swapped", message, words("Write: %(right)s", right=str(right)))
    else:
        yield error(place, "position-outside", words("this position lies outside %(city)s", city=network.city))


def nothing_is_checked_in_the_future(draft: Draft) -> Iterator[Problem]:
    """The date of the latest evidence is not in the future."""
    for item in draft.entries:
        if item.record.checked and item.record.checked.earliest > draft.today:
            hint = words("Write the date of the latest evidence: a page, a call, a leaflet of that day.")
            yield error(item.origin.field("checked"), "checked-future", words("“checked” lies in the future"), hint)


def logos_are_safe_files(draft: Draft) -> Iterator[Problem]:
    """A logo is the name of a picture in docs/assets/logos, and an SVG logo holds no script."""
    folder = draft.assets / "logos"
    for item in draft.partners:
        name = item.record.logo
        if not name:
            continue
        path, place = folder / name, item.origin.field("logo")
        if not _LOGO.fullmatch(name) or path.is_symlink() or not path.is_file():
            message = words("there is no picture “%(name)s” in docs/assets/logos", name=name)
            yield error(
                place,
                "logo",
                message,
                words("The name has only a–z, 0–9, “-” and “.”, and ends in .svg, .png, .webp or .jpg."),
            )
        elif path.suffix == ".svg" and _ACTIVE_SVG.search(path.read_bytes()):
            yield error(place, "logo-script", words("the logo “%(name)s” holds a script or loads something", name=name))


def topics_are_used(draft: Draft) -> Iterator[Problem]:
    """Every topic has at least one partner or activity: a tile that leads nowhere is a dead end."""
    used = set(chain.from_iterable(item.record.topics for item in draft.partners))
    used |= set(chain.from_iterable(item.record.topics for item in draft.activities))
    if draft.vocabulary:
        for number, topic in enumerate(draft.vocabulary.record.topics):
            if topic.id not in used and not draft.broken and not draft.unread:
                place = draft.vocabulary.origin.field("topics", number, "id")
                yield warning(place, "topic-unused", words("nothing has the topic “%(id)s”", id=topic.id))


def _unknown_language(code: str, known: tuple[str, ...], place: Place) -> Problem:
    guess = guess_code(code, known)
    hint = words("Did you mean “%(close)s”?", close=guess) if guess else words("For example: de, en, ar, fa, kmr, uk.")
    return error(place, "unknown-language", words("“%(code)s” is not a language code known here", code=code), hint)


def _origins(draft: Draft) -> Iterator[Origin]:
    yield from (item.origin for item in draft.entries)
    yield from (single.origin for single in (draft.network, draft.vocabulary) if single)


def _blocks(node: object) -> Iterator[Block]:
    if isinstance(node, Block):
        yield node
    for child in node.values() if isinstance(node, Block) else node if isinstance(node, Items) else ():
        yield from _blocks(child)


def _scalars(node: object) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    for child in node.values() if isinstance(node, Block) else node if isinstance(node, Items) else ():
        yield from _scalars(child)
