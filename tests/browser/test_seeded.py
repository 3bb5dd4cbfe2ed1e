"""Seeded faults: a page is broken on purpose, and the very checks that the other tests rely on report it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .measures import (
    PHONE_NUMBER,
    TIME_RANGE,
    faint_texts,
    fonts,
    low_targets,
    measure,
    moved_by,
    overflow,
    reversed_texts,
    unmirrored,
    violations,
    walk,
)
from .visitor import PHONE, Spoil, Visitor, break_files
from .witness import Witness

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGE, STYLES, SCRIPT = "offices/altmarkt/", "directory.css", "page.js"
"""The ends of the addresses of the files that are broken, without the hash in a name."""


def _swap(old: str, new: str) -> Spoil:
    return lambda text: text.replace(old, new)


def _add(rule: str) -> Spoil:
    return lambda text: f"{text}\n{rule}\n"


def _rules(page: Page) -> list[str]:
    return sorted({fault.split(":")[0] for fault in violations(page)})


def _unseen(page: Page) -> list[str]:
    return walk(page, 5)[1]


@pytest.mark.parametrize(
    ("pattern", "lost"),
    [(PHONE_NUMBER, ["030 23125-100", "+49 30 23125 101", "030 23125-110"]), (TIME_RANGE, ["09:00–12:00"])],
    ids=["phone", "hours"],
)
def test_a_lost_isolation_is_reported(visitor: Visitor, pattern: str, lost: list[str]) -> None:
    """Without <bdi> Arabic phone numbers and hours are reversed, and are reported by name."""
    spoil = {PAGE: lambda html: html.replace("<bdi", "<span").replace("</bdi>", "</span>").replace(' dir="ltr"', "")}
    page = visitor.open_spoilt(spoil, "office", "ar")
    assert [text for text in lost if text not in reversed_texts(page, pattern)] == []


def test_a_swapped_direction_is_reported(visitor: Visitor) -> None:
    """An Arabic page that runs from left to right is no mirror of the English one."""
    english = visitor.open("office", "en")
    arabic = visitor.open_spoilt({PAGE: _swap('lang="ar" dir="rtl"', 'lang="ar" dir="ltr"')}, "office", "ar")
    assert unmirrored(english, visitor.open("office", "ar"), ".brand img") == []
    assert len(unmirrored(english, arabic, ".brand img")) == 2


@pytest.mark.parametrize(
    ("file", "spoil", "rule"),
    [
        (PAGE, _swap("<h1>", "<button></button><h1>"), "broken button-name"),
        (PAGE, _swap("<h1>", '<img src="../../assets/directory/mark.svg"><h1>'), "broken image-alt"),
        (PAGE, _swap('<html lang="de"', "<html"), "broken html-has-lang"),
        (PAGE, lambda html: html.replace("<h1", "<p").replace("</h1>", "</p>"), "broken page-has-heading-one"),
        (STYLES, _add(".soft { color: #999 }"), "broken color-contrast"),
        (STYLES, _add(".foot .links { line-height: 1 } .foot .links a { min-block-size: 0 }"), "broken target-size"),
    ],
    ids=["button without a name", "picture without a text", "no language", "no heading", "faint text", "close targets"],
)
def test_a_broken_rule_is_reported(visitor: Visitor, file: str, spoil: Spoil, rule: str) -> None:
    """Each broken rule of accessibility is reported, and no other."""
    page = visitor.open_spoilt({file: spoil}, "office", "de", width=PHONE)
    assert _rules(page) == [rule]


@pytest.mark.parametrize(
    ("ruler", "rule", "fault"),
    [
        (overflow, "h1 { inline-size: 30rem }", "the page is "),
        (overflow, ".state { position: relative; inset-inline-start: -2rem }", "svg.icon «» reaches from -"),
        (
            lambda page: low_targets(page, ".button"),
            ".md-typeset .button { min-block-size: 1.5rem; padding: 0 }",
            "a.button",
        ),
        (faint_texts, ".soft { color: #666 }", "span.soft «"),
        (_unseen, ".skip:focus { inset-block-start: -10rem }", "a.skip «Zum Inhalt springen»: its outline is cut off"),
        (_unseen, ":focus-visible { outline: none }", "a.brand «Ankommen»: an outline of 0 px"),
        (_unseen, ".top :focus-visible { outline-color: #357 }", "a.brand «Ankommen»: an outline with a contrast of "),
        (_unseen, ".bar { position: relative; z-index: -1 }", "a.brand «Ankommen»: covered by "),
        (lambda page: fonts(page)[1:], ".facts, .soft { font-family: serif }", "serif"),
    ],
    ids=[
        "wide heading",
        "text beyond the edge",
        "low button",
        "faint text",
        "hidden skip link",
        "no outline",
        "faint outline",
        "covered link",
        "other letters",
    ],
)
def test_a_broken_style_is_reported(
    visitor: Visitor, ruler: Callable[[Page], list[str]], rule: str, fault: str
) -> None:
    """Each broken style is reported by the ruler made for it, which is content without the fault."""
    assert ruler(visitor.open("office", "de")) == []
    faults = ruler(visitor.open_spoilt({STYLES: _add(rule)}, "office", "de"))
    assert [found for found in faults if found.startswith(fault)] != [], faults


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("td:lang(ar) { line-height: 1.4 }", ": lines of 1.40, normal, "),
        ("h1 { font-style: italic }", ", italic, "),
        (".md-typeset h2 { letter-spacing: 1px }", ", normal, 1px"),
    ],
    ids=["close lines", "italics", "space between letters"],
)
def test_cramped_letters_are_reported(visitor: Visitor, rule: str, fault: str) -> None:
    """On an Arabic page, which has none without the fault."""
    assert measure(visitor.open("office", "ar"), "cramped", 1.7) == []
    faults = measure(visitor.open_spoilt({STYLES: _add(rule)}, "office", "ar"), "cramped", 1.7)
    assert [found for found in faults if fault in found] != [], faults


def test_a_lost_border_is_reported(visitor: Visitor) -> None:
    """A button whose border is gone with the reader's own colours is reported."""
    style = {STYLES: _add(".md-typeset .button { border: 0 }")}
    page = visitor.open_spoilt(style, "office", "de", forced_colors="active")
    assert len(measure(page, "unbordered", ".button")) == page.locator(".button").count()


