"""Work for translators: out as PO files and back into the data, with all that is known of where a text comes from."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from conftest import CITIES
from making import TODAY, city, entry
from network_directory.exports import exports
from network_directory.loading import load
from network_directory.origins import HUMAN, MACHINE, NAME, Line, Located, digest, write_lock
from network_directory.problems import InvalidData, Problem
from network_directory.translating import importing
from network_directory.translating.accepting import accept
from network_directory.translating.coverage import coverage, gone
from network_directory.translating.editing import Changes, NotAsMeant
from network_directory.translating.exporting import export, lost_by
from network_directory.translating.importing import take_over
from network_directory.translating.planning import Origin, Taken, plan
from network_directory.translating.po import Unit, as_po, read_po

PERSON, PROGRAM = Origin(HUMAN, TODAY), Origin(MACHINE, TODAY)
TITLE = "activities/sprachcafe/title"
CAFE = "المقهى اللغوي"


def _data(folder: Path, lines: dict[str, Line] | None = None, **files: object) -> Path:
    """The base city's data folder, with lines in its lock."""
    data = city(folder, **files)
    write_lock(data / NAME, lines or {})
    return data


def _line(source: str, text: str, origin: str = HUMAN, reviewed: dt.date | None = None) -> Line:
    return Line(digest(source), digest(text), origin, reviewed or (TODAY if origin == HUMAN else None))


def _exported(data: Path, language: str = "ar", earlier: list[Unit] | None = None) -> dict[str, Unit]:
    units = export(load(data, TODAY)[0], language, earlier or [])
    return {unit.context: unit for unit in units}


def _planned(data: Path, units: list[Unit], how: Origin = PERSON, language: str = "ar") -> list[Taken | Problem]:
    return list(plan(load(data, TODAY)[0].origins, language, units, "ar.po", how))


def _imported(data: Path, units: list[Unit], how: Origin = PERSON, language: str = "ar") -> list[str]:
    """Import units; returns the codes of the problems."""
    directory = load(data, TODAY)[0]
    found = list(plan(directory.origins, language, units, "ar.po", how))
    take_over(data, directory, [item for item in found if isinstance(item, Taken)], TODAY)
    return [item.code for item in found if isinstance(item, Problem)]


def _locked(data: Path) -> dict[str, Line]:
    return dict(load(data, TODAY)[0].origins.lines)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


