"""What the pages say: the examples that this directory is for, and the promises it makes about its data."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from sitecheck.alternates import address_of
from sitecheck.dom import Element
from sitecheck.languages import say
from sitecheck.pages import BASE, NOT_FOUND, Page, Site, built, file_at
from sitecheck.writing import entries, load_yaml, records

from conftest import CITIES, LANGUAGES
from network_directory.directory import Directory
from network_directory.model.values import clock

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)
each_language = pytest.mark.parametrize("language", LANGUAGES)

KINDS = ("offices", "partners", "activities")
UNKNOWN_HOURS = "Die Öffnungszeiten sind nicht bekannt."
MADE_UP = "This is a made-up city for trying things out. Nothing here is real."
EDIT = re.compile(r"https://github\.com/example/musterstadt/blob/main/(data/[a-z]+\.yaml)\?plain=1#L(\d+)-L(\d+)")


def address(language: str, route: str) -> str:
    """A route's address below the site's root."""
    return f"{LANGUAGES[language]}/{route}" if LANGUAGES[language] else route


def targets(site: Site, page: Page, part: Element) -> dict[str, str]:
    """Address below the site's root → text of the links in a part of a page that stay on the site."""
    found = ((file_at(site, BASE, page.address, link.get("href"))[0], link.text) for link in part.find("a"))
    return {name.removesuffix("index.html"): text for name, text in found if name}


def section(page: Page, title: str) -> Element:
    """The section of a page under the heading with an id."""
    return page.main.one("section", **{"aria-labelledby": title})


def hours_shown(page: Page) -> dict[str, list[str]]:
    """Number of the weekday → times, for the days of the page's own table that have any."""
    table = section(page, "hours").one("table")
    rows = {row.get("data-weekday"): row.one("td") for row in table.find("tr")}
    times = {day: [bdi.text for bdi in cell.find("bdi", "time", dir="ltr")] for day, cell in rows.items()}
    return {day: found for day, found in times.items() if found}


def main_text(text: str | dict[str, str]) -> str:
    """A text as written in the main language."""
    return " ".join((text if isinstance(text, str) else text["de"]).split())


@each_city
def test_every_office_shows_what_its_entry_says(sites: dict[str, Path], city: str) -> None:
    """Its name, its street, who runs it and each source, as they stand in the data today."""
    site, partners = built(sites[city]), {item["id"] for item in entries(CITIES[city], "partners")}
    for office in entries(CITIES[city], "offices"):
        page = site.page(f"offices/{office['id']}/")
        assert page.main.one("h1").text == main_text(office["name"])
        if street := office.get("address", {}).get("street"):
            assert main_text(street) in page.main.find("address")[0].text, page
        if operators := [code for code in office.get("operators", []) if code in partners]:
            assert list(targets(site, page, section(page, "operators"))) == [f"partners/{x}/" for x in operators]
        if urls := [unquote(source["url"]) for source in office.get("sources", []) if "url" in source]:
            assert [unquote(link.get("href")) for link in section(page, "sources").find("a")] == urls


@each_language
@each_city
def test_every_office_can_be_called(
    sites: dict[str, Path], city: str, language: str, request: pytest.FixtureRequest
) -> None:
    """Each of its own numbers can be dialled and stands isolated, as it is written in the data, in every language."""
    directory: Directory = request.getfixturevalue(city)
    site = built(sites[city])
    for code, office in directory.offices.items():
        if not office.phone:
            continue
        part = site.page(address(language, f"offices/{code}/")).main.one("div", "essentials")
        calls = [link for link in part.find("a") if link.get("href").startswith("tel:")]
        shown = [(link.get("href"), link.one("bdi", dir="ltr").text) for link in calls]
        assert shown == [(f"tel:{phone.dial}", phone.number) for phone in office.phone], code


