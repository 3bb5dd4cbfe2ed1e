"""Whether a site that is there is the one that a build would make: every kind of change is noticed."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from conftest import ROOT, copy_of_musterstadt
from network_directory.directory import Directory
from network_directory.publishing import Inputs, Release, receipt, write

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
"""It is 13:00 in Musterstadt, whose day is that of the fixture."""


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a little of all that a site is made of; the engine in it is told to be the engine."""
    folder = tmp_path / "city"
    names = ("data/offices.yaml", "docs/de/about.md", "docs/assets/logo.svg", "plugin.py")
    engine = ("site.py", "theme/pages/office.html", "theme/assets/directory.css", "locale/ar/LC_MESSAGES/site.po")
    write(folder, [(name, "old") for name in (*names, *(f"engine/{name}" for name in engine))])
    monkeypatch.setattr(receipt, "ENGINE", folder / "engine")
    return folder


def release(city: Path, site: str = "site", settings: str = "") -> Release:
    """A build of the city's site."""
    paths = tuple(city / name for name in ("data", "docs", "plugin.py"))
    return Release(city / site, city / ".cache", Inputs(paths, settings))


def build(city: Path, directory: Directory, again: bool = True) -> None:
    """Publish a site of three files."""
    made = release(city)
    write(made.begin(), [("index.html", "home"), ("en/index.html", "home"), ("assets/a.css", "style")])
    made.publish(directory, "remarks", again=again)


@pytest.fixture
def built(city: Path, musterstadt: Directory) -> Path:
    """The city, with its site."""
    build(city, musterstadt)
    return city


def test_without_a_change_the_site_is_there(built: Path) -> None:
    """Asked as often as one likes; data that is written anew with the same bytes is the same."""
    assert release(built).is_there(NOON)
    write(built / "again", [("offices.yaml", "old")])
    (built / "again" / "offices.yaml").replace(built / "data" / "offices.yaml")
    assert release(built).is_there(NOON)


def test_what_was_told_about_the_data_is_kept(built: Path) -> None:
    """A build that finds nothing changed tells it again."""
    last = release(built).last
    assert last is not None and last.remarks == "remarks"


def test_before_the_first_build_it_is_not(city: Path) -> None:
    """There is no receipt."""
    assert not release(city).is_there(NOON)


INPUTS = [
    "data/offices.yaml",
    "docs/de/about.md",
    "docs/assets/logo.svg",
    "plugin.py",
    "engine/site.py",
    "engine/theme/pages/office.html",
    "engine/theme/assets/directory.css",
    "engine/locale/ar/LC_MESSAGES/site.po",
]


