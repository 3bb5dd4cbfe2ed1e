"""Rules: what no record can know alone. Ids lead somewhere and are used once; facts fit together."""

from __future__ import annotations

import datetime as dt
import inspect
from pathlib import Path
from typing import Any

import pytest

from making import city, entry, hints, problems_in, told, written_base
from network_directory.checking.rules import RULES
from network_directory.problems import Severity

MOVED = {"date": "2026-12-01", "to": "2026-12-02"}


def problems_of(tmp_path: Path, **files: object) -> list[str]:
    """What is told of the base city with some files changed."""
    return told(problems_in(city(tmp_path, **files)))


def vocabulary(**changes: object) -> dict[str, Any]:
    """The base city's vocabulary with some lists longer."""
    written = written_base("vocabulary")
    return {key: [*written[key], *items] for key, items in changes.items()}  # type: ignore[misc]


def test_every_rule_says_what_it_rules() -> None:
    """A rule's docstring is one sentence for editors' documentation."""
    assert [rule.__name__ for rule in RULES if not (inspect.getdoc(rule) or "").endswith(("…", "."))] == []
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


def test_the_base_city_breaks_no_rule(tmp_path: Path) -> None:
    """Each test below changes one thing."""
    assert problems_of(tmp_path) == []


# --- ids


@pytest.mark.parametrize(
    "files",
    [
        {"offices": [entry("offices"), entry("offices", name="Zwei")]},
        {"partners": [entry("partners"), entry("partners", id="markt", name="Markt")]},
        {"offices": [entry("offices", outposts=[{"id": "markt", "name": "Außenstelle"}])]},
        {"offices": [entry("offices", outposts=[{"id": "a", "name": "A"}, {"id": "a", "name": "B"}])]},
        {"partners": [entry("partners", id="verein", name="Verein"), entry("partners"), entry("partners")]},
        {"activities": [entry("activities"), entry("activities")]},
        {"vocabulary": vocabulary(topics=[{"id": "advice", "name": "Rat"}])},
        {"vocabulary": vocabulary(districts=[{"id": "nord", "name": "Nord"}])},
        {"vocabulary": vocabulary(access_features=[{"id": "step_free", "name": "x"}])},
    ],
)
def test_an_id_used_twice_is_told(files: dict[str, object], tmp_path: Path) -> None:
    """Offices, outposts and partners share one space of ids; activities and each list of words have their own."""
    assert [message.split(":")[0] for message in problems_of(tmp_path, **files)] == ["duplicate-id"]


def test_an_activity_may_be_called_like_its_organiser(tmp_path: Path) -> None:
    """Activities have addresses of their own."""
    assert problems_of(tmp_path, activities=[entry("activities", id="stadt")]) == []


