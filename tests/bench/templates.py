"""Makes templates of pages, in Hugo's language: one for each kind of page, for all languages together.

The lines that pages of a kind have in common, by their shape, are the template. In it a value is written as it stands
if it is always the same; made of the page's place, if that gives it always; looked up as a word of the site (``i18n``)
if it depends on the language alone; else it is a value of the page. Lists are loops. What only some pages have is a
branch (by language, or by a value), or finished HTML if there are too many kinds of it.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from shapes import MASK, Line, Listing, Node, Part, Place, listed

BRANCHES = 8
"""Of so many kinds may be what only some pages have; beyond that it is finished HTML."""
INLINE = 20
"""A list of at most so many elements is written out if it has the same shape on all pages."""
_WITHOUT_QUOTE = "\ufdd1"
"""The attribute's end, which is written already."""
_WAYS = {"": "", "home": "{{ $home }}", "root": "{{ $root }}"}
_OWN = {"": "", "route": "{{ $route }}", "name": "{{ $name }}"}
_URL = re.compile(r"[\w\-.~!#$&*+,/:;=?@\[\]%]*", re.ASCII)
"""What html/template leaves as it is where an address stands."""


class Templates:
    """``words`` are those of the site: whether they are HTML, and what each language says → key.

    ``cards`` are the keys of the cards in lists of these; ``finished`` counts the letters of finished HTML.
    """

    def __init__(self) -> None:
        self.words: dict[tuple[bool, frozenset[tuple[str, str]]], str] = {}
        self.finished = 0
        self.cards: dict[Listing, list[str]] = {}
        self._prefix = ""
        self._count = 0
        self._anywhere = False

    def template(self, prefix: str, parts: Sequence[Part], anywhere: bool = False) -> str:
        """The template of these parts, whose values are set: their names begin with the prefix.

        ``anywhere``: the values are those of a part on whatever page, so that its links lack the way to the home.
        """
        self._prefix, self._count, self._anywhere = prefix, 0, anywhere
        return self._sequence(parts)

    def _name(self) -> str:
        self._count += 1
        return f"{self._prefix}{self._count}"

    def _sequence(self, parts: Sequence[Part]) -> str:
        shapes = [part.shape for part in parts]
        shared = _shared(sorted(set(shapes), key=lambda shape: (-len(shape), shape)))
        places = {shape: (-1, *_places(shared, shape), len(shape)) for shape in set(shapes)}
        cuts = [tuple(pairwise(places[shape])) for shape in shapes]
        text = ""
        for number in range(len(shared) + 1):
            ranges = [(part, *cut[number]) for part, cut in zip(parts, cuts, strict=True)]
            runs = [Part(part.place, part.nodes[start + 1 : end], part.values) for part, start, end in ranges]
            text += self._branches(runs)
            if number < len(shared):
                text += self._node(parts, [part.nodes[end] for part, _, end in ranges])
        return text

    def _branches(self, runs: Sequence[Part]) -> str:
        """What stands between the lines that all have."""
        variants = _variants(runs)
        if not variants:
            return ""
        name = self._name()
        if len(variants) > BRANCHES:
            for run in runs:
                run.values[name] = "".join([node.text for node in run.nodes])
                self.finished += len(run.values[name])
            return f"{{{{ .{name} | safeHTML }}}}"
        groups = [{run.place.language for run in alike} for alike in (*variants, [r for r in runs if not r.nodes])]
        by_language = sum(map(len, groups)) == len(set[str]().union(*groups))
        text = []
        for number, (alike, languages) in enumerate(zip(variants, groups, strict=False), 1):
            if by_language:
                condition = _condition(languages, set[str]().union(*groups) - languages)
            else:
                condition = f"eq .{name} {number}"
                for run in alike:
                    run.values[name] = number
            text.append(f"if {condition} }}}}{self._sequence(alike)}{{{{ ")
        return "{{ " + "else ".join(text) + "end }}"

    def _node(self, parts: Sequence[Part], nodes: Sequence[Node]) -> str:
        found = [node for node in nodes if isinstance(node, Line)]
        if found:
            return self._line(parts, found)
        listings = [node for node in nodes if isinstance(node, Listing)]
        return self._list(parts, listings)

    def _list(self, parts: Sequence[Part], listings: Sequence[Listing]) -> str:
        both = list(zip(parts, listings, strict=True))
        if listings[0] in self.cards:
            return self._cards(both)
        shapes = {tuple([tuple([line.shape for line in item]) for item in listing.items]) for listing in listings}
        if len(shapes) == 1 and len(listings[0].items) <= INLINE:
            rows = [[line for item in listing.items for line in item] for listing in listings]
            return self._sequence([Part(part.place, row, part.values) for part, row in zip(parts, rows, strict=True)])
        name = self._name()
        children: list[Part] = []
        for part, listing in both:
            own = [Part(part.place, listed(item, 1)) for item in listing.items]
            part.values[name] = [child.values for child in own]
            children += own
        return f"{{{{ range .{name} }}}}{self._sequence(children)}{{{{ end }}}}"

    def _cards(self, found: Iterable[tuple[Part, Listing]]) -> str:
        name = self._name()
        for part, listing in found:
            part.values[name] = self.cards[listing]
        shown = 'partialCached "card.html" (dict "key" . "home" $home) $home .'
        return f"{{{{ range .{name} }}}}{{{{ {shown} }}}}{{{{ end }}}}"

    def _line(self, parts: Sequence[Part], found: Sequence[Line]) -> str:
        first, *others = found[0].shape.split(MASK)
        text = static(first)
        for number, after in enumerate(others):
            text = self._value(text, parts, [line.values[number] for line in found]) + static(after)
        return text.replace(f'{_WITHOUT_QUOTE}"', "")

    def _value(self, before: str, parts: Sequence[Part], values: Sequence[str]) -> str:
        """``before``, and what shows the value behind it."""
        if len(set(values)) == 1:
            return before + static(values[0])
        if pattern := _pattern([part.place for part in parts], values):
            return before + pattern
        homes = [part.place.home for part in parts]
        if self._anywhere and before.endswith('href="') and all(map(str.startswith, values, homes)):
            before, values = f"{before}{{{{ $home }}}}", list(map(str.removeprefix, values, homes))
        text, raw = _escaped(before, set(values))
        if key := self._word(parts, values, raw):
            return text % f'i18n "{key}"'
        name = self._name()
        for part, value in zip(parts, values, strict=True):
            part.values[name] = value if raw else html.unescape(value)
        return text % f".{name}"

    def _word(self, parts: Sequence[Part], values: Sequence[str], raw: bool) -> str:
        """The key of a word of the site; empty if it is none, or each language has it only once."""
        by_language: dict[str, str] = {}
        for part, value in zip(parts, values, strict=True):
            if by_language.setdefault(part.place.language, value) != value:
                return ""
        said = raw, frozenset(by_language.items())
        if said not in self.words:
            if len(parts) == len(by_language):
                return ""
            self.words[said] = f"word{len(self.words)}"
        return self.words[said]


