"""Pages are taken along: on paper, as a QR code, by sharing."""

from __future__ import annotations

import pytest
import zxingcpp
from playwright.sync_api import Page

from conftest import SITE_URL

from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

_PIXELS = """(image) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 300 });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, 300, 300);
    return [...context.getImageData(0, 0, 300, 300).data].filter((_, at) => at % 4 === 1);
}"""


def _decoded(page: Page, image: str) -> list[str]:
    """What a reader of QR codes sees in a picture of the page."""
    picture = page.locator(image)
    picture.evaluate("image => { image.loading = 'eager'; return image.decode(); }")
    pixels = memoryview(bytes(picture.evaluate(_PIXELS))).cast("B", (300, 300))
    return [code.text for code in zxingcpp.read_barcodes(pixels)]


@pytest.mark.parametrize(
    ("kind", "language", "path"),
    [
        ("office", "de", "offices/altmarkt/"),
        ("partner", "ar", "partners/bruecke/"),
        ("activities", "en", "activities/"),
    ],
)
def test_a_code_leads_to_its_page(visitor: Visitor, kind: str, language: str, path: str) -> None:
    """In the main language, whatever the language of the paper: it may hang on a wall."""
    page = visitor.open(kind, language)
    page.locator(".along summary").click()
    assert _decoded(page, ".along img") == [SITE_URL + path]
    page.emulate_media(media="print")
    assert page.locator(".on-paper").is_visible()
    assert page.locator(".on-paper figcaption").inner_text() == SITE_URL + path
    assert _decoded(page, ".on-paper img") == [SITE_URL + path]
    page.emulate_media(media="screen")


def test_a_code_is_not_loaded_before_it_is_seen(visitor: Visitor) -> None:
    """Most readers never need it."""
    page = visitor.tab()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(visitor.address("office"), wait_until="networkidle")
    assert not [url for url in asked if url.endswith("qr.svg")]
    with page.expect_request("**/offices/altmarkt/qr.svg"):
        page.locator(".along summary").click()


def test_the_code_is_there_when_the_page_is_printed(visitor: Visitor) -> None:
    """The button waits for it."""
    page = visitor.tab()
    page.add_init_script("window.print = () => { window.printed = document.querySelector('.on-paper img').complete; }")
    page.goto(visitor.address("office"))
    page.locator("[data-print]").click()
    page.wait_for_function("() => window.printed === true")


def test_paper_shows_the_entry_and_nothing_to_press(visitor: Visitor) -> None:
    """Its phone, its hours, its code; no menus, forms and links to maps."""
    page = visitor.open("office", "en")
    page.emulate_media(media="print")
    assert page.locator("main > .hours table").first.is_visible()
    assert page.locator(".essentials a[href^='tel:']").first.is_visible()
    pressed = ".menu, .filter, .along, .mend, a[href^='geo:'], a[href^='https://www.openstreetmap.org']"
    assert page.locator(pressed).locator("visible=true").count() == 0
    page.emulate_media(media="screen")


def test_paper_tells_what_a_list_was_narrowed_to(visitor: Visitor) -> None:
    """The form is not printed; on the screen the form tells it."""
    page = visitor.tab()
    page.goto(visitor.address("partners", "en") + "?topic=advice&kind=welfare")
    assert not page.locator("[data-choice]").is_visible()
    page.emulate_media(media="print")
    assert page.locator("[data-choice]").inner_text() == "Advice · Welfare organisation"


def test_sharing_gives_the_page_with_its_choice(visitor: Visitor) -> None:
    """To whatever the device offers; a reader who changes their mind is told nothing."""
    page = visitor.tab()
    page.add_init_script("navigator.share = async (data) => { window.given = data; throw new Error('no'); }")
    address = visitor.address("partners", "en") + "?topic=advice"
    page.goto(address)
    page.locator("[data-share]").click()
    assert page.evaluate("window.given") == {"title": "Partners", "url": address}
    assert page.locator("[data-shared]").text_content() == ""


def test_where_nothing_can_be_shared_the_link_is_copied(visitor: Visitor) -> None:
    """And that is said; if even that is forbidden, the address is there to be copied by hand."""
    page = visitor.tab()
    page.add_init_script(
        """delete Navigator.prototype.share;
        navigator.clipboard.writeText = async (text) => { if (window.refuse) throw text; window.copied = text; };"""
    )
    page.goto(visitor.address("office", "en"))
    page.locator("[data-share]").click()
    page.get_by_text("The link is copied. You can paste it into a message.").wait_for()
    assert page.evaluate("window.copied") == page.url
    page.evaluate("window.refuse = true")
    page.locator("[data-share]").click()
    page.locator("[data-shared]").get_by_text(page.url).wait_for()
