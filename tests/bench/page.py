"""The manual's page on speed: its last section is what was measured last, with the day and the machine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

PAGE = Path(__file__).parents[2] / "src" / "dateline" / "manual" / "10-speed.md"
SECTION = "## Measured last"


def with_table(page: str, table: str, day: dt.date, machine: str, said: str) -> str:
    """The page with its section put in anew: a sentence, and the table set in. Raises ValueError where it has no such section."""
    before, found, _ = page.partition(f"{SECTION}\n")
    if not found:
        raise ValueError(f"The page has no line {SECTION!r}, below which the table goes.")
    lines = "\n".join(f"    {line}".rstrip() for line in table.splitlines())
    return f"{before}{found}\nOn {day.isoformat()}, on {machine}.\n{said}\n\n{lines}\n"
