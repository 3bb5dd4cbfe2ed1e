"""The same entries as a city would publish them without an engine: MkDocs with Material, a Markdown file for each.

Each has its name, its facts, its hours and its description; there are no topics, districts, agenda or calendars. Only
entries and prose: fewer and other pages than ours, so that time a page is what can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

FILES = {"offices": "name", "partners": "name", "activities": "title"}
"""Entries by kind, and what each is called by."""


def write(city: Path, languages: Sequence[str], folder: Path) -> Path:
    """Write the pages and the configuration below ``folder``; returns the latter's path."""
    for kind, title in FILES.items():
        entries = yaml.load((city / "data" / f"{kind}.yaml").read_text("utf-8"), yaml.CSafeLoader)[kind]
        for code in languages:
            target = folder / "docs" / code / kind
            target.mkdir(parents=True)
            for entry in entries:
                page = "\n".join(_page(entry, title, code)) + "\n"
                (target / f"{entry['id']}.md").write_text(page, "utf-8")
    for code in languages:
        (folder / "docs" / code / "index.md").write_text("# Home\n", "utf-8")
    built = [{"locale": code, "name": code, "build": True, "default": code == languages[0]} for code in languages]
    configuration = {
        "site_name": "Großstadt",
        "site_url": "https://stadt.example/",
        "theme": {"name": "material", "font": False},
        "nav": ["index.md"],  # a menu of all entries on every page would take squares of time and bytes
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": built}}],
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(configuration, allow_unicode=True), "utf-8")
    return path


def _page(entry: dict[str, Any], title: str, language: str) -> Iterator[str]:
    yield f"# {_in(entry[title], language)}\n"
    if "address" in entry:
        yield f"{entry['address']['street']}, {entry['address']['postcode']}\n"
        yield f"[{entry['phone']}](tel:{entry['phone'].replace(' ', '')}), <{entry['email']}>\n"
        yield "| | |\n|---|---|"
        yield from (f"| {day} | {times} |" for day, times in entry["hours"].items())
        yield ""
    else:
        yield f"{entry['every']}, {entry['from']}-{entry['to']}\n"
    yield f"{_in(entry['description'], language)}\n"
    yield from (f"- [{source['url']}]({source['url']}) ({source['date']})" for source in entry["sources"])


def _in(text: str | dict[str, str], language: str) -> str:
    return text if isinstance(text, str) else text[language]