def _difference(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Lines taken away and added, over all files."""
    lines = [
        line
        for name in after
        for line in unified_diff(before[name].decode().splitlines(), after[name].decode().splitlines(), n=0)
    ]
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


# Export


def test_every_published_text_is_exported_with_its_translation(tmp_path: Path) -> None:
    """Under its path, with the record's name and page; names without languages are nobody's to translate."""
    ended = entry("activities", id="vorbei", ended="2020")
    units = _exported(_data(tmp_path, activities=[entry("activities"), ended]))
    assert units[TITLE] == Unit(
        TITLE, "Sprachcafé", CAFE, hints="Sprachcafé · activities/sprachcafe/", file="data/activities.yaml"
    )
    assert units["network/summary"].target == ""
    assert units["vocabulary/topics/advice/name"].hints == "advice · topics/advice/"
    assert units["vocabulary/partner_kinds/municipal/name"].hints == "municipal · partner_kinds"
    assert not {"offices/markt/name", "network/name", "activities/vorbei/title"} & set(units)


def test_translators_are_told_of_markdown(tmp_path: Path) -> None:
    """Where the text has any."""
    texts = ["Im Hof.", "**Im** Hof", "Im Hof:\n\n- links", "[Hof](https://hof.example/)"]
    told = []
    for number, text in enumerate(texts):
        data = _data(tmp_path / str(number), offices=[entry("offices", description=text)])
        told.append("Markdown" in _exported(data)["offices/markt/description"].hints)
    assert told == [False, True, True, True]


@pytest.mark.parametrize(
    ("line", "fuzzy", "told"),
    [
        (None, False, ""),
        (_line("Sprachcafé", CAFE), False, ""),
        (_line("Sprachcafé", CAFE, MACHINE), True, "A computer made"),
        (_line("Sprachcafé", CAFE, MACHINE, TODAY), False, ""),
        (_line("Café", CAFE), True, "has changed"),
    ],
    ids=["not recorded", "a person's", "a machine's", "a machine's, read", "out of date"],
)
def test_what_somebody_must_look_at_is_fuzzy(line: Line | None, fuzzy: bool, told: str, tmp_path: Path) -> None:
    """With a word on why."""
    unit = _exported(_data(tmp_path, {f"{TITLE}/ar": line} if line else None))[TITLE]
    assert (unit.fuzzy, told in unit.hints, "\n" in unit.hints) == (fuzzy, True, bool(told))


@pytest.mark.parametrize("recorded", [True, False])
def test_a_changed_source_is_fuzzy_with_the_source_before(recorded: bool, tmp_path: Path) -> None:
    """The file of the last export knows it, whether the lock knows the translation or not; the next one still does."""
    lines = {f"{TITLE}/ar": _line("Sprachcafé", CAFE)} if recorded else {}
    first = _exported(_data(tmp_path / "a", lines))
    changed = [entry("activities", title={"de": "Sprachtreff", "ar": CAFE})]
    data = _data(tmp_path / "b", lines, activities=changed)
    second = _exported(data, earlier=list(first.values()))
    third = _exported(data, earlier=list(second.values()))
    assert second == third
    assert (second[TITLE].source, second[TITLE].target) == ("Sprachtreff", CAFE)
    assert (second[TITLE].fuzzy, second[TITLE].previous) == (True, "Sprachcafé")
    assert {path for path in first if first[path] != second[path]} == {TITLE}


def test_a_translation_that_was_accepted_is_no_longer_fuzzy(tmp_path: Path) -> None:
    """Nor has it a source before."""
    changed = [entry("activities", title={"de": "Sprachtreff", "ar": CAFE})]
    earlier = [Unit(TITLE, "Sprachtreff", CAFE, True, "Sprachcafé")]
    unit = _exported(_data(tmp_path, {f"{TITLE}/ar": _line("Sprachtreff", CAFE)}, activities=changed), earlier=earlier)
    assert (unit[TITLE].fuzzy, unit[TITLE].previous) == (False, None)


def test_work_in_progress_and_notes_of_an_earlier_file_are_kept(tmp_path: Path) -> None:
    """Where the data has no translation; if the source has changed since, to be looked at."""
    path = "network/summary"
    source = "Das Netzwerk hilft beim Ankommen."
    done, begun, other = (
        Unit(path, source, "تساعد", notes="nachfragen"),
        Unit(path, source, "تسا", True),
        Unit(path, "Das Netzwerk hilft.", "تساعد"),
    )
    data = _data(tmp_path)
    kept = [_exported(data, earlier=[unit])[path] for unit in (done, begun, other)]
    assert [(unit.target, unit.fuzzy, unit.previous) for unit in kept] == [
        ("تساعد", False, None),
        ("تسا", True, None),
        ("تساعد", True, "Das Netzwerk hilft."),
    ]
    assert kept[0].notes == "nachfragen"


def test_a_finished_translation_of_a_changed_source_is_kept_to_look_at(tmp_path: Path) -> None:
    """A translator was faster than the editor; what an editor wrote by hand meanwhile counts more."""
    changed = [entry("activities", title={"de": "Sprachtreff", "ar": CAFE})]
    earlier = [Unit(TITLE, "Sprachcafé", "مقهى")]
    by_hand = {f"{TITLE}/ar": _line("Sprachcafé", "قديم")}
    recorded = {f"{TITLE}/ar": _line("Sprachcafé", CAFE)}
    found = [
        _exported(_data(tmp_path / str(number), lines, activities=changed), earlier=earlier)[TITLE]
        for number, lines in enumerate((recorded, by_hand))
    ]
    assert [(unit.target, unit.fuzzy, unit.previous) for unit in found] == [
        ("مقهى", True, "Sprachcafé"),
        (CAFE, True, "Sprachcafé"),
    ]


@pytest.mark.parametrize(
    ("unit", "lost"),
    [
        (Unit(TITLE, "Sprachcafé", "مقهى"), True),
        (Unit("network/summary", "Das Netzwerk hilft beim Ankommen.", "تساعد"), True),
        (Unit(TITLE, "Sprachcafé", CAFE), False),
        (Unit(TITLE, "Sprachcafé", "مقهى", True), False),
        (Unit(TITLE, "Café", "مقهى"), False),
    ],
    ids=["another text", "a missing text", "the same", "not finished", "of another source"],
)
def test_an_export_would_lose_what_was_not_imported(unit: Unit, lost: bool, tmp_path: Path) -> None:
    """Then it is not done, and told."""
    found = lost_by(load(_data(tmp_path), TODAY)[0], "ar", [unit], "ar.po", PERSON)
    assert (found is not None) == lost


# Import


def test_a_new_translation_goes_into_the_data_and_into_the_lock(tmp_path: Path) -> None:
    """A person's is reviewed on the day."""
    data = _data(tmp_path)
    source = "Das Netzwerk hilft beim Ankommen."
    before = _bytes(data)
    assert _imported(data, [Unit("network/summary", source, "تساعد")]) == []
    assert _difference(before, _bytes(data)) == [f"-  summary: {source}", f"+  summary: {{de: {source}, ar: تساعد}}"]
    assert _locked(data) == {"network/summary/ar": _line(source, "تساعد")}
    assert load(data, TODAY)[0].network.summary.root == {"de": source, "ar": "تساعد"}


def test_a_machines_translation_is_recorded_as_such(tmp_path: Path) -> None:
    """No person has read it."""
    data = _data(tmp_path)
    assert _imported(data, [Unit("network/summary", "Das Netzwerk hilft beim Ankommen.", "تساعد")], PROGRAM) == []
    assert str(_locked(data)["network/summary/ar"]).endswith(" machine")


def test_what_is_empty_or_fuzzy_is_not_imported(tmp_path: Path) -> None:
    """It is work in progress."""
    units = [Unit(TITLE, "Sprachcafé", target, fuzzy) for target, fuzzy in (("", False), ("  ", False), ("مقهى", True))]
    assert _planned(_data(tmp_path), units) == []


def test_a_changed_source_is_told_and_not_imported(tmp_path: Path) -> None:
    """Its translation would be one of another text; so is one of a text that is gone."""
    units = [Unit(TITLE, "Café", "مقهى", line=7), Unit("activities/weg/title", "Café", "مقهى", line=9)]
    found = _planned(_data(tmp_path), units)
    assert [(item.message.say(), item.severity, item.place.line) for item in found if isinstance(item, Problem)] == [
        (f"“{TITLE}” has changed in the data since it was translated", "warning", 7),
        ("there is no text “activities/weg/title” in the data, or no longer", "warning", 9),
    ]


def test_a_text_that_moved_within_its_list_is_found(tmp_path: Path) -> None:
    """By its source."""
    roles = [entry("partners", contact=[{"role": role} for role in ("Kurse", "Presse")])]
    units = [Unit("partners/stadt/contact/1/role", "Presse", "الصحافة")]
    found = _planned(_data(tmp_path, partners=roles), units)
    assert [item.located.path for item in found if isinstance(item, Taken)] == ["partners/stadt/contact/2/role"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("<b>مقهى</b>", "html"),
        ("[مقهى](javascript:alert)", "link-scheme"),
        ("[مقهى](cafe.html)", "link-incomplete"),
        ("\u202eمقهى", "invisible"),
        ("مقهى\u00a0لغوي", "invisible"),
        ("مقهى\x1b[2J", "invisible"),
        ("one\n\ttwo", "invisible"),
    ],
)
def test_what_the_check_would_refuse_is_refused(target: str, code: str, tmp_path: Path) -> None:
    """In the check's own words, at the translation's line; nothing is changed."""
    data = _data(tmp_path)
    before = _bytes(data)
    assert _imported(data, [Unit(TITLE, "Sprachcafé", target)]) == [code]
    assert _bytes(data) == before


