"""What editors wrote themselves, read plainly from the data and the prose: independent of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from conftest import TODAY


def load_yaml(path: Path) -> Any:
    """A data file as plain maps, lists and strings."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings


def records(city: Path, kind: str) -> list[dict[str, Any]]:
    """The entries of a list, such as all partners, those that have ended included."""
    return list(load_yaml(city / "data" / f"{kind}.yaml")[kind])


def published(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that have not ended before today; ``2019-09`` is the first of September."""
    return [record for record in records if not f"{record.get('ended', '9999')}-01-01"[:10] <= TODAY.isoformat()]


def entries(city: Path, kind: str) -> list[dict[str, Any]]:
    """The entries of a list that have a page."""
    return published(records(city, kind))


def everything(city: Path) -> list[Any]:
    """The content of every data file."""
    return [load_yaml(path) for path in sorted((city / "data").glob("*.yaml"))]


def maps(node: Any) -> Iterator[dict[str, Any]]:
    """Every map in some data, however deep."""
    if isinstance(node, dict):
        yield node
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for item in below:
        yield from maps(item)


def written_in(city: Path, language: str) -> str:
    """All that editors wrote in a language, in one string with single spaces: translated texts and prose pages."""
    texts = [item[language] for item in maps(everything(city)) if isinstance(item.get(language), str)]
    texts += [path.read_text("utf-8") for path in sorted((city / "docs" / language).glob("*.md"))]
    return "\n".join(" ".join(text.split()) for text in texts)


def untranslated(city: Path, language: str) -> set[str]:
    """Texts of at least two words that exist in German and not in ``language``: readers of it must see them marked."""
    found = [item["de"] for item in maps(everything(city)) if isinstance(item.get("de"), str) and language not in item]
    for record in (item for kind in ("offices", "partners", "activities") for item in records(city, kind)):
        found += [record[name] for name in ("name", "title", "description") if isinstance(record.get(name), str)]
    return {text for text in found if len(text.split()) > 1 and not any(sign in text for sign in "*[\n")}
