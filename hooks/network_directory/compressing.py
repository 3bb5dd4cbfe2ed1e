"""The command ``network-directory compress``: beside each text of a built site the same, compressed.

For hosts that send such files instead of compressing at every request (nginx with ``gzip_static``, Caddy, Apache). gzip
alone: Brotli, at a level that a large site can afford, makes pages no more than 8 % smaller still.
"""

from __future__ import annotations

import gzip
import os
from pathlib import Path

ENDINGS = frozenset([".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"])
"""Of texts. Pictures and the search's index are compressed in themselves."""
_LEVEL = 6


def compress(site: Path) -> int:
    """Write ``<file>.gz`` beside each text that it makes smaller; returns how many were written.

    Same text, same bytes. Each bears the time of its text: one that does already is left alone, so that a second run
    after a small change is short. Those whose text is gone, go. Raises `OSError` if ``site`` is no folder.
    """
    texts = sorted(path for path in _files(site) if path.suffix in ENDINGS)
    for old in {path for path in _files(site) if path.suffix == ".gz"} - set(map(_compressed, texts)):
        if old.with_suffix("").suffix in ENDINGS:
            old.unlink()
    return sum(map(_write, texts))


def _files(site: Path) -> list[Path]:
    if not site.is_dir():
        raise NotADirectoryError(f"there is no folder {site}")
    return [path for path in site.rglob("*") if path.is_file()]


def _compressed(text: Path) -> Path:
    return text.with_name(f"{text.name}.gz")


def _write(text: Path) -> bool:
    target, times = _compressed(text), text.stat()
    if target.is_file() and target.stat().st_mtime_ns == times.st_mtime_ns:
        return False
    content = text.read_bytes()
    smaller = gzip.compress(content, _LEVEL, mtime=0)
    if len(smaller) >= len(content):
        target.unlink(missing_ok=True)
        return False
    target.write_bytes(smaller)
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    return True
