"""Hugo as people use it: one template for each kind of page, words by ``i18n``, texts in YAML, escaped by Hugo.

The templates and the data are made of the pages themselves (`templates`), so that nobody has to keep a second site in
step with ours. What can be chosen is what Hugo's documentation recommends and what costs it least: icons and cards are
data, which is read once, and ``partialCached`` shows a card once for all pages that lie equally deep. Much is easier
than in anybody's site: nothing is checked; which entries a page lists, all dates and hours, what programs read of it
(JSON-LD), links, and words that have a value in them are worked out already and stand in the data.
"""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

import yaml
from frames import ALONE, Frame, joined
from measuring import Cost
from peers import Hugo
from shapes import CARDS, Listing, Part, Place, lines, listed
from templates import Templates

_PAGE = (
    "{{ $lang := .Lang }}{{ $permalink := .Permalink }}{{ with .Params }}"
    "{{ $root := .root }}{{ $home := .home }}{{ $route := .route }}{{ $name := .name }}"
)
_CARD = "{{ $lang := site.Language.Lang }}{{ $home := .home }}{{ with index site.Data.cards $lang .key }}"
_END = "{{ end }}"
_PARTS = ("head", "top", "menu", "body", "foot", "end")
_STARTS = ("<header", '<details class="menu language-menu', "<main", "<footer", "</footer>")
_OF_PAGE = re.compile(r"\{\{[^}]*(\$(route|name|permalink)|[ (]\.[a-z])")
"""What a partial has that does not say the same on all pages that lie equally deep."""
_ICON = re.compile(r'<symbol id="([^"]+)".*?</symbol>')
_ICONS = "\ufdd2"
_SHOWN_ICONS = "{{ range .icons }}{{ index site.Data.icons . | safeHTML }}{{ end }}"
_IN_MENU = re.compile(r'(<li><a href="[^\n]*? hreflang="([\w-]+)")>')
_CURRENT = ' aria-current="true"'


class _Dumper(yaml.CSafeDumper):
    """YAML as Hugo reads it: also ``y`` and ``n`` are no texts."""


_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^[yYnN]$"), list("yYnN"))


@dataclass(frozen=True)
class _Page:
    """A page's path, its icons, and its `_PARTS`, which share their values."""

    path: str
    icons: list[str]
    parts: tuple[Part, ...]


