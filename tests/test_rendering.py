"""Rendering: one layout for every page; what stands around a page's content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from fragments import fragment
from making import TODAY, city, entry, loaded, page, settings, site, texts
from network_directory.directory import Directory
from network_directory.loading import load
from network_directory.origins import NAME as LOCK
from network_directory.origins import digest
from network_directory.pages import all_pages
from network_directory.reader import Reader
from network_directory.rendering import POLICY, SEARCH_POLICY, Structure
from network_directory.rendering.speech import Speech
from network_directory.settings import ProsePage, Repository
from network_directory.site import Site
from network_directory.translations import catalogue

LANGUAGES = ["de", "en", "ar"]
ABOUT = ProsePage("about/", {"de": "Über diese Seite", "en": "About this site"})


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The base city."""
    return loaded(tmp_path_factory.mktemp("city"))


def _head(html: str) -> str:
    return fragment(html, "head")


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_a_page_has_its_language_and_direction(language: str, direction: str, directory: Directory) -> None:
    """On the root element, where browsers and screen readers look."""
    html = page(directory, "offices/markt/", language)
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert html.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("route", "title"),
    [
        ("", '<title lang="de" dir="ltr">Netzwerk Beispielstadt</title>'),
        ("offices/markt/", '<title lang="de" dir="ltr">Büro am Markt · Netzwerk</title>'),
        ("offices/", "<title>Welcome offices · Netzwerk</title>"),
    ],
)
def test_a_title_names_the_page_and_then_the_site(route: str, title: str, directory: Directory) -> None:
    """The home page has the network's name alone; one that is not in the reader's language says so."""
    assert title in page(directory, route, "en")


def test_a_description_is_there_only_in_the_readers_language(tmp_path: Path) -> None:
    """A search engine is not told that German is English."""
    offices = [entry("offices", description={"de": "Das Büro.", "en": "The office."})]
    found = loaded(tmp_path, offices=offices)
    assert '<meta name="description" content="Das Büro.">' in page(found, "offices/markt/", "de")
    assert '<meta name="description" content="The office.">' in page(found, "offices/markt/", "en")
    assert 'name="description"' not in page(found, "offices/markt/", "ar")


def test_a_page_names_itself_and_its_other_languages(directory: Directory) -> None:
    """Absolute addresses, its own among them, and the main language for everybody else."""
    head = _head(page(directory, "offices/", "ar", site_url="https://example.org/willkommen/"))
    assert re.findall(r'rel="canonical" href="(.+?)"', head) == ["https://example.org/willkommen/ar/offices/"]
    assert re.findall(r'hreflang="(.+?)" href="(.+?)"', head) == [
        ("de", "https://example.org/willkommen/offices/"),
        ("en", "https://example.org/willkommen/en/offices/"),
        ("ar", "https://example.org/willkommen/ar/offices/"),
        ("x-default", "https://example.org/willkommen/offices/"),
    ]


def test_without_the_sites_address_no_absolute_one_is_made_up(directory: Directory) -> None:
    """Neither canonical nor alternates."""
    head = _head(page(directory, "offices/", site_url=""))
    assert "canonical" not in head
    assert "hreflang" not in head


@pytest.mark.parametrize("strict", [True, False])
def test_the_content_security_policy_is_on_every_page_but_those_of_a_live_server(
    strict: bool, directory: Directory
) -> None:
    """A live-reloading server needs scripts of its own."""
    html = page(directory, "", strict_policy=strict)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{Markup.escape(POLICY)}">'
    assert (policy in html) is strict


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    """One origin; no script or style in the page itself."""
    assert "'unsafe" not in POLICY
    assert "http" not in POLICY
    assert POLICY.startswith("default-src 'none'; ")


