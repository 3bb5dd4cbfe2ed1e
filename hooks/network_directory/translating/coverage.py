"""How far the texts of the directory are translated: figures for each language, and which texts they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..directory import Directory
from ..origins import Located


@dataclass(frozen=True)
class Coverage:
    """One language. Each tuple holds paths; ``machine`` and ``outdated`` may share some.

    ``missing`` texts are shown in another language; ``machine`` drafts no person has read; sources of ``outdated`` ones
    have changed since; ``unrecorded`` ones an editor wrote, or changed, by hand: nobody sees when their source changes.
    """

    language: str
    texts: int
    missing: tuple[str, ...]
    machine: tuple[str, ...]
    outdated: tuple[str, ...]
    unrecorded: tuple[str, ...]

    @property
    def translated(self) -> int:
        """How many texts there are in the language, by whomever."""
        return self.texts - len(self.missing)


def coverage(directory: Directory, languages: Iterable[str] = ()) -> tuple[Coverage, ...]:
    """Figures of the languages, of all published ones unless some are named; proper names need no translation."""
    wanted = tuple(languages) or tuple(code for code in directory.languages if code != directory.main)
    return tuple(_coverage(directory, code) for code in wanted)


def gone(directory: Directory) -> tuple[str, ...]:
    """Lines of the lock whose translation is no longer in the data; the next command that writes it leaves them out."""
    origins = directory.origins
    used = {origins.line(located, code)[0] for located in origins.texts for code in located.text.languages}
    return tuple(sorted(set(origins.lines) - used))


def _coverage(directory: Directory, language: str) -> Coverage:
    published = [located for located in directory.origins.texts if located.published]
    here = [located for located in published if language in located.text.languages]
    missing = [item for item in published if language not in item.text.languages and not item.is_proper_name]
    known = [(located, directory.origins.standing(located.text, language)) for located in here]
    return Coverage(
        language,
        len(here) + len(missing),
        _paths(missing),
        _paths(located for located, standing in known if standing.machine),
        _paths(located for located, standing in known if standing.outdated),
        _paths(located for located, standing in known if not standing.recorded or standing.edited),
    )


def _paths(texts: Iterable[Located]) -> tuple[str, ...]:
    return tuple(located.path for located in texts)
