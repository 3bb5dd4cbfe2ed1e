"""Scripts: each page asks for one, a page with a form or a list of its own for a second.

The sources in theme/assets/directory are small ES modules. Here those that go together are joined into one file: what a
module exports stays within a function of its own, so that no two modules' names can meet; what a page starts runs in a
function of its own as well, so that one that fails stops no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import rjsmin

SCRIPTS: Mapping[str, Mapping[str, str]] = {
    "page.js": {
        "menus.js": "",
        "take.js": "[data-print]",
        "keep.js": "[data-keep-entry]",
        "opening.js": "#opening",
        "days.js": "[data-zone]",
        "suggest.js": "[data-offers]",
    },
    "list.js": {"near.js": "#near-words", "filter.js": "form[data-filter]"},
    "calendar.js": {"calendar.js": ""},
    "favourites.js": {"favourites.js": ""},
    "my-office.js": {"my-office.js": ""},
    "search.js": {"search.js": ""},
}
"""Published script → the modules that it starts, each with what a page that needs it has (a selector; empty: all)."""

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+\.js)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (\w+))", re.M)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.M)


def joined(parts: Mapping[str, str], sources: Mapping[str, str]) -> str:
    """One script of several modules. Raises `ValueError` for an import or export in a form that is not understood."""
    shared: dict[str, str] = {}
    for name in parts:
        _gather(name, sources, shared)
    started = (_start(_body(name, sources), needed) for name, needed in parts.items())
    script = rjsmin.jsmin("\n".join([*shared.values(), *started]))
    return f"{script}\n"


def _gather(name: str, sources: Mapping[str, str], shared: dict[str, str]) -> None:
    """Add the modules that one imports, each after those that it imports itself."""
    for other in _imported(sources[name]):
        if other not in shared:
            _gather(other, sources, shared)
            names = f"{{ {', '.join(_EXPORT.findall(sources[other]))} }}"
            shared[other] = f"const {names} = (() => {{\n{_body(other, sources)}\nreturn {names};\n}})();"


def _imported(source: str) -> Iterator[str]:
    return (name for _, name in _IMPORT.findall(source))


def _body(name: str, sources: Mapping[str, str]) -> str:
    body = _EXPORT.sub("", _IMPORT.sub("", sources[name]))
    if other := _OTHER.search(body):
        raise ValueError(f"{name}: scripts are not joined over “{other[0]}”")
    return body


def _start(body: str, needed: str) -> str:
    condition = f"if (document.querySelector('{needed}')) " if needed else ""
    return f"{condition}(async () => {{\n{body}\n}})();"
