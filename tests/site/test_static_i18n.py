"""What mkdocs-static-i18n and Material get wrong with many languages, and how it is got round: a test for each fault.

They are kept for what they do well; a test that fails after an update says which way round is no longer needed, or
no longer works. The made-up city is built in every language that has its words.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mkdocs_static_i18n.config import RE_LOCALE
from sitecheck.languages import say
from sitecheck.pages import NOT_FOUND, Site, built

from conftest import FOLDERS, ROOT, SITE_URL, WORLD, build, copy_of_musterstadt, publish

pytestmark = pytest.mark.site
UNSUPPORTED = [code for code in FOLDERS if not RE_LOCALE.fullmatch(code)]


@pytest.fixture(scope="module")
def site(world: Path) -> Site:
    """The site in every language."""
    return built(world)


def test_tags_of_three_letters_and_variants_are_refused_and_published_all_the_same(site: Site) -> None:
    """static-i18n takes two letters only: the folder is another name, the page says the right one."""
    assert UNSUPPORTED == ["de-simple", "kmr", "ckb"]
    for code in {*UNSUPPORTED} & {*WORLD}:
        folder = FOLDERS[code]
        page = site.page(f"{folder}/offices/")
        assert page.root.get("lang") == code
        alternates = {item.get("hreflang"): item.get("href") for item in page.tree.find("link", rel="alternate")}
        assert alternates[code] == f"{SITE_URL}{folder}/offices/"
        assert folder not in alternates


def test_an_alias_is_never_published_as_a_tag(site: Site) -> None:
    """de-LS would be German as spoken in Lesotho."""
    tags = {item.get(name) for page in site.content for item in page.tree.walk() for name in ("lang", "hreflang")}
    assert {"de-LS", "ku-Arab"} & tags == set()
    assert "ku" not in {page.root.get("lang") for page in site.content}


def test_a_language_that_material_has_no_words_for_is_built(site: Site) -> None:
    """Material ends with an error where it has no partial for a locale; our layout takes the place of all of them."""
    material = importlib.util.find_spec("material")
    assert material is not None and material.origin is not None
    partials = Path(material.origin).parent / "templates" / "partials" / "languages"
    missing = [code for code in WORLD if not (partials / f"{FOLDERS[code]}.html").is_file()]
    assert {"ti", "kmr", "ckb", "de-simple"} & {*WORLD} <= set(missing)
    for code in missing:
        assert site.page(f"{FOLDERS[code]}/help/").root.get("lang") == code


def test_a_fallback_does_not_pretend_to_be_a_translation(site: Site) -> None:
    """static-i18n gives it the reader's language, its own canonical address and an alternate."""
    page = site.page("fr/accessibility/" if "fr" in WORLD else "ar/accessibility/")
    article = page.tree.one("article", "prose")
    assert (article.get("lang"), article.get("dir")) == ("en", "ltr")
    assert page.tree.one("title").get("lang") == "en"
    assert page.tree.one("link", rel="canonical").get("href") == f"{SITE_URL}en/accessibility/"
    assert page.tree.find("link", rel="alternate") == []
    own = site.page("en/accessibility/").tree.find("link", rel="alternate")
    assert {item.get("hreflang") for item in own} == {"de", "en", "x-default"}


def test_a_fallback_is_in_a_language_that_its_readers_know_best(site: Site) -> None:
    """static-i18n falls back to the default language only; readers of Arabic know English sooner than German."""
    known = {code: site.page(f"{FOLDERS[code]}/accessibility/".removeprefix("de/")).content_language for code in WORLD}
    assert known == {code: "de" if code in ("de", "de-simple") else "en" for code in WORLD}
    about = {code: site.page(f"{FOLDERS[code]}/about/".removeprefix("de/")).content_language for code in WORLD}
    assert about.get("ckb", "ar") == "ar"