def test_only_the_search_page_may_run_a_program_of_its_own_origin(directory: Directory) -> None:
    """A WebAssembly one, and still no script within the page."""
    assert POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") == SEARCH_POLICY
    policies = {route: "wasm-unsafe-eval" in page(directory, route) for route in ("", "search/", "names/")}
    assert policies == {"": False, "search/": True, "names/": False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_inline_script_or_style(language: str, directory: Directory) -> None:
    """The policy would stop them."""
    for route in ("", "offices/markt/", "activities/sprachcafe/", "network/", "data/"):
        html = page(directory, route, language)
        data = '<script type="application/ld+json">'
        assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html.replace(data, "")) == []


def test_style_sheets_are_linked_relatively(directory: Directory) -> None:
    """They lie at the site's root, wherever that is."""
    html = page(directory, "offices/markt/", "ar", stylesheets=("assets/stylesheets/main.css",))
    assert '<link rel="stylesheet" href="../../../assets/stylesheets/main.css">' in html


def test_each_icon_is_there_once_and_only_if_used(directory: Directory) -> None:
    """Every reference finds its symbol, and no symbol is without a reference."""
    for route in ("", "offices/markt/", "activities/"):
        html = page(directory, route)
        symbols = re.findall(r'<symbol id="(.+?)"', html)
        assert sorted(symbols) == sorted(set(re.findall(r'<use href="#(.+?)"', html)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_menu_leads_to_the_same_page(language: str, directory: Directory) -> None:
    """In each language, under its own name, with its language and direction; the present one is marked."""
    html = fragment(page(directory, "offices/markt/", language), "details.language-menu")
    up = "../../" if language == "de" else "../../../"
    targets = dict(re.findall(r'<a href="(.+?)" lang="(.+?)"', html))
    expected = {code: f"{up}{folder}offices/markt/" for code, folder in (("de", ""), ("en", "en/"), ("ar", "ar/"))}
    assert {code: target for target, code in targets.items()} == expected
    assert re.findall(r'lang="(\w+)" [^>]*aria-current="true"', html) == [language]
    assert '<a href="' + expected["ar"] + '" lang="ar" dir="rtl" hreflang="ar"' in html


def test_the_menu_marks_the_page_one_is_on(directory: Directory) -> None:
    """Once, and on no other page."""
    assert fragment(page(directory, "offices/"), "details.main-menu").count('aria-current="page"') == 1
    assert 'aria-current="page"' not in fragment(page(directory, "offices/markt/"), "details.main-menu")


def test_a_page_says_which_languages_its_texts_fell_back_to(tmp_path: Path) -> None:
    """In the reader's own language; without fallbacks it says nothing."""
    found = loaded(tmp_path, offices=[entry("offices", description={"de": "x", "en": "y"}, waiting_time="eine Woche")])
    assert "Deutsch" not in fragment(page(found, "offices/markt/", "en"), "p.hint")
    assert "German" in fragment(page(found, "offices/markt/", "en"), "p.hint")
    assert "p.hint" not in _without(page(found, "offices/markt/", "de"))


def _without(html: str) -> str:
    """``p.hint`` if the page has a hint, else nothing."""
    try:
        fragment(html, "p.hint")
    except LookupError:
        return ""
    return "p.hint"


def test_one_pages_fallbacks_are_not_the_nexts(tmp_path: Path) -> None:
    """Rendering has no memory from page to page."""
    found = loaded(tmp_path, offices=[entry("offices", description="nur deutsch")])
    files = texts(site(found), "en")
    assert "p.hint" in _without(files["en/offices/markt/index.html"])
    assert _without(files["en/partners/stadt/index.html"]) == ""


@pytest.mark.parametrize(
    ("repository", "link"),
    [
        (None, None),
        (Repository("https://github.com/x/y"), "https://github.com/x/y/blob/main/data/offices.yaml?plain=1#L2-L"),
    ],
)
def test_a_record_can_be_edited_where_its_repository_is_known(
    repository: Repository | None, link: str | None, directory: Directory
) -> None:
    """The link leads to its lines; a list page has none."""
    html = page(directory, "offices/markt/", "en", repository=repository)
    assert ("Edit this entry" in html) is (link is not None)
    assert link is None or f'href="{link}' in html
    assert "Edit this entry" not in page(directory, "offices/", "en", repository=repository)


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({}, "info@beispielstadt.example"),
        ({"feedback": "fehler@beispielstadt.example"}, "fehler@beispielstadt.example"),
        ({"contact": {}}, None),
    ],
)
def test_a_mistake_can_be_reported_by_mail(changes: dict[str, Any], address: str | None, tmp_path: Path) -> None:
    """The mail names the page; without an address there is no link."""
    html = page(loaded(tmp_path, network=changes), "offices/markt/", "en")
    assert ("Report a mistake" in html) is (address is not None)
    assert (
        address is None
        or (
            f"mailto:{address}?subject=Mistake%20on%20the%20page%3A%20B%C3%BCro%20am%20Markt&amp;"
            "body=https%3A//directory.example/en/offices/markt/"
        )
        in html
    )


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"made_up": "true"}, ["made-up city"]),
        ({"notice": {"text": {"de": "Zu", "en": "Closed today"}}}, ["Closed today"]),
        ({"notice": {"text": {"de": "Zu", "en": "Closed today"}, "until": "2026-11-21"}}, []),
        ({}, []),
    ],
)
def test_banners_stand_on_every_page_while_they_hold(changes: dict[str, Any], shown: list[str], tmp_path: Path) -> None:
    """A made-up city says so; a notice goes by itself."""
    found = loaded(tmp_path, network=changes)
    for route in ("", "partners/stadt/"):
        html = page(found, route, "en")
        assert [text for text in ("made-up city", "Closed today") if text in html] == shown