@pytest.mark.parametrize("name", INPUTS)
def test_another_input_makes_another_site(name: str, built: Path) -> None:
    """Data, prose, pictures, code, templates, styles, catalogues; even if size and time are the same."""
    file = built / name
    before = file.stat()
    file.write_text("new", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not release(built).is_there(NOON)
    file.write_text("old", "utf-8")
    assert release(built).is_there(NOON)


def test_inputs_that_come_go_or_are_renamed_make_another_site(built: Path) -> None:
    """The same bytes under another name, too."""
    (built / "data" / "offices.yaml").rename(built / "data" / "partners.yaml")
    assert not release(built).is_there(NOON)
    (built / "data" / "partners.yaml").rename(built / "data" / "offices.yaml")
    write(built, [("docs/en/about.md", "old")])
    assert not release(built).is_there(NOON)
    (built / "docs" / "en" / "about.md").unlink()
    assert release(built).is_there(NOON)


def test_what_editors_programs_leave_about_is_no_hindrance(built: Path) -> None:
    """Links that lead nowhere are what Emacs marks an open file with; Python's caches are no input."""
    write(built / "engine" / "__pycache__", [("site.pyc", b"compiled")])
    assert release(built).is_there(NOON)
    (built / "data" / ".#offices.yaml").symlink_to("somebody@somewhere.1234")
    assert not release(built).is_there(NOON)


def test_compressed_copies_beside_the_files_are_no_change(built: Path) -> None:
    """They are made after a build, of its own files."""
    (built / "site" / "index.html.gz").write_bytes(b"compressed")
    assert release(built).is_there(NOON)


def test_other_settings_or_another_folder_make_another_site(built: Path) -> None:
    """Every place has a site of its own."""
    assert not release(built, settings="strict").is_there(NOON)
    assert not release(built, site="elsewhere").is_there(NOON)


def test_another_environment_makes_another_site(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as it is about the site."""
    monkeypatch.setenv("LANG", "tr_TR.UTF-8")
    assert release(built).is_there(NOON)
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    assert not release(built).is_there(NOON)


def test_another_version_of_a_package_makes_another_site(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and versions as pip writes them."""
    (built / "packages" / "jinja2-3.1.6.dist-info").mkdir(parents=True)
    assert release(built).is_there(NOON)
    monkeypatch.syspath_prepend(built / "packages")
    assert not release(built).is_there(NOON)


def test_another_python_makes_another_site(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its Unicode tables among the reasons."""
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert not release(built).is_there(NOON)


@pytest.mark.parametrize(
    ("when", "same"),
    [
        (dt.datetime(2026, 11, 21, 22, 59, tzinfo=dt.UTC), False),
        (dt.datetime(2026, 11, 21, 23, 0, tzinfo=dt.UTC), True),
        (dt.datetime(2026, 11, 22, 22, 59, tzinfo=dt.UTC), True),
        (dt.datetime(2026, 11, 22, 23, 0, tzinfo=dt.UTC), False),
    ],
)
def test_a_site_lasts_for_a_day(when: dt.datetime, same: bool, built: Path) -> None:
    """That of the network's time zone: pages depend on the day, never on the hour."""
    assert release(built).is_there(when) is same


def _change(site: Path) -> None:
    (site / "index.html").write_text("house", "utf-8")


def _touch(site: Path) -> None:
    os.utime(site / "en" / "index.html", (1, 1))


def _add(site: Path) -> None:
    write(site, [("en/more.html", "")])


def _delete(site: Path) -> None:
    (site / "assets" / "a.css").unlink()


def _rename(site: Path) -> None:
    (site / "en").rename(site / "fr")


def _link(site: Path) -> None:
    (site / "index.html").rename(site.parent / "index.html")
    (site / "index.html").symlink_to(site.parent / "index.html")


@pytest.mark.parametrize("meddle", [_change, _touch, _add, _delete, _rename, _link])
def test_a_site_that_somebody_meddled_with_is_not_the_one(meddle: Callable[[Path], None], built: Path) -> None:
    """A changed, added, deleted or renamed file."""
    meddle(built / "site")
    assert not release(built).is_there(NOON)


def test_data_that_changes_while_a_site_is_built_leaves_no_receipt(city: Path, musterstadt: Directory) -> None:
    """Nobody knows which of both was read; not even if it is changed back."""
    made = release(city)
    write(made.begin(), [("index.html", "home")])
    write(city, [("data/offices.yaml", "new")])
    made.publish(musterstadt, "", again=True)
    assert not release(city).is_there(NOON)
    write(city, [("data/offices.yaml", "old")])
    assert not release(city).is_there(NOON)


def test_a_build_that_has_warnings_to_tell_leaves_no_receipt(city: Path, musterstadt: Directory) -> None:
    """They are told again by the next one."""
    build(city, musterstadt, again=False)
    assert not release(city).is_there(NOON)


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"made_of": 1}'])
def test_a_broken_receipt_is_none(broken: str, built: Path) -> None:
    """It costs a build, not an error."""
    write(built / ".cache", [("built.json", broken)])
    assert not release(built).is_there(NOON)


# --- what the edge counts among the inputs


def edge() -> Any:
    """The module that knows MkDocs, loaded as a module of its own."""
    spec = importlib.util.spec_from_file_location("edge_for_receipts", ROOT / "hooks" / "mkdocs_edge.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_setting_of_mkdocs_makes_another_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In mkdocs.yml, in the environment that it names, on the command line; the time of day is none."""
    city, inputs = copy_of_musterstadt(tmp_path / "city"), edge()._inputs

    def digest(**options: object) -> str:
        return str(inputs(load_config(str(city / "mkdocs.yml"), **options)).digest())

    def with_changed(name: str, old: str, new: str) -> str:
        text = (city / name).read_text("utf-8")
        assert old in text
        (city / name).write_text(text.replace(old, new), "utf-8")
        found = digest()
        (city / name).write_text(text, "utf-8")
        return found

    first = digest()
    assert digest() == first
    others = [
        digest(strict=True),
        digest(site_dir=str(tmp_path / "elsewhere")),
        digest(use_directory_urls=False),
        with_changed("mkdocs.yml", "site_name: Musterstadt", "site_name: Neustadt"),
        with_changed("mkdocs.yml", "branch: main", "branch: next"),
        with_changed("mkdocs.yml", "name: English", "name: Englisch"),
        with_changed("mkdocs.yml", "fallback_to_default: true", "fallback_to_default: false"),
        with_changed("mkdocs.yml", "[attr_list, tables, def_list]", "[attr_list, tables]"),
        with_changed("mkdocs.yml", "watch: [data]", "watch: [data, README.md]"),
        with_changed("data/offices.yaml", "Altmarkt", "Neumarkt"),
        with_changed("docs/en/help.md", "the", "a"),
    ]
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    others.append(digest())
    assert len({first, *others}) == 1 + len(others)
    monkeypatch.delenv("SITE_URL")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert digest() == first
