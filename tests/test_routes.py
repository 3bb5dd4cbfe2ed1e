"""Routes: addresses of pages, and relative links between them that hold at any root."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from network_directory.routes import FOLDERS, in_language, output_file, relative, route


@pytest.mark.parametrize(
    ("kind", "code", "found"),
    [
        ("office", "markt", "offices/markt/"),
        ("office", "", "offices/"),
        ("language", "de-simple", "speaks/de-simple/"),
        ("audience", "women", "for/women/"),
        ("network", "", "network/"),
        ("", "", ""),
    ],
)
def test_a_record_has_an_address_by_its_kind_and_id(kind: str, code: str, found: str) -> None:
    """A folder that ends in a slash; without an id it is the list of the kind, without a kind the home page."""
    assert route(kind, code) == found


def test_every_kind_has_a_folder_of_its_own() -> None:
    """No two kinds share addresses."""
    assert len(set(FOLDERS.values())) == len(FOLDERS)


def test_the_main_language_has_no_folder() -> None:
    """It lies at the root, each other language below it."""
    assert in_language("", "offices/") == "offices/"
    assert in_language("ar", "offices/") == "ar/offices/"
    assert in_language("ar", "") == "ar/"


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.html", "", "./"),
        ("index.html", "offices/", "offices/"),
        ("offices/index.html", "", "../"),
        ("offices/index.html", "offices/", "../offices/"),
        ("offices/markt/index.html", "offices/", "../../offices/"),
        ("offices/markt/index.html", "partners/stadt/", "../../partners/stadt/"),
        ("ar/offices/index.html", "ar/", "../../ar/"),
        ("ar/offices/index.html", "offices/", "../../offices/"),
        ("offices/markt/index.html", "offices/markt/#bibliothek", "../../offices/markt/#bibliothek"),
        ("index.html", "offices/markt/#bibliothek", "offices/markt/#bibliothek"),
        ("offices/index.html", "assets/directory/mark.svg", "../assets/directory/mark.svg"),
        ("index.html", "assets/logos/größe 1.svg", "assets/logos/gr%C3%B6%C3%9Fe%201.svg"),
    ],
)
def test_a_link_is_relative_from_file_to_folder(here: str, there: str, link: str) -> None:
    """Folders end in a slash, anchors are kept, letters are quoted."""
    assert relative(here, there) == link


_SEGMENT = st.text("ab-é ", min_size=1, max_size=4).filter(lambda text: text.strip(". ") == text)
_FOLDER = st.lists(_SEGMENT, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@given(here=_FOLDER, there=_FOLDER)
@examples(deadline=None, derandomize=True)
def test_a_link_leads_to_its_target_at_the_root_and_under_a_sub_path(here: str, there: str) -> None:
    """A browser resolves it to the target, whatever folder the site lies in."""
    link = relative(output_file(here), there)
    for base in ("/", "/sub/path/"):
        assert (
            unquote(urljoin(f"https://example.org{base}{output_file(here)}", link))
            == f"https://example.org{base}{there}"
        )


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("offices/", "offices/index.html"),
        ("404.html", "404.html"),
        ("data/v1/a.json", "data/v1/a.json"),
    ],
)
def test_a_folder_is_held_by_its_index(path: str, file: str) -> None:
    """Any file host serves it without rules."""
    assert output_file(path) == file
    assert posixpath.dirname(output_file(path)) == posixpath.dirname(path)