@each_city
def test_every_office_shows_its_hours(sites: dict[str, Path], city: str, request: pytest.FixtureRequest) -> None:
    """An office with the same hours all year shows each weekday's times; one without says that nobody knows them."""
    directory: Directory = request.getfixturevalue(city)
    site = built(sites[city])
    for code, office in directory.offices.items():
        page = site.page(f"offices/{code}/")
        if not office.hours:
            assert UNKNOWN_HOURS in section(page, "hours").text, code
        elif len(office.hours) == 1 and not (office.hours[0].start or office.hours[0].end):
            week = ((day, office.hours[0].on_weekday(day) or ()) for day in range(7))
            times = {
                str(day): [f"{clock(slot.start)}–{clock(slot.end)}" for slot in slots if slot.start is not None]
                for day, slots in week
            }
            assert hours_shown(page) == {day: found for day, found in times.items() if found}, code


def test_the_office_at_altmarkt_shows_its_address_and_who_runs_it(sites: dict[str, Path]) -> None:
    """The page shows Altmarkt 1 and leads to both operators."""
    site = built(sites["musterstadt"])
    page = site.page("offices/altmarkt/")
    assert page.main.one("h1").text == "Ankommen am Altmarkt"
    street = page.main.find("address")[0].find("bdi", dir="ltr", lang="de")[0]
    assert street.text == "Altmarkt 1, 99999 Musterstadt"
    assert targets(site, page, section(page, "operators")) == {
        "partners/stadt-musterstadt/": "Stadt Musterstadt, Amt für Ankommen",
        "partners/bruecke/": "Wohlfahrtsverband Brücke Musterstadt e. V.",
    }


def test_the_office_at_altmarkt_shows_its_hours_and_how_old_they_are(sites: dict[str, Path]) -> None:
    """Four days have times; they were confirmed on another day than the office."""
    page = built(sites["musterstadt"]).page("offices/altmarkt/")
    assert hours_shown(page) == {
        "0": ["09:00–12:00", "13:00–16:00"],
        "1": ["09:00–12:00", "14:00–17:00"],
        "2": ["09:00–11:00"],
        "3": ["09:00–12:00", "14:00–18:00"],
    }
    state = section(page, "hours").one("p", "state")
    assert state.classes == ["state", "confirmed"]
    assert state.text == "Bestätigt: 20. Oktober 2026"
    assert page.main.find("p", "state")[0].text == "Bestätigt: 1. November 2026"


def test_an_office_of_old_evidence_says_so(sites: dict[str, Path]) -> None:
    """Last confirmed in 2023, as a newspaper says: the page asks to ask first and names the source with its date."""
    page = built(sites["musterstadt"]).page("offices/am-wiesengrund/")
    state = page.main.find("p", "state")[0]
    assert state.classes == ["state", "unconfirmed"]
    assert state.text == "Zuletzt bestätigt: 2023. Bitte fragen Sie nach, bevor Sie hingehen."
    assert UNKNOWN_HOURS in section(page, "hours").text
    sources = section(page, "sources")
    assert [item.get("href") for item in sources.find("a")] == ["https://zeitung.example.com/wiesengrund"]
    assert "(2023)" in sources.text


def test_the_arabic_page_isolates_the_telephone_number(sites: dict[str, Path]) -> None:
    """On the Arabic page the office's numbers can be dialled and stand in the right order."""
    page = built(sites["musterstadt"]).page("ar/offices/altmarkt/")
    calls = page.main.one("div", "essentials").find("a", "strong")
    assert {item.get("href"): [bdi.text for bdi in item.find("bdi", dir="ltr")] for item in calls} == {
        "tel:03023125100": ["030 23125-100"],
        "tel:+493023125101": ["+49 30 23125 101"],
    }


@each_language
@each_city
def test_every_unconfirmed_office_asks_to_ask(sites: dict[str, Path], city: str, language: str) -> None:
    """An office whose evidence is too old says so before anything else, in the reader's language."""
    site = built(sites[city])
    states = {}
    for office in entries(CITIES[city], "offices"):
        page = site.page(address(language, f"offices/{office['id']}/"))
        states[office["id"]] = page.main.find("p", "state")[0]
    unconfirmed = [item for item in states.values() if "unconfirmed" in item.classes]
    request = say(language, "Not confirmed. Please ask before you go.").split(". ")[1]
    assert unconfirmed or city != "musterstadt", "the made-up city has an unconfirmed office"
    assert [item.text for item in unconfirmed if request not in item.text] == []


