"""Small makers for tests: valid by default, change one thing. Values are given as an editor writes them, as text."""

from __future__ import annotations

import copy
import datetime as dt
import importlib.util
import os
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from network_directory.directory import Directory
from network_directory.loading import load
from network_directory.model import Activity, Network, Office, Partner
from network_directory.pages import all_pages
from network_directory.problems import InvalidData, Problem
from network_directory.settings import Settings
from network_directory.site import Site

TODAY = dt.date(2026, 11, 22)
BASE = Path(__file__).parent / "cases" / "_base"
CASES = sorted(path for path in BASE.parent.iterdir() if path.is_dir() and path != BASE)
CONTEXT = {"main_language": "de", "country": "DE"}
STEMS = ("network", "vocabulary", "offices", "partners", "activities")


def value(kind: Any, written: object) -> Any:
    """What the model makes of a value as written."""
    return TypeAdapter(kind).validate_python(written, context=CONTEXT)


def faults(kind: Any, written: object) -> list[str]:
    """The codes of all that is wrong with a value as written; empty if nothing is."""
    try:
        value(kind, written)
    except ValidationError as wrong:
        return [item["type"] for item in wrong.errors()]
    return []


@cache
def _base(stem: str) -> Any:
    """A file of the base city; every scalar is text, as the engine reads it."""
    return yaml.load((BASE / "data" / f"{stem}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)[stem]  # noqa: S506 - text only


def written_base(stem: str) -> Any:
    """What stands in a file of the base city, below its key (vocabulary.yaml has none), to be changed at will."""
    if stem == "vocabulary":
        text = (BASE / "data" / "vocabulary.yaml").read_text("utf-8")
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only
    return copy.deepcopy(_base(stem))


def network(**changes: object) -> Network:
    """The base city's network with other values for some fields."""
    return Network.model_validate(written_base("network") | changes, context=CONTEXT)


def office(**changes: object) -> Office:
    """The base city's office with other values for some fields."""
    return Office.model_validate(written_base("offices")[0] | changes, context=CONTEXT)


def partner(**changes: object) -> Partner:
    """The base city's partner with other values for some fields."""
    return Partner.model_validate(written_base("partners")[0] | changes, context=CONTEXT)


def activity(**changes: object) -> Activity:
    """The base city's activity with other values for some fields; a field given as None is left out."""
    fields = written_base("activities")[0] | changes
    return Activity.model_validate({key: item for key, item in fields.items() if item is not None}, context=CONTEXT)


def city(folder: Path, **files: object) -> Path:
    """Write the base city below ``folder``, with other contents for some files; returns its data folder.

    A list takes the place of offices, partners or activities; a map changes fields of the network or the vocabulary;
    None leaves the file out; bytes are written as they are.
    """
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    for stem in STEMS:
        given = files.get(stem, {})
        if isinstance(given, bytes):
            (data / f"{stem}.yaml").write_bytes(given)
        elif given is not None:
            (data / f"{stem}.yaml").write_text(_as_yaml(stem, given), "utf-8")
    return data


def _as_yaml(stem: str, given: Any) -> str:
    content = given if isinstance(given, list) else written_base(stem)
    if isinstance(given, dict) and isinstance(content, dict):
        content = content | given
    return yaml.safe_dump(content if stem == "vocabulary" else {stem: content}, allow_unicode=True, sort_keys=False)


def entry(stem: str, **changes: object) -> dict[str, Any]:
    """The base city's one record in a file, as written, with other values; a field given as None is left out."""
    return {key: item for key, item in (written_base(stem)[0] | changes).items() if item is not None}


def problems_in(data: Path, today: dt.date = TODAY) -> list[Problem]:
    """All that is wrong with a data folder, errors and warnings."""
    try:
        return load(data, today)[1]
    except InvalidData as invalid:
        return invalid.problems


def told(problems: Iterable[Problem]) -> list[str]:
    """``code: message`` of each problem."""
    return [f"{problem.code}: {problem.message.say()}" for problem in problems]


def hints(problems: Iterable[Problem]) -> list[str | None]:
    """The hint of each problem."""
    return [problem.hint.say() if problem.hint else None for problem in problems]


def loaded(folder: Path, **files: object) -> Directory:
    """The directory of the base city with some files changed, on the fixed day."""
    return load(city(folder, **files), TODAY)[0]


def settings(**changes: Any) -> Settings:
    """Settings with Material's icons, found without importing Material."""
    found = importlib.util.find_spec("material")
    assert found is not None and found.origin is not None
    icons = Path(found.origin).parent / "templates" / ".icons"
    fields: dict[str, Any] = {"site_url": "https://directory.example/", "stylesheets": (), "icons": (icons,)}
    return Settings(**(fields | changes))


def site(directory: Directory, **changes: Any) -> Site:
    """The site of a directory, without prose pages; kept, because its templates are compiled but once."""
    key = (id(directory), repr(sorted(changes.items())))
    if key not in _SITES:
        _SITES[key] = Site(directory, all_pages(directory), settings(**changes))
    return _SITES[key]


# A site holds its directory, so that no id is used again while its key is here.
_SITES: dict[tuple[int, str], Site] = {}


def page(directory: Directory, route: str, language: str = "de", **changes: Any) -> str:
    """The HTML of one page in one language."""
    built = site(directory, **changes)
    return built.renderers[language].page(next(item for item in built.pages if item.route == route)).decode()


def texts(built: Site, *languages: str) -> dict[str, str]:
    """A site's text files in some languages, by their paths."""
    found = {}
    for path, content in built.files(languages):
        if isinstance(content, str) or path.endswith(".html"):
            found[path] = content if isinstance(content, str) else content.decode()
    return found


def lay_over(target: Path, *trees: Path) -> Path:
    """Copy data trees over each other: a file of a later one takes the place of an earlier one's."""
    for tree in trees:
        shutil.copytree(tree, target, dirs_exist_ok=True)
    return target


def lay_case(case: Path, target: Path) -> Path:
    """The base city with a case's own files; ``<file>.missing`` takes one away, ``<file>.link`` makes one a link."""
    root = lay_over(target, BASE, case)
    for marker in [*root.rglob("*.missing"), *root.rglob("*.link")]:
        file = marker.with_suffix("")
        file.unlink(missing_ok=True)
        if marker.suffix == ".link":
            file.symlink_to(marker.read_text("utf-8").strip())
    return root


def golden(file: Path, text: str) -> str:
    """What the committed file says; ``UPDATE_CASES=1`` writes ``text`` into it, for a look at the difference in git."""
    if os.environ.get("UPDATE_CASES"):
        file.write_text(text, "utf-8")
    return file.read_text("utf-8")