def _condition(languages: set[str], others: set[str]) -> str:
    """Whether the page is in one of some languages: the shorter way to say it."""
    said, codes = ("ne", others) if 0 < len(others) < len(languages) else ("eq", languages)
    return " ".join((said, "$lang", *(json.dumps(code) for code in sorted(codes))))


def _variants(runs: Sequence[Part]) -> list[list[Part]]:
    """Those alike together, or if there are too many kinds, those that begin alike; without those that are empty."""
    for length in (None, 1):
        found: dict[tuple[str, ...], list[Part]] = defaultdict(list)
        for run in runs:
            if run.nodes:
                found[run.shape[:length]].append(run)
        if len(found) <= BRANCHES:
            break
    return list(found.values())


def static(text: str) -> str:
    """Text of a page as it stands in a template."""
    return text.replace("{{", '{{ "{{" }}')


def _shared(shapes: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What all have in this order: not the most that there could be, but never one too many."""
    shared = shapes[0]
    for shape in shapes:
        if len(_places(shared, shape)) < len(shared):
            blocks = SequenceMatcher(None, shared, shape, autojunk=False).get_matching_blocks()
            shared = tuple([one for block in blocks for one in shared[block.a : block.a + block.size]])
    return shared


def _places(shared: Iterable[str], shape: tuple[str, ...]) -> tuple[int, ...]:
    """Where each of ``shared`` is; fewer if it lacks one."""
    places, start = [], 0
    for one in shared:
        try:
            places.append(shape.index(one, start))
        except ValueError:
            break
        start = places[-1] + 1
    return tuple(places)


def _pattern(places: Sequence[Place], values: Sequence[str]) -> str:
    """What makes each value of its page's place; empty if nothing does."""
    both = list(zip(places, values, strict=True))
    if all(value == place.address for place, value in both):
        return "{{ $permalink }}"
    for way in _WAYS:
        for own in _OWN:
            first = _left(*both[0], way, own)
            if first and all(_left(place, value, way, own) == first for place, value in both):
                return _WAYS[way] + static(first).replace(MASK, _OWN[own])
    return ""


def _left(place: Place, value: str, way: str, own: str) -> str:
    """A value without what its page's place gives; empty if it lacks that, or is too complicated."""
    up, what = (getattr(place, name) if name else "" for name in (way, own))
    if not value.startswith(up) or value[len(up) :].startswith("../") or "?" in value or (own and not what):
        return ""
    return value[len(up) :].replace(what, MASK) if what else value[len(up) :]


def _escaped(before: str, values: set[str]) -> tuple[str, bool]:
    """A pattern for what shows a value behind ``before``, and whether it has to be kept as HTML.

    Hugo escapes wherever that gives the right bytes; elsewhere it is told that the value is safe.
    """
    before = before.replace("%", "%%")
    if re.search(r"<script[^>]*>$", before):
        return f"{before}{{{{ %s | safeJS }}}}", True
    plain = {html.unescape(value) for value in values}
    same = {html.escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") for text in plain} == values
    same = same and not any("+" in text for text in plain)  # which Go escapes as well
    attribute = re.search(r'([\w-]+)="$', before)
    if attribute is None:
        return f"{before}{{{{ %s{'' if same else ' | safeHTML'} }}}}", not same
    address = attribute[1] in ("href", "src")
    if not same or (address and not all(map(_URL.fullmatch, plain))):
        start = before[: attribute.start()]
        return f'{start}{{{{ print `{attribute[0]}` (%s) `"` | safeHTMLAttr }}}}{_WITHOUT_QUOTE}', True
    known = not address or all(re.match(r"https?:|mailto:|[^:]*$", text) for text in plain)
    return f"{before}{{{{ %s{'' if known else ' | safeURL'} }}}}", False
