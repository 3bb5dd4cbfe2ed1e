"""The texts of the data as PO files, one a language, for translators.

In: the directory and what an earlier file holds. Out: the units of the new one: every published text with the
translation that the data has. What somebody should look at is fuzzy: a machine's drafts, and translations whose source
has changed, with the source as it was before, as far as the earlier file knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..directory import Directory
from ..model import Text
from ..origins import ORIGINAL, Located, digest
from ..problems import Place, Problem, error, words
from ..routes import route
from .planning import Origin, Taken, plan
from .po import Unit

_PAGES = {"offices": "office", "partners": "partner", "activities": "activity"}
_WORD_PAGES = {"topics": "topic", "districts": "district", "audiences": "audience"}
_MARKDOWN = re.compile(r"\*\S|\]\(|^\s*(?:[-*+]|\d+\.) ", re.M)


def export(directory: Directory, language: str, earlier: Iterable[Unit]) -> Iterator[Unit]:
    """The units for one language; ``earlier`` are those of the file that they take the place of."""
    known = {unit.context: unit for unit in earlier}
    for located in directory.origins.texts:
        wanted = located.published and not (located.is_proper_name and language not in located.text.languages)
        if wanted:
            yield _unit(directory, located, language, known.get(located.path))


def lost_by(directory: Directory, language: str, earlier: list[Unit], file: str, how: Origin) -> Problem | None:
    """What speaks against exporting over a file: finished translations in it that were never imported."""
    found = plan(directory.origins, language, earlier, file, how)
    if not (count := sum(isinstance(item, Taken) and item.news for item in found)):
        return None
    message = words(
        "finished translations in this file that were never imported would be lost (%(count)d)", count=count
    )
    hint = words("Import them first; or delete the file, if they are not wanted.")
    return error(Place(file), "not-imported", message, hint)


def _unit(directory: Directory, located: Located, language: str, earlier: Unit | None) -> Unit:
    origins, text = directory.origins, located.text
    source, present = origins.source(text).strip(), text.root.get(language, "").strip()
    standing = origins.standing(text, language) if present else ORIGINAL
    unit = Unit(located.path, source, present, standing.machine or standing.outdated, file=located.file)
    hints = [_about(directory, located), *_to_do(standing.machine, standing.outdated), *_markdown(source)]
    unit = replace(unit, hints="\n".join(hints))
    return _with_earlier(unit, earlier, standing.recorded and not standing.edited) if earlier else unit


def _with_earlier(unit: Unit, earlier: Unit, recorded: bool) -> Unit:
    """What the earlier file knows beyond the data: the source before, and what translators wrote meanwhile.

    ``recorded``: the data itself knows which source its translation was made from.
    """
    changed = digest(earlier.source) != digest(unit.source)
    newer = changed and earlier.finished and recorded and earlier.target != unit.target
    if not unit.target or newer:
        fuzzy = bool(earlier.target) and (earlier.fuzzy or changed)
        unit = replace(unit, target=earlier.target, fuzzy=fuzzy)
    elif not recorded:
        unit = replace(unit, fuzzy=changed or (earlier.fuzzy and earlier.target == unit.target))
    before = earlier.source if changed else earlier.previous
    return replace(unit, notes=earlier.notes, previous=before if unit.fuzzy else None)


def _about(directory: Directory, located: Located) -> str:
    """Which record a text belongs to, and the address of its page."""
    kind, *rest = located.path.split("/")
    if kind in _PAGES:
        source = next(item for item in directory.origins.sources if located.path.startswith(f"{item.path}/"))
        name = getattr(source.record, "name", None) or getattr(source.record, "title", None)
        called = directory.origins.source(name) if isinstance(name, Text) else rest[0]
        return f"{called} · {route(_PAGES[kind], rest[0])}"
    if kind == "vocabulary":
        return f"{rest[1]} · {route(_WORD_PAGES[rest[0]], rest[1]) if rest[0] in _WORD_PAGES else rest[0]}"
    return route(kind)


def _to_do(machine: bool, outdated: bool) -> Iterator[str]:
    if machine:
        yield "A computer made this translation. Please read it, mend it, and take the mark “fuzzy” away."
    if outdated:
        yield "The text has changed since it was translated. Please look at it, and take the mark “fuzzy” away."


def _markdown(source: str) -> Iterator[str]:
    if _MARKDOWN.search(source):
        yield "Markdown: keep the signs of lists, of **bold** and *emphasis*, and of [links](…) with their addresses."
