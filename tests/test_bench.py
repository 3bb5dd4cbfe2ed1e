"""The benchmark: its city is a valid one, and it measures what it says. How fast anything is, is not tested here."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.frames import differences, frames, joined
from bench.synthetic import LANGUAGES, write
from conftest import ROOT, SITE_URL, TODAY, build
from network_directory.loading import load

BENCH = ROOT / "tests" / "bench"


@pytest.mark.parametrize(("entries", "languages"), [(20, 1), (50, 2), (200, 12)])
def test_the_large_city_has_no_problem(tmp_path: Path, entries: int, languages: int) -> None:
    """Its data passes the check without an error or a warning, at any size, and has as many entries as asked for."""
    write(tmp_path, entries, LANGUAGES[:languages])
    directory, warnings = load(tmp_path / "data", TODAY)
    assert warnings == []
    assert tuple(directory.languages) == LANGUAGES[:languages]
    assert len(directory.offices) + len(directory.partners) + len(directory.activities) == entries


def test_the_large_city_is_the_same_each_time(tmp_path: Path) -> None:
    """The same numbers give the same bytes, whichever folder they are written to."""
    for name in "ab":
        write(tmp_path / name, 20, LANGUAGES[:3])
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_pages_are_put_together_again(tmp_path: Path) -> None:
    """Pages of a kind and language share a frame; frame and values give back each page, byte by byte."""
    page = '<title>{0}</title>\n<a href="../../{1}/{0}/">\n{2}<h1>of all</h1>\r\n{3}</a>\n'
    for folder, word in (("", "alle"), ("en/", "all")):
        for name, text in (("one", "<p>1\u2028</p>\n"), ("two", ""), ("three-one", "<p>{{ 3 }}</p>\n<p>x</p>\n")):
            _write(tmp_path / f"{folder}offices/{name}/index.html", page.format(name, word, text, text))
    found = list(frames(tmp_path, {"de": "", "en": "en"}))
    assert [(frame.kind, frame.language, len(frame.pages)) for frame in found] == [
        ("offices", "en", 3),
        ("offices", "de", 3),
    ]
    assert all(
        joined(frame, page).encode() == (tmp_path / page.path).read_bytes() for frame in found for page in frame.pages
    )
    assert [page.values for page in found[0].pages if page.name == "two"] == [("", "")]


def test_templates_are_made_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages in all languages share a template: links by their place, words by i18n, lists as loops, else values."""
    monkeypatch.syspath_prepend(BENCH)
    shapes, templates = (importlib.import_module(name) for name in ("shapes", "templates"))
    page = (
        '<h1 title="{title}">{word}</h1>\n<a href="{up}offices/{name}/"></a>\n{more}'
        "<ul>\n{items}</ul>\n<p>{{{{ 1 }}}}</p>\n"
    )
    parts = []
    for language, word in (("de", "Haus"), ("en", "House")):
        for name, title, more, listed in (("a", "A &amp; B", "", "x"), ("b", "+", "<hr>\n", "yz")):
            up = "../../" if language == "de" else "../../../"
            items = "".join(f"<li>{item}</li>\n" for item in listed)
            html = page.format(title=title, word=word, up=up, name=name, more=more, items=items)
            place = shapes.Place(language, "../../", up, f"offices/{name}/", name, "")
            parts.append(shapes.Part(place, shapes.listed(shapes.lines(html))))
    made = templates.Templates()
    assert made.template("v", parts) == (
        '<h1 {{ print `title="` (.v1) `"` | safeHTMLAttr }}>{{ i18n "word0" }}</h1>\n'
        '<a href="{{ $root }}{{ $route }}"></a>\n{{ if eq .v2 1 }}<hr>\n{{ end }}'
        '<ul>\n{{ range .v3 }}<li>{{ .v4 }}</li>\n{{ end }}</ul>\n<p>{{ "{{" }} 1 }}</p>\n'
    )
    assert made.words == {(False, frozenset({("de", "Haus"), ("en", "House")})): "word0"}
    assert [part.values for part in parts[:2]] == [
        {"v1": "A &amp; B", "v3": [{"v4": "x"}]},
        {"v1": "+", "v2": 1, "v3": [{"v4": "y"}, {"v4": "z"}]},
    ]