def test_what_the_check_warns_of_is_told_and_imported(tmp_path: Path) -> None:
    """Letters that look as if they had been stored wrongly."""
    data = _data(tmp_path)
    assert _imported(data, [Unit(TITLE, "Sprachcafé", "CafÃ©")]) == ["encoding"]
    assert load(data, TODAY)[0].activities["sprachcafe"].title.root["ar"] == "CafÃ©"


@pytest.mark.parametrize(
    ("line", "how", "after"),
    [
        (None, PERSON, _line("Sprachcafé", CAFE)),
        (None, PROGRAM, _line("Sprachcafé", CAFE, MACHINE)),
        (_line("Sprachcafé", CAFE, MACHINE), PERSON, _line("Sprachcafé", CAFE, MACHINE, TODAY)),
        (_line("Sprachcafé", CAFE, MACHINE), PROGRAM, None),
        (_line("Café", CAFE), PERSON, _line("Sprachcafé", CAFE)),
        (_line("Café", CAFE), PROGRAM, _line("Sprachcafé", CAFE, MACHINE)),
        (_line("Sprachcafé", CAFE, HUMAN, dt.date(2020, 1, 1)), PERSON, None),
        (_line("Sprachcafé", CAFE, HUMAN, dt.date(2020, 1, 1)), PROGRAM, None),
    ],
    ids=[
        "not recorded",
        "not recorded, a machine's",
        "a draft that a person let stand",
        "a draft, once more",
        "out of date, and still right",
        "out of date, a machine says the same",
        "known and good",
        "known and good, a machine says the same",
    ],
)
def test_a_finished_translation_that_the_data_has_already(
    line: Line | None, how: Origin, after: Line | None, tmp_path: Path
) -> None:
    """A person who takes the mark “fuzzy” away has read it: a machine's draft stays a machine's, now reviewed."""
    data = _data(tmp_path, {f"{TITLE}/ar": line} if line else None)
    before = _bytes(data)
    assert _imported(data, [Unit(TITLE, "Sprachcafé", CAFE)], how) == []
    assert _bytes(data) == before
    assert _locked(data).get(f"{TITLE}/ar") == (after or line)