@pytest.mark.parametrize(
    "files",
    [
        {"partners": [entry("partners"), entry("partners", id="verein", name="Verein", former_ids=["stadt"])]},
        {
            "partners": [
                entry("partners", former_ids=["amt"]),
                entry("partners", id="verein", name="Verein", former_ids=["amt"]),
            ]
        },
        {"activities": [entry("activities", former_ids=["sprachcafe"])]},
    ],
)
def test_a_former_id_is_not_somebody_elses_id(files: dict[str, object], tmp_path: Path) -> None:
    """Its address leads on to one entry only, and never takes the place of an entry's own page."""
    assert [message.split(":")[0] for message in problems_of(tmp_path, **files)] == ["duplicate-id"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"offices": [entry("offices", operators=["stat"])]}, "there is no partner “stat”"),
        ({"offices": [entry("offices", operators=["markt"])]}, "there is no partner “markt”"),
        ({"offices": [entry("offices", districts=["west"])]}, "there is no district “west”"),
        ({"offices": [entry("offices", access={"lift": "yes"})]}, "there is no feature of accessibility “lift”"),
        (
            {"offices": [entry("offices", outposts=[{"id": "a", "name": "A", "districts": ["west"]}])]},
            "there is no district “west”",
        ),
        (
            {"offices": [entry("offices", outposts=[{"id": "a", "name": "A", "access": {"lift": "no"}}])]},
            "there is no feature of accessibility “lift”",
        ),
        ({"partners": [entry("partners", kind="verein")]}, "there is no kind of partner “verein”"),
        ({"partners": [entry("partners", part_of="dach")]}, "there is no partner “dach”"),
        ({"partners": [entry("partners", topics=["advice", "sport"])]}, "there is no topic “sport”"),
        ({"partners": [entry("partners", audiences=["alle"])]}, "there is no audience “alle”"),
        ({"partners": [entry("partners", districts=["alle"])]}, "there is no district “alle”"),
        ({"partners": [entry("partners", access={"lift": "yes"})]}, "there is no feature of accessibility “lift”"),
        ({"activities": [entry("activities", kind="fest")]}, "there is no kind of activity “fest”"),
        ({"activities": [entry("activities", organisers=["verein"])]}, "there is no partner or office “verein”"),
        ({"activities": [entry("activities", topics=["language", "sport"])]}, "there is no topic “sport”"),
        ({"activities": [entry("activities", audiences=["alle"])]}, "there is no audience “alle”"),
        ({"activities": [entry("activities", districts=["west"])]}, "there is no district “west”"),
        ({"activities": [entry("activities", access={"lift": "no"})]}, "there is no feature of accessibility “lift”"),
        ({"activities": [entry("activities", at={"office": "stadt"})]}, "there is no office “stadt”"),
        ({"activities": [entry("activities", at={"partner": "markt"})]}, "there is no partner “markt”"),
        ({"activities": [entry("activities", at={"outpost": "markt"})]}, "there is no outpost “markt”"),
        (
            {"activities": [entry("activities", extra=[{"date": "2026-12-01", "at": {"office": "x"}}])]},
            "there is no office “x”",
        ),
        (
            {"activities": [entry("activities", dates=["2026-12-02", {"date": "2026-12-01", "at": {"partner": "x"}}])]},
            "there is no partner “x”",
        ),
        (
            {
                "activities": [
                    entry("activities", moved=[{"date": "2026-12-01", "to": "2026-12-02", "at": {"office": "x"}}])
                ]
            },
            "there is no office “x”",
        ),
        ({"network": {"coordinator": "amt"}}, "there is no partner “amt”"),
        (
            {"vocabulary": vocabulary(districts=[{"id": "west", "name": "West", "neighbours": ["ost"]}])},
            "there is no district “ost”",
        ),
    ],
)
def test_an_id_of_nothing_is_told(files: dict[str, object], message: str, tmp_path: Path) -> None:
    """Every id that an entry uses is one of the right kind."""
    assert problems_of(tmp_path, **files) == [f"unknown-id: {message}"]


@pytest.mark.parametrize(
    "files",
    [
        {"activities": [entry("activities", organisers=["stadt", "markt"])]},
        {"partners": [entry("partners", districts=["all"])]},
        {
            "offices": [entry("offices", outposts=[{"id": "a", "name": "A"}])],
            "activities": [entry("activities", at={"outpost": "a"})],
        },
        {"activities": [entry("activities", at="online")]},
        {"partners": [entry("partners"), entry("partners", id="verein", name="Verein", part_of="stadt")]},
    ],
)
def test_an_id_of_the_right_kind_is_no_problem(files: dict[str, object], tmp_path: Path) -> None:
    """Organisers may be partners or offices; ``all`` stands for every district."""
    assert problems_of(tmp_path, **files) == []


@pytest.mark.parametrize(
    "files",
    [
        {"activities": [entry("activities", districts=["all"])]},
        {"offices": [entry("offices", outposts=[{"id": "a", "name": "A", "districts": ["all"]}])]},
        {"vocabulary": vocabulary(districts=[{"id": "west", "name": "West", "neighbours": ["all"]}])},
    ],
)
def test_only_partners_and_offices_work_in_all_districts(files: dict[str, object], tmp_path: Path) -> None:
    """Where “all” has no meaning it is told, not left to break a page."""
    assert problems_of(tmp_path, **files) == ["unknown-id: there is no district “all”"]