class OrdinaryHugo(Hugo):
    """See above. ``templates`` tells how much of the pages had to be finished HTML."""

    formats: Mapping[str, object] = {}  # html/template, which escapes

    def prepare(self) -> str:
        """The same settings, but for what escapes."""
        self.templates = Templates()
        self._pages: dict[str, list[_Page]] = defaultdict(list)
        self._icons: dict[str, str] = {}
        return f"ordinary {super().prepare()}"

    def add(self, frame: Frame) -> None:
        """Take the pages apart."""
        folder = self.folders[frame.language]
        for page in frame.pages:
            address = page.path.removesuffix("index.html")
            route = address.removeprefix(f"{folder}/" if folder else "")
            home = "../" * route.count("/")
            root = home + "../" * bool(folder)
            name = route.strip("/").rpartition("/")[2]
            place = Place(frame.language, home, root, route, name, self.environment["SITE_URL"] + address)
            layout = f"{name}-alone" if frame.kind == ALONE else f"{frame.kind}-page"
            self._pages[layout].append(self._apart(joined(frame, page), page.path, place))

    def _apart(self, text: str, path: str, place: Place) -> _Page:
        """Icons are data; which of the menu's languages is the page's own, its template will know."""
        icons = {found[1]: found[0] for found in _ICON.finditer(text)}
        self._icons |= icons
        text = text.replace("".join(icons.values()), _ICONS) if icons else text
        text = text.replace(f' hreflang="{place.language}"{_CURRENT}>', f' hreflang="{place.language}">', 1)
        found, values = lines(text), dict[str, Any]()
        starts = [next((n for n, line in enumerate(found) if start in line.text), 0) for start in _STARTS]
        cuts = pairwise((*accumulate((0, *starts), max), len(found)))
        return _Page(path, list(icons), tuple([Part(place, listed(found[start:end]), values) for start, end in cuts]))

    def build(self, target: Path) -> Cost:
        """Write the source, when all pages are there, and run Hugo."""
        if self._pages:
            self._write_all()
            self._pages.clear()
        return super().build(target)

    def _write_all(self) -> None:
        """Templates, words and data; kinds of many pages come first, as these tell what is a word of the site."""
        self._cards()
        self._partials: dict[str, str] = {}
        for layout, pages in sorted(self._pages.items(), key=lambda item: -len(item[1])):
            texts = (
                self.templates.template(name, [page.parts[number] for page in pages])
                for number, name in enumerate(_PARTS)
            )
            shown = [self._partial(name, text) for name, text in zip(_PARTS, texts, strict=True)]
            self.write(f"layouts/_default/{layout}.html", "".join(shown))
            self._contents(pages, layout)
        for text, name in self._partials.items():
            self.write(f"layouts/partials/{name}", text)
        self._words()
        self.write("data/icons.json", json.dumps(self._icons))

    def _partial(self, name: str, text: str) -> str:
        """What shows a part: those around the body are partials, once for all kinds of pages where they are the same.

        What says the same on all pages that lie equally deep is kept by Hugo as well.
        """
        text = _IN_MENU.sub(rf'\1{{{{ if eq $lang "\2" }}}}{_CURRENT}{{{{ end }}}}>', text)
        whole = _PAGE + text.replace(_ICONS, _SHOWN_ICONS) + _END
        if name == "body":
            return whole
        file = self._partials.setdefault(whole, f"{name}-{len(self._partials)}.html")
        if _OF_PAGE.search(whole.removeprefix(_PAGE)):
            return f'{{{{ partial "{file}" . }}}}'
        return f'{{{{ partialCached "{file}" . .Lang .Params.root }}}}'

    def _cards(self) -> None:
        """The partial that all cards share, and what each of them says: most are on many pages."""
        nodes = [
            (part.place, node)
            for page in chain.from_iterable(self._pages.values())
            for part in page.parts
            for node in part.nodes
            if isinstance(node, Listing) and node.shape == CARDS
        ]
        cards = [[Part(place, listed(item, 1)) for item in node.items] for place, node in nodes]
        if not cards:
            return
        template = self.templates.template("card", list(chain.from_iterable(cards)), anywhere=True)
        self.write("layouts/partials/card.html", _CARD + template + _END)
        kept: dict[str, dict[str, str]] = defaultdict(dict)
        for (place, node), shown in zip(nodes, cards, strict=True):
            keys = kept[place.language]
            texts = [json.dumps(card.values, sort_keys=True) for card in shown]
            self.templates.cards[node] = [keys.setdefault(text, f"card{len(keys)}") for text in texts]
        for language, keys in kept.items():
            self.write(f"data/cards/{language}.yaml", _yaml({key: json.loads(text) for text, key in keys.items()}))

    def _contents(self, pages: list[_Page], layout: str) -> None:
        for page in pages:
            place, values = page.parts[0].place, page.parts[0].values
            own = {"route": place.route, "name": place.name, "home": place.home, "root": place.root}
            address = {} if page.path.endswith("index.html") else {"url": f"/{page.path}"}
            text = _yaml({"layout": layout, **address, **own, "icons": page.icons, **values})
            source = self._source(page.path, place.language)
            self.write(f"content/{place.language}/{source}.md", f"---\n{text}---\n")

    def _words(self) -> None:
        said: dict[str, dict[str, object]] = defaultdict(dict)
        for (raw, word), key in self.templates.words.items():
            for language, text in word:
                said[language][key] = {"other": text if raw else html.unescape(text)}
        for language, words in said.items():
            self.write(f"i18n/{language}.json", json.dumps(words, ensure_ascii=False))


def _yaml(values: dict[str, Any]) -> str:
    return str(yaml.dump(values, Dumper=_Dumper, allow_unicode=True, width=1_000_000, sort_keys=False))
