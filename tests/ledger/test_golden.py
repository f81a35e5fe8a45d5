"""Ladders made by hand from the published reports, against the incidents as they are told."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.ledger.weigh import ladder, weigh
from dateline.model.actor import Name
from dateline.model.incident import Incident

INCIDENTS = Path(__file__).parents[2] / "incidents"
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.yaml"))


def days() -> list[Any]:
    """One case a file and day, of the incidents that are there."""
    found = []
    for file in GOLDEN:
        incident, point = file.stem.rsplit(".", 1)
        if (INCIDENTS / f"{incident}.yaml").exists():
            told = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)["as_of"]
            found += [
                pytest.param(incident, point, dt.date.fromisoformat(day), wanted, id=f"{incident} {point} {day}") for day, wanted in told.items()
            ]
    return found


@cache
def names() -> dict[str, Name]:
    """The authority file."""
    return read_names("names.yaml", (INCIDENTS / "names.yaml").read_bytes())[0]


@cache
def told_in(incident: str) -> Incident:
    """An incident that ships with the program."""
    reading = read_incident(f"{incident}.yaml", (INCIDENTS / f"{incident}.yaml").read_bytes(), names())
    assert reading.incident is not None, reading.problems
    return reading.incident


def test_there_are_ladders_made_by_hand() -> None:
    assert len(GOLDEN) >= 7
    assert len(days()) >= 15


@pytest.mark.parametrize(("incident", "point", "day", "wanted"), days())
def test_the_headline_moved_as_the_reports_say(incident: str, point: str, day: dt.date, wanted: dict[str, Any]) -> None:
    steps = ladder(told_in(incident), point, day)
    got = [(" or ".join(step.values), step.entry.claim.said, step.entry.standing) for step in steps]
    assert got == [(step["value"], step["said"], step["becomes"]) for step in wanted["steps"]]
    for step, wants in zip(steps, wanted["steps"], strict=True):
        assert step.entry.claim.why or "why" not in wants, f"{wants['value']} came without the reason that was given"


@pytest.mark.parametrize(("incident", "point", "day", "wanted"), days())
def test_the_headline_is_what_an_editor_would_print(incident: str, point: str, day: dt.date, wanted: dict[str, Any]) -> None:
    weighed = weigh(told_in(incident), point, day)
    assert weighed.headline is not None
    assert " or ".join(weighed.headline.values) == wanted["headline"]
    assert list(weighed.headline.weaker) == wanted["weaker"]
    assert set(wanted.get("perhaps", [])) <= {claim.value for claim in weighed.perhaps}


@pytest.mark.parametrize(("incident", "point", "day", "wanted"), days())
def test_figures_printed_again_are_echoes(incident: str, point: str, day: dt.date, wanted: dict[str, Any]) -> None:
    """The list made by hand names those that could mislead; a file may know of more."""
    echoes = {entry.claim.value for entry in weigh(told_in(incident), point, day).entries if entry.standing == "echo"}
    assert set(wanted["echoes"]) <= echoes