def test_a_close_id_is_suggested_with_its_place(tmp_path: Path) -> None:
    """“Did you mean” names the file and the line of what was probably meant."""
    found = problems_in(city(tmp_path, offices=[entry("offices", operators=["stat"])]))
    assert hints(found) == ["Did you mean “stadt” (data/partners.yaml, line 2)?"]


def test_without_a_close_id_the_possible_ones_are_listed(tmp_path: Path) -> None:
    """Twelve at most."""
    many = [{"id": f"thema-{number}", "name": "x"} for number in range(20)]
    partners = [entry("partners", topics=["advice", "xyz", *(item["id"] for item in many)])]
    found = problems_in(city(tmp_path, vocabulary=vocabulary(topics=many), partners=partners))
    expected = ", ".join(["advice", "language", *(f"thema-{number}" for number in range(10))])
    assert hints(found) == [f"Possible here: {expected} …."]


def test_a_broken_entry_is_not_also_missed(tmp_path: Path) -> None:
    """Who refers to an entry with a fault, or to its outpost, is not told that it does not exist."""
    broken = entry("offices", opened="bald", outposts=[{"id": "a", "name": "A"}])
    activities = [entry("activities"), entry("activities", id="zwei", title="Treff", at={"outpost": "a"})]
    assert problems_of(tmp_path, offices=[broken], activities=activities) == [
        "rough-date: “bald” cannot be read as a date"
    ]


@pytest.mark.parametrize("stem", ["offices", "partners"])
@pytest.mark.parametrize("content", [b"a: b: c\n", b"- id: x\n", b'x: "'])
def test_the_entries_of_an_unreadable_file_are_not_also_missed(stem: str, content: bytes, tmp_path: Path) -> None:
    """One wrong quotation mark is one problem, not one for every reference into that file."""
    found = problems_in(city(tmp_path, **{stem: content}))
    assert [(problem.place.file, problem.severity) for problem in found] == [(f"data/{stem}.yaml", Severity.ERROR)]


# --- languages


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({"languages": ["de", "en", "ar", "xx"]}, ["unknown-language: “xx” is not a language code known here"]),
        ({"main_language": "en", "languages": ["de"], "name": {"en": "N"}, "summary": {"en": "N"}}, None),
    ],
)
def test_published_languages_are_known_and_hold_the_main_one(
    changes: dict[str, object], messages: list[str] | None, tmp_path: Path
) -> None:
    """The site has words for its own language and for no language that it does not know."""
    found = problems_of(tmp_path, network=changes)
    if messages is None:
        assert "main-language: the main language “en” is not in “languages”" in found
    else:
        assert found == messages


def test_a_language_is_published_once(tmp_path: Path) -> None:
    """Two entries for one language would write the same pages twice."""
    assert len(problems_of(tmp_path, network={"languages": ["de", "en", "ar", "en"]})) == 1


_SLOT = {"time": "09:00-12:00", "languages": ["klingonisch"]}


@pytest.mark.parametrize(
    "files",
    [
        {"offices": [entry("offices", languages=["de", "klingonisch"])]},
        {"offices": [entry("offices", languages={"spoken": [{"language": "klingonisch"}]})]},
        {"partners": [entry("partners", languages=["klingonisch"])]},
        {"activities": [entry("activities", languages=["klingonisch"])]},
        {"offices": [entry("offices", outposts=[{"id": "a", "name": "A", "languages": ["klingonisch"]}])]},
        {"offices": [entry("offices", hours={"monday": _SLOT})]},
        {"partners": [entry("partners", contact=[{"role": "Leitung", "languages": ["klingonisch"]}])]},
        {"offices": [entry("offices", hours={"except": [{"date": "2026-12-01", "hours": _SLOT}]})]},
    ],
    ids=["office", "block", "partner", "activity", "outpost", "slot", "contact", "exception"],
)
def test_a_spoken_language_is_a_known_code(files: dict[str, object], tmp_path: Path) -> None:
    """Wherever a language is named: its code becomes an address and a name from CLDR."""
    assert problems_of(tmp_path, **files) == ["unknown-language: “klingonisch” is not a language code known here"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("farsi", "fa"), ("arabisch", "ar"), ("arabic", "ar"), ("englisch", "en"), ("DE", "de"), ("kurmanci", "kmr")],
)
def test_a_languages_name_suggests_its_code(written: str, meant: str, tmp_path: Path) -> None:
    """Editors know names; the suggestion must not be another language."""
    found = problems_in(city(tmp_path, offices=[entry("offices", languages=[written])]))
    assert hints(found) == [f"Did you mean “{meant}”?"]


