"""What was found at each size, and its tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from measuring import Cost, medians

OURS, SEARCH, FLOOR = "our build, without search", "our build, with search", "write floor"
PLAIN = "plain MkDocs and Material"
BESIDE = {"Hugo": 18, "ordinary Hugo": 10, "Eleventy": 10, FLOOR: 8}
"""What ratios of CPU seconds are told to, and the widths of their columns."""

NOTE = (
    "Ours reads and checks YAML and writes all files. Hugo and Eleventy put our pages together again, byte by byte,\n"
    "of frames of each language and values that are worked out before: the least they can need. Ordinary Hugo makes\n"
    "them as people do: templates for all languages, words by i18n, texts in YAML, escaped, lists in loops; dates and\n"
    "hours, and what each page lists, are worked out before. The floor writes all files but those of the search."
)


@dataclass
class Result:
    """``bytes`` and ``files`` are of the whole site without search, ``page_bytes`` of its HTML ``pages`` alone.

    ``rounds`` are costs by what was built; ``missing`` tells why something was not, ``differences`` what is not the
    same in a peer's pages.
    """

    entries: int
    languages: int
    pages: int
    page_bytes: int
    files: int
    bytes: int
    rounds: dict[str, list[Cost]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    differences: dict[str, str] = field(default_factory=dict)

    @property
    def medians(self) -> dict[str, Cost]:
        """The median cost of each that was built."""
        return {name: medians(rounds) for name, rounds in self.rounds.items()}

    def ratios(self, name: str) -> dict[str, float]:
        """CPU seconds in units of each of `BESIDE` that was built."""
        found = self.medians
        units = {word: cost.cpu for word in BESIDE for other, cost in found.items() if other.startswith(word)}
        return {word: found[name].cpu / cpu for word, cpu in units.items()}


def table(size: str, result: Result) -> str:
    """All that was built at one size."""
    return "\n".join(_lines(size, result))


def _lines(size: str, result: Result) -> Iterator[str]:
    rounds = max((len(rounds) for rounds in result.rounds.values()), default=0)
    yield (
        f"\n{size}: {result.entries} entries in {result.languages} languages, {result.pages} pages of "
        f"{result.page_bytes / 1e6:.0f} MB; with all else {result.files} files of {result.bytes / 1e6:.0f} MB. "
        f"Medians of {rounds}."
    )
    beside = f"{'CPU beside Hugo':>18}{'ordinary':>10}{'Eleventy':>10}{'floor':>8}"
    yield f"{'':27}{'CPU s':>9}{'wall s':>9}{'MB':>7}{beside}"
    for name, cost in result.medians.items():
        memory = f"{cost.memory:7.0f}" if cost.memory else f"{'–':>7}"
        ratios = result.ratios(name)
        shown = "".join(
            f"{ratios[word]:{width}.2f}" if word in ratios else f"{'–':>{width}}" for word, width in BESIDE.items()
        )
        yield f"{name:27}{cost.cpu:9.2f}{cost.wall:9.2f}{memory}{shown}"
    yield NOTE
    yield from (f"{name:27} MISSING: {why}" for name, why in result.missing.items())
    yield from (f"{name:27} NOT THE SAME PAGES: {what}" for name, what in result.differences.items())


def growing(results: Mapping[str, Result]) -> str:
    """What our build without search costs a page as there are more entries or more languages."""
    return "\n".join(_growth(results))


def _growth(results: Mapping[str, Result]) -> Iterator[str]:
    yield "\nHow our build without search grows: CPU milliseconds a page, and for each further page."
    yield f"{'':27}{'pages':>8}{'kB/page':>9}{'CPU s':>9}{'MB':>7}{'ms/page':>9}{'by entries':>12}{'by languages':>14}"
    ordered = sorted(results.items(), key=lambda item: (item[1].entries, item[1].languages))
    measured = [(size, result) for size, result in ordered if OURS in result.rounds]
    for size, result in measured:
        spent = result.medians[OURS]
        fewer = [o for _, o in measured if o.languages == result.languages and o.entries < result.entries]
        less = [o for _, o in measured if o.entries == result.entries and o.languages < result.languages]
        yield (
            f"{size:27}{result.pages:8}{result.page_bytes / result.pages / 1e3:9.1f}{spent.cpu:9.2f}{spent.memory:7.0f}"
            f"{spent.cpu / result.pages * 1e3:9.2f}{_further(result, fewer):>12}{_further(result, less):>14}"
        )


def _further(result: Result, smaller: list[Result]) -> str:
    """CPU milliseconds for each page more than in the last of ``smaller``."""
    if not smaller:
        return "–"
    pages, cpu = smaller[-1].pages, smaller[-1].medians[OURS].cpu
    return f"{(result.medians[OURS].cpu - cpu) / (result.pages - pages) * 1e3:.2f}"
