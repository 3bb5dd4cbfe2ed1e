"""Escaping: contributor text is hostile until escaped. A canary in every field never becomes an element of a page."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from filling import fields_with, filled, text_fields
from making import BASE, CONTEXT, STEMS, TODAY, lay_over, site, texts
from network_directory.checking import rules
from network_directory.directory import Directory
from network_directory.loading import load
from network_directory.model import Activity, Network, Office, Partner, Vocabulary
from network_directory.settings import ProsePage, Repository
from network_directory.site import Site

MUSTERSTADT = BASE.parents[1] / "cities" / "musterstadt"
CANARY = "'\"><script>canary()</script><img src=x onerror=canary()>{{canary}}&lt;"
HOSTILE = (CANARY, "https://example.org/" + CANARY.replace(" ", "/"), "canary'<script>@example.org")
MODELS: dict[str, type[BaseModel]] = {
    "network": Network,
    "vocabulary": Vocabulary,
    "offices": Office,
    "partners": Partner,
    "activities": Activity,
}
# What the rules across records look up: codes of languages, names of icons and files, the state, ids of others.
_OF_RECORDS = """languages language spoken logo kind part_of operators organisers topics audiences districts
office outpost partner"""
LOOKED_UP: dict[type[BaseModel], frozenset[str]] = {
    Network: frozenset({"languages", "main_language", "code", "folder", "state", "coordinator"}),
    Vocabulary: frozenset({"icon", "neighbours"}),
    **dict.fromkeys((Office, Partner, Activity), frozenset(_OF_RECORDS.split())),
}


class Seeder:
    """Puts the canary into every text of a record that the model lets it into, and notes where."""

    def __init__(self) -> None:
        self.fields: set[str] = set()

    def seed(self, model: type[BaseModel], record: dict[str, Any]) -> dict[str, Any]:
        """The record with a canary wherever one is possible."""
        seeded = copy.deepcopy(record)
        for parent, key, field in _leaves(seeded, ""):
            if field not in LOOKED_UP[model] and self._plant(model, seeded, parent, key):
                self.fields.add(field)
        return seeded

    def _plant(self, model: type[BaseModel], record: dict[str, Any], parent: Any, key: Any) -> bool:
        kept = parent[key]
        for text in HOSTILE:
            parent[key] = text
            if _fits(model, record):
                return True
        parent[key] = kept
        return False


def _leaves(node: Any, field: str) -> Iterator[tuple[Any, Any, str]]:
    """Every text below a node, with what holds it and the field that it belongs to."""
    for key, below in list(node.items() if isinstance(node, dict) else enumerate(node)):
        name = key if isinstance(key, str) and not _is_text(node) else field
        if isinstance(below, str):
            yield node, key, name
        else:
            yield from _leaves(below, name)


def _is_text(node: Any) -> bool:
    return isinstance(node, dict) and "de" in node


def _fits(model: type[BaseModel], record: dict[str, Any]) -> bool:
    try:
        TypeAdapter(model).validate_python(record, context=CONTEXT)
    except ValidationError:
        return False
    return True


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, set[str]]:
    """The made-up city, which has every field, with canaries; and the fields that hold one."""
    root = lay_over(tmp_path_factory.mktemp("seeded") / "city", MUSTERSTADT)
    seeder = Seeder()
    for stem in STEMS:
        path = root / "data" / f"{stem}.yaml"
        whole = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
        path.write_text(yaml.safe_dump(_seeded(stem, whole, seeder), allow_unicode=True, sort_keys=False), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        # The rules refuse texts with markup; here only escaping stands between them and the reader.
        patch.setattr(rules, "RULES", ())
        return load(root / "data", TODAY)[0], seeder.fields


def _seeded(stem: str, whole: Any, seeder: Seeder) -> Any:
    model = MODELS[stem]
    below = whole if stem == "vocabulary" else whole[stem]
    records = below if isinstance(below, list) else [below]
    records = [seeder.seed(model, filled(model, record, HOSTILE, LOOKED_UP[model])) for record in records]
    return records[0] if stem == "vocabulary" else {stem: records if isinstance(below, list) else records[0]}


def test_every_kind_of_text_holds_a_canary(seeded: tuple[Directory, set[str]]) -> None:
    """Names, lines, texts by language, notes for editors, web addresses: what follows would prove nothing without."""
    expected = """name short summary city licence label what text text why kind formality place members fields audiences
        resources internal_communication external_communication success_factors challenge answer evaluation transfer
        credit value note url website social house street postcode quarter quarters postcodes appointments
        appointment_url waiting_time when lead_time role task contact description title other_organisers amount bring
        words"""
    assert set(expected.split()) - seeded[1] == set()


@pytest.mark.parametrize("stem", STEMS)
def test_every_field_that_takes_a_text_holds_a_canary(seeded: tuple[Directory, set[str]], stem: str) -> None:
    """Of every record and of all records within it, as the model tells them: of addresses, sources, helpers wanted …"""
    model, kept = MODELS[stem], getattr(seeded[0], stem)
    expected = set(text_fields(model, HOSTILE, stem))
    looked_up = {path for path in expected if path.rpartition(".")[2] in LOOKED_UP[model]}
    records = kept.values() if isinstance(kept, dict) else [kept]
    found = {path for record in records for path in fields_with("canary", record, stem)}
    assert len(expected) > 10
    assert expected - looked_up - found == set()


class _Page(HTMLParser):
    """What a browser would make of a page, as far as a script could hide in it."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and ("type", "application/ld+json") not in attrs:
            self.scripts.append(dict(attrs).get("src"))
        self.attributes += [(tag, name, given) for name, given in attrs]