@pytest.mark.parametrize(
    "files",
    [
        {"offices": [entry("offices", name={"de": "Markt", "gb": "Market"})]},
        {"partners": [entry("partners", contact=[{"role": {"de": "Leitung", "xx": "Head"}}])]},
        {"activities": [entry("activities", description={"de": "x", "ger": "x"})]},
        {"network": {"summary": {"de": "x", "arabic": "x"}}},
        {"vocabulary": vocabulary(topics=[{"id": "advice2", "name": {"de": "x", "e": "x"}}])},
    ],
)
def test_a_text_is_in_known_languages(files: dict[str, object], tmp_path: Path) -> None:
    """A text under a code that nobody reads would be lost."""
    codes = [message.split(":")[0] for message in problems_of(tmp_path, **files)]
    assert [code for code in codes if code != "topic-unused"] == ["unknown-language"]


def test_search_words_are_in_known_languages(tmp_path: Path) -> None:
    """A topic's everyday words are by language, too."""
    topics = [item | {"words": {"de": ["Amt"], "gb": ["office"]}} for item in written_base("vocabulary")["topics"]]
    assert {message.split(":")[0] for message in problems_of(tmp_path, vocabulary={"topics": topics})} == {
        "unknown-language"
    }


# --- texts


@pytest.mark.parametrize(
    "text",
    [
        "<b>fett</b>",
        "Zeile<br>",
        "<script>alert(1)</script>",
        "< a href=x>",
        "</div>",
        "<!-- x -->",
        "<img src=x onerror=y>",
    ],
)
def test_html_in_a_text_is_told(text: str, tmp_path: Path) -> None:
    """Texts are Markdown; tags are for those who write pages."""
    found = problems_in(city(tmp_path, partners=[entry("partners", description=text)]))
    assert told(found) == ["html: a text cannot hold HTML (commands in angle brackets)"]
    assert hints(found) == ["Write **bold**, a list with “- ”, or a link as [text](https://…)."]


@pytest.mark.parametrize("text", ["Preise < 5 €", "3 < 4 und 5 > 4", "Nadel & Faden <3", "→ <- >", "a <5> b"])
def test_signs_that_are_no_tags_are_allowed(text: str, tmp_path: Path) -> None:
    """Less than, greater than and hearts are text."""
    assert problems_of(tmp_path, partners=[entry("partners", description=text)]) == []


@pytest.mark.parametrize("link", ["javascript:x", "JavaScript:x", " javascript :x", "data:text/html,x", "vbscript:x"])
def test_a_link_that_runs_something_is_told(link: str, tmp_path: Path) -> None:
    """Links lead to pages, mail and telephones."""
    text = {"de": "gut", "en": f"[here]({link})"}
    assert problems_of(tmp_path, activities=[entry("activities", description=text)]) == [
        "link-scheme: a link can only lead to a web page, an e-mail address or a telephone number"
    ]


# --- places, dates, files


@pytest.mark.parametrize(
    "files",
    [
        {"offices": [entry("offices", position="52.5, 13.4")]},
        {"offices": [entry("offices", outposts=[{"id": "a", "name": "A", "position": "52.5, 13.4"}])]},
        {"partners": [entry("partners", position="52.5, 13.4")]},
        {"activities": [entry("activities", at={"place": "x", "position": "52.5, 13.4"})]},
        {"activities": [entry("activities", moved=[MOVED | {"at": {"place": "x", "position": "52.5, 13.4"}}])]},
        {"vocabulary": vocabulary(districts=[{"id": "west", "name": "West", "position": "52.5, 13.4"}])},
    ],
)
def test_a_position_outside_the_city_is_told(files: dict[str, object], tmp_path: Path) -> None:
    """A typing mistake would send people elsewhere."""
    assert problems_of(tmp_path, **files) == ["position-outside: this position lies outside Beispielstadt"]