@each_language
def test_musterstadt_says_on_every_page_that_it_is_made_up(sites: dict[str, Path], language: str) -> None:
    """Data pages, prose and the 404 page begin with the warning, in the page's language."""
    site = built(sites["musterstadt"])
    pages = [*site.in_language(language), *([site.pages[NOT_FOUND]] if language == "de" else [])]
    silent = [page.path for page in pages if page.main.find("p", "banner")[:1] != page.main.find("p")[:1]]
    assert silent == []
    assert {page.main.find("p", "banner")[0].text for page in pages} == {say(language, MADE_UP)}


def test_dortmund_does_not_say_that_it_is_made_up(sites: dict[str, Path]) -> None:
    """The warning belongs to the made-up city alone."""
    said = {say(language, MADE_UP) for language in LANGUAGES}
    assert [
        page.path for page in built(sites["dortmund"]).content if said & {item.text for item in page.main.find("p")}
    ] == []


@each_language
@pytest.mark.parametrize("kind", KINDS)
def test_edit_links_lead_to_the_entry_in_its_file(sites: dict[str, Path], kind: str, language: str) -> None:
    """“Edit this entry” names the file and the lines that hold this entry, whole and alone."""
    city, site = CITIES["musterstadt"], built(sites["musterstadt"])
    for page in site.in_language(language):
        if not re.fullmatch(f"{kind}/[^/]+/", page.route):
            continue
        links = page.main.one("aside", "mend").find("a", rel="nofollow")
        match = EDIT.fullmatch(links[0].get("href"))
        assert match, links
        assert match[1] == f"data/{kind}.yaml"
        lines = (city / match[1]).read_text("utf-8").splitlines()[int(match[2]) - 1 : int(match[3])]
        code = page.route.split("/")[1]
        assert lines[0] == f"  - id: {code}"
        held = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings
        assert held == [next(item for item in records(city, kind) if item["id"] == code)]


@pytest.mark.parametrize("kind", KINDS)
def test_edit_links_stop_where_the_entry_stops(sites: dict[str, Path], kind: str) -> None:
    """The last line of an edit link belongs to the entry: it is neither empty nor the comment above the next one."""
    site = built(sites["musterstadt"])
    links = [link.get("href") for page in site.in_language("de") for link in page.main.find("a", rel="nofollow")]
    matches = [match for match in map(EDIT.fullmatch, links) if match and match[1] == f"data/{kind}.yaml"]
    lines = (CITIES["musterstadt"] / "data" / f"{kind}.yaml").read_text("utf-8").splitlines()
    last = {int(match[3]): lines[int(match[3]) - 1].strip() for match in matches}
    assert last
    assert {number: line for number, line in last.items() if not line or line.startswith("#")} == {}


