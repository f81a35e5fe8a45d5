"""Running command lines in tests: what one gave, and a standard output that says it is a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

LIBRARY = Path(__file__).parent / "library"
GOLDEN = Path(__file__).parent / "golden"
TODAY = "2026-01-15"


class Ran(Struct):
    """What a command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


class Terminal(io.StringIO):
    """Standard output that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It is."""
        return True
