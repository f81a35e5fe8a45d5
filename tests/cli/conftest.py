"""A small library of invented incidents, one of them broken, and a way to run command lines on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import LIBRARY, TODAY, Ran, Run
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
