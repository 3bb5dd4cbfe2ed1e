"""Architecture: the engine knows nothing of MkDocs, and its steps only look back."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"
ENGINE = HOOKS / "network_directory"
FOREIGN = ("mkdocs", "material", "properdocs", "mkdocs_static_i18n")

# One way through: a line may import from the lines above it, and the modules of one line from each other,
# never from a line below. A package stands for its modules.
ORDER = """
    problems assets
    progress
    reading
    model
    languages language_names parts routes settings translations icons today
    freshness days_off
    recurrence
    coordinates checking
    origins
    directory
    loading
    translating
    schema
    codes
    opening
    houses
    osm
    exports districts_file
    pages
    navigation
    reader
    markup
    calendars
    linked_data
    rendering
    searching
    site
    publishing
    prose
    on_request
    reporting compressing
    translators
    __main__
"""
LINES = [line.split() for line in ORDER.strip().split("\n")]
RANK = {name: number for number, line in enumerate(LINES) for name in line}


def _modules() -> dict[str, Path]:
    """Dotted name below the engine → file; a package's own module is called like the package."""
    found = {}
    for path in sorted(ENGINE.rglob("*.py")):
        parts = path.relative_to(ENGINE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


def _imports(name: str) -> set[str]:
    """The engine's modules that a module imports, at its top or anywhere inside."""
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("network_directory")):
            base = _base(name, node)
            found |= {full if (full := f"{base}.{alias.name}".strip(".")) in MODULES else base for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {
                alias.name.partition(".")[2] for alias in node.names if alias.name.startswith("network_directory")
            }
    return found - {""}


def _base(name: str, node: ast.ImportFrom) -> str:
    module = node.module or ""
    if not node.level:
        return module.partition(".")[2]
    parts = name.split(".") if name else []
    package = parts if MODULES[name].name == "__init__.py" else parts[:-1]
    return ".".join([*package[: len(package) - node.level + 1], module]).strip(".")


def _step(module: str) -> str:
    return module.split(".")[0]


def test_the_table_names_every_step() -> None:
    """A new module has its place in it, an old one leaves it."""
    assert sorted(RANK) == sorted({_step(name) for name in MODULES if name})
    assert sum(len(line) for line in LINES) == len(RANK)


@pytest.mark.parametrize("name", [name for name in MODULES if name])
def test_no_step_imports_one_to_its_right(name: str) -> None:
    """Each step is a function of what came before it."""
    later = {other for other in _imports(name) if RANK[_step(other)] > RANK[_step(name)]}
    assert later == set()


def test_imports_are_found() -> None:
    """The table would hold for anything if the imports were not seen."""
    assert {"checking.shape", "model", "reading", "directory"} <= _imports("loading")
    assert "model.weekdays" in _imports("schema")
    assert "days_off" in _imports("pages.timetable")
    assert "model.base" in _imports("model")
    assert _imports("problems") == set()


def test_no_two_modules_import_each_other() -> None:
    """Not even within a step or a package."""
    edges = {name: _imports(name) - {name} for name in MODULES}
    done: set[str] = set()
    while ready := {name for name, below in edges.items() if name not in done and below <= done}:
        done |= ready
    assert set(edges) - done == set()


def test_importing_the_whole_engine_pulls_in_no_site_generator() -> None:
    """Checked in a fresh interpreter, where nothing else has imported one."""
    names = [f"network_directory.{name}".rstrip(".") for name in MODULES if _step(name) != "__main__"]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print([name for name in sys.modules if name.split('.')[0] in {FOREIGN!r}])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(HOOKS)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def _foreign_imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names & set(FOREIGN)


def test_only_the_edge_imports_a_site_generator() -> None:
    """One file to change when MkDocs is no more."""
    found = {path.relative_to(HOOKS).as_posix() for path in HOOKS.rglob("*.py") if _foreign_imports(path)}
    assert found == {"mkdocs_edge.py"}


def test_the_edge_imports_all_it_needs_at_its_top() -> None:
    """Its folder is on the path only while it loads."""
    tree = ast.parse((HOOKS / "mkdocs_edge.py").read_text("utf-8"))
    inside = [
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.ClassDef))
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert inside == []


def _texts() -> list[Path]:
    endings = {".py", ".html", ".css", ".js", ".mjs", ".svg", ".po", ".pot", ".cfg", ".json"}
    return [path for path in sorted(ENGINE.rglob("*")) if path.suffix in endings]


def test_engine_theme_and_catalogues_know_no_city() -> None:
    """Another city takes the whole thing over by its own data, docs and a few lines of mkdocs.yml."""
    assert len(_texts()) > 60
    named = re.compile(r"dortmund|lokal[ _-]?willkommen", re.I)
    found = {
        path.relative_to(HOOKS).as_posix(): sorted(set(named.findall(path.read_text("utf-8")))) for path in _texts()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_functions_are_short_and_documented() -> None:
    """The house style: no function over 40 lines, every module with its docstring."""
    for name, path in MODULES.items():
        tree = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(tree), name
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        assert [item.name for item in functions if (item.end_lineno or 0) - item.lineno >= 40] == [], name
