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
from sitecheck.writing import load_yaml, records

from conftest import CITIES, LANGUAGES

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)
each_language = pytest.mark.parametrize("language", LANGUAGES)

KINDS = ("offices", "partners", "activities")
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


def hours_shown(page: Page) -> dict[str, str]:
    """Number of the weekday → times, for the days of the page's own table that have any."""
    table = section(page, "hours").one("table")
    rows = {row.get("data-weekday"): row.one("td") for row in table.find("tr")}
    return {day: cell.one("bdi", dir="ltr").text for day, cell in rows.items() if cell.find("bdi")}


def test_the_office_of_hoerde_shows_its_address_and_who_runs_it(sites: dict[str, Path]) -> None:
    """The page shows Schildplatz 7 and leads to both operators, the city and the AWO."""
    site = built(sites["dortmund"])
    page = site.page("offices/hoerde-hombruch/")
    assert page.main.one("h1").text == "lokal willkommen Hörde/Hombruch"
    assert page.main.one("address").one("bdi", dir="ltr", lang="de").text == "Schildplatz 7, Dortmund"
    assert targets(site, page, section(page, "operators")) == {
        "partners/sozialamt/": "Stadt Dortmund, Sozialamt",
        "partners/awo/": "AWO Unterbezirk Dortmund",
    }


def test_the_office_of_hoerde_shows_its_hours_and_how_old_they_are(sites: dict[str, Path]) -> None:
    """Four days have hours, last confirmed in 2018, so the page says to ask first; the office is known from 2023."""
    page = built(sites["dortmund"]).page("offices/hoerde-hombruch/")
    assert hours_shown(page) == {"0": "09:00–12:00", "1": "13:00–16:00", "3": "14:00–17:00", "4": "09:00–12:00"}
    state = section(page, "hours").one("p", "state")
    assert state.classes == ["state", "unconfirmed"]
    assert state.text == "Zuletzt bestätigt: 9. März 2018. Bitte fragen Sie nach, bevor Sie hingehen."
    assert page.main.find("p", "state")[0].text == "Zuletzt bestätigt: 2023. Bitte fragen Sie nach, bevor Sie hingehen."


def test_the_office_of_hoerde_names_its_sources(sites: dict[str, Path]) -> None:
    """Each source in the data is a link on the page, in the same order."""
    page = built(sites["dortmund"]).page("offices/hoerde-hombruch/")
    office = next(item for item in records(CITIES["dortmund"], "offices") if item["id"] == "hoerde-hombruch")
    links = [item.get("href") for item in section(page, "sources").find("a")]
    assert links == [source["url"] for source in office["sources"]]
    assert "(9. März 2018)" in section(page, "sources").text


def test_the_arabic_page_isolates_the_telephone_number(sites: dict[str, Path]) -> None:
    """On the Arabic page the office's numbers can be dialled and stand in the right order."""
    page = built(sites["dortmund"]).page("ar/offices/hoerde-hombruch/")
    calls = {link.get("href"): link for link in page.main.find("a") if link.get("href").startswith("tel:")}
    assert {link: [bdi.text for bdi in item.find("bdi", dir="ltr")] for link, item in calls.items()} == {
        "tel:02315011138": ["0231 50-11138"],
        "tel:02315011139": ["0231 50-11139"],
    }


@each_language
@each_city
def test_every_unconfirmed_office_asks_to_ask(sites: dict[str, Path], city: str, language: str) -> None:
    """An office whose evidence is too old says so before anything else, in the reader's language."""
    site = built(sites[city])
    states = {}
    for office in records(CITIES[city], "offices"):
        page = site.page(address(language, f"offices/{office['id']}/"))
        states[office["id"]] = page.main.find("p", "state")[0]
    unconfirmed = [item for item in states.values() if "unconfirmed" in item.classes]
    request = say(language, "Not confirmed. Please ask before you go.").split(". ")[1]
    assert unconfirmed
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


def test_without_a_repository_there_are_no_edit_links(sites: dict[str, Path]) -> None:
    """Dortmund's data has no public repository yet, so no page offers to edit it."""
    site = built(sites["dortmund"])
    words = {say(language, "Edit this entry") for language in LANGUAGES}
    assert [page.path for page in site.content if page.main.find("a", rel="nofollow")] == []
    assert [page.path for page in site.content if words & {link.text for link in page.main.find("a")}] == []


@each_city
def test_a_mistake_can_be_reported_from_every_page(sites: dict[str, Path], city: str) -> None:
    """Every page has one link to a mail that names the page in its subject and its full address in its text."""
    short = load_yaml(CITIES[city] / "data" / "network.yaml")["network"]["short"]
    for page in built(sites[city]).content:
        links = [a.get("href") for a in page.main.one("aside", "mend").find("a") if a.get("href").startswith("mailto:")]
        assert len(links) == 1, page.path
        fields = dict(part.split("=", 1) for part in urlsplit(links[0]).query.split("&"))
        title = page.tree.one("title").text.removesuffix(f" · {short}")
        assert unquote(fields["subject"]) == say(page.language, "Mistake on the page: %(title)s", title=title)
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
    """A cancelled date stays in the list and says so; a moved one stands on its new day and names the old one."""
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
    assert "2026-12-15" not in flags


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
        for record in records(CITIES[city], kind)
        for old in record.get("former_ids", [])
    }
    assert leads == meant


@pytest.mark.parametrize(
    ("city", "code"), [("musterstadt", "sommerfest"), ("dortmund", "freiwilligenagentur-westerfilde")]
)
def test_ended_entries_have_no_page_and_no_mention(sites: dict[str, Path], city: str, code: str) -> None:
    """An entry that has ended stays in the data and is nowhere on the site, the open data included."""
    record = next(item for item in records(CITIES[city], "activities") if item["id"] == code)
    assert record["ended"]
    site = built(sites[city])
    assert [name for name in site.files if code in name] == []
    assert [
        name for name in (*site.named(".html"), *site.named(".json"), "sitemap.xml") if code in site.read(name)
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
