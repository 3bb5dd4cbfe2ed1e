"""The city and its words: country and state, neighbours, icons, topics."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from babel import Locale

from ..days_off import known_states
from ..icons import installed
from ..problems import Problem, Words, error, warning, words
from .draft import Draft
from .known import TERMS

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