@pytest.mark.parametrize(
    ("line", "how", "codes"),
    [
        (None, PERSON, []),
        (None, PROGRAM, ["translation-left"]),
        (_line("Sprachcafé", CAFE), PERSON, []),
        (_line("Sprachcafé", CAFE), PROGRAM, ["translation-left"]),
        (_line("Sprachcafé", CAFE, MACHINE), PROGRAM, []),
        (_line("Café", CAFE), PROGRAM, []),
        (_line("Sprachcafé", "قديم"), PERSON, ["translation-left"]),
        (_line("Sprachcafé", "قديم", MACHINE), PROGRAM, ["translation-left"]),
    ],
    ids=[
        "an editor's",
        "an editor's, by a machine",
        "a person's",
        "a person's, by a machine",
        "a machine's, by a machine",
        "out of date, by a machine",
        "changed by hand",
        "changed by hand, by a machine",
    ],
)
def test_a_translation_that_the_data_has_otherwise(
    line: Line | None, how: Origin, codes: list[str], tmp_path: Path
) -> None:
    """A machine's never takes the place of a person's, and none that of one that somebody changed in the data."""
    data = _data(tmp_path, {f"{TITLE}/ar": line} if line else None)
    assert _imported(data, [Unit(TITLE, "Sprachcafé", "مقهى")], how) == codes
    assert load(data, TODAY)[0].activities["sprachcafe"].title.root["ar"] == (CAFE if codes else "مقهى")


def test_several_languages_go_into_one_text(tmp_path: Path) -> None:
    """In the order of the languages."""
    data = _data(tmp_path)
    directory = load(data, TODAY)[0]
    source = "Das Netzwerk hilft beim Ankommen."
    found = [
        item
        for language, target in (("ar", "تساعد"), ("en", "It helps."))
        for item in plan(directory.origins, language, [Unit("network/summary", source, target)], "x.po", PERSON)
    ]
    take_over(data, directory, [item for item in found if isinstance(item, Taken)], TODAY)
    assert f"  summary: {{de: {source}, en: It helps., ar: تساعد}}\n" in (data / "network.yaml").read_text("utf-8")


UNITS = [Unit(TITLE, "Sprachcafé", "مقهى"), Unit("offices/markt/description", "Im Hof", "في الفناء")]