def test_swapped_latitude_and_longitude_are_told_with_the_right_order(tmp_path: Path) -> None:
    """The mend can be copied."""
    found = problems_in(city(tmp_path, offices=[entry("offices", position="7.2, 51.1")]))
    assert told(found) == ["position-swapped: latitude and longitude are swapped"]
    assert hints(found) == ["Write: 51.10000, 7.20000"]


@pytest.mark.parametrize("position", ["51.0, 7.0", "51.3, 7.4", "51.15, 7.2"])
def test_a_position_within_the_city_is_no_problem(position: str, tmp_path: Path) -> None:
    """The bounds belong to it."""
    assert problems_of(tmp_path, offices=[entry("offices", position=position)]) == []


@pytest.mark.parametrize(
    "files",
    [
        {"offices": [entry("offices", checked="2026-11-23")]},
        {"partners": [entry("partners", checked="2027")]},
        {"activities": [entry("activities", checked="2026-12")]},
        {"offices": [entry("offices", outposts=[{"id": "a", "name": "A", "checked": "2027"}])]},
        {"offices": [entry("offices", hours={"monday": "closed", "checked": "2027"})]},
        {"offices": [entry("offices", languages={"spoken": ["de"], "checked": "2027"})]},
        {"offices": [entry("offices", access={"step_free": "yes", "checked": "2027"})]},
    ],
    ids=["office", "partner", "activity", "outpost", "hours", "languages", "access"],
)
def test_nothing_is_checked_in_the_future(files: dict[str, object], tmp_path: Path) -> None:
    """A date by mistake in the future would count as confirmed for years, wherever it stands."""
    assert problems_of(tmp_path, **files) == ["checked-future: “checked” lies in the future"]


@pytest.mark.parametrize("checked", ["2026-11-22", "2026-11", "2026", "2018"])
def test_evidence_of_today_or_earlier_is_no_problem(checked: str, tmp_path: Path) -> None:
    """A rough date counts from its first day."""
    assert problems_of(tmp_path, offices=[entry("offices", checked=checked)]) == []


@pytest.mark.parametrize(
    "name", ["fehlt.svg", "../stadt.svg", "/etc/passwd", "Stadt.svg", ".svg", "stadt.exe", "a/b.png", "stadt.svg\n"]
)
def test_a_logo_is_a_picture_in_its_folder(name: str, tmp_path: Path) -> None:
    """Neither a path nor another kind of file."""
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    (tmp_path / "docs" / "assets" / "stadt.svg").write_text("<svg/>")
    found = problems_of(tmp_path, partners=[entry("partners", logo=name)])
    assert [message.split(":")[0] for message in found] == ["logo"]


@pytest.mark.parametrize(
    ("drawing", "codes"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>', []),
        ('<svg><use href="#a"/></svg>', []),
        ("<svg><script>x</script></svg>", ["logo-script"]),
        ('<svg onload="x"/>', ["logo-script"]),
        ('<svg><a href="https://example.org/x"/></svg>', ["logo-script"]),
        ('<svg><image xlink:href="https://example.org/x.png"/></svg>', ["logo-script"]),
        ("<svg><foreignObject/></svg>", ["logo-script"]),
    ],
)
def test_a_drawn_logo_neither_runs_nor_loads_anything(drawing: str, codes: list[str], tmp_path: Path) -> None:
    """An SVG file can do much more than show a picture."""
    folder = tmp_path / "docs" / "assets" / "logos"
    folder.mkdir(parents=True)
    (folder / "stadt.svg").write_text(drawing)
    found = problems_of(tmp_path, partners=[entry("partners", logo="stadt.svg")])
    assert [message.split(":")[0] for message in found] == codes


