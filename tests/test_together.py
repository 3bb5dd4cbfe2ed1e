"""Several processes write a site's files side by side. Each test's program runs by itself: pytest's has threads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
BEFORE = """
import multiprocessing, os, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from network_directory.publishing import together

FIRST, ROOT, told = os.getpid(), Path(sys.argv[2]), []

def tell(pages, files):
    told.append((pages, files))

def wait(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "nobody else came"
        time.sleep(0.01)

def write(*shares):
    together.write_together(ROOT, shares, None, tell)
"""

Run = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a program behind `BEFORE`; its files go below ``tmp_path``."""

    def run(program: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", BEFORE + program, str(HOOKS), str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    return run


def written(folder: Path) -> dict[str, str]:
    """Every file and what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_shares_are_made_side_by_side(run: Run, tmp_path: Path) -> None:
    """Each of two waits for what the other writes: one process alone would never come to an end."""
    done = run("""
together.processes = lambda: 2
def share(mine, other):
    yield f"{mine}/index.html", str(os.getpid())
    wait((ROOT / other / "index.html").exists)
    yield f"{mine}/b.ics", "b"
write(lambda: share("x", "y"), lambda: share("y", "x"))
""")
    assert (done.returncode, done.stderr) == (0, "")
    files = written(tmp_path)
    assert set(files) == {"x/index.html", "x/b.ics", "y/index.html", "y/b.ics"}
    assert files["x/index.html"] != files["y/index.html"]


def test_every_share_is_made_once(run: Run, tmp_path: Path) -> None:
    """However many processes there are."""
    done = run("""
together.processes = lambda: 16
def share(number):
    yield f"{number}.txt", f"{number}"
    yield f"log/{number}-{os.getpid()}", ""
write(*[lambda number=number: share(number) for number in range(200)])
""")
    assert (done.returncode, done.stderr) == (0, "")
    files = written(tmp_path)
    logs = [name.removeprefix("log/").split("-") for name in files if name.startswith("log/")]
    assert sorted(int(number) for number, _ in logs) == list(range(200))
    assert {files[f"{number}.txt"] == str(number) for number in range(200)} == {True}


def test_it_is_told_how_many_pages_and_files_all_have_made(run: Run) -> None:
    """With one core they are those of the one process; the last figures are all of them."""
    done = run("""
together.processes = lambda: 1
write(lambda: [("a/index.html", str(os.getpid())), ("a/b.svg", "b")], lambda: [("c.html", "c")])
print(told, (ROOT / "a/index.html").read_text() == str(FIRST))
""")
    assert (done.stdout, done.stderr) == ("[(1, 1), (1, 2), (2, 3)] True\n", "")


def test_what_another_process_made_is_told_as_well(run: Run) -> None:
    """The first one waits here until the other has made its page, and only then makes its own."""
    done = run("""
together.processes = lambda: 2
def share(number):
    if os.getpid() == FIRST:
        wait((ROOT / "next.txt").exists)
    yield f"{number}.html", ""
    yield "next.txt" if os.getpid() != FIRST else "mine.txt", ""
write(lambda: share(1), lambda: share(2))
print(told[-1])
""")
    assert (done.stdout, done.stderr) == ("(2, 4)\n", "")


def test_a_fault_in_another_process_ends_them_all(run: Run) -> None:
    """Its reason is told, and the build fails: a site with a part missing is never published."""
    done = run("""
together.processes = lambda: 2
def share():
    if os.getpid() != FIRST:
        raise ValueError("no such icon")
    wait(lambda: len(multiprocessing.active_children()) == 0)
    yield "a.html", ""
try:
    write(share, share, share)
except ChildProcessError as error:
    print(error)
""")
    assert "ValueError: no such icon" in done.stderr
    assert done.stdout == "A part of the site could not be made, for the reason that is told above.\n"


def test_when_the_first_process_fails_the_others_end(run: Run) -> None:
    """Also when somebody presses Ctrl-C, which reaches all of them."""
    done = run("""
import signal
together.processes = lambda: 2
def share():
    if os.getpid() != FIRST:
        yield "b.html", ""
        os.kill(os.getpid(), signal.SIGINT)
        while True:
            time.sleep(1)
    wait((ROOT / "b.html").exists)
    raise KeyboardInterrupt
try:
    write(share, share)
except KeyboardInterrupt:
    wait(lambda: not multiprocessing.active_children())
    print("ended")
""")
    assert (done.stdout, done.stderr) == ("ended\n", "")


def test_there_are_as_many_processes_as_cores_and_memory_for_them(run: Run) -> None:
    """None but the first where nobody can ask for cores: there is no safe copying either (Windows, macOS)."""
    done = run("""
os.sched_getaffinity = lambda process: range(8)
for megabytes in (10, 90, 150, 290, 1000):
    together.taken = lambda: megabytes
    print(together.processes(), end=" ")
del os.sched_getaffinity
print(together.processes())
""")
    assert (done.stdout, done.stderr) == ("8 3 2 1 0 1\n", "")


def test_it_knows_how_much_memory_it_has(run: Run) -> None:
    """In megabytes."""
    done = run("before = together.taken()\nmuch = b'x' * 300_000_000\nprint(round((together.taken() - before) / 100))")
    assert (done.stdout, done.stderr) == ("3\n", "")
