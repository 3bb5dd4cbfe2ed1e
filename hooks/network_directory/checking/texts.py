"""Languages and texts: codes that are known, texts that somebody sees, Markdown that is harmless."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..language_names import guess_code
from ..languages import LANGUAGES, SPOKEN, fallback_order
from ..problems import Place, Problem, error, warning, words
from ..reading import Block, Document, Items, Node, Scalar, place_of
from ..reading.decoding import without_traps
from .draft import Draft
from .meant import meant
from .shape import Origin

_HTML = re.compile(r"<\s*(?:/\s*)?[a-zA-Z!][^>]*>")
_SCRIPT_LINK = re.compile(r"\(\s*(javascript|data|vbscript)\s*:", re.I)
_LINK = re.compile(r"\]\(\s*([^\s)]*)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_SCHEMES = ("https:", "http:", "mailto:", "tel:")


def published_languages_are_known(draft: Draft) -> Iterator[Problem]:
    """Every language of network.yaml is one the site has its words in, and is there once; so is the main language."""
    if draft.network is None:
        return
    network, origin = draft.network.record, draft.network.origin
    seen: set[str] = set()
    for number, language in enumerate(network.languages):
        place, code = origin.field("languages", number, "code"), language.code
        folder = language.folder or (LANGUAGES[code].folder if code in LANGUAGES else code)
        if code not in LANGUAGES:
            yield _unknown_language(code, tuple(LANGUAGES), place)
        elif code in seen:
            message = words("“%(code)s” is published twice", code=code)
            yield error(place, "language-twice", message, words("Remove one."))
        elif folder in seen:
            message = words("another language has the folder “%(folder)s”", folder=folder)
            yield error(place, "language-folder", message, words("Leave “folder” out, or name another."))
        seen |= {code, folder}
    if network.main_language not in {language.code for language in network.languages}:
        message = words("the main language “%(code)s” is not in “languages”", code=network.main_language)
        hint = words("Add it to “languages”, or choose one of those as the main language.")
        yield error(origin.field("main_language"), "main-language", message, hint)


def spoken_languages_are_known(draft: Draft) -> Iterator[Problem]:
    """Every spoken language is given by its code: de, ar, fa, kmr …"""
    for item in draft.entries:
        for block in item.origin.blocks:
            for code in _spoken(block.get("languages")):
                if code not in SPOKEN:
                    yield _unknown_language(code, SPOKEN, place_of(code, item.origin.file))


def _spoken(node: object) -> Iterator[Scalar]:
    """The codes in any of the forms in which languages are written."""
    if isinstance(node, Block):
        yield from _spoken(node.get("spoken") if "spoken" in node else node.get("language"))
    elif isinstance(node, Items):
        for item in node:
            yield from _spoken(item)
    elif isinstance(node, Scalar):
        yield node


def texts_are_in_known_languages(draft: Draft) -> Iterator[Problem]:
    """Every text by language uses codes of languages that the site knows."""
    for code, _, origin in _texts(draft):
        if code not in LANGUAGES:
            yield _unknown_language(code, tuple(LANGUAGES), place_of(code, origin.file))


def texts_are_seen(draft: Draft) -> Iterator[Problem]:
    """A text in a language that the site is not published in is seen by nobody; search words are found everywhere."""
    if draft.network is None:
        return
    network = draft.network.record
    seen = {code for item in network.languages for code in fallback_order(item.code, network.main_language)}
    texts = ((code, origin) for code, text, origin in _texts(draft) if _is_text(text))
    unseen = [(code, origin) for code, origin in texts if code in LANGUAGES and code not in seen]
    count = Counter((str(code), origin.file) for code, origin in unseen)
    for code, origin in unseen:
        if number := count.pop((str(code), origin.file), 0):
            message = words(
                "nobody sees the texts in “%(code)s” (in this file: %(count)d), for the site is not published in it",
                code=str(code),
                count=number,
            )
            hint = words("Add “%(code)s” to “languages” in network.yaml, or leave these texts out.", code=str(code))
            yield warning(place_of(code, origin.file), "text-unseen", message, hint)


def texts_in(draft: Draft, language: str) -> Iterator[tuple[Scalar, Origin]]:
    """Every text in one language, where texts are given by language."""
    for code, text, origin in _texts(draft):
        if code == language and isinstance(text, Scalar):
            yield text, origin


def _texts(draft: Draft) -> Iterator[tuple[Scalar, Node, Origin]]:
    """The code and the words of every text by language, and of every list of search words by language."""
    main = draft.network.record.main_language if draft.network else "de"
    for origin in _origins(draft):
        for block in origin.texts:
            if main in block:
                yield from ((code, text, origin) for code, text in block.items() if isinstance(code, Scalar))


def _is_text(node: object) -> bool:
    return isinstance(node, Scalar)


def texts_hold_no_markup(draft: Draft) -> Iterator[Problem]:
    """Texts are Markdown without raw HTML and without script links."""
    for origin in _origins(draft):
        for scalar in origin.scalars:
            yield from _markup_in(scalar, origin.file)


def _markup_in(text: Scalar, file: str) -> Iterator[Problem]:
    if "<" in text and _HTML.search(text, 0, text.rfind(">") + 1):
        message = words("a text cannot hold HTML (commands in angle brackets)")
        hint = words("Write **bold**, a list with “- ”, or a link as [text](https://…).")
        yield error(place_of(text, file), "html", message, hint)
    if "(" in text and _SCRIPT_LINK.search(text):
        yield _wrong_scheme(place_of(text, file))


def links_are_whole(draft: Draft) -> Iterator[Problem]:
    """A link in a text is a whole address: https://…, mailto:…, tel:…"""
    for origin in _origins(draft):
        for scalar in origin.scalars:
            yield from _links_in(scalar, origin.file)


