"""Material's style sheet is cut to what pages use; every element looks as it does with the whole of it."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from network_directory.rendering.environment import THEME
from published import MATERIAL

from .measures import nothing_in
from .pages import MUSTERSTADT
from .visitor import DESKTOP, PHONE, Visitor, answered

pytestmark = [pytest.mark.browser, pytest.mark.site]

ANY_TEXT = """
<h2>Text</h2><p>A <a href="#x">link</a>, <em>em</em>, <strong>strong</strong>, <code>code</code>,
<kbd>Ctrl</kbd>, <mark>mark</mark>, <del>del</del>, <ins>ins</ins>, <abbr title="x">abbr</abbr>, <small>small</small>,
H<sub>2</sub>, m<sup>2</sup></p>
<h3>A</h3><h4>B</h4><h5>C <code>c</code></h5><h6>D</h6><hr><blockquote><p>Said <a href="#x">so</a></p></blockquote>
<ul><li><p>one</p><ol><li>two<ul><li>three</li></ul></li></ol></li></ul>
<ol type="a"><li>x<blockquote>y</blockquote></li></ol>
<dl><dt>term</dt><dd><p>what</p><ul><li>it is</li></ul></dd></dl><pre><code>code
</code></pre><figure><img alt=""><figcaption>What it shows</figcaption></figure>
<table><thead><tr><th>a</th><th align="right">b</th></tr></thead>
<tbody><tr><td><p>1</p></td><td align="right">2</td></tr></tbody></table>
<details open><summary>More</summary><p>text</p></details><button>Go</button><input><label>l</label>
"""
"""Everything that Markdown makes, with the extensions of mkdocs.yml, and what hand-written HTML may add."""

_COMPARE = """async (sheet) => {
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const has = (element, part) => getComputedStyle(element, part).content !== "none";
  const parts = (element) => ["", ...["::before", "::after"].filter((part) => has(element, part))];
  const of = (element, part) => {
    const style = getComputedStyle(element, part);
    return names.map((name) => style.getPropertyValue(name)).join("\\n");
  };
  const look = () => [...document.querySelectorAll("*")].map((element) =>
    Object.fromEntries(parts(element).map((part) => [part, of(element, part)])));
  const told = (element, part, one, other = "") => one === other ? [] : one.split("\\n").flatMap((value, at) =>
    value === other.split("\\n")[at] ? [] : `${element.localName}.${element.className}${part} ${names[at]}: ${value}`);
  const before = look();
  const old = document.querySelector("link[rel=stylesheet]");
  const whole = Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet });
  await new Promise((done) => { whole.onload = done; old.replaceWith(whole); });
  const after = look();
  return [...document.querySelectorAll("*")].flatMap((element, at) =>
    ["", "::before", "::after"].flatMap((part) => told(element, part, after[at][part] ?? "", before[at][part])));
}"""


def _whole(more: str = "") -> str:
    own, paper = (
        THEME.joinpath("assets/directory", name).read_text("utf-8") for name in ("directory.css", "print.css")
    )
    return "\n".join([*(path.read_text("utf-8") for path in MATERIAL), own, f"@media print {{ {paper} }}", more])


def _differences(page: Page, more: str = "") -> list[str]:
    """What looks different with the whole style sheet, and perhaps a rule more."""
    page.route("**/whole.css", lambda route: route.fulfill(body=_whole(more), content_type="text/css"))
    return list(page.evaluate(_COMPARE, "/whole.css"))


@pytest.mark.parametrize(("language", "width", "medium"), [("de", DESKTOP, "print"), ("ar", PHONE, "screen")])
@pytest.mark.parametrize("kind", [kind for kind in MUSTERSTADT if kind != "404"])
def test_pages_look_as_with_the_whole_of_it(
    visitor: Visitor, kind: str, language: str, width: int, medium: Literal["screen", "print"]
) -> None:
    """Every computed property of every element, and of what stands before, after and beside it."""
    page = visitor.tab(width=width)
    page.emulate_media(media=medium, reduced_motion="reduce")
    page.goto(visitor.address(kind, language))
    answered(page, kind)
    nothing_in(_differences(page))


@pytest.mark.parametrize("language", ["de", "ar"])
def test_whatever_text_looks_as_with_the_whole_of_it(visitor: Visitor, language: str) -> None:
    """Hand-written pages may hold more than those of this city."""
    page = visitor.tab()
    page.goto(visitor.address("prose", language))
    page.evaluate("text => { document.querySelector('main').innerHTML += text; }", ANY_TEXT)
    nothing_in(_differences(page))


def test_a_rule_that_is_lost_is_seen(visitor: Visitor) -> None:
    """Of an element, and of what stands before it."""
    found = _differences(
        visitor.open("prose"), ".md-typeset h1::before { content: 'x' } .md-typeset p { opacity: 0.5 }"
    )
    assert "p. opacity: 0.5" in found
    assert 'h1.::before content: "x"' in found
