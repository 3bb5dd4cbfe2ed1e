"""The recommended headers say on every host the same, and what the pages themselves say."""

from __future__ import annotations

import re

import pytest

from hosting import EVERYWHERE, HEADERS, REVALIDATED, headers_for, rules
from network_directory.assets import FOLDER
from network_directory.exports import FOLDER as DATA
from network_directory.rendering import POLICY, SEARCH_POLICY

NGINX = HEADERS.with_name("nginx.conf").read_text("utf-8")
FOR_EVER = "public, max-age=31536000, immutable"


def test_the_policy_is_that_of_the_pages() -> None:
    """The widest that any page has, as each narrows it down itself; frames can be forbidden by a header alone."""
    policy = f"{SEARCH_POLICY}; frame-ancestors 'none'"
    assert set(POLICY.split("; ")) - set(policy.split("; ")) == {"script-src 'self'"}
    assert rules()[EVERYWHERE]["Content-Security-Policy"] == policy


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/", REVALIDATED),
        ("/ar/offices/", REVALIDATED),
        (f"/{FOLDER}page.0123456789.js", FOR_EVER),
        ("/assets/languages.json", REVALIDATED),
        ("/assets/logos/house.svg", REVALIDATED),
        ("/search/pagefind/pagefind.js", REVALIDATED),
    ],
)
def test_only_what_is_named_by_its_content_is_kept(path: str, caching: str) -> None:
    """Everything else is asked for anew."""
    assert headers_for(path)["Cache-Control"] == caching


def test_open_data_may_be_read_by_programs_of_other_sites() -> None:
    """And nothing else."""
    assert headers_for(f"/{DATA}offices.json")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in headers_for("/offices/")


def test_no_header_stands_in_two_rules_that_fit_one_address() -> None:
    """Cloudflare Pages would send both values."""
    everywhere, *others = rules().values()
    for other in others:
        assert set(map(str.lower, everywhere)) & set(map(str.lower, other)) == set()
    assert len(others) == 2


def test_nginx_sends_the_same() -> None:
    """Its headers by their values; caching and sharing by the maps for the same folders."""
    sent = dict(re.findall(r'add_header ([\w-]+) "([^"]+)"', NGINX))
    assert sent == dict(rules()[EVERYWHERE].items())
    assert re.findall(r'~\^/(\S+)\s+"([^"]+)"', NGINX) == [(FOLDER, FOR_EVER), (DATA, "*")]
    assert f'default                "{REVALIDATED}"' in NGINX
