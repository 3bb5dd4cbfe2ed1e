"""What is told holds contributors' text: here it becomes one line with nothing that a terminal or a log would obey."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..problems import Problem, Words

# Controls (a terminal obeys ESC, a runner of workflows a line that starts with “::”), halves of letters that cannot be
# stored, and marks that turn the text around them.
_OBEYED = re.compile("[\x00-\x08\n-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# A sentence with all fields of a record in it is shorter; one that quotes a whole text is cut.
_LONGEST = 1000
_BREAKS = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def said(sentence: Words, gettext: Callable[[str], str] = str) -> str:
    """The sentence in the editor's language, in one line of a length that can be read."""
    text = sentence.say(gettext)
    return harmless(_BREAKS.sub(" ", text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"))


def mend(problem: Problem, gettext: Callable[[str], str] = str) -> str:
    """The hint in the editor's language, in one line; empty if there is none."""
    return said(problem.hint, gettext) if problem.hint else ""


def harmless(text: str) -> str:
    """As long as before, with � for each sign that is not seen but obeyed."""
    return _OBEYED.sub("\ufffd", text)