@each_city
def test_there_are_edit_links_where_there_is_a_repository(sites: dict[str, Path], city: str) -> None:
    """A city that names no public repository in mkdocs.yml offers on no page to edit its data."""
    named = re.search(r"^repo_url:", (CITIES[city] / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    content = built(sites[city]).content
    words = {say(language, "Edit this entry") for language in LANGUAGES}
    assert any(page.main.find("a", rel="nofollow") for page in content) is bool(named)
    assert any(words & {link.text for link in page.main.find("a")} for page in content) is bool(named)


@each_city
def test_a_mistake_can_be_reported_from_every_page(sites: dict[str, Path], city: str) -> None:
    """Every page has one link to a mail that names the page in its subject and its full address in its text."""
    short = load_yaml(CITIES[city] / "data" / "network.yaml")["network"]["short"]
    for page in built(sites[city]).content:
        links = [a.get("href") for a in page.main.one("aside", "mend").find("a") if a.get("href").startswith("mailto:")]
        assert len(links) == 1, page.path
        fields = dict(part.split("=", 1) for part in urlsplit(links[0]).query.split("&"))
        title = page.tree.one("title").text.removesuffix(f" · {short}")
        subject = say(page.language, "Mistake on the page: %(title)s", title=title)
        assert unquote(fields["subject"]).split() == subject.split()  # French has spaces that do not break
        assert unquote(fields["body"]) == unquote(address_of(page))


@each_language
@each_city
def test_unconfirmed_activities_never_stand_in_an_agenda(sites: dict[str, Path], city: str, language: str) -> None:
    """A date is stated as a fact only where the activity's evidence is recent enough."""
    site = built(sites[city])
    stated = {
        name
        for page in site.in_language(language)
        for event in page.main.find("li", "event")
        for name in [*targets(site, page, event), page.address]
        if re.fullmatch(r"(\w+/)?activities/[^/]+/", name)
    }
    states = {name: site.page(name).main.find("p", "state")[0].classes[1] for name in stated}
    assert [name for name, state in states.items() if state == "unconfirmed"] == []
    assert stated or city != "musterstadt", "the made-up city has dates that are recent enough"


@each_language
def test_cancelled_and_moved_dates_are_visible(sites: dict[str, Path], language: str) -> None:
    """A cancelled date stays in the list and says so; a moved one stands on its new day and on its old one."""
    page = built(sites["musterstadt"]).page(address(language, "activities/sprachcafe-altmarkt/"))
    flags = {}
    for event in section(page, "dates").find("li", "event"):
        flags[event.one("time").get("datetime")] = (
            event.classes[1],
            [item.text for item in event.find("strong", "flag")],
        )
    assert flags["2026-12-01"] == ("scheduled", [])
    assert flags["2026-12-05"] == ("extra", [say(language, "extra date")])
    assert flags["2026-12-08"] == ("cancelled", [say(language, "cancelled")])
    day = {"de": "Dienstag, 15. Dezember 2026", "en": "Tuesday, 15 December 2026", "ar": "الثلاثاء، 15 ديسمبر 2026"}[
        language
    ]
    assert flags["2026-12-16"] == ("moved", [say(language, "moved, instead of %(date)s", date=day)])
    old = {"de": "Mittwoch, 16. Dezember 2026", "en": "Wednesday, 16 December 2026", "ar": "الأربعاء، 16 ديسمبر 2026"}
    assert flags["2026-12-15"] == ("break", [say(language, "moved to %(date)s", date=old[language])])


@each_language
@each_city
def test_former_addresses_lead_on(sites: dict[str, Path], city: str, language: str) -> None:
    """The address of every earlier id leads on, without script, to the entry's page in the same language."""
    site = built(sites[city])
    leads = {}
    for page in site.pages.values():
        if page.language == language and page.forwards_to:
            leads[page.route] = file_at(site, BASE, page.address, page.forwards_to)[0]
            assert targets(site, page, page.main).keys() == {str(leads[page.route]).removesuffix("index.html")}
    meant = {
        f"{kind}/{old}/": f"{address(language, kind)}/{record['id']}/index.html"
        for kind in KINDS
        for record in entries(CITIES[city], kind)
        for old in record.get("former_ids", [])
    }
    assert leads == meant


def test_ended_entries_have_no_page_and_no_mention(sites: dict[str, Path]) -> None:
    """An entry that has ended stays in the data and is nowhere on the site, the open data included."""
    code = "sommerfest"
    record = next(item for item in records(CITIES["musterstadt"], "activities") if item["id"] == code)
    assert record["ended"]
    site = built(sites["musterstadt"])
    assert [name for name in site.files if code in name] == []
    assert [
        name for name in (*site.named(".html"), *site.named(".json"), *site.named(".xml")) if code in site.read(name)
    ] == []


@each_language
@each_city
def test_every_topic_on_the_home_page_leads_to_something(sites: dict[str, Path], city: str, language: str) -> None:
    """No tile is a dead end: each topic's page has as many entries as the tile says, and at least one."""
    site = built(sites[city])
    home = site.page(address(language, ""))
    tiles = section(home, "topics").find("a")
    assert tiles
    for tile in tiles:
        (name,) = {file_at(site, BASE, home.address, tile.get("href"))[0]}
        cards = site.pages[str(name)].main.find("article", "card")
        assert len(cards) == int(tile.one("span", "count").text) > 0, tile.text


@each_city
def test_descriptions_for_search_engines_are_plain_text(sites: dict[str, Path], city: str) -> None:
    """A page's description is one line without the signs of Markdown."""
    marks = re.compile(r"\n|\*\*|\]\(|^- ", re.MULTILINE)
    found = {
        page.path: item.get("content")
        for page in built(sites[city]).content
        for item in page.tree.find("meta", name="description")
    }
    assert found
    assert [path for path, text in found.items() if marks.search(text)] == []
