"""How far long work is: one line on a terminal, a line now and then in a log, nothing if the work is short.

Who starts the work makes a `Progress` and hands it on; the steps tell it as often as they like what they are doing, and
it shows what is due.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Collection, Iterator
from typing import TextIO, TypeVar

from .problems import Words, words

_T = TypeVar("_T")

PATIENCE = 2.0
"""For so many seconds a terminal shows nothing."""
BLINK = 0.1
"""Seconds between two states of the line on a terminal."""
PAUSE = 5.0
"""Seconds between two lines of a log, and before the first."""


class Progress:
    """Shown on ``stream``, or nowhere without one; time counts from here, in the seconds of ``clock``.

    Used in a ``with`` statement, it leaves the terminal's line empty for what is printed next.
    """

    def __init__(
        self,
        stream: TextIO | None,
        gettext: Callable[[str], str] = str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream
        self._gettext = gettext
        self._clock = clock
        self._in_place = stream is not None and stream.isatty()
        self._begin = self._due = clock() + (PATIENCE if self._in_place else PAUSE)
        self._doing = ""
        self._shown = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream and self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0

    def tell(self, doing: Words) -> None:
        """What is being done now; shown if it is time."""
        if self._stream is None or not self._is_time(doing.msgid):
            return
        text = doing.say(self._gettext)
        if self._in_place:
            text = text[: shutil.get_terminal_size().columns - 1]  # a longer one would begin a second line
            self._stream.write("\r" + text.ljust(self._shown))
            self._shown = len(text)
        else:
            self._stream.write(text + "\n")
        self._stream.flush()
        self._doing = doing.msgid
        self._due = self._clock() + (BLINK if self._in_place else PAUSE)

    def _is_time(self, doing: str) -> bool:
        """On a terminal the next step is shown at once: it may be long and not be heard of for a while."""
        now = self._clock()
        return now >= self._due or (self._in_place and now >= self._begin and doing != self._doing)

    def each(self, doing: Words, items: Collection[_T]) -> Iterator[_T]:
        """The items one by one, and how many are done: ``doing`` has places for ``%(done)d`` and ``%(total)d``."""
        for done, item in enumerate(items):
            self.tell(Words(doing.msgid, {**doing.values, "done": done, "total": len(items)}))
            yield item


SILENT = Progress(None)
"""For work that nobody waits for."""


def of_site(progress: Progress, total: int, pages: int, files: int) -> None:
    """Tell of a site's files: first of its ``total`` pages, all languages together, then of what comes with them."""
    if pages < total:
        progress.tell(words("page %(done)d of %(total)d, all languages together", done=pages, total=total))
    else:
        progress.tell(words("calendars, search and open data: file %(done)d", done=files))