def _links_in(text: Scalar, file: str) -> Iterator[Problem]:
    if "](" not in text or _SCRIPT_LINK.search(text):
        return
    for target in _LINK.findall(text):
        if not _SCHEME.match(target):
            yield _incomplete(target, place_of(text, file))
        elif not target.lower().startswith(_SCHEMES):
            yield _wrong_scheme(place_of(text, file))


def faults_in(text: Scalar, file: str) -> Iterator[Problem]:
    """All that would be wrong with a text if it stood in the data; each is told at the text's place in ``file``."""
    document = Document(file)
    without_traps(text, document)
    yield from (replace(problem, place=place_of(text, file)) for problem in document.problems)
    yield from _markup_in(text, file)
    yield from _links_in(text, file)


def _incomplete(target: str, place: Place) -> Problem:
    message = words("the link to “%(target)s” is not a whole address", target=target)
    mail = meant("email", f"mailto:{target}")
    right = f"mailto:{mail}" if mail else meant("url", target)
    hint = (
        words("Write: %(right)s", right=f"[…]({right})") if right else words("Write it like this: [text](https://…).")
    )
    return error(place, "link-incomplete", message, hint)


def _wrong_scheme(place: Place) -> Problem:
    message = words("a link can only lead to a web page, an e-mail address or a telephone number")
    return error(place, "link-scheme", message, words("Begin it with https://, mailto: or tel:."))


def _unknown_language(code: str, known: tuple[str, ...], place: Place) -> Problem:
    guess = guess_code(code, known)
    hint = words("Did you mean “%(close)s”?", close=guess) if guess else words("For example: de, en, ar, fa, kmr, uk.")
    return error(place, "unknown-language", words("“%(code)s” is not a language code known here", code=code), hint)


def _origins(draft: Draft) -> Iterator[Origin]:
    yield from (item.origin for item in draft.entries)
    yield from (single.origin for single in (draft.network, draft.vocabulary) if single)
