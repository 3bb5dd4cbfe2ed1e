"""Settings: what the engine must be told about the site it writes."""

from __future__ import annotations

import pytest

from making import settings
from network_directory.problems import Place
from network_directory.settings import Repository

PLACE = Place("data/offices.yaml", 6, 5, 31, 1)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (
            "https://github.com/city/directory",
            "https://github.com/city/directory/blob/main/data/offices.yaml?plain=1#L6-L30",
        ),
        (
            "https://github.com/city/directory/",
            "https://github.com/city/directory/blob/main/data/offices.yaml?plain=1#L6-L30",
        ),
        (
            "https://gitlab.com/city/directory",
            "https://gitlab.com/city/directory/-/blob/main/data/offices.yaml#L6-30",
        ),
        (
            "https://gitlab.city.example/it/directory",
            "https://gitlab.city.example/it/directory/-/blob/main/data/offices.yaml#L6-30",
        ),
        (
            "https://git.city.example/directory",
            "https://git.city.example/directory/src/branch/main/data/offices.yaml#L6",
        ),
    ],
)
def test_a_record_has_a_link_to_its_lines(url: str, link: str) -> None:
    """In the form of GitHub, of GitLab, or plain; the last line is the record's own."""
    assert Repository(url).line_link(PLACE) == link


def test_the_branch_is_the_repositorys() -> None:
    """``main`` unless said otherwise."""
    link = Repository("https://github.com/city/directory", "stable").line_link(PLACE)
    assert link == "https://github.com/city/directory/blob/stable/data/offices.yaml?plain=1#L6-L30"


def test_a_record_of_one_line_links_to_that_line() -> None:
    """A flow map may begin and end in one line."""
    link = Repository("https://github.com/city/directory").line_link(Place("data/partners.yaml", 7, 5, 7, 60))
    assert link.endswith("#L7-L7")


@pytest.mark.parametrize(
    ("site_url", "path"),
    [("https://example.org/", "/"), ("https://example.org/willkommen/", "/willkommen/"), ("", "/")],
)
def test_the_base_path_is_the_sites_own(site_url: str, path: str) -> None:
    """The 404 page, which is shown at any address, begins its links there."""
    assert settings(site_url=site_url).base_path == path