def test_emergency_numbers_are_on_every_page(tmp_path: Path) -> None:
    """To be called at a touch, in the right order in every script."""
    emergency = [{"label": {"de": "Hilfe", "ar": "النجدة"}, "phone": "116 117", "what": {"de": "Arzt", "ar": "طبيب"}}]
    html = page(loaded(tmp_path, network={"emergency": emergency}), "activities/", "ar")
    assert '<a class="number" href="tel:116117"><bdi dir="ltr">116 117</bdi></a>' in html


def test_prose_gets_the_same_layout(directory: Directory) -> None:
    """Its content is taken as it is; its title stands before the site's name."""
    html = site(directory, prose=(ABOUT,)).renderers["de"].prose(ABOUT, "Über uns", "de", Markup("<p>Hallo</p>"))
    assert "<title>Über uns · Netzwerk</title>" in html
    assert fragment(html, "article.prose") == '<article class="prose">\n<p>Hallo</p>\n</article>\n'
    assert "<header" in html
    assert "<footer" in html


def test_prose_that_is_not_translated_says_so(directory: Directory) -> None:
    """It carries its own language and direction, is no alternate, and names the original as canonical."""
    html = site(directory, prose=(ABOUT,)).renderers["ar"].prose(ABOUT, "About", "en", Markup("<p>Hello</p>"))
    assert '<article class="prose" lang="en" dir="ltr">' in html
    assert "الإنجليزية" in fragment(html, "p.hint")
    assert re.findall(r'hreflang="(.+?)" href', _head(html)) == []
    assert 'rel="canonical" href="https://directory.example/en/about/"' in html


def test_the_footer_names_prose_pages_in_the_language_that_they_are_shown_in(directory: Directory) -> None:
    """And marks those that are not in the reader's, but in the next best."""
    html = fragment(page(directory, "", "ar", prose=(ABOUT,)), "footer")
    assert '<a href="about/"><span lang="en" dir="ltr">About this site</span></a>' in html


