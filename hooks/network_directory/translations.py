"""gettext catalogues: the site's words in the reader's language, the checks' words in the editor's.

Message ids are English, so English needs no catalogue. The others lie in ``locale/<code>/LC_MESSAGES``, ``site.po`` for
readers and ``problems.po`` for editors, and are read as they are; nothing compiled is kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
# A comment at the head of a catalogue: gettext tools keep it, while they drop headers that they do not know.
MACHINE_DRAFT = "# X-Origin: machine"


@dataclass(frozen=True)
class Catalogue:
    """The words of one language, and whether a machine drafted them and no person has reviewed them so far."""

    translations: NullTranslations
    machine_draft: bool = False


@cache
def catalogue(language: str, domain: str = "site") -> Catalogue:
    """A language's words: ``site`` for readers, ``problems`` for editors. Raises `FileNotFoundError`."""
    if language == SOURCE_LANGUAGE:
        return Catalogue(NullTranslations())
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        messages = read_po(file, locale=language.split("-")[0])
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Catalogue(GNUTranslations(compiled), MACHINE_DRAFT in messages.header_comment)


def has_catalogue(language: str, domain: str = "site") -> bool:
    """Whether there are words in a language."""
    return language == SOURCE_LANGUAGE or (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").is_file()


EDITORS_LANGUAGES = ("en", "de")


def editors_words(language: str | None = None) -> Callable[[str], str]:
    """gettext for what editors are told: in ``language``, else in that of the environment, else in English."""
    wanted = language or next((value for name in _ENVIRONMENT if (value := os.environ.get(name))), "")
    codes = (part[:2] for part in wanted.split(":"))  # LANGUAGE may name several, best first
    code = next((code for code in codes if code in EDITORS_LANGUAGES), SOURCE_LANGUAGE)
    return catalogue(code, "problems").translations.gettext


# In the order of precedence that gettext gives them.
_ENVIRONMENT = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
