"""Sixty lines of the library, read one by one as an editor reads copy: agreement in number, articles, days, and who is quoted.

`lines_of_the_library.txt` has a case in two lines: incident, point, day, style and length; then the line as it is to be printed.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.model.incident import Incident
from dateline.phrasing.line import STYLES, lines_of

LIBRARY = Path(__file__).parents[2] / "incidents"

LINES = (Path(__file__).parent / "lines_of_the_library.txt").read_text("utf-8").split("\n")
CASES = [(LINES[at], LINES[at + 1]) for at in range(0, len(LINES) - 1, 3)]


@cache
def read_id(incident: str) -> Incident:
    """An incident of the library."""
    names = read_names("names.yaml", (LIBRARY / "names.yaml").read_bytes())[0]
    found = read_incident(f"{incident}.yaml", (LIBRARY / f"{incident}.yaml").read_bytes(), names).incident
    assert found is not None
    return found


def test_there_are_sixty() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("asked", "wanted"), CASES, ids=[case[0].replace(" ", "-") for case in CASES])
def test_a_line_reads_as_an_editor_would_have_it(asked: str, wanted: str) -> None:
    incident, point, day, style, length = asked.split()
    found = lines_of(
        read_id(incident), (point,), dt.date.fromisoformat(day), STYLES[style], short=length == "short", history=length == "with-history"
    )
    assert str(found[0].text) == wanted
