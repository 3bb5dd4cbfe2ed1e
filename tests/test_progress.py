"""Progress: what people see of long work on a terminal and in a log."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from making import TODAY, city, entry
from network_directory.loading import load
from network_directory.problems import Words, words
from network_directory.progress import SILENT, Progress, of_site


class Stream(io.StringIO):
    """A stream that says what it is."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.terminal


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock at some time."""
    return Clock()


def work(clock: Clock, stream: Stream, seconds: float, each: float) -> str:
    """What a stream holds while a hundred things are done, as many as the seconds allow."""
    progress = Progress(stream, clock=clock)
    last = clock.now + seconds
    for _ in progress.each(words("%(done)d of %(total)d"), range(100)):
        clock.now += each
        if clock.now > last:
            break
    return stream.getvalue()


def test_short_work_shows_nothing(clock: Clock) -> None:
    """Two seconds on a terminal, five in a log."""
    assert work(clock, Stream(True), 1.9, 0.1) == ""
    assert work(clock, Stream(False), 4.9, 0.1) == ""


def test_a_terminal_has_one_line_that_changes(clock: Clock) -> None:
    """From the third second on."""
    assert work(clock, Stream(True), 5, 1) == "\r2 of 100\r3 of 100\r4 of 100\r5 of 100"


def test_a_terminals_line_changes_ten_times_a_second_at_most(clock: Clock) -> None:
    """What is told more often is not written."""
    assert work(clock, Stream(True), 2.25, 0.0625) == "\r32 of 100\r34 of 100\r36 of 100"


def test_a_log_has_a_line_every_five_seconds(clock: Clock) -> None:
    """Whole lines, that end."""
    assert work(clock, Stream(False), 16, 1) == "5 of 100\n10 of 100\n15 of 100\n"


def test_the_next_step_is_shown_at_once_on_a_terminal(clock: Clock) -> None:
    """It may be long and not be heard of for a while; the shorter text covers the longer one."""
    stream = Stream(True)
    progress = Progress(stream, clock=clock)
    progress.tell(words("too soon"))
    clock.now += 2
    progress.tell(words("reading much"))
    progress.tell(words("checking"))
    progress.tell(words("checking"))
    assert stream.getvalue() == "\rreading much\rchecking    "


def test_a_log_does_not_list_every_step(clock: Clock) -> None:
    """Only what is being done when it is time."""
    stream = Stream(False)
    progress = Progress(stream, clock=clock)
    clock.now += 6
    for step in ("one", "two", "three"):
        progress.tell(words(step))
    assert stream.getvalue() == "one\n"


def test_the_line_is_empty_when_the_work_ends_or_fails(clock: Clock) -> None:
    """What is printed next begins where it should."""
    stream = Stream(True)
    with pytest.raises(ValueError), Progress(stream, clock=clock) as progress:
        clock.now += 2
        progress.tell(words("reading"))
        raise ValueError
    assert stream.getvalue() == "\rreading\r       \r"
    with progress:
        pass
    assert stream.getvalue() == "\rreading\r       \r"


def test_a_line_is_not_longer_than_the_terminal_is_wide(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second line could not be taken back."""
    monkeypatch.setenv("COLUMNS", "12")
    stream = Stream(True)
    progress = Progress(stream, clock=clock)
    clock.now += 2
    progress.tell(words("reading data/partners.yaml"))
    assert stream.getvalue() == "\rreading dat"


def test_it_speaks_the_editors_language(clock: Clock) -> None:
    """With the words that it is given."""
    stream = Stream(False)
    progress = Progress(stream, {"%(done)d of %(total)d": "%(done)d von %(total)d"}.__getitem__, clock)
    clock.now += 5
    assert list(progress.each(words("%(done)d of %(total)d"), "abc")) == ["a", "b", "c"]
    assert stream.getvalue() == "0 von 3\n"


def test_without_a_stream_nothing_is_shown() -> None:
    """And the work is done all the same."""
    with SILENT as progress:
        assert list(progress.each(words("%(done)d of %(total)d"), [1, 2])) == [1, 2]


def test_a_site_tells_its_pages_and_then_what_comes_with_them(clock: Clock) -> None:
    """Which page of how many, in all languages; when all of them are there, how many files."""
    stream = Stream(False)
    progress = Progress(stream, clock=clock)
    for pages, files in ((1, 1), (1, 2), (2, 3), (3, 4)):
        clock.now += 5
        of_site(progress, 2, pages, files)
    assert stream.getvalue().split("\n") == [
        "page 1 of 2, all languages together",
        "page 1 of 2, all languages together",
        "calendars, search and open data: file 3",
        "calendars, search and open data: file 4",
        "",
    ]


def test_reading_and_checking_a_folder_tells_its_files_and_entries(tmp_path: Path) -> None:
    """Each file before it is read, each entry before it is checked, and then the rules across all of them."""
    told = []

    class Listener(Progress):
        def tell(self, doing: Words) -> None:
            told.append(doing.say())

    offices = [entry("offices"), entry("offices", id="hafen", name="Hafen")]
    load(city(tmp_path, offices=offices), TODAY, Listener(None))
    assert told[:2] == ["reading data/network.yaml", "reading data/vocabulary.yaml"]
    assert told[2:5] == [
        "reading data/offices.yaml",
        "checking data/offices.yaml: 0 of 2 entries",
        "checking data/offices.yaml: 1 of 2 entries",
    ]
    assert told[-1] == "checking all entries together"