def test_a_fallback_is_told_in_the_readers_language(site: Site) -> None:
    """On every page that has texts in another language, hand-written or from the data."""
    notice = "Some texts on this page are not translated yet. You see them in: %(languages)s."
    for page in (
        page for page in site.content if page.language not in ("de", "en", "ar") and page.main.find("p", "hint")
    ):
        begin = " ".join(say(page.language, notice, languages="|").partition("|")[0].split())
        assert [item.text.startswith(begin) for item in page.main.find("p", "hint")].count(True) == 1, page
    silent = [
        code
        for code in WORLD
        if not site.page(f"{FOLDERS[code]}/accessibility/".removeprefix("de/")).main.find("p", "hint")
    ]
    assert silent == ["de", "en"]


def test_there_is_one_404_page_and_the_last_language_does_not_overwrite_it(site: Site) -> None:
    """static-i18n leaves the 404 page of the language that was built last, with the alternates of some other page."""
    assert [name for name in site.files if name.endswith(NOT_FOUND)] == [NOT_FOUND]
    page = site.pages[NOT_FOUND]
    assert page.root.get("lang") == "de"
    assert [section.get("lang") for section in page.main.find("section")] == list(WORLD)
    assert page.tree.find("link", rel="alternate") == []


def test_alternates_are_absolute_and_name_a_default(site: Site) -> None:
    """static-i18n's are relative, and none is for readers of any other language."""
    for page in site.content:
        alternates = {item.get("hreflang"): item.get("href") for item in page.tree.find("link", rel="alternate")}
        assert all(urlsplit(address).scheme == "https" for address in alternates.values()), page
        assert ("x-default" in alternates) is bool(alternates), page
        assert page.is_fallback or page.language in alternates, page


def test_no_page_makes_the_browser_fetch_sitemaps(site: Site) -> None:
    """Material's script asks for one sitemap a language on every page: it is not there."""
    assert {name for name in site.named(".js") if "bundle" in name or "material" in name} == set()


def test_sitemaps_name_neither_fallbacks_nor_aliases(site: Site) -> None:
    """static-i18n's sitemap has both."""
    for code in WORLD:
        text = site.read(f"sitemap-{code}.xml")
        assert 'hreflang="de-LS"' not in text
        assert 'hreflang="ku"' not in text
        assert ("accessibility/" in text) is (code in ("de", "en"))


def test_switchers_are_links_that_say_their_language(site: Site) -> None:
    """Material's have no ``lang``, show five of nine languages and hide the focus: ours is a list of marked links."""
    for page in (site.page(""), site.page("ar/offices/")):
        shown = [
            (link.get("lang"), link.get("hreflang"))
            for link in page.tree.one("details", "language-menu").find("a")
            if link.get("hreflang")
        ]
        assert shown == [(code, code) for code in WORLD]


def test_breadcrumbs_and_names_of_sections_are_words_not_folders(site: Site) -> None:
    """Material shows the folder's name: “Ar › Offices”."""
    crumbs = site.page("ar/offices/altmarkt/").tree.one("nav", "crumbs").find("a")
    assert [link.text for link in crumbs] == [say("ar", "Home"), say("ar", "Welcome offices")]


def test_a_missing_homepage_in_the_prose_is_no_fault(tmp_path: Path) -> None:
    """static-i18n misses an index.md in every language and would end a strict build: the engine writes the homes."""
    city = copy_of_musterstadt(tmp_path / "city")
    publish(city, ["de", "ar"])
    assert list((city / "docs").rglob("index.md")) == []
    built_site = build(city / "mkdocs.yml", tmp_path / "site")
    assert (built_site / "ar" / "index.html").is_file()


def test_a_page_in_no_languages_folder_is_not_published(sites: dict[str, Path]) -> None:
    """static-i18n would publish it in every language: what lies directly in docs/ is for people of the repository."""
    names = [path.stem for path in (ROOT / "docs").glob("*.md")]
    assert names
    assert [path for name in names for path in sites["dortmund"].rglob(f"{name}*")] == []


def test_languages_are_switched_by_one_line_in_each_file(tmp_path: Path) -> None:
    """What is no longer published is gone: its pages, its prose and its place in the menus."""
    city = copy_of_musterstadt(tmp_path / "city")
    publish(city, ["de", "en"])
    two = build(city / "mkdocs.yml", tmp_path / "two")
    assert not (two / "ar").exists()
    assert "العربية" not in (two / "index.html").read_text("utf-8").partition("</header>")[0]
