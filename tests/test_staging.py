"""A site is made out of sight and takes the last one's place whole; unchanged files are the same files afterwards."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from network_directory.publishing import staging, write
from network_directory.publishing.staging import Staging

LONG_AGO = 1_000_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site with three files, all of them written long ago."""
    folder = tmp_path / "public" / "site"
    write(folder, {"index.html": "home", "offices/a/index.html": "a", "offices/b/index.html": "b"}.items())
    for name in files(folder):
        os.utime(folder / name, (LONG_AGO, LONG_AGO))
    return folder


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder and what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def times(folder: Path) -> dict[str, bool]:
    """Every file below a folder, and whether it is as old as it was."""
    return {name: (folder / name).stat().st_mtime == LONG_AGO for name in files(folder)}


def beside(site: Path) -> list[str]:
    """What lies in the folder of the site and within it, but for the site."""
    return sorted(path.name for folder in (site.parent, site) for path in folder.glob(".*"))


def publish(site: Path, made: dict[str, str]) -> tuple[int, int]:
    """Make a site of these files and publish it."""
    new = Staging(site)
    write(new.folder, made.items(), new.site)
    return new.publish()


def test_a_site_appears_whole(tmp_path: Path) -> None:
    """Also in folders that are not there yet; until then there is nothing to be seen."""
    site = tmp_path / "public" / "site"
    new = Staging(site)
    write(new.folder, [("index.html", "home"), ("en/index.html", "home")])
    assert not site.exists()
    assert new.publish() == (2, 2)
    assert files(site) == {"index.html": "home", "en/index.html": "home"}
    assert beside(site) == []


def test_what_is_unchanged_keeps_its_time_and_what_is_gone_goes(site: Path) -> None:
    """Changed files are new, the others the very ones that were there."""
    assert publish(site, {"index.html": "HOME", "offices/b/index.html": "b", "c.txt": "c"}) == (3, 2)
    assert files(site) == {"index.html": "HOME", "offices/b/index.html": "b", "c.txt": "c"}
    assert times(site) == {"index.html": False, "offices/b/index.html": True, "c.txt": False}
    assert not (site / "offices" / "a").exists()
    assert beside(site) == []


def test_what_others_write_keeps_its_time_too(site: Path) -> None:
    """MkDocs writes hand-written pages and copies pictures itself."""
    new = Staging(site)
    (new.folder / "index.html").write_text("home", "utf-8")
    (new.folder / "new.html").write_text("home", "utf-8")
    assert new.publish() == (2, 1)
    assert times(site) == {"index.html": True, "new.html": False}


def test_where_there_are_no_links_files_are_copied_with_their_times(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems have none."""

    def refuse(source: str, target: str) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert publish(site, {**files(site), "index.html": "HOME"}) == (3, 1)
    assert times(site) == {"index.html": False, "offices/a/index.html": True, "offices/b/index.html": True}


def test_a_site_that_is_dropped_leaves_no_trace(site: Path) -> None:
    """Even though files of the last one had been taken over: they are not written through."""
    before = files(site)
    new = Staging(site)
    write(new.folder, before.items(), new.site)
    write(new.folder, [("index.html", "changed"), ("offices/a/index.html", "changed")], new.site)
    assert files(site) == before
    new.drop()
    assert files(site) == before
    assert set(times(site).values()) == {True}
    assert beside(site) == []


@pytest.mark.parametrize("failing", range(8))
def test_a_swap_that_fails_halfway_is_undone(site: Path, failing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it fails, Ctrl-C among the reasons, all is as before."""
    write(site, [("assets/a.css", "old")])
    before, real, done = files(site), Path.rename, 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done == failing + 1:
            raise KeyboardInterrupt
        return real(self, target)

    made = {"index.html": "1", "offices/a/index.html": "2", "assets/a.css": "3", "x.txt": "4", "y.txt": "5"}
    new = Staging(site)
    write(new.folder, made.items())
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        new.publish()
    monkeypatch.undo()
    new.drop()
    assert files(site) == before
    assert beside(site) == []


def test_hidden_files_in_the_folder_stay_and_the_folder_itself_does(site: Path) -> None:
    """A repository or a server's settings: MkDocs leaves them, too. Who has the folder open sees the new site."""
    write(site, [(".git/config", "mine"), (".htaccess", "mine")])
    number = site.stat().st_ino
    publish(site, {"index.html": "HOME", ".well-known/security.txt": "ours"})
    assert files(site) == {
        "index.html": "HOME",
        ".git/config": "mine",
        ".htaccess": "mine",
        ".well-known/security.txt": "ours",
    }
    assert site.stat().st_ino == number


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A slip in ``-d`` must not cost anybody his data: MkDocs would have deleted it."""
    folder = tmp_path / "data"
    write(folder, [("offices.yaml", "offices: []")])
    new = Staging(folder)
    write(new.folder, [("index.html", "home")])
    with pytest.raises(FileExistsError, match="data holds other files and no site: choose an empty folder"):
        new.publish()
    new.drop()
    assert files(folder) == {"offices.yaml": "offices: []"}
    assert beside(folder) == []


def test_a_link_to_the_folder_stays_a_link(site: Path, tmp_path: Path) -> None:
    """The site is made beside the folder that it leads to."""
    link = tmp_path / "link"
    link.symlink_to(site)
    publish(link, {"index.html": "HOME"})
    assert link.is_symlink()
    assert files(site) == {"index.html": "HOME"}
    assert (beside(site), sorted(path.name for path in tmp_path.iterdir())) == ([], ["link", "public"])


def test_a_mount_or_a_folder_in_a_closed_one_is_made_within(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be renamed into it from outside."""
    monkeypatch.setattr(Path, "is_mount", lambda self: self == site)
    new = Staging(site)
    assert new.folder.parent.parent == site
    write(new.folder, [("index.html", "HOME")], site)
    assert new.publish() == (1, 1)
    assert files(site) == {"index.html": "HOME"}
    assert beside(site) == []
    monkeypatch.undo()
    monkeypatch.setattr(os, "access", lambda path, mode: path != site.parent)
    new = Staging(site)
    assert new.folder.parent.parent == site
    new.drop()


def test_what_a_killed_build_left_is_removed_a_day_later(site: Path) -> None:
    """But never the folder of a build that goes on at the same time."""
    (killed := site.parent / f".site-1{staging._ENDING}" / "new").mkdir(parents=True)
    (going := site.parent / f".site-2{staging._ENDING}" / "new").mkdir(parents=True)
    two_days_ago = time.time() - 2 * 86400
    os.utime(killed.parent, (two_days_ago, two_days_ago))
    new = Staging(site)
    assert (killed.exists(), going.exists()) == (False, True)
    new.drop()


# --- writing in place, as the live-reloading server does


def test_only_changed_files_are_written(site: Path) -> None:
    """Files with the same bytes keep their time."""
    assert write(site, [("index.html", "home"), ("offices/a/index.html", "A"), ("new/é.txt", b"\xff")]) == 2
    assert times(site.parent / "site" / "offices") == {"a/index.html": False, "b/index.html": True}
    assert (site / "new" / "é.txt").read_bytes() == b"\xff"


def test_a_file_in_the_place_of_a_folder_of_the_last_site_is_written(site: Path) -> None:
    """And the other way round."""
    assert publish(site, {"offices": "now a file", "index.html/a": "now a folder"}) == (2, 2)
    assert files(site) == {"offices": "now a file", "index.html/a": "now a folder"}