@pytest.fixture(scope="module")
def built(seeded: tuple[Directory, set[str]]) -> Site:
    """The site with the canaries, one in a prose page's title as well."""
    prose = (ProsePage("about/", {"de": CANARY}),)
    return site(seeded[0], prose=prose, repository=Repository("https://git.example/x"))


@pytest.fixture(scope="module", params=["de", "en", "ar"])
def pages(request: pytest.FixtureRequest, built: Site) -> dict[str, tuple[str, _Page]]:
    """Path → a page in one language, and what a browser makes of it."""
    found = {}
    for path, content in texts(built, request.param).items():
        if "/cards/" in path:  # what the search shows of entries
            html = "".join(json.loads(content))
        elif path.endswith(".html"):
            html = content
        else:
            continue
        found[path] = (html, _Page())
        found[path][1].feed(html)
    assert len(found) > 60
    return found


def test_every_page_shows_canaries(pages: dict[str, tuple[str, _Page]]) -> None:
    """As text: escaped, and in the title of the prose page that every footer names."""
    shown = [html.count("canary()") for path, (html, _) in pages.items() if 'http-equiv="refresh"' not in html]
    assert min(shown) >= 2
    assert sum(shown) > 1000


def test_no_canary_reaches_a_page_unescaped(pages: dict[str, tuple[str, _Page]]) -> None:
    """No page gets a script, a picture or an attribute from the data."""
    for path, (_, found) in pages.items():
        assert all((source or "").endswith(".js") for source in found.scripts), path
        assert [item for item in found.attributes if item[1].startswith("on") or "canary" in item[1]] == [], path
        assert [item for item in found.attributes if item == ("img", "src", "x")] == [], path


def test_no_link_of_the_data_runs_anything(pages: dict[str, tuple[str, _Page]]) -> None:
    """Every link leads to a page of the site, to one of its calendars, or to https, http, mailto, tel or geo."""
    for path, (_, found) in pages.items():
        targets = [given or "" for _, name, given in found.attributes if name in ("href", "src")]
        own = [target for target in targets if target.startswith("webcal://directory.example/")]
        schemes = {target.partition(":")[0] for target in targets if ":" in target and target not in own}
        assert {scheme for scheme in schemes if scheme.isalpha()} <= {"https", "http", "mailto", "tel", "geo"}, path


def test_what_all_languages_share_holds_no_canary_as_markup(built: Site) -> None:
    """The 404 page and the sitemap are written with the same care."""
    files = dict(built.common_files())
    assert "<script>canary" not in files["404.html"].decode()
    assert "<script>canary" not in files["sitemap.xml"]
    assert "&lt;script&gt;canary" in files["404.html"].decode()
