"""The site's configuration and network.yaml publish the same languages: one in one of them only would have pages
without a way to them, or a way to no pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..languages import LANGUAGES
from ..problems import Place, Problem, error, words

_CODES = {language.folder: language.code for language in LANGUAGES.values()}
# What mkdocs-static-i18n takes for a language's folder: two letters, with a script or region.
_LIKE_A_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?([-_][A-Z]{2})?")


def languages_agree(
    folders: Mapping[str, str], main: str, given: Mapping[str, bool], config: str, file: str
) -> Iterator[Problem]:
    """What to write where, so that both publish the same.

    ``folders`` are those of network.yaml by code, ``main`` is its main language; ``given`` are the folders that the
    configuration builds and whether each is its default; ``config`` is its text, ``file`` its name.
    """
    for code, folder in folders.items():
        if folder not in given:
            line = f"- {{locale: {folder}, name: {LANGUAGES[code].autonym}, build: true}}"
            message = words("%(file)s does not build “%(code)s”, which network.yaml publishes", file=file, code=code)
            hint = words("Add under “languages:”: %(line)s", line=line)
            yield error(_place(config, "languages:", file), "language-not-built", message, hint)
    for folder in given:
        if folder not in folders.values():
            message = words("%(file)s builds “%(code)s”, which network.yaml does not publish", file=file, code=folder)
            add = words("Add “%(code)s” to “languages” in network.yaml, or remove this line.", code=_CODES.get(folder))
            hint = add if folder in _CODES else words("Remove this line.")
            yield error(_place(config, f"locale: {folder}", file), "language-not-published", message, hint)
    default = next((folder for folder, is_default in given.items() if is_default), "")
    if default in folders.values() and default != folders[main]:
        message = words("the default language is not “%(main)s”, the main language of network.yaml", main=main)
        hint = words("Write “default: true” in the line of “%(folder)s” and in no other.", folder=folders[main])
        yield error(_place(config, f"locale: {default}", file), "language-default", message, hint)


def folders_are_languages(names: Iterable[str], docs: str) -> Iterator[Problem]:
    """A folder of docs/ that is named like a language is one: else its files would be left out without a word."""
    for name in sorted(names):
        if _LIKE_A_LANGUAGE.fullmatch(name) and name not in _CODES:
            message = words("the folder “%(name)s” looks like a language, and its files are left out", name=name)
            hint = words("Give it a longer name, or put it into %(docs)s/assets.", docs=docs)
            yield error(Place(f"{docs}/{name}"), "folder-like-a-language", message, hint)


def _place(config: str, text: str, file: str) -> Place:
    """Where the configuration says something, comments aside; its first line if it says so in another form."""
    for number, line in enumerate(config.split("\n"), 1):
        if found := re.match(rf"[^#]*?(?<![\w-])({re.escape(text)})(?![\w-])", line):
            return Place(file, number, found.start(1) + 1, number, found.end(1) + 1)
    return Place(file)
