"""PO files: what is written is read again, by this project, by Babel and by GNU gettext; broken ones are told."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as read_with_babel
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import required
from network_directory.translating.po import Unit, as_po, read_po

OLD = 'Ein „alter“ Text mit "Zeichen" und \\ mehr, der länger ist als eine Zeile.\n\n- Liste'
UNITS = [
    Unit(
        "partners/b/description",
        "Neuer Text.\n\n- Liste",
        "نص جديد",
        True,
        OLD,
        "Bitte prüfen!",
        "Eins\nZwei",
        "data/p.yaml",
    ),
    Unit("partners/a/name", "100 % sicher {x}", "", file="data/p.yaml"),
]
_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1).filter(
    str.strip
)


def _written(folder: Path, units: list[Unit]) -> Path:
    path = folder / "ar.po"
    path.write_bytes(as_po("ar", units).encode())
    return path


def test_a_file_is_written_sorted_and_without_anything_that_changes(tmp_path: Path) -> None:
    """No dates, no line numbers, no broken lines; what translators need to know stands above each text."""
    assert as_po("ar", UNITS) == (
        "# Texts of the directory. Take them over with: network-directory translations import\n"
        'msgid ""\nmsgstr ""\n"Project-Id-Version: network-directory\\n"\n"Language: ar\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
        '#: data/p.yaml\nmsgctxt "partners/a/name"\nmsgid "100 % sicher {x}"\nmsgstr ""\n\n'
        "# Bitte prüfen!\n#. Eins\n#. Zwei\n#: data/p.yaml\n#, fuzzy\n"
        '#| msgid ""\n#| "Ein „alter“ Text mit \\"Zeichen\\" und \\\\ mehr, der länger ist als eine Zeile.\\n"\n'
        '#| "\\n"\n#| "- Liste"\n'
        'msgctxt "partners/b/description"\nmsgid ""\n"Neuer Text.\\n"\n"\\n"\n"- Liste"\nmsgstr "نص جديد"\n'
    )


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """With the line of each translation, for reports."""
    units, problems = read_po(_written(tmp_path, UNITS), "ar.po")
    assert problems == []
    assert [(unit.context, unit.line) for unit in units] == [("partners/a/name", 13), ("partners/b/description", 29)]
    second = units[1]
    assert (second.source, second.target, second.fuzzy) == (UNITS[0].source, "نص جديد", True)
    assert (second.previous, second.notes) == (OLD, "Bitte prüfen!")
    assert [unit.finished for unit in units] == [False, False]


def test_babel_reads_it(tmp_path: Path) -> None:
    """Another program's reader."""
    catalog = read_with_babel(BytesIO(as_po("ar", UNITS).encode()), abort_invalid=True)
    found = {message.context: (message.id, message.string, message.fuzzy) for message in catalog if message.id}
    assert found == {unit.context: (unit.source, unit.target, unit.fuzzy) for unit in UNITS}
    assert catalog.locale_identifier == "ar"


def test_gettext_takes_it(tmp_path: Path) -> None:
    """The texts before a change, too, over several lines."""
    if not shutil.which("msgfmt"):
        required("msgfmt", "install the system's package “gettext”")
    command = ["msgfmt", "--check-format", "-v", "-o", str(tmp_path / "ar.mo"), str(_written(tmp_path, UNITS))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"LC_ALL": "C.UTF-8"})
    assert (done.returncode, done.stderr) == (
        0,
        "0 translated messages, 1 fuzzy translation, 1 untranslated message.\n",
    )


@settings(deadline=None)
@given(source=_TEXTS, target=_TEXTS, previous=_TEXTS)
@example(source='"', target="\\n", previous="\\")
@example(source="a\n", target="\nb", previous="x\n\n")
def test_any_text_survives(source: str, target: str, previous: str) -> None:
    """Whatever its signs."""
    with tempfile.TemporaryDirectory() as folder:
        units, problems = read_po(_written(Path(folder), [Unit("a/b/c", source, target, True, previous)]), "ar.po")
    assert problems == []
    assert [(unit.source, unit.target, unit.previous) for unit in units] == [(source, target, previous)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'msgid "a"\nmsgstr "b', "po"),
        (b'msgid "a" "b"\nmsgstr "c"', "po"),
        (b"no PO file at all", "po"),
        (b'"text"\n', "po"),
        (b'#| "old"\nmsgid "a"\nmsgstr "b"\n', "po"),
        (b'msgid "a"\nmsgstr[x] "b"\n', "po"),
        (b"\xff\xfem\0s\0g\0i\0d\0", "encoding"),
        ('msgid "Büro"\nmsgstr "Büro"\n'.encode("cp1252"), "encoding"),
    ],
    ids=["no end", "text behind", "prose", "no key", "old text", "plural", "UTF-16", "Windows"],
)
def test_a_broken_file_is_told(content: bytes, code: str, tmp_path: Path) -> None:
    """Nothing of it is read."""
    path = tmp_path / "ar.po"
    path.write_bytes(content)
    units, problems = read_po(path, "ar.po")
    assert units == []
    assert {problem.code for problem in problems} == {code}


@settings(deadline=None)
@given(
    lines=st.lists(
        st.sampled_from(
            [
                'msgid "a"',
                'msgstr "b"',
                'msgctxt "c"',
                'msgid_plural "d"',
                'msgstr[0] "e"',
                "msgstr[9",
                '"f"',
                "#, fuzzy",
                "#| ",
                '#| msgid "g"',
                "#~ msgid",
                "#",
                "#:",
                "#.",
                "msgid",
                "x",
                "",
                "\\",
                'msgstr "\\q\\"',
                '"',
                "#~|",
                "#, ",
            ]
        ),
        max_size=9,
    )
)
def test_no_file_makes_the_reader_stumble(lines: list[str]) -> None:
    """It reads something, or tells that it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ar.po"
        path.write_text("\n".join(lines), "utf-8")
        units, problems = read_po(path, "ar.po")
    assert not (units and problems)


def test_windows_line_breaks_in_a_translation_are_plain_ones(tmp_path: Path) -> None:
    """As in the data; what is obsolete or has plural forms is passed over."""
    path = tmp_path / "ar.po"
    path.write_text(
        'msgctxt "a/b"\nmsgid "x"\nmsgstr "one\\r\\ntwo"\n\nmsgid "y"\nmsgid_plural "z"\nmsgstr[0] "w"\n\n'
        '#~ msgid "v"\n#~ msgstr "u"\n',
        "utf-8",
    )
    units, _ = read_po(path, "ar.po")
    assert [(unit.context, unit.target) for unit in units] == [("a/b", "one\ntwo")]
