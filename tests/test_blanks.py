"""Blanks: a page's structure is rendered once, and each language fills in its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markupsafe import Markup

from making import city, entry, problems_in, settings
from making import loaded as loaded_city
from network_directory.directory import Directory
from network_directory.linked_data import as_json
from network_directory.model import Text
from network_directory.pages import all_pages
from network_directory.prose import HandWritten
from network_directory.reader import Reader
from network_directory.rendering import blanks as blanks_module
from network_directory.rendering import speech as speech_module
from network_directory.rendering.blanks import MARK, Blanks, in_json
from network_directory.rendering.speech import Speech
from network_directory.settings import ProsePage
from network_directory.site import Site

LANGUAGES = ("de", "en", "ar")


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The base city."""
    return loaded_city(tmp_path_factory.mktemp("city"))


def _said(directory: Directory, blanks: Blanks, html: str, language: str = "en") -> str:
    speech = Speech(Reader(directory, language), settings())
    return speech.fill(blanks.skeleton(html, frozenset()))[0].decode()


def test_the_same_call_is_the_same_blank() -> None:
    """So that what stands on many pages is worked out once; other values make another."""
    blanks, text = Blanks(), Text.model_construct({"de": "Wort"})
    assert blanks.leave("name", text) == blanks.leave("name", text)
    assert blanks.leave("name", text) != blanks.leave("text", text)
    assert blanks.leave("name", text) != blanks.leave("name", Text.model_construct({"de": "Wort"}))
    assert blanks.leave("_", "%(x)s", x="a") != blanks.leave("_", "%(x)s", x="b")


def test_what_stands_between_blanks_is_left_alone(directory: Directory) -> None:
    """Each is filled where it stands, in the page's language."""
    blanks = Blanks()
    html = f"<p>{blanks.leave('language')}</p> · {blanks.leave('direction_of_page')}"
    assert [_said(directory, blanks, html, code) for code in LANGUAGES] == [
        "<p>de</p> · ltr",
        "<p>en</p> · ltr",
        "<p>ar</p> · rtl",
    ]


def test_a_blank_may_hold_others(directory: Directory) -> None:
    """A sentence with a date in it, within another; what is no HTML is escaped on the way."""
    blanks = Blanks()
    inner = blanks.leave("_", "until %(date)s", date="<b>")
    outer = blanks.leave("_", "Opening hours not known: %(number)s", number=Markup("<i>{}</i>").format(inner))
    assert _said(directory, blanks, outer) == "Opening hours not known: <i>until &lt;b&gt;</i>"


@pytest.mark.parametrize("written", [f"{MARK}0{MARK}", r"\0005\0", r"\x000\u0000"])
def test_no_text_of_the_data_can_pass_for_a_blank(tmp_path: Path, written: str) -> None:
    """What stands around a blank's number cannot be in YAML, and not be made by it."""
    data = city(tmp_path, partners=[entry("partners", name="Stadt")])
    file = data / "partners.yaml"
    file.write_text(file.read_text("utf-8").replace("Stadt", f'"{written}"'), "utf-8")
    found = {problem.code for problem in problems_in(data) if problem.place.file.endswith("partners.yaml")}
    assert found == {"invisible"}


def test_no_hand_written_page_can_pass_for_a_blank(directory: Directory) -> None:
    """The sign is shown as browsers show it."""
    built, page = Site(directory, all_pages(directory), settings()), ProsePage("about/", {"de": "Über"})
    written = HandWritten("de/about.md", page, "de", "Über", "de", f"<p>a{MARK}5{MARK}</p>")
    assert "<p>a\ufffd5\ufffd</p>" in written.shown(built)


def test_a_language_alone_gives_the_same_pages_as_among_others(directory: Directory) -> None:
    """Whatever was filled in before."""
    together = dict(Site(directory, all_pages(directory), settings()).files(LANGUAGES))
    alone = [dict(Site(directory, all_pages(directory), settings()).files([code])) for code in LANGUAGES]
    assert {path: text for found in alone for path, text in found.items()} == together


def test_what_is_forgotten_is_worked_out_again(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a city larger than what is kept in mind."""
    expected = dict(Site(directory, all_pages(directory), settings()).files(LANGUAGES))
    monkeypatch.setattr(blanks_module, "_MOST", 40)
    monkeypatch.setattr(speech_module, "_MOST", 15)
    assert dict(Site(directory, all_pages(directory), settings()).files(LANGUAGES)) == expected


def test_html_is_not_the_text_that_looks_like_it(directory: Directory) -> None:
    """Else a contributor's text that equals a piece of our own HTML would get onto a page as it is."""
    blanks = Blanks()
    ours, theirs = (blanks.leave("_", "until %(date)s", date=value) for value in (Markup("<b>"), "<b>"))
    assert _said(directory, blanks, f"{ours} {theirs}") == "until <b> until &lt;b&gt;"


def test_a_string_of_json_may_be_a_blank(directory: Directory) -> None:
    """It becomes any value; a text in which a contributor wrote the same signs comes back as it was."""
    blanks = Blanks()
    leave = (blanks.leave("data_text", Text.model_construct({"de": text})) for text in ('"</p>', "Wort"))
    theirs = ["\\u00000\\u0000", '"\\u00000\\u0000"', '\\"\\u00000\\u0000\\"', '"\\\\u00000\\\\u0000"', "\\", "0"]
    html = in_json(as_json([*leave, *theirs]))
    german, arabic = (json.loads(_said(directory, blanks, html, code)) for code in ("de", "ar"))
    assert german == ['"</p>', "Wort", *theirs]
    assert arabic[:2] == [{"@language": "de", "@value": '"</p>'}, {"@language": "de", "@value": "Wort"}]
    assert arabic[2:] == theirs
