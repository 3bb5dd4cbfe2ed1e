"""Texts changed in a data file, in place: every style of YAML, every other byte as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from network_directory.problems import Severity
from network_directory.reading import Block, Items, Scalar, read
from network_directory.translating import editing
from network_directory.translating.editing import NotAsMeant, change

LANGUAGES = ("de", "en", "ar", "fr")
LONG = "This is a long sentence that says in many words what nobody would say in so many words if it had to be read."
FOLDED = f"{LONG} {LONG}"
MARKER = "§"
"""Stands before the text that is changed."""

CASES = {
    "a plain string becomes a map in braces": (
        "a:\n  - name: §Foo\n    b: 1\n",
        {"en": "Bar"},
        "a:\n  - name: {de: Foo, en: Bar}\n    b: 1\n",
    ),
    "a comment behind it stays": (
        "a:\n  - name: §Foo  # why\n    b: 1\n",
        {"en": "Bar"},
        "a:\n  - name: {de: Foo, en: Bar}  # why\n    b: 1\n",
    ),
    "a string in quotes loses them where YAML needs none": (
        'a: §"Foo"\nb: 1\n',
        {"en": "Bar"},
        "a: {de: Foo, en: Bar}\nb: 1\n",
    ),
    "within braces a comma needs quotes": (
        "a: §Foo, Bar\nb: 1\n",
        {"en": "Bar: x"},
        'a: {de: "Foo, Bar", en: "Bar: x"}\nb: 1\n',
    ),
    "a plain string becomes a map over several lines where it would be too long": (
        "a:\n  - name: §Foo  # why\n    b: 1\n",
        {"en": FOLDED},
        f"a:\n  - name:  # why\n      de: Foo\n      en: >-\n        {LONG}\n        {LONG}\n    b: 1\n",
    ),
    "a folded string becomes a map": (
        "a:\n  - name: >-  # why\n      Foo\n      Bar\n\n    # below\n    b: 1\n".replace(">-", "§>-"),
        {"en": "Bar"},
        "a:\n  - name: {de: Foo Bar, en: Bar}  # why\n\n    # below\n    b: 1\n",
    ),
    "a literal string becomes a map": (
        "a: §|-\n  Foo\n\n  - Bar\nb: 1\n",
        {"en": "Bar"},
        "a:\n  de: |-\n    Foo\n\n    - Bar\n  en: Bar\nb: 1\n",
    ),
    "a string on a line of its own becomes a map there": (
        "a:\n  b:\n    §on two\n    lines\n  c: 1\n",
        {"en": "one\ntwo"},
        "a:\n  b:\n    de: on two lines\n    en: |-\n      one\n      two\n  c: 1\n",
    ),
    "a part of a list becomes a map": (
        "a:\n  - §Foo  # why\n  - Bar\n",
        {"en": "Foe"},
        "a:\n  - {de: Foo, en: Foe}  # why\n  - Bar\n",
    ),
    "a part of a list becomes a map over several lines": (
        "a:\n  - §Foo  # why\n  - Bar",
        {"en": "one\ntwo"},
        "a:\n  - de: Foo  # why\n    en: |-\n      one\n      two\n  - Bar",
    ),
    "the last part of a list, without a line break behind it": (
        "a:\n  - Foo\n  - §Bar",
        {"en": "one\ntwo"},
        "a:\n  - Foo\n  - de: Bar\n    en: |-\n      one\n      two",
    ),
    "a string within braces": (
        "a: {number: 1, label: §Foo}  # why\n",
        {"en": "one\ntwo"},
        'a: {number: 1, label: {de: Foo, en: "one\\ntwo"}}  # why\n',
    ),
    "a string within brackets": ("a: [Foo, §'b, c']\n", {"en": "Bar"}, 'a: [Foo, {de: "b, c", en: Bar}]\n'),
    "a map in braces gets a language": (
        "a: §{de: Foo, fr: 'x'}  # why\n",
        {"en": "Bar", "ar": "مرحبا"},
        "a: {de: Foo, en: Bar, ar: مرحبا, fr: 'x'}  # why\n",
    ),
    "a map in braces goes on in a new line where this one would be too long": (
        "a: §{de: Foo}\nb: 1\n",
        {"en": LONG, "ar": "مرحبا"},
        f"a: {{de: Foo,\n    en: {LONG}, ar: مرحبا}}\nb: 1\n".replace(", ar:", ",\n    ar:")
        if len(LONG) > 106
        else f"a: {{de: Foo, en: {LONG}, ar: مرحبا}}\nb: 1\n",
    ),
    "a map in braces over several lines": (
        "a: §{\n  de: Foo,  # why\n  fr: x,\n}\n",
        {"en": "Bar"},
        "a: {\n  de: Foo, en: Bar,  # why\n  fr: x,\n}\n",
    ),
    "a text in braces is replaced": (
        "a: §{de: Foo, en: \"B, r\", fr: 'x'}  # why\n",
        {"en": "Bar"},
        "a: {de: Foo, en: Bar, fr: 'x'}  # why\n",
    ),
    "a map over several lines gets languages": (
        "a:\n  §de: Foo  # why\n  # French\n  fr: x\nb: 1\n",
        {"en": "Bar", "ar": "مرحبا"},
        "a:\n  de: Foo  # why\n  en: Bar\n  ar: مرحبا\n  # French\n  fr: x\nb: 1\n",
    ),
    "behind a folded text and its empty lines": (
        "a:\n  §de: >-\n    Foo\n    Bar\n\n\nb: 1\n",
        {"en": "Bar"},
        "a:\n  de: >-\n    Foo\n    Bar\n  en: Bar\n\n\nb: 1\n",
    ),
    "behind a text that keeps its empty lines": (
        "a:\n  §de: |+\n    Foo\n\nb: 1\n",
        {"en": "Bar"},
        "a:\n  de: |+\n    Foo\n\n  en: Bar\nb: 1\n",
    ),
    "behind a literal text at the end of the file": (
        "a:\n  §de: |\n    Foo\n    Bar",
        {"en": "Bar"},
        "a:\n  de: |\n    Foo\n    Bar\n  en: Bar",
    ),
    "behind a plain text over several lines": (
        "a:\n  §de: Foo\n    Bar\nb: 1\n",
        {"en": "Bar"},
        "a:\n  de: Foo\n    Bar\n  en: Bar\nb: 1\n",
    ),
    "in a map that begins behind a dash": (
        "a:\n  - §de: Foo\n  - Bar\n",
        {"en": "Bar"},
        "a:\n  - de: Foo\n    en: Bar\n  - Bar\n",
    ),
    "a plain text is replaced": (
        "a:\n  §de: Foo\n  en: Bar   # why\nb: 1\n",
        {"en": "Baz"},
        "a:\n  de: Foo\n  en: Baz   # why\nb: 1\n",
    ),
    "a plain text becomes a literal one": (
        "a:\n  §de: Foo\n  en: Bar  # why\nb: 1\n",
        {"en": "one\n\n- two\n"},
        "a:\n  de: Foo\n  en: |  # why\n    one\n\n    - two\nb: 1\n",
    ),
    "a folded text is replaced by a short one": (
        "a:\n  §de: Foo\n  en: >-  # why\n    Bar\n    baz\n\n  # below\nb: 1\n",
        {"en": "Bar"},
        "a:\n  de: Foo\n  en: Bar  # why\n\n  # below\nb: 1\n",
    ),
    "a folded text is replaced by one as narrow as the file's": (
        f"a:\n  §de: >-\n    {LONG[:70]}\n    {LONG[:72]}\n  en: >-\n    Bar\nb: 1\n",
        {"en": LONG},
        f"a:\n  de: >-\n    {LONG[:70]}\n    {LONG[:72]}\n  en: >-\n"
        "    This is a long sentence that says in many words what nobody would say in\n"
        "    so many words if it had to be read.\nb: 1\n",
    ),
    "a literal text is replaced by a literal one": (
        "a:\n  §de: Foo\n  en: |-\n    Bar\n\n    baz\nb: 1\n",
        {"en": "one\n\n  two"},
        "a:\n  de: Foo\n  en: |-\n    one\n\n      two\nb: 1\n",
    ),
    "a text over several lines is replaced": (
        'a:\n  §de: Foo\n  en: "Bar\n    baz"  # why\nb: 1\n',
        {"en": "Bar"},
        "a:\n  de: Foo\n  en: Bar  # why\nb: 1\n",
    ),
    "a file with Windows' line breaks and a byte order mark": (
        "\ufeffa:\r\n  §de: Foo\r\n  en: >-\r\n    Bar\r\nb: 1\r\n",
        {"en": "one\ntwo", "ar": "مرحبا"},
        "\ufeffa:\r\n  de: Foo\r\n  en: |-\r\n    one\r\n    two\r\n  ar: مرحبا\r\nb: 1\r\n",
    ),
    "what other programs take for no text": (
        "a: §Nein\n",
        {"en": "No", "ar": "12", "fr": "2026-11-22"},
        'a: {de: Nein, en: "No", ar: "12", fr: "2026-11-22"}\n',
    ),
    "signs that mean something to YAML": (
        "a:\n  §de: Foo\n",
        {"en": "# not a comment", "ar": 'say "yes" \\ no', "fr": 'it\'s "so": yes'},
        'a:\n  de: Foo\n  en: "# not a comment"\n  ar: \'say "yes" \\ no\'\n  fr: "it\'s \\"so\\": yes"\n'.replace(
            "ar: 'say \"yes\" \\ no'", 'ar: say "yes" \\ no'
        ),
    ),
}


def _changed(source: str, texts: dict[str, str], folder: Path) -> str:
    """What a file says after the text behind the marker was changed."""
    before, _, _ = source.partition(MARKER)
    lines = before.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    path = folder / "data.yaml"
    path.write_bytes(source.replace(MARKER, "").encode())
    change(path, "data.yaml", {(len(lines), len(lines[-1]) + 1): texts}, LANGUAGES)
    return path.read_bytes().decode()


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_changed_and_nothing_else(case: str, tmp_path: Path) -> None:
    """Byte for byte."""
    source, texts, expected = CASES[case]
    assert _changed(source, texts, tmp_path) == expected


# Everything but what the checks refuse, in any case: controls, marks that are not seen or that turn text around.
_REFUSED = (
    "\u00a0\u00ad\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_ANY = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters=_REFUSED, include_characters="\n\t")
_AWKWARD = st.sampled_from([*"\n\t :#-'\"{}[],&*!|>%@`?\\~=<.0", "مرحبا", "🙂", "\u200d", "null", "- ", ": ", " #"])
TEXTS = st.lists(_AWKWARD | _ANY, min_size=1, max_size=40).map("".join).filter(str.strip)
PLACES = {
    "string": ("a:\n  - b: §Foo  # why\n    c: 1\n", ("a", 0, "b")),
    "part": ("a:\n  - §Foo\n  - Bar\n", ("a", 0)),
    "within braces": ("a: {b: §Foo, c: 1}\n", ("a", "b")),
    "braces": ("a: §{de: Foo, fr: x}\nb: 1\n", ("a",)),
    "replaced in braces": ("a: §{de: Foo, en: x, fr: y}\nb: 1\n", ("a",)),
    "lines": ("a:\n  §de: >-\n    Foo\n    bar\n\n  fr: x\nb: 1\n", ("a",)),
    "replaced": ("a:\n  §de: Foo\n  en: 'x'  # why\n  fr: y\nb: 1\n", ("a",)),
    "replaced, literal": ("a:\n  §de: Foo\n  en: |\n    x\n\n    y\n  fr: y\nb: 1\n", ("a",)),
    "at the end": ("a:\n  - §de: Foo", ("a", 0)),
    "Windows": ("a:\r\n  - §de: Foo\r\n    fr: x\r\n", ("a", 0)),
}


def _value(path: Path, steps: tuple[str | int, ...]) -> object:
    found = read(path, "data.yaml")
    assert {problem.severity for problem in found.problems} <= {Severity.WARNING}
    value: object = found.value
    for step in steps:
        assert isinstance(value, (Block, Items))
        value = value[step]  # type: ignore[index]
    return value


@pytest.mark.parametrize("place", PLACES)
@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
@example(text="- x: {y}")
@example(text=" two  spaces ")
@example(text="one\n\n  - two\n\n\n")
@example(text="\n")
@example(text="tab\there\n\tand there")
@example(text="a " * 120 + "b")
@example(text="a  b " * 50 + "# c: d")
def test_any_text_survives(place: str, text: str) -> None:
    """What was to be written is read again, whatever its signs, wherever it stands.

    Save line breaks at the end of a file, which has none after its last line.
    """
    source, steps = PLACES[place]
    if not text.strip():
        return
    with tempfile.TemporaryDirectory() as folder:
        after = _changed(source, {"en": text}, Path(folder))
        value = _value(Path(folder) / "data.yaml", steps)
    assert isinstance(value, dict)
    ends = "\n" if place == "at the end" else ""
    assert value["en"].rstrip(ends) == text.rstrip(ends)
    assert value["de"] in ("Foo", "Foo bar")
    assert after.endswith(source[source.rindex("\n") + 1 :].replace(MARKER, "") if place != "at the end" else "")


@pytest.mark.parametrize("ending", ["\n", ""])
def test_a_text_that_cannot_be_changed_alone_is_left(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If what is written does not say what was meant, the file is as it was before, to the byte."""
    monkeypatch.setattr(editing, "inline", lambda text, flow: f"{text}, c: d")
    path = tmp_path / "data.yaml"
    before = f"a: {{de: Foo}}  # why{ending}".encode()
    path.write_bytes(before)
    with pytest.raises(NotAsMeant):
        change(path, "data.yaml", {(1, 4): {"en": "Bar"}}, LANGUAGES)
    assert path.read_bytes() == before


def test_several_texts_of_a_file_at_once(tmp_path: Path) -> None:
    """Their order does not matter."""
    path = tmp_path / "data.yaml"
    path.write_text("a: Foo\nb:\n  de: Foo\n  en: x\nc: [{de: Foo}]\n", "utf-8")
    places = {(5, 5): {"en": "Bar"}, (1, 4): {"en": "Bar"}, (3, 3): {"en": "Bar", "ar": "مرحبا"}}
    change(path, "data.yaml", places, LANGUAGES)
    assert path.read_text("utf-8") == (
        "a: {de: Foo, en: Bar}\nb:\n  de: Foo\n  en: Bar\n  ar: مرحبا\nc: [{de: Foo, en: Bar}]\n"
    )


def test_a_scalar_is_a_scalar() -> None:
    """The reader's nodes are what places are taken from."""
    assert issubclass(Scalar, str)