def test_a_logo_is_no_symbolic_link(tmp_path: Path) -> None:
    """It could show any file of the machine that builds the site."""
    folder = tmp_path / "docs" / "assets" / "logos"
    folder.mkdir(parents=True)
    (tmp_path / "secret.png").write_text("x")
    (folder / "stadt.png").symlink_to(tmp_path / "secret.png")
    found = problems_of(tmp_path, partners=[entry("partners", logo="stadt.png")])
    assert found == ["logo: there is no picture “stadt.png” in docs/assets/logos"]


@pytest.mark.parametrize(
    "icon", ["../../../secret", "/etc/passwd", "material/../../../../../etc/x", "material/translate.svg"]
)
def test_an_icon_is_named_like_one_of_the_icon_set(icon: str, tmp_path: Path) -> None:
    """Its file's markup goes onto the pages as it is: no name leads out of the icon set."""
    audiences = [{"id": "everyone", "name": "alle", "icon": icon}]
    found = problems_in(city(tmp_path, vocabulary={"audiences": audiences}))
    assert [problem.place.file for problem in found] == ["data/vocabulary.yaml"]


@pytest.mark.parametrize(("country", "state"), [("DE", "XX"), ("DE", "NRW"), ("XX", "NW")])
def test_the_state_is_one_whose_holidays_are_known(country: str, state: str, tmp_path: Path) -> None:
    """A misspelt state is a problem in network.yaml, not a crash of the build."""
    found = problems_in(city(tmp_path, network={"country": country, "state": state}))
    assert [problem.place.file for problem in found] == ["data/network.yaml"]


def test_a_topic_of_nothing_is_a_warning(tmp_path: Path) -> None:
    """It is told and published all the same."""
    found = problems_in(city(tmp_path, vocabulary=vocabulary(topics=[{"id": "sport", "name": "Sport"}])))
    assert told(found) == ["topic-unused: nothing has the topic “sport”"]
    assert found[0].severity is Severity.WARNING


def test_a_topic_is_not_called_unused_while_entries_are_broken(tmp_path: Path) -> None:
    """The broken entry may be the one that has it, with or without its id."""
    for broken in (entry("activities", places="x"), entry("activities", id=None)):
        found = problems_in(city(tmp_path, activities=[broken]))
        assert {problem.severity for problem in found} == {Severity.ERROR}


def test_the_day_decides_what_lies_in_the_future(tmp_path: Path) -> None:
    """Today is given, never taken from the clock."""
    data = city(tmp_path)
    assert problems_in(data, dt.date(2026, 11, 1)) == []
    assert len(problems_in(data, dt.date(2026, 10, 31))) == 3


PAUSING = {"activities": [entry("activities", pause=["school holidays"])]}
CLOSING = {"offices": [entry("offices", hours={"monday": "09:00-12:00", "holidays": "closed"})]}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            PAUSING | {"network": {"country": "CH", "state": "ZH"}},
            "the school holidays of this country and state are not known",
        ),
        (
            CLOSING | {"network": {"state": "X", "country": "TA"}},
            "the public holidays of this country and state are not known",
        ),
    ],
)
def test_holidays_on_which_something_depends_are_known(files: dict[str, object], message: str, tmp_path: Path) -> None:
    """Else nobody could say on which days it takes place."""
    assert f"holidays-unknown: {message}" in told(problems_in(city(tmp_path, **files)))


def test_school_holidays_are_known_long_enough(tmp_path: Path) -> None:
    """For the 400 days that the site tells of; network.yaml can add later ones."""
    soon = dt.date(2028, 9, 1)
    known = "holidays-end: school holidays are known only until 2029-08-14"
    assert known in told(problems_in(city(tmp_path, **PAUSING), soon))
    assert known not in told(problems_in(city(tmp_path, **PAUSING), dt.date(2028, 7, 10)))
    assert known not in told(problems_in(city(tmp_path), soon))
    added = {"school_holidays": [{"date": "2029-10-15", "until": "2029-10-27"}]}
    assert known not in told(problems_in(city(tmp_path, **PAUSING, network=added), soon))
