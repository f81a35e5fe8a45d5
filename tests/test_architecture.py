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


PARSING = {"notify", "update", "Static", "Label", "from_markup", "add_option", "add_row", "add_column", "Markdown"}
"""What Textual parses as markup where it is given a `str`."""
PARSED = {"title", "sub_title", "border_title", "border_subtitle", "tooltip", "placeholder", "label"}
WIDGETS = {"Input": {"panes/line_input.py"}}
"""Widgets of Textual that are used, and who may make one; all else is drawn from pieces of `Shown`."""


@pytest.mark.parametrize("path", [p for p in MODULES if "tui" in p.parts], ids=lambda p: p.name)
def test_no_widget_gets_text_as_str(path: Path) -> None:
    """Neither by a call nor as a title, and no other widget that could be given it is brought in."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            assert name not in PARSING, ast.unparse(node)
            assert name not in WIDGETS or path.relative_to(SOURCE / "tui").as_posix() in WIDGETS[name], ast.unparse(node)
            texts = [word.value for word in node.keywords if word.arg in PARSED]
            assert all(isinstance(text, ast.Constant) for text in texts), ast.unparse(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            assert not PARSED & {target.attr for target in targets if isinstance(target, ast.Attribute)}, ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and node.module in ("textual.widgets", "rich.text", "rich.markup", "rich.console", "textual.markup"):
            assert {name.name for name in node.names} <= WIDGETS.keys(), ast.unparse(node)
        elif isinstance(node, ast.Import):
            assert not [name for name in node.names if name.name.startswith(("textual.widgets", "rich"))], ast.unparse(node)


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
