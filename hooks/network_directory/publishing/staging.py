"""A site is made in a hidden folder and takes the last one's place when it is whole, or not at all.

The site's folder itself stays (a server may have it open, a container may have it mounted): what lies in it is swapped,
by renaming. As MkDocs has it, hidden files in it stay (``.git``), and everything else goes. What has the same bytes as
in the last site is the same file afterwards, time included: a hard link to it, where the file system has such.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

_ENDING = ".building"
_FORGOTTEN = 24 * 3600
"""Seconds after which a staging folder has no build any more: its process was killed."""


class Staging:
    """``site`` is the folder that readers see, followed through links; ``folder`` is where the next site is made."""

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        near = _near(self.site)
        near.mkdir(parents=True, exist_ok=True)
        _clear_forgotten(near)
        self._temporary = TemporaryDirectory(prefix=f".{self.site.name}-", suffix=_ENDING, dir=near)
        self.folder = Path(self._temporary.name, "new")
        self.folder.mkdir()

    def publish(self) -> tuple[int, int]:
        """Put the new site in the last one's place; returns how many files it has and how many differ from before.

        Raises `OSError` where it cannot be, or where the folder holds something that is no site; all is as before then.
        """
        self.site.mkdir(exist_ok=True)
        ours = {path.name for path in self.folder.iterdir()}
        there = {path.name for path in self.site.iterdir() if not path.name.startswith(".")}
        if there and not ours & there:
            raise FileExistsError(f"{self.site} holds other files and no site: choose an empty folder")
        counts = _keep_unchanged(self.folder, self.site)
        self._swap(sorted(ours | there))
        self.drop()
        return counts

    def drop(self) -> None:
        """Remove the folder with all that is in it; the site is not touched."""
        self._temporary.cleanup()

    def _swap(self, names: Iterable[str]) -> None:
        old = self.folder.with_name("old")
        old.mkdir()
        moved: list[tuple[Path, Path]] = []
        try:
            for name in names:
                here = self.site / name
                for source, target in ((here, old / name), (self.folder / name, here)):
                    if os.path.lexists(source):
                        moved.append((source, target))
                        source.rename(target)
        except BaseException:  # Ctrl-C among them: back to the last site
            for source, target in reversed(moved):
                if os.path.lexists(target) and not os.path.lexists(source):
                    target.rename(source)
            raise


def write(root: Path, files: Iterable[tuple[str, str | bytes]], last: Path | None = None) -> int:
    """Write files below ``root``, only those whose bytes are not there yet; returns how many were written.

    What the site in ``last`` has with the same bytes is taken from there.
    """
    written, folders = 0, _Folders()
    for name, content in files:
        path, data = f"{root}/{name}", content.encode("utf-8") if isinstance(content, str) else content
        if not folders.make(path.rpartition("/")[0]) and _status(path):
            if _holds(path, data):
                continue
            os.unlink(path)  # never written through: it may be a link to the last site's
        if last and _holds(f"{last}/{name}", data):
            _take(f"{last}/{name}", path)
        else:
            with open(path, "xb", buffering=0) as file:
                file.write(data)
            written += 1
    return written


class _Folders:
    """Makes folders and remembers which: in a new one there is nothing, so nobody need look for it."""

    def __init__(self) -> None:
        self._new: dict[str, bool] = {}

    def make(self, folder: str) -> bool:
        """Make a folder and those above it, unless it is there; returns whether it is new."""
        if folder not in self._new:
            try:
                os.mkdir(folder)
            except FileExistsError:
                self._new[folder] = False
            except FileNotFoundError:
                self.make(folder.rpartition("/")[0])
                return self.make(folder)
            else:
                self._new[folder] = True
        return self._new[folder]


def files_below(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, relative to it."""
    skipped = len(str(folder)) + 1
    for base, _, names in os.walk(folder):
        yield from (f"{base}/{name}"[skipped:] for name in names)


def _near(site: Path) -> Path:
    """Where a folder can be renamed into the site: beside it, or within it if it is a mount or its parent is closed."""
    parent = site.parent
    return site if site.is_dir() and (site.is_mount() or not os.access(parent, os.W_OK)) else parent


def _clear_forgotten(folder: Path) -> None:
    for path in folder.glob(f".*-*{_ENDING}"):
        found = _status(str(path))
        if found and time.time() - found.st_mtime > _FORGOTTEN:
            shutil.rmtree(path, ignore_errors=True)


def _keep_unchanged(new: Path, last: Path) -> tuple[int, int]:
    """Whatever wrote a file: if it is as before it is the same file. Returns how many there are and how many differ."""
    count = changed = 0
    for name in files_below(new):
        count += 1
        made, before = f"{new}/{name}", f"{last}/{name}"
        found = _status(before)
        if not found or not stat.S_ISREG(found.st_mode):
            changed += 1
        elif not os.path.samestat(found, os.lstat(made)):
            if filecmp.cmp(made, before, shallow=False):
                os.unlink(made)
                _take(before, made)
            else:
                changed += 1
    return count, changed


def _status(path: str) -> os.stat_result | None:
    """Of the file or link itself; None if there is none."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _holds(path: str, data: bytes) -> bool:
    """Whether a file has exactly these bytes; its size is asked first."""
    found = _status(path)
    if not found or not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
        return False
    with open(path, "rb") as file:
        return file.read() == data


def _take(before: str, path: str) -> None:
    try:
        os.link(before, path)
    except OSError:  # a file system without links
        shutil.copy2(before, path)
