"""schema.org's vocabulary as a judge: every type, property and enumeration, by Google's schema-dts and the TypeScript
compiler; and the form of the values, which TypeScript knows only as text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from conftest import ROOT, required

Json = dict[str, Any]
CHECKS = ROOT / "tests" / "checks"

_DATE = r"\d{4}-\d\d-\d\d"
_TIME = r"([01]\d|2[0-3]):[0-5]\d:00"
_URL = r"https?://[^\s<>]+"
_CODE = r"[a-z]{2,3}"
# Property → the form of its values, each as schema.org (or the standard that it names) describes it.
FORMS = {
    "@id": _URL,
    "@language": r"[a-z]{2,3}(-[a-z]{6})?(-t-[a-z]{2,3}-t0-und)?",  # BCP 47 and RFC 6497
    "url": _URL,
    "sameAs": _URL,
    "opens": _TIME,
    "closes": _TIME,
    "startTime": _TIME,
    "endTime": _TIME,
    "validFrom": _DATE,
    "validThrough": _DATE,
    "exceptDate": _DATE,
    "previousStartDate": _DATE,
    "startDate": rf"{_DATE}(T{_TIME}[+-]\d\d:\d\d)?",
    "endDate": rf"{_DATE}(T{_TIME}[+-]\d\d:\d\d)?",
    "telephone": r"\+[1-9]\d{6,14}|1\d{2,5}",  # E.164, or a short number
    "email": r"[^\s@]+@[^\s@]+",
    "availableLanguage": _CODE,
    "inLanguage": _CODE,
    "repeatFrequency": r"P\d[WM]",
    "byDay": r"https://schema\.org/[A-Z][a-z]+day|-1(MO|TU|WE|TH|FR|SA|SU)",
    "byMonthWeek": "[1-5]",
    "scheduleTimezone": r"[A-Z][a-z]+/[A-Z]\w+",
    "addressCountry": "[A-Z]{2}",
    "price": r"\d+\.\d\d",
    "priceCurrency": "[A-Z]{3}",
}


class _Scripts(HTMLParser):
    """Collects data as a browser finds it: from the element's beginning to whatever ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and ("type", "application/ld+json") in attrs:
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def blocks_in(html: str) -> list[Json]:
    """The data on a page."""
    scripts = _Scripts()
    scripts.feed(html)
    scripts.close()
    return [json.loads(text) for text in scripts.found]


def wrong_words(blocks: Iterable[Json], folder: Path) -> list[str]:
    """What the compiler finds wrong with the types and properties of data; ``folder`` is for its files."""
    node = shutil.which("node")
    if node is None:
        required("Node.js", "install the system's package “nodejs”")
    if not (CHECKS / "node_modules" / "schema-dts").is_dir():
        required("schema-dts", "run “npm ci --ignore-scripts” in tests/checks")
    (folder / "node_modules").symlink_to(CHECKS / "node_modules")
    lines = [
        f"export const b{number}: WithContext<s.{block['@type']}> = {json.dumps(_without_languages(block))};"
        for number, block in enumerate(blocks)
    ]
    head = ['import type * as s from "schema-dts";', 'import type { WithContext } from "schema-dts";']
    (folder / "blocks.ts").write_text("\n".join([*head, *lines]), "utf-8")
    compiler = CHECKS / "node_modules" / "typescript" / "bin" / "tsc"
    options = ["--noEmit", "--strict", "--pretty", "false", "--target", "es2022", "--module", "nodenext"]
    command = [str(node), str(compiler), *options, "blocks.ts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return [line for line in done.stdout.splitlines() if line.startswith("blocks.ts")]


def wrong_forms(block: Json) -> list[str]:
    """The values of a block that have not the form of their property."""
    return [
        f"{name}: {value}"
        for name, value in properties(block)
        if name in FORMS and not re.fullmatch(FORMS[name], str(value))
    ]


def properties(block: Json) -> Iterator[tuple[str, Any]]:
    """Every property at any depth with each of its values."""
    for name, given in block.items():
        for value in given if isinstance(given, list) else [given]:
            yield name, value
            if isinstance(value, dict):
                yield from properties(value)


def _without_languages(value: Any) -> Any:
    """Texts that bear their language (a form of JSON-LD, not of schema.org) as plain texts."""
    if isinstance(value, dict):
        if set(value) == {"@language", "@value"}:
            return value["@value"]
        return {name: _without_languages(item) for name, item in value.items()}
    return [_without_languages(item) for item in value] if isinstance(value, list) else value
