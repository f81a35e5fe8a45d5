"""A small incident file for the tests of the reader, changed in one place, with the place of the change marked."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.files.reader import Reading, read_incident
from dateline.model.actor import Name
from dateline.model.incident import Incident
from dateline.model.problem import Problem

PATH = "2024-01-03-town-bombing.yaml"
BASE = """\
title: Bombing in the town
date: 2024-01-03
time: 15:00+03:30
place: {name: Town, country: IR}
kind: [suicide-bombing]
status: developing
summary: Twenty dead [k20].
actors:
  police: {name: City police, kind: organisation}
  bomber: {name: A Bomber, kind: person, role: [suspect]}
sources:
  wire: {publisher: Example Wire, date: 2024-01-03}
claims:
  killed:
    - {id: k20, value: 20, by: police, said: 2024-01-03, source: wire}
actions:
  - {id: a1, kind: arrest, actor: police, by: police, said: 2024-01-04, source: wire}
"""
PLACE = "§"
"""Marks in a text where a problem is expected; it is taken out before reading."""


def changed(old: str, new: str) -> str:
    """The small file with one text (that stands in it once) put in the place of another."""
    assert BASE.count(old) == 1, f"{old!r} stands {BASE.count(old)} times in the file"
    return BASE.replace(old, new)


def more(text: str) -> str:
    """The small file with lines added at its end."""
    return BASE + text


def read(text: str | bytes, names: Mapping[str, Name] | None = None, path: str = PATH) -> Reading:
    """Read a text or bytes as an incident file."""
    return read_incident(path, text.encode() if isinstance(text, str) else text, names or {})


def loaded(text: str | bytes, names: Mapping[str, Name] | None = None) -> Incident:
    """The incident of a file without problems."""
    reading = read(text, names)
    assert reading.incident is not None, reading.problems
    return reading.incident


def errors(reading: Reading) -> list[Problem]:
    """The problems that keep a file from being an incident."""
    return [problem for problem in reading.problems if problem.severity == "error"]


def rules(text: str | bytes, severity: str = "error", names: Mapping[str, Name] | None = None) -> list[str]:
    """The rules that a file breaks, by place."""
    return [problem.rule for problem in read(text, names).problems if problem.severity == severity]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the lines and columns at which they stood."""
    places = []
    while PLACE in text:
        before, _, after = text.partition(PLACE)
        places.append((before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1))
        text = before + after
    return text, places


def expect(text: str, *wanted: str, severity: str = "error", names: Mapping[str, Name] | None = None) -> list[Problem]:
    """Hold a marked text to exactly these rules at its marks, in order; returns the problems."""
    bare, places = marked(text)
    reading = read(bare, names)
    found = [problem for problem in reading.problems if problem.severity == severity]
    assert [(p.line, p.column, p.rule) for p in found] == [(*place, rule) for place, rule in zip(places, wanted, strict=True)], found
    assert (reading.incident is None) is bool(errors(reading))
    assert all(p.path == PATH and p.message.endswith((".", "?")) for p in found)
    return found