def test_if_one_file_cannot_be_changed_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which one is told; the lock is as it was, too."""
    data = _data(tmp_path, offices=[entry("offices", description="Im Hof")])
    before, kept = _bytes(data), importing.change

    def change(path: Path, name: str, changes: Changes, languages: tuple[str, ...]) -> None:
        if name == "data/offices.yaml":
            raise NotAsMeant(name)
        kept(path, name, changes, languages)

    monkeypatch.setattr(importing, "change", change)
    with pytest.raises(InvalidData) as told:
        _imported(data, UNITS)
    assert [(item.code, item.place.file) for item in told.value.problems] == [("not-as-meant", "data/offices.yaml")]
    assert (_bytes(data), (data / NAME).exists()) == (before, False)


def test_if_the_data_were_not_valid_any_more_nothing_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole check has the last word."""
    data = _data(tmp_path, offices=[entry("offices", description="Im Hof")])
    before, directory = _bytes(data), load(data, TODAY)[0]
    taken = [item for item in plan(directory.origins, "ar", UNITS, "ar.po", PERSON) if isinstance(item, Taken)]

    def refuse(folder: Path, today: dt.date) -> None:
        assert _bytes(folder) != before
        raise InvalidData([])

    monkeypatch.setattr(importing, "load", refuse)
    with pytest.raises(InvalidData):
        take_over(data, directory, taken, TODAY)
    assert (_bytes(data), (data / NAME).exists()) == (before, False)


# Accept, and how far it is


def test_accepted_translations_are_reviewed_and_up_to_date(tmp_path: Path) -> None:
    """Drafts stay a machine's, changed ones are a person's; what was good before keeps its day."""
    old = dt.date(2020, 1, 1)
    lines = {
        f"{TITLE}/ar": _line("Café", CAFE, MACHINE),
        f"{TITLE}/en": _line("Sprachcafé", "Café", MACHINE),
        "vocabulary/topics/advice/name/ar": _line("Beratung", "المشورة", HUMAN, old),
    }
    origins = load(_data(tmp_path, lines), TODAY)[0].origins
    after = accept(origins, ["en", "ar"], ["sprachcafe", "vocabulary/topics/advice"], TODAY)
    assert after == {
        f"{TITLE}/ar": _line("Sprachcafé", CAFE, MACHINE, TODAY),
        f"{TITLE}/en": _line("Sprachcafé", "Language café"),
        "vocabulary/topics/advice/name/ar": _line("Beratung", "المشورة", HUMAN, old),
        "vocabulary/topics/advice/name/en": _line("Beratung", "Advice"),
    }


def test_only_what_was_named_is_accepted(tmp_path: Path) -> None:
    """Entries and languages."""
    origins = load(_data(tmp_path), TODAY)[0].origins
    assert list(accept(origins, ["ar"], ["sprachcafe"], TODAY)) == [f"{TITLE}/ar"]
    assert {key.rpartition("/")[2] for key in accept(origins, ["ar"], [], TODAY)} == {"ar"}
    with pytest.raises(ValueError, match="there is no text of “cafe”"):
        accept(origins, ["ar"], ["sprachcafe", "cafe"], TODAY)


def test_figures_of_a_language(tmp_path: Path) -> None:
    """Proper names and what has ended do not count; drafts and outdated texts count as translated."""
    rows = [
        entry("offices", description={"de": "Im Hof", "ar": "في الفناء"}, appointments="nach Absprache"),
        entry("offices", id="alt", name={"de": "Alt"}, ended="2020"),
    ]
    lines = {
        "offices/markt/description/ar": _line("Im Haus", "في الفناء", MACHINE),
        f"{TITLE}/ar": _line("Sprachcafé", "قديم"),
        "vocabulary/topics/advice/name/ar": _line("Beratung", "المشورة"),
        "offices/weg/name/ar": _line("Weg", "بعيد"),
    }
    directory = load(_data(tmp_path, lines, offices=rows), TODAY)[0]
    english, arabic = coverage(directory)
    assert (english.language, arabic.language) == ("en", "ar")
    assert arabic.machine == arabic.outdated == ("offices/markt/description",)
    assert arabic.missing == ("network/summary", "offices/markt/appointments")
    assert TITLE in arabic.unrecorded
    assert "vocabulary/topics/advice/name" not in arabic.unrecorded
    assert arabic.texts - arabic.translated == 2
    assert set(english.missing) == {*arabic.missing, "offices/markt/description"}
    assert gone(directory) == ("offices/weg/name/ar",)
    assert coverage(directory, ["ar"]) == (arabic,)


def test_origins_are_open_data(tmp_path: Path) -> None:
    """Whoever takes the texts can say which a machine made."""
    lines = {f"{TITLE}/ar": _line("Café", CAFE, MACHINE), f"{TITLE}/en": _line("Sprachcafé", "Language café")}
    directory = load(_data(tmp_path, lines), TODAY)[0]
    found = json.loads(dict(exports(directory))["data/v1/translations.json"])["translations"]
    draft = {"text": TITLE, "language": "ar", "origin": "machine", "reviewed": None, "outdated": True}
    good = {"text": TITLE, "language": "en", "origin": "human", "reviewed": "2026-11-22", "outdated": False}
    assert found == [draft, good]


