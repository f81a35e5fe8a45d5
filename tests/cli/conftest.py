"""A small library of invented incidents, one of them broken, and a way to run command lines on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import GOLDEN, LIBRARY, TODAY, Ran, Run
from dateline.cli.main import main


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a cache of its own and the small library."""
    return {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "DATELINE_LIBRARY": str(LIBRARY), "PATH": "/usr/bin:/bin"}


@pytest.fixture
def run(environment: dict[str, str], capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line as of a fixed day, its output a pipe; returns code, output and notes."""

    def call(*argv: str, **more: str) -> Ran:
        code = main([*argv, "--today", TODAY], environment | more)
        done = capsys.readouterr()
        return Ran(code, done.out, done.err)

    return call


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-golden` writes the golden files anew; read the difference before it is committed."""
    parser.addoption("--write-golden", action="store_true", help="write the golden output of commands anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Holds a text to its golden file."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--write-golden"):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare
