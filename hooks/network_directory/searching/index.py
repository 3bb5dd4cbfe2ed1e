"""Makes the index of one language with Pagefind, which the reader's browser then asks for a few pieces at a time.

Only its words are used: what a result looks like, and by what results are narrowed down, is in files of our own.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pagefind_bin import get_executable

from .kept import Index, keep, kept, key_of

_SIGNATURE = b"pagefind_dcd"
_USED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.{language}.pagefind", "index/*.pf_index")
_PAGE = '<!doctype html><html lang="{}"><body data-pagefind-body><p>{}</p></body></html>'


def indexed(language: str, texts: tuple[str, ...], cache: Path | None) -> Index:
    """Path → content of Pagefind's files, and its own name for each of the ``texts``, in their order.

    ``texts`` are folded words, and so safe in HTML; without any there are no files. ``cache`` is the folder in which
    the index is kept for texts that have not changed. Raises `RuntimeError` if Pagefind fails, or takes other words for
    one than the blanks between them say: the places of words would not be where they are looked for.
    """
    if not texts:
        return {}, ()
    if cache is None:
        return _made(language, texts)
    path = cache / key_of(language, texts)
    index = kept(path)
    if index is None:
        index = _made(language, texts)
        keep(path, index)
    return index


def _made(language: str, texts: tuple[str, ...]) -> Index:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "pages"), Path(folder, "index")
        source.mkdir()
        for number, text in enumerate(texts):
            (source / f"{number}.html").write_text(_PAGE.format(language, text), "utf-8")
        _run(source, target, language)
        files = {path.relative_to(target).as_posix(): path.read_bytes() for path in _used(target, language)}
        return files, _names(target, texts)


def _run(source: Path, target: Path, language: str) -> None:
    command: Sequence[str] = (str(get_executable()), "--silent", "--site", str(source), "--output-path", str(target))
    done = subprocess.run([*command, "--force-language", language], capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise RuntimeError(f"Pagefind made no index for {language}: {done.stdout}{done.stderr}")


def _used(target: Path, language: str) -> list[Path]:
    """The files that a reader's browser asks for; where Pagefind knows no stems its plain program."""
    patterns = [pattern.format(language=_program(target, language)) for pattern in _USED]
    return sorted(path for pattern in patterns for path in target.glob(pattern))


def _program(target: Path, language: str) -> str:
    return language if (target / f"wasm.{language}.pagefind").is_file() else "unknown"


def _names(target: Path, texts: Sequence[str]) -> tuple[str, ...]:
    names = [""] * len(texts)
    for path in (target / "fragment").iterdir():
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        number = int(Path(fragment["url"]).stem)
        if fragment["word_count"] != len(texts[number].split()):
            raise RuntimeError(f"Pagefind counts {fragment['word_count']} words in: {texts[number]}")
        names[number] = path.stem
    return tuple(names)
