"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two workers a processor: a test of the screen or of a terminal waits most of the time."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    """`-m slow` asks for the long versions: a thousand kills of every command, 100,000 mutations. DATELINE_ROUNDS says otherwise."""
    if config.option.markexpr == "slow":
        os.environ.setdefault("DATELINE_ROUNDS", "1000")  # workers inherit it


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-golden` writes the golden files anew; read the difference before it is committed."""
    parser.addoption("--write-golden", action="store_true", help="write the golden files of the tests that run anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Holds a text to the golden file of that name, beside the test."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--write-golden"):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare
