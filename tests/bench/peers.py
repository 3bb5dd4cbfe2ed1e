"""The peers: site generators that put the same pages together again, of frames and values that are worked out already.

What is easy for them is chosen throughout, beyond what anybody's site is like: it is the least that they can need
(``ordinary.py`` has Hugo as people use it). They do not read YAML, check nothing, know no opening hours or dates, need
not escape, and write no sitemaps, calendars or exports. Hugo reads one file for each page, with JSON as front matter
and no Markdown, in one template for each kind of page and language, as plain text; Eleventy one JSON file for each
kind and language, in its fastest kind of template, JavaScript.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from frames import Frame
from measuring import Cost, cost

HERE = Path(__file__).parent
ELEVENTY = HERE / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


class Missing(RuntimeError):
    """The program is not installed; the message says how it would be."""


class Peer(ABC):
    """A site generator with its source in ``folder``. Raises `Missing`.

    ``folders`` are the languages, the main one first, and where their pages lie below the site's root. ``unasked`` is
    what it makes besides and cannot be told not to.
    """

    unasked: frozenset[Path] = frozenset()

    def __init__(self, folder: Path, folders: Mapping[str, str], environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.folders = folders
        self.environment = environment
        self.name = self.prepare()

    @abstractmethod
    def prepare(self) -> str:
        """Write what belongs to no page; returns the generator's name and version."""

    @abstractmethod
    def add(self, frame: Frame) -> None:
        """Write the template and the data of some pages."""

    @abstractmethod
    def build(self, target: Path) -> Cost:
        """Build into a new folder."""

    def write(self, name: str, text: str) -> None:
        """Write a file of the source."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


class Hugo(Peer):
    """Hugo, with its own way to have languages: content of each in a folder of its own."""

    formats: Mapping[str, object] = {"HTML": {"isPlainText": True}}

    def prepare(self) -> str:
        """Only pages are made, without aliases and without a mark of the generator."""
        program = shutil.which("hugo")
        if program is None:
            raise Missing("Hugo is not installed (Debian: apt-get install hugo)")
        self.unasked = frozenset({Path(next(iter(self.folders)), "index.html")})  # leads to the root
        languages = {code: {"contentDir": f"content/{code}", "weight": n} for n, code in enumerate(self.folders, 1)}
        settings = {
            "baseURL": self.environment["SITE_URL"],
            "defaultContentLanguage": next(iter(self.folders)),
            "languages": languages,
            "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
            "disableAliases": True,
            "disableHugoGeneratorInject": True,
            "outputFormats": self.formats,
            "outputs": {kind: ["HTML"] for kind in ("home", "section", "page")},
        }
        self.write("config.json", json.dumps(settings))
        said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
        return "Hugo " + said.split()[1].partition("+")[0].removeprefix("v")

    def add(self, frame: Frame) -> None:
        """The template by which a page's front matter is shown, and a file for each page."""
        layout = f"{frame.kind}-{frame.language}"
        parts = ("{{ $name }}".join(text.replace("{{", '{{ "{{" }}') for text in part) for part in frame.parts)
        first, *others = parts
        shown = "".join(f"{{{{ index $values {number} }}}}{part}" for number, part in enumerate(others))
        template = f"{{{{ $name := .Params.name }}}}{{{{ $values := .Params.values }}}}{first}{shown}"
        self.write(f"layouts/_default/{layout}.html", template)
        for page in frame.pages:
            matter = {"layout": layout, "name": page.name, "values": page.values}
            if not page.path.endswith("index.html"):
                matter["url"] = f"/{page.path}"
            self.write(
                f"content/{frame.language}/{self._source(page.path, frame.language)}.md",
                json.dumps(matter, ensure_ascii=False) + "\n",
            )

    def _source(self, path: str, language: str) -> str:
        """A page that may have others below it is its folder's ``_index``."""
        folder = self.folders[language]
        route = path.removeprefix(f"{folder}/" if folder else "").removesuffix("index.html").strip("/")
        return route if "/" in route or route.endswith(".html") else f"{route}/_index".lstrip("/")

    def build(self, target: Path) -> Cost:
        """Run it."""
        return cost(
            ["hugo", "--quiet", "--cacheDir", f"{self.folder}/cache", "-d", str(target)], self.environment, self.folder
        )


class Eleventy(Peer):
    """Eleventy: the pages of a kind and language are made of one data file, by pagination."""

    def prepare(self) -> str:
        """Configure it."""
        version = _eleventy()
        self.write("eleventy.config.mjs", 'export default () => ({ dir: { input: "source" } });\n')
        return f"Eleventy {version}"

    def add(self, frame: Frame) -> None:
        """The data and the template of all the pages."""
        pages = [{"path": page.path, "name": page.name, "values": page.values} for page in frame.pages]
        stem = f"source/{frame.kind}-{frame.language}"
        self.write(f"{stem}.11tydata.json", json.dumps({"pages": pages}, ensure_ascii=False))
        parts = (" + one.name + ".join(json.dumps(text, ensure_ascii=False) for text in part) for part in frame.parts)
        first, *others = parts
        shown = "".join(f" +\n  one.values[{number}] + {part}" for number, part in enumerate(others))
        self.write(
            f"{stem}.11ty.js",
            "exports.data = {\n"
            '  pagination: { data: "pages", size: 1, alias: "one" },\n'
            "  permalink: ({ one }) => one.path,\n"
            "  eleventyExcludeFromCollections: true,\n};\n"
            f"exports.render = ({{ one }}) =>\n  {first}{shown};\n",
        )

    def build(self, target: Path) -> Cost:
        """Run it, with as much memory as it likes."""
        environment = {**self.environment, "NODE_OPTIONS": "--max-old-space-size=16384"}
        return cost(["node", str(ELEVENTY), "--quiet", f"--output={target}"], environment, self.folder)


@cache
def _eleventy() -> str:
    """Install Eleventy from its lock file; returns its version. Raises `Missing`."""
    if not shutil.which("npm"):
        raise Missing("npm is not installed (Debian: apt-get install npm), and so Eleventy is missing")
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(install, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"npm could not install Eleventy: {done.stderr.strip()}")
    return str(json.loads((ELEVENTY.parent / "package.json").read_text("utf-8"))["version"])