@pytest.mark.skipif(shutil.which("hugo") is None, reason="Hugo is not installed")
def test_ordinary_hugo_makes_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where html/template would escape in another way, or distrusts an address; cards and icons are shared."""
    monkeypatch.syspath_prepend(BENCH)
    bench, peer = (importlib.import_module(name) for name in ("frames", "ordinary"))
    folders = {"de": "", "en": "en"}
    for code, folder in folders.items():
        for number in range(3):
            _write(tmp_path / "site" / folder / "offices" / str(number) / "index.html", _office(code, number))
    hugo = peer.OrdinaryHugo(tmp_path / "source", folders, {**os.environ, "SITE_URL": SITE_URL})
    for frame in bench.frames(tmp_path / "site", folders):
        hugo.add(frame)
    hugo.build(tmp_path / "made")
    assert differences(tmp_path / "site", tmp_path / "made", hugo.unasked) == ""
    assert (tmp_path / "source" / "layouts" / "_default" / "offices-page.html").is_file()
    assert hugo.templates.finished == 0


def test_each_hugo_has_its_own_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    """CPU seconds are told in units of the least that Hugo can need, and of what it ordinarily needs."""
    monkeypatch.syspath_prepend(BENCH)
    results, measuring = (importlib.import_module(name) for name in ("results", "measuring"))
    spent = {results.OURS: 3.0, "Hugo 0.1": 2.0, "ordinary Hugo 0.1": 6.0}
    rounds = {name: [measuring.Cost(cpu, 1.0, 1.0)] for name, cpu in spent.items()}
    result = results.Result(1, 1, 1, 1, 1, 1, rounds)
    assert result.ratios(results.OURS) == {"Hugo": 1.5, "ordinary Hugo": 0.5}
    shown = next(line for line in results.table("1x1", result).splitlines() if line.startswith(results.OURS))
    assert shown.split()[-4:] == ["1.50", "0.50", "–", "–"]


def test_a_peers_mistakes_are_told(tmp_path: Path) -> None:
    """Of a peer's pages it is told how many are missing, too many or different; other files need not be there."""
    for name, content in (("site/a.html", "1"), ("site/b.html", "2"), ("site/c.html", "3"), ("site/d.ics", "4")):
        _write(tmp_path / name, content)
    for name, content in (("made/a.html", "1"), ("made/b.html", "5"), ("made/e.html", "6"), ("made/de/f.html", "7")):
        _write(tmp_path / name, content)
    site, made = tmp_path / "site", tmp_path / "made"
    assert differences(site, made, frozenset({Path("de/f.html")})) == "1 missing, 1 too many, 1 different"
    assert differences(site, site, frozenset({Path("d.ics")})) == ""


def test_nothing_but_the_search_is_left_out(tmp_path: Path) -> None:
    """The build without search lacks the search's files, and all others are those of the real command."""
    write(tmp_path, 20, LANGUAGES[:2])
    whole = build(tmp_path / "mkdocs.yml", tmp_path / "whole")
    arguments = ["build", "-q", "-f", f"{tmp_path}/mkdocs.yml", "-d", f"{tmp_path}/without"]
    environment = {"SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": "1795348800", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, str(BENCH / "without_search.py"), *arguments], env=environment, check=True)
    found, rest = _files(tmp_path / "without"), _files(whole)
    left_out = rest.keys() - found.keys()
    assert left_out
    assert all("search/" in path and not path.endswith(".html") for path in left_out)
    assert found == {path: content for path, content in rest.items() if path not in left_out}


def test_a_small_run_tells_its_figures(tmp_path: Path) -> None:
    """The benchmark of 20 entries in 2 languages prints its table and writes each round as JSON."""
    results = tmp_path / "bench.json"
    command = [sys.executable, str(BENCH / "build.py"), "20x2", "--ours", "--rounds", "2", "--json", str(results)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "20x2: 20 entries in 2 languages" in done.stdout
    told = json.loads(results.read_text("utf-8"))["sizes"]["20x2"]
    assert told["missing"] == told["differences"] == {}
    assert {name: len(rounds) for name, rounds in told["rounds"].items()} == {
        "our build, without search": 2,
        "our build, with search": 2,
        "write floor": 2,
    }
    assert all(cost["cpu"] > 0 and cost["wall"] > 0 for cost in told["medians"].values())
    assert told["files"] > told["pages"] > 2 * 20
    assert told["cpu_ratios"]["write floor"] == {"write floor": 1.0}


def _office(code: str, number: int) -> str:
    """A page with all that generators' escaping may get wrong, as many icons as its number says, and fewer cards."""
    text, word = {"de": ("Tür &amp; &#39;Tor&#39;", "Ruf's &amp;"), "en": ("&lt;N&gt;", "Call's")}[code]
    text, root = f"{text} {('y', 'N', '{{')[number]}", "../../" if code == "de" else "../../../"
    icons = "".join(f'<symbol id="i-{one}"><path d="M0 {one}z"/></symbol>' for one in range(number + 1))
    cards = "".join(
        f'<article class="card">\n<h3><a href="../../offices/{one}/">{one}</a></h3>\n</article>\n'
        for one in range(number)
    )
    menu = "".join(
        f'<li><a href="{root}{folder}offices/{number}/" hreflang="{other}">{other}</a></li>\n'
        for other, folder in (("de", ""), ("en", "en/"))
    ).replace(f'"{code}">', f'"{code}" aria-current="true">')
    return (
        f'<html lang="{code}">\n<title>{text}</title>\n<svg class="symbols">{icons}</svg>\n<ul>\n{menu}</ul>\n<main>\n'
        f'<h1>{text}</h1>\n<p title="{text} + 1"><a href="tel:+49{number}">{word}</a></p>\n'
        f'<a href="geo:{number * 7}">{word}</a>\n{cards}</main>\n'
        f'<footer>\n</footer>\n<script type="application/ld+json">{{"n":"{number * 7}"}}</script>\n</html>\n'
    )


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
