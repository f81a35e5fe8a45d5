"""What holds of the program as a whole: sizes, docstrings, what is imported when, and text from files as `Shown` only."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import LIBRARY

SOURCE = Path(__file__).parents[1] / "src" / "dateline"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES, MOST_METHODS = 300, 20
WORKPLACE_WORDS = ("utils", "helpers", "manager")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_is_small_and_says_what_it_is(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    assert ast.get_docstring(tree_of(path)) or path.name == "py.typed"
    assert not any(word in path.stem for word in WORKPLACE_WORDS)
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            own = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and not part.name.startswith("__")]
            assert len(own) < MOST_METHODS or path.parent.name == "screens", node.name


def test_every_folder_says_what_lives_there() -> None:
    for folder in {path.parent for path in MODULES}:
        assert ast.get_docstring(tree_of(folder / "__init__.py")), folder


RUN = """
import os, sys
sys.argv = ['dateline', *{argv!r}]
from dateline.cli.main import main
code = main(sys.argv[1:], os.environ)
print(code, *sorted(name for name in sys.modules if name.partition('.')[0] in {heavy!r} or name.startswith('dateline.files.')), file=sys.stderr)
"""
HEAVY = ("textual", "rich", "yaml", "pydantic", "asyncio", "hypothesis", "citeproc", "lxml", "rapidfuzz")


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment whose index is current, and older than nothing it read."""
    home = str(tmp_path_factory.mktemp("home"))
    environment = {"XDG_CACHE_HOME": home, "DATELINE_LIBRARY": str(LIBRARY), "HOME": home, "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-m", "dateline", "index"], capture_output=True, env=environment, check=True)
    return environment


@pytest.mark.parametrize(
    "argv",
    [
        ("find", "harbour"),
        ("find", "killed:20..", "--json"),
        ("show", "harbour"),
        ("ladder", "harbour"),
        ("cite", "harbour"),
        ("who", "navid"),
        ("source", "wire-1"),
        ("actions",),
        ("conflicts",),
        ("questions",),
        ("stale",),
        ("index",),
        ("doctor",),
        ("complete", "words", "show", "harb"),
        ("help", "keys"),
    ],
    ids=lambda argv: argv[0],
)
def test_a_command_on_a_current_index_loads_neither_a_screen_nor_a_parser(argv: tuple[str, ...], warm: dict[str, str]) -> None:
    code = RUN.format(argv=[*argv, "--today", "2026-01-15"], heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=warm, check=True)
    loaded = done.stderr.splitlines()[-1].split()
    assert loaded[0] == "0"
    assert [name for name in loaded[1:] if name not in ("dateline.files.report", "dateline.files.walk", "dateline.files.git")] == []


def _calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", [p for p in MODULES if "tui" in p.parts], ids=lambda p: p.name)
def test_no_widget_gets_text_as_str(path: Path) -> None:
    """What Textual parses as markup is never called with text: `notify`, `update`, `Static`, `Label`, `from_markup`, titles."""
    for call in _calls(path):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
        assert name not in {"notify", "update", "Static", "Label", "from_markup", "add_option", "add_row", "add_column", "Markdown"}, ast.unparse(
            call
        )
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Assign):
            targets = [target.attr for target in node.targets if isinstance(target, ast.Attribute)]
            assert not {"title", "sub_title", "border_title", "border_subtitle", "tooltip"} & set(targets), ast.unparse(node)


@pytest.mark.parametrize("path", [p for p in MODULES if "cli" in p.parts], ids=lambda p: p.name)
def test_only_output_and_the_door_write(path: Path) -> None:
    names = {call.func.id for call in _calls(path) if isinstance(call.func, ast.Name)}
    assert "print" not in names
    if path.name not in ("output.py", "pager.py", "failure.py"):
        assert ".write(" not in path.read_text("utf-8")


def test_nothing_reads_the_clock_but_the_door_and_the_index() -> None:
    readers = [str(p.relative_to(SOURCE)) for p in MODULES if any(w in p.read_text("utf-8") for w in ("date.today(", "datetime.now(", "time.time"))]
    assert readers == ["cli/opening.py", "index/earlier.py", "index/storage.py"]


def test_nothing_opens_a_network_connection(tmp_path: Path) -> None:
    for path in MODULES:
        imported = {a.name.partition(".")[0] for n in ast.walk(tree_of(path)) if isinstance(n, ast.Import) for a in n.names}
        imported |= {(n.module or "").partition(".")[0] for n in ast.walk(tree_of(path)) if isinstance(n, ast.ImportFrom)}
        assert not imported & {"socket", "http", "urllib3", "requests", "httpx", "ftplib", "smtplib", "ssl"}, path
