"""The data folder → the `Directory`, or all that is wrong with it.

In: a folder with network.yaml, vocabulary.yaml, offices, partners and activities, and the lock of their translations;
and the day that counts as today, or the moment it is, whose day is the one in the network's time zone.
Out: the directory and its warnings; raises `InvalidData` with every problem if there is any error.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from .checking.borders import BORDERS, district_named, read_borders
from .checking.draft import Draft, Loaded
from .checking.meant import meant
from .checking.memory import Records
from .checking.rules import check
from .checking.shape import Origin, validate
from .directory import Directory
from .freshness import has_ended
from .model import Activity, Network, NetworkFile, Office, Partner, Vocabulary
from .model.parts import Entry
from .origins import NAME as LOCK
from .origins import Lines, Origins, Source, read_lock
from .problems import InvalidData, Place, Problem, Severity, error, in_file_order, words
from .progress import SILENT, Progress
from .reading import MAX_PROBLEMS, Block, Document, Items, Node, Scalar, data_files, place_of, read, too_many
from .reading import Memory as Files
from .today import day_of

_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True)
class Memory:
    """What a program that loads the same folder again and again knows of the last time: see `load`."""

    files: Files = field(default_factory=Files)
    records: Records = field(default_factory=Records)


@dataclass
class _Load:
    """What is gathered while loading one folder."""

    folder: Path
    root: Path
    progress: Progress = SILENT
    memory: Memory | None = None
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    context: dict[str, str] = field(default_factory=lambda: {"main_language": "de", "country": "DE"})


def load(
    folder: Path, when: dt.date | dt.datetime, progress: Progress = SILENT, memory: Memory | None = None
) -> tuple[Directory, list[Problem]]:
    """The directory in ``folder`` and its warnings; raises `InvalidData` if anything must be mended first.

    Entries that did not change since the last load with the same ``memory`` are not read and judged one by one again;
    what is found is the same.
    """
    work = _Load(folder, folder.parent, progress, memory)
    network = _network(work)
    today = day_of(when, network.record.timezone if network else "UTC")
    vocabulary = _vocabulary(work)
    borders, faults = read_borders(folder / BORDERS, _name(work, folder / BORDERS))
    work.problems += faults
    draft = Draft(
        network=network,
        vocabulary=vocabulary,
        offices=_entries(work, "offices", Office),
        partners=_entries(work, "partners", Partner),
        activities=_entries(work, "activities", Activity),
        broken=frozenset(work.broken),
        unread=frozenset(work.unread),
        today=today,
        assets=folder.parent / "docs" / "assets",
        borders=borders,
    )
    if memory:
        memory.records.keep(draft.entries, work.context)
    lock = folder / LOCK
    lines, broken = read_lock(lock, _name(work, lock))
    work.unreadable += broken
    progress.tell(words("checking all entries together"))
    found = _until_too_many(check(draft)) if network and vocabulary else ()
    problems = in_file_order([*work.unreadable, *_elsewhere(work.problems, work.unreadable), *found])
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InvalidData(problems)
    assert network is not None and vocabulary is not None  # noqa: S101 - no error means both are there
    return _directory(network.record, vocabulary.record, draft, lines, today), problems


def load_vocabulary(folder: Path) -> Vocabulary:
    """The words of the city alone; raises `InvalidData` if they cannot be read."""
    work = _Load(folder, folder.parent)
    _network(work)  # tells the main language
    vocabulary = _vocabulary(work)
    if vocabulary is None:
        raise InvalidData([*work.unreadable, *work.problems])
    return vocabulary.record


def _elsewhere(problems: list[Problem], unreadable: list[Problem]) -> list[Problem]:
    """Without those in lines that could not be read as they stand: they may follow from that."""
    lines = {(item.place.file, item.place.line) for item in unreadable if item.severity is Severity.ERROR}
    return [item for item in problems if (item.place.file, item.place.line) not in lines]


def _until_too_many(problems: Iterator[Problem]) -> Iterator[Problem]:
    """The problems, up to so many errors that nobody would mend more in one go; warnings do not count."""
    errors = 0
    for problem in problems:
        errors += problem.severity is Severity.ERROR
        if errors > MAX_PROBLEMS:
            yield too_many(problem.place)
            return
        yield problem


def _directory(network: Network, vocabulary: Vocabulary, draft: Draft, lines: Lines, today: dt.date) -> Directory:
    places = {
        (kind, item.record.id): item.origin.place
        for kind, items in (("offices", draft.offices), ("partners", draft.partners), ("activities", draft.activities))
        for item in items
    }
    places["network", ""] = draft.network.origin.place if draft.network else Place("")
    offices = _published(draft.offices, today)
    sources = tuple(_sources(draft))
    return Directory(
        network,
        vocabulary,
        {code: _without_ended_outposts(office, today) for code, office in offices.items()},
        _published(draft.partners, today),
        _published(draft.activities, today),
        places,
        today,
        Origins(network.main_language, sources, lines, today),
        {district_named(border.properties, vocabulary) or "": border.parts for border in draft.borders},
    )


def _sources(draft: Draft) -> Iterator[Source]:
    """Every record with texts, those that have ended, too: their translations stay recorded."""
    for name, single in (("network", draft.network), ("vocabulary", draft.vocabulary)):
        if single:
            yield Source(name, single.record, single.origin.file)
    for name, entries in (("offices", draft.offices), ("partners", draft.partners), ("activities", draft.activities)):
        for item in entries:
            former = tuple(f"{name}/{code}" for code in item.record.former_ids)
            yield Source(f"{name}/{item.record.id}", item.record, item.origin.file, item.origin.node.line, former)


def _published(items: list[Loaded[_E]], today: dt.date) -> Mapping[str, _E]:
    return {item.record.id: item.record for item in items if not has_ended(item.record, today)}


def _without_ended_outposts(office: Office, today: dt.date) -> Office:
    left = tuple(outpost for outpost in office.outposts if not has_ended(outpost, today))
    return office if len(left) == len(office.outposts) else office.model_copy(update={"outposts": left})


def _network(work: _Load) -> Loaded[Network] | None:
    document = _only_file(work, "network")
    if document is None or document.value is None:
        return None
    _learn_context(work, document.value)
    file, problems = validate(NetworkFile, Origin(document.file, document.value), work.context)
    work.problems += problems
    below = document.value.get("network") if isinstance(document.value, Block) else None
    return Loaded(file.network, Origin(document.file, below)) if file and isinstance(below, Block) else None


def _learn_context(work: _Load, value: Node) -> None:
    """Every text needs to know the main language before anything is validated, even if network.yaml has faults."""
    below = value.get("network") if isinstance(value, Block) else None
    for name in ("main_language", "country"):
        if isinstance(below, Block) and isinstance(below.get(name), Scalar):
            work.context[name] = str(below[name])


def _vocabulary(work: _Load) -> Loaded[Vocabulary] | None:
    document = _only_file(work, "vocabulary")
    if document is None or document.value is None:
        return None
    origin = Origin(document.file, document.value)
    vocabulary, problems = validate(Vocabulary, origin, work.context)
    work.problems += problems
    return Loaded(vocabulary, origin) if vocabulary else None


def _only_file(work: _Load, stem: str) -> Document | None:
    """The one file of that name; an empty one is told."""
    documents = _documents(work, stem, None)
    if documents and documents[0].value is None and not documents[0].problems:
        message = words("the file %(file)s is empty", file=f"{stem}.yaml")
        work.problems.append(error(Place(documents[0].file), "file-empty", message))
    return documents[0] if documents else None


def _documents(work: _Load, stem: str, files: Files | None) -> list[Document]:
    place = Place(_name(work, work.folder / f"{stem}.yaml"))
    try:
        paths = list(data_files(work.folder, stem))
    except OSError:
        message = words("the folder %(folder)s cannot be opened", folder=f"{work.folder.name}/{stem}")
        work.problems.append(error(place, "unreadable", message, words("Look at its permissions.")))
        work.unread.add(stem)
        return []
    if not paths:
        message = words("the file %(file)s is missing", file=f"{stem}.yaml")
        work.problems.append(error(place, "file-missing", message))
        work.unread.add(stem)
    documents = []
    for path in paths:
        name = _name(work, path)
        work.progress.tell(words("reading %(file)s", file=name))
        documents.append(read(path, name, files))
    for document in documents:
        work.unreadable += document.problems
        work.broken |= document.broken
        work.unread |= {stem} if document.full else set()
    return documents


def _name(work: _Load, path: Path) -> str:
    """How messages call a file; a name that is not UTF-8 is shown as far as it can be."""
    return os.fsencode(path.relative_to(work.root).as_posix()).decode("utf-8", "replace")


def _entries(work: _Load, stem: str, model: type[_E]) -> list[Loaded[_E]]:
    found: list[Loaded[_E]] = []
    memory = work.memory
    for document in _documents(work, stem, memory.files if memory else None):
        checking = words("checking %(file)s: %(done)d of %(total)d entries", file=document.file)
        for node in work.progress.each(checking, _list_in(work, document, stem)):
            origin = Origin(document.file, node)
            if len(work.problems) + len(work.unreadable) > MAX_PROBLEMS:
                work.problems.append(too_many(origin.place))
                work.unread.add(stem)
                break
            if memory and (known := memory.records.of(origin, model, work.context)):
                found.append(known)
                continue
            record, problems = validate(model, origin, {**work.context, "line": node.line})
            work.problems += problems
            if record:
                found.append(Loaded(record, origin))
            else:
                work.broken |= _ids_in(node) or {""}
    return found


def _list_in(work: _Load, document: Document, stem: str) -> Items:
    value = document.value
    below: Any = value.get(stem) if isinstance(value, Block) else None
    if isinstance(value, Block) and set(value) == {stem} and isinstance(below, Items):
        return below
    if value is not None and not (isinstance(value, Block) and set(value) <= {stem} and not below):
        message = words("the file must have one list, under the key “%(key)s:”", key=stem)
        hint = words(
            "Write “%(key)s:” on a line of its own and the entries below it, each starting with “  - id: …”.", key=stem
        )
        work.problems.append(error(_place_of_another_key(document, stem), "list", message, hint))
        work.unread.add(stem)
    elif value is None and document.problems:
        work.unread.add(stem)
    return below if isinstance(below, Items) else Items()


def _place_of_another_key(document: Document, stem: str) -> Place:
    keys = document.value if isinstance(document.value, Block) else ()
    other = next((key for key in keys if key != stem and isinstance(key, Scalar)), None)
    return place_of(other, document.file) if other is not None else Place(document.file)


def _ids_in(node: Any) -> set[str]:
    """The ids a broken entry would have had, so that references to it are not reported as well."""
    if isinstance(node, Items):
        return {code for item in node for code in _ids_in(item)}
    if not isinstance(node, Block):
        return set()
    written = str(node["id"]) if isinstance(node.get("id"), Scalar) else ""
    own = {written, meant("id", written) or written} - {""}
    return own | _ids_in(node.get("outposts"))
