"""Markup: texts as HTML that is harmless whatever the text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from network_directory.markup import _converted, long_text, ltr, marked
from network_directory.reader import Phrase


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ein Satz.", "<p>Ein Satz.</p>"),
        ("Eins\n\nZwei", "<p>Eins</p>\n<p>Zwei</p>"),
        ("*leise* und **laut**", "<p><em>leise</em> und <strong>laut</strong></p>"),
        ("- eins\n- zwei", "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>"),
        ("1. eins\n2. zwei", "<ol>\n<li>eins</li>\n<li>zwei</li>\n</ol>"),
        ("Zum Beispiel:\n- eins\n- zwei", "<p>Zum Beispiel:</p>\n<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>"),
        ("Zum Beispiel:\n1. eins", "<p>Zum Beispiel:</p>\n<ol>\n<li>eins</li>\n</ol>"),
        ("Preise < 5 € & mehr", "<p>Preise &lt; 5 € &amp; mehr</p>"),
    ],
)
def test_markdown_becomes_paragraphs_emphasis_and_lists(text: str, html: str) -> None:
    """A list need not be set off by an empty line: editors forget it."""
    assert long_text(text) == html


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=c", "http://example.org", "mailto:info@example.org", "tel:+4930123"]
)
def test_a_link_to_a_page_a_mail_or_a_telephone_stays(target: str) -> None:
    """And tells no other page where the reader came from."""
    html = long_text(f"[hier]({target})")
    assert f'href="{target}"' in html
    assert 'rel="noopener noreferrer"' in html


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "<javascript:alert(1)>",
    ],
)
def test_any_other_link_loses_its_target(text: str) -> None:
    """Its words stay."""
    assert "href" not in long_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="https://example.org/x.png" onerror="x">',
        "![Bild](https://example.org/x.png)",
        "<iframe src=x></iframe>",
        '<p style="position:fixed" onclick="x" class="y" id="z">x</p>',
        "<svg><script>x</script></svg>",
        "<style>*{display:none}</style>",
        "# Überschrift",
        "    code",
        "> Zitat",
        "<form action=x><input></form>",
        '<a href="https://example.org" onmouseover="x" target="_top">x</a>',
    ],
)
def test_everything_else_is_dropped(text: str) -> None:
    """No script, style, picture, form, heading, class or id gets through."""
    assert _tags(long_text(text)) <= {"p", "em", "strong", "a", "ul", "ol", "li", "br"}
    assert _attributes(long_text(text)) <= {"href", "rel"}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def _parse(html: str) -> _Elements:
    parser = _Elements()
    parser.feed(html)
    return parser


def _tags(html: str) -> set[str]:
    return _parse(html).tags


def _attributes(html: str) -> set[str]:
    return _parse(html).attributes


_WORDS = """<script> </script> <img␣src=x␣onerror=y> [a]( javascript: ) ** * ` > - &lt; <!-- --> " ' a <a␣href= <svg␣
onload=x &#x6a; \\ ![ ] <br/>"""
_PIECES = st.sampled_from(["\n", "    ", *(word.replace("␣", " ") for word in _WORDS.split())])


@given(pieces=st.lists(_PIECES, max_size=15))
@examples(deadline=None, derandomize=True, max_examples=300)
def test_no_text_brings_anything_else_onto_a_page(pieces: list[str]) -> None:
    """Whatever its pieces."""
    html = long_text("".join(pieces))
    assert _tags(html) <= {"p", "em", "strong", "a", "ul", "ol", "li", "br"}
    assert _attributes(html) <= {"href", "rel"}
    assert 'href="javascript' not in html.lower()


@given(text=st.from_regex(r"[^\W\d_][^\n]{0,60}", fullmatch=True) | st.text(max_size=40))
def test_a_plain_text_is_what_markdown_would_make_of_it(text: str) -> None:
    """The short way and the long one lead to the same HTML, whatever the text holds."""
    assert long_text(text) == _converted(text)


def test_a_phrase_in_the_readers_language_is_only_escaped() -> None:
    """No element around it."""
    assert marked(Phrase("Tee & <Kuchen>", "de")) == "Tee &amp; &lt;Kuchen&gt;"


@pytest.mark.parametrize(
    ("phrase", "html"),
    [
        (Phrase("Tee & <Kuchen>", "de", foreign=True), '<span lang="de" dir="ltr">Tee &amp; &lt;Kuchen&gt;</span>'),
        (Phrase("شاي", "ar", foreign=True), '<span lang="ar" dir="rtl">شاي</span>'),
    ],
)
def test_a_foreign_phrase_is_marked_with_its_language_and_direction(phrase: Phrase, html: str) -> None:
    """Browsers then choose the right voice, font and order."""
    assert marked(phrase) == html


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("الهاتف 030 23125-100 أو 112", ["030 23125-100"]),
        ("من 09:00 - 12:00 كل يوم", ["09:00 - 12:00"]),
        ("بعد 18:00", ["18:00"]),
        ("IBAN: DE02 1203 0000 0000 2020 51 شكرًا", ["DE02 1203 0000 0000 2020 51"]),
        ("DE02120300000000202051", ["DE02120300000000202051"]),
        ("للأطفال 6–10 سنوات، 2020-2024", ["6–10", "2020-2024"]),
        ("من 24.12.–31.12. مغلق", ["24.12.–31.12"]),
        ("3,5 - 4,5 كم", ["3,5 - 4,5"]),
        ("الطابق 2، الغرفة 14", []),
        ("شارع Markt 7", []),
    ],
)
def test_numbers_in_a_text_from_right_to_left_are_isolated(text: str, isolated: list[str]) -> None:
    """Times, telephone numbers, ranges and IBANs that an editor typed into a sentence; single numbers need no help."""
    html = marked(Phrase(text, "ar"))
    assert re.findall('<bdi dir="ltr">(.*?)</bdi>', html) == isolated
    assert re.sub("</?bdi[^>]*>", "", html) == text


def test_a_text_from_left_to_right_needs_no_isolation() -> None:
    """Its numbers run as it does."""
    assert marked(Phrase("Tel. 030 23125-100, 09:00 - 12:00", "de")) == "Tel. 030 23125-100, 09:00 - 12:00"


def test_numbers_are_isolated_from_left_to_right() -> None:
    """A telephone number keeps its order in an Arabic sentence."""
    assert ltr("030 23125-100") == '<bdi dir="ltr">030 23125-100</bdi>'
    assert ltr("<b>") == '<bdi dir="ltr">&lt;b&gt;</bdi>'