# Both ways, with the cities' own data


@pytest.fixture(params=CITIES)
def copied(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A city's data folder, to be changed."""
    root = CITIES[request.param]
    shutil.copytree(root / "data", tmp_path / "data")
    shutil.copytree(root / "docs", tmp_path / "docs")
    return tmp_path / "data"


def _files(data: Path, folder: Path) -> dict[str, list[Unit]]:
    """Export all languages over what is in the folder; returns the units as read again."""
    directory = load(data, TODAY)[0]
    folder.mkdir(exist_ok=True)
    found = {}
    for language in (code for code in directory.languages if code != directory.main):
        path = folder / f"{language}.po"
        earlier = read_po(path, path.name)[0] if path.exists() else []
        path.write_text(as_po(language, export(directory, language, earlier)), "utf-8")
        found[language], problems = read_po(path, path.name)
        assert problems == []
    return found


def test_what_is_exported_is_no_news_for_the_import(copied: Path, tmp_path: Path) -> None:
    """Nothing in the data changes, and exporting again gives the same bytes."""
    before, folder = _bytes(copied), tmp_path / "po"
    for language, units in _files(copied, folder).items():
        assert _imported(copied, units, language=language) == []
    assert _bytes(copied) == before
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    _files(copied, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_export_change_export_import(copied: Path, tmp_path: Path) -> None:
    """Of a changed source the translation is asked for, with the source before; only that text is other then."""
    folder = tmp_path / "po"
    first = _files(copied, folder)["ar"]
    path, unit = next(_plain_units(copied, first))
    _replace(path, unit.source, f"{unit.source} neu")
    second = _files(copied, folder)["ar"]
    asked = next(other for other in second if other.context == unit.context)
    assert (asked.source, asked.previous, asked.fuzzy) == (f"{unit.source} neu", unit.source, True)
    assert [other for other in second if other.context != unit.context and other.previous] == []
    before = _bytes(copied)
    assert _imported(copied, [replace(asked, target=f"{unit.target} جديد", fuzzy=False)]) == []
    expected = before[path.name].replace(unit.target.encode(), f"{unit.target} جديد".encode())
    assert _bytes(copied) == {**before, path.name: expected}
    assert _locked(copied)[f"{unit.context}/ar"] == _line(asked.source, f"{unit.target} جديد")


def _plain_units(data: Path, units: list[Unit]) -> Iterator[tuple[Path, Unit]]:
    """Units whose short source and translation stand in their file only once, and without quotes, with that file."""
    for unit in units:
        path = data.parent / next(text.file for text in _texts(data) if text.path == unit.context)
        written = path.read_text("utf-8")
        once = [written.count(part) for part in (unit.source, unit.target, f'"{unit.target}"')] == [1, 1, 0]
        if once and len(unit.target) < 40:
            yield path, unit


def _texts(data: Path) -> tuple[Located, ...]:
    return load(data, TODAY)[0].origins.texts


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_every_text_can_be_translated_into_every_language(copied: Path) -> None:
    """All at once, in whatever style each is written; only those texts are other then, and every comment stays."""
    origins = load(copied, TODAY)[0].origins
    expected = {
        (located.path, language): f"[{language}] {origins.source(located.text)}"
        for located in origins.texts
        for language in ("en", "ar")
    }
    by_path = {located.path: located for located in origins.texts}
    before = _bytes(copied)
    taken = [Taken(by_path[path], language, text, _line("", text), True) for (path, language), text in expected.items()]
    take_over(copied, load(copied, TODAY)[0], taken, TODAY)
    found = {(item.path, code): item.text.root[code].rstrip("\n") for item in _texts(copied) for code in ("en", "ar")}
    assert found == {key: text.rstrip("\n") for key, text in expected.items()}
    assert _comments(_bytes(copied)) == _comments(before)


def _comments(files: dict[str, bytes]) -> list[bytes]:
    """Every comment on a line of its own, in order."""
    return [line for content in files.values() for line in content.split(b"\n") if line.strip().startswith(b"#")]