def test_a_trap_is_reported(visitor: Visitor) -> None:
    """A link that Tab does not leave, and one that Tab does not reach, break the order of stops."""
    spoil = {
        SCRIPT: _add('document.querySelector(".brand").addEventListener("keydown", (key) => key.preventDefault());')
    }
    page = visitor.open_spoilt(spoil, "office", "de")
    order, _ = walk(page, 4)
    assert order == ["a.skip «Zum Inhalt springen»", *["a.brand «Ankommen»"] * 3]
    assert order != measure(page, "stops")[:4]


def test_a_shortcut_is_reported(visitor: Visitor) -> None:
    """A letter that leads elsewhere is reported with the address it leads to."""
    shortcut = 'addEventListener("keydown", (event) => { if (event.key === "n") location.href = "../hafentor/"; });'
    page = visitor.open_spoilt({SCRIPT: _add(shortcut)}, "office", "de")
    here, there = visitor.address("office"), visitor.address("office, ageing")
    assert moved_by(page, "p") == []
    assert moved_by(page, "n") == [f"«n» changes {here} to {there}"]


@pytest.mark.parametrize(
    ("file", "spoil", "fault"),
    [
        (
            PAGE,
            _swap("<h1>", '<img alt="" src="https://pictures.example/a.png"><h1>'),
            "console error: Loading the image",
        ),
        (PAGE, _swap("<h1>", "<script>1</script><h1>"), "console error: Executing inline script violates"),
        (
            STYLES,
            _add("@font-face { font-family: a; src: url(https://fonts.example/a) } p { font-family: a }"),
            "console error: Loading the font",
        ),
        (
            PAGE,
            lambda html: html.replace("Content-Security-Policy", "").replace(
                "<h1>", '<img alt="" src="https://a.example/"><h1>'
            ),
            "request to https://a.example/",
        ),
        (SCRIPT, _add('localStorage.setItem("seen", "altmarkt");'), "1 in localStorage"),
        (SCRIPT, _add('document.cookie = "seen=altmarkt";'), "1 in cookies"),
        (SCRIPT, _add('console.warn("oh");'), "console warning: oh"),
        (SCRIPT, _add('throw new Error("oh");'), "error: oh"),
        (PAGE, _swap("<h1>", '<img alt="" src="missing.png"><h1>'), "console error: Failed to load resource"),
    ],
    ids=[
        "picture",
        "inline script",
        "font",
        "picture without policy",
        "storage",
        "cookie",
        "warning",
        "error",
        "missing file",
    ],
)
def test_a_trace_is_reported(visitor: Visitor, file: str, spoil: Spoil, fault: str) -> None:
    """Whatever asks strangers, complains or stores is reported."""
    page = visitor.tab()
    witness = Witness(page, visitor.origin())
    break_files(page, {file: spoil})
    page.goto(visitor.address("office"))
    assert [found for found in witness.faults() if found.startswith(fault)] != [], witness.faults()