def test_the_404_page_speaks_every_language(directory: Directory) -> None:
    """Each part in its language and direction, with links that hold at any address."""
    html = dict(site(directory, site_url="https://example.org/willkommen/").common_files())["404.html"].decode()
    assert re.findall(r'<section lang="(\w+)" dir="(\w+)"', html) == [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")]
    targets = re.findall(r'(?:href|src)="([^"#]+)"', html)
    assert [target for target in targets if not target.startswith(("/willkommen/", "mailto:"))] == []
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html


def test_an_undefined_name_in_a_template_is_an_error(directory: Directory) -> None:
    """A misspelt name never becomes an empty place on a page."""
    with pytest.raises(jinja2.UndefinedError):
        Structure(directory, settings(), frozenset())._environment.from_string("{{ no_such_name }}").render()


def test_templates_escape_what_they_show(directory: Directory) -> None:
    """Autoescape is on, also in translated sentences."""
    structure = Structure(directory, settings(), frozenset())
    template = structure._environment.from_string('{{ name }} {{ _("until %(date)s", date=name) }}')
    speech = Speech(Reader(directory, "en"), settings())
    html, _ = speech.fill(structure.blanks.skeleton(template.render(name="<b>"), frozenset()))
    assert html == b"&lt;b&gt; until &lt;b&gt;"


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ({"street": "Am Markt 1", "postcode": "01067"}, "Am Markt 1, 01067 Beispielstadt"),
        ({"street": "Am Markt"}, "Am Markt, Beispielstadt"),
        ({"postcode": "01067"}, "01067 Beispielstadt"),
        ({"street": "Kirchweg 1", "city": "Nachbarstadt"}, "Kirchweg 1, Nachbarstadt"),
    ],
)
def test_an_address_is_told_as_far_as_it_is_known(address: dict[str, str], line: str, tmp_path: Path) -> None:
    """The city is the network's unless given."""
    found = loaded(tmp_path, offices=[entry("offices", address=address)])
    assert f'<bdi dir="ltr" lang="de">{line}</bdi>' in page(found, "offices/markt/")


def test_the_same_directory_gives_the_same_bytes(directory: Directory) -> None:
    """Nothing on a page depends on the clock, on memory addresses or on the order of sets."""
    first, second = (Site(directory, all_pages(directory), settings()) for _ in range(2))
    assert dict(first.files(LANGUAGES)) == dict(second.files(LANGUAGES))


def test_a_former_address_leads_on(tmp_path: Path) -> None:
    """In every language, without a server's help."""
    found = loaded(tmp_path, offices=[entry("offices", former_ids=["alt-markt"])])
    html = texts(site(found), "ar")["ar/offices/alt-markt/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../../ar/offices/markt/">' in html
    assert '<a href="../../../ar/offices/markt/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_an_icon_that_nobody_drew_is_named(tmp_path: Path) -> None:
    """The error says which one; checking the data says it earlier."""
    found = loaded(tmp_path)
    with pytest.raises(LookupError, match=r"^no icon 'material/[a-z-]+' in "):
        page(found, "", icons=(tmp_path,))
    assert settings().icons[0].is_dir()


MACHINE = "A computer translated texts on this page. Nobody has checked them yet."


def test_a_page_says_of_the_texts_in_its_frame_that_a_machine_translated_them(tmp_path: Path) -> None:
    """The banner and the emergency numbers are on every page; programs are told in the head."""
    notice = {"text": {"de": "Heute zu.", "en": "Closed today."}}
    data = city(tmp_path, network={"notice": notice})
    for origin, told in (("machine", True), ("machine 2026-11-22", False)):
        lock = f"network/notice/text/en: {digest('Heute zu.')} {digest('Closed today.')} {origin}\n"
        (data / LOCK).write_text(lock, "utf-8")
        html = page(load(data, TODAY)[0], "partners/stadt/", "en")
        assert (MACHINE in html) == told
        assert ('<meta name="ai-disclosure" content="mixed">' in html) == told


def test_a_machines_words_of_the_site_are_told_to_programs(tmp_path: Path) -> None:
    """English is the language of the message ids; the German catalogue is a draft."""
    directory = loaded(tmp_path)
    marks = {code: "ai-disclosure" in page(directory, "partners/stadt/", code) for code in ("de", "en")}
    assert marks == {code: catalogue(code).machine_draft for code in ("de", "en")}
