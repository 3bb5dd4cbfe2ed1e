"""gettext catalogues: product words in the reader's language.

Message ids are English, so English needs no catalogue. The others lie in ``locale/<code>/LC_MESSAGES/site.po`` and
are read as they are; nothing compiled is kept.
"""

from __future__ import annotations

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
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language; raises `FileNotFoundError` if there is none."""
    if language == SOURCE_LANGUAGE:
        return Catalogue(NullTranslations())
    with (LOCALE / language / "LC_MESSAGES" / "site.po").open("rb") as file:
        messages = read_po(file, locale=language.split("-")[0])
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Catalogue(GNUTranslations(compiled), MACHINE_DRAFT in messages.header_comment)
