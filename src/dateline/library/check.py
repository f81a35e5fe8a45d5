"""Checking: every problem of the library's files, and the warnings that nothing explains."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import structs

from dateline.errors import LibraryError
from dateline.files.authority import read_names
from dateline.files.reader import read_incident
from dateline.files.remarks import remark_future
from dateline.files.report import Report
from dateline.files.walk import AUTHORITY, look_at, read_bytes, walk
from dateline.library.reading import Authority, authority_of, names_kept, read_names_file
from dateline.library.session import Session, open_as_indexed
from dateline.model.dates import parse_date
from dateline.model.incident import Incident
from dateline.model.problem import Problem
from dateline.model.shown import show_line

LONG_UNCHECKED = dt.timedelta(days=365)
"""A file whose status is developing and that nobody looked at for longer gets a warning."""


def check_library(session: Session, *, strict: bool = False) -> tuple[Problem, ...]:
    """All problems and, unless explained by `accept` (or `strict`), all warnings, by path and place."""
    found = list(session.index.problems)
    for summary in session.index.summaries.values():
        incident = session.index.incident(summary.id)
        found += _of_library(incident, session)
    for name in session.index.names.values():
        found += _elsewhere(name.maybe_same_source, AUTHORITY, name.line, session)
    kept = [p for p in found if strict or not _accepted(p, session)]
    return tuple(sorted(kept, key=lambda p: (p.path, p.line, p.column, p.rule)))


def check_path(path: Path, today: dt.date, environment: Mapping[str, str], *, strict: bool = False) -> tuple[Problem, ...]:
    """The problems of one file, or of every incident file in a folder, and those that keep their names.yaml from being read.

    While that is broken they are read with the names that it had before, as the index of its library has them. Raises LibraryError.
    """
    if not os.path.isdir(path):
        return check_file(path, today, environment, strict=strict)
    try:
        below = [path / found.path for found in walk(path)]
    except OSError as error:
        raise LibraryError(f"The folder {show_line(str(path))} cannot be read: {error.strerror}.") from None
    authority = [path / AUTHORITY] if os.path.exists(path / AUTHORITY) else []
    found = (problem for file in (*authority, *below) for problem in check_file(file, today, environment, strict=strict))
    return tuple(dict.fromkeys(found))  # what is wrong with names.yaml is told of every file


def check_file(path: Path, today: dt.date, environment: Mapping[str, str], *, strict: bool = False) -> tuple[Problem, ...]:
    """The problems of one file, with the `names.yaml` of the nearest folder above it that has one. Raises LibraryError."""
    if not os.path.lexists(path):
        raise LibraryError(f"There is no file {show_line(str(path))}; `dateline check` alone reads the whole library.")
    found = look_at(path, str(path))
    if found is None or found.refused:
        return (Problem(str(path), 0, 0, "error", "file", found.refused if found else "It cannot be looked at."),)
    try:
        raw = read_bytes(path)
    except OSError as error:
        return (Problem(str(path), 0, 0, "error", "file", f"It cannot be read: {error.strerror}."),)
    if path.name == AUTHORITY:
        return read_names(str(path), raw)[1]
    authority, broken = _authority_above(path, today, environment)
    reading = read_incident(str(path), raw, authority.names, names_broken=authority.broken)
    problems = list(reading.problems)
    if reading.incident is not None:
        problems += _unchecked(reading.incident, today)
    accepted = reading.incident
    return (*broken, *(p for p in problems if strict or accepted is None or not explained(p, accepted)))


def _authority_above(path: Path, today: dt.date, environment: Mapping[str, str]) -> tuple[Authority, list[Problem]]:
    """What the `names.yaml` of the nearest folder above says, and while it is broken why, with what it said before where that is known."""
    folder = next((above for above in list(path.absolute().parents)[:4] if os.path.lexists(above / AUTHORITY)), None)
    if folder is None:
        return Authority({}, ""), []
    authority, entry = read_names_file(folder, look_at(folder / AUTHORITY, AUTHORITY), None)
    if entry is None or not authority.broken:
        return authority, []
    shown = str(folder / AUTHORITY) if path.is_absolute() else os.path.relpath(folder / AUTHORITY)
    wrong = [structs.replace(problem, path=shown) for problem in entry.problems if problem.severity == "error"]
    before = authority_of(open_as_indexed(folder.resolve(), today, environment).index)
    return (before, [names_kept(shown), *wrong]) if before.digest and not before.broken else (authority, wrong)


def explained(problem: Problem, incident: Incident) -> bool:
    """Whether an `accept` of the incident explains a warning."""
    if problem.severity == "error":
        return False
    return any(a.rule == problem.rule and (not a.where or any(f"`{where}`" in problem.message for where in a.where)) for a in incident.accept)


def _accepted(problem: Problem, session: Session) -> bool:
    summary = session.index.summaries.get(Path(problem.path).stem)
    return summary is not None and summary.path == problem.path and explained(problem, session.index.incident(summary.id))


def _of_library(incident: Incident, session: Session) -> list[Problem]:
    found = _unchecked(incident, session.today)
    for relation in incident.related:
        if relation.incident not in session.index.summaries:
            text = f"`{relation.incident}` is not in this library; the relation leads nowhere yet."
            found.append(Problem(incident.path, relation.line, 1, "warning", "related", text))
        found += _elsewhere(relation.source, incident.path, relation.line, session)
    for actor in incident.actors.values():
        if actor.line and actor.id not in session.index.names:
            found += _elsewhere(actor.maybe_same_source, incident.path, actor.line, session)
    return found


def _elsewhere(sources: Iterable[str], path: str, line: int, session: Session) -> Iterator[Problem]:
    """The sources of other incidents, named as `incident/source`, that the library does not hold."""
    for source in sources:
        incident, slash, document = source.partition("/")
        if slash and (incident not in session.index.summaries or document not in session.index.incident(incident).sources):
            yield Problem(path, line, 1, "warning", "reference", f"`{source}` is no source of an incident of this library.")


def _unchecked(incident: Incident, today: dt.date) -> list[Problem]:
    report = Report(incident.path)
    remark_future(incident, today, report)
    if incident.status == "developing":
        last = parse_date(incident.checked).latest if incident.checked else None
        if last is None or today - last > LONG_UNCHECKED:
            report.warning(0, 0, "unchecked", "It is developing, and nobody has looked for newer figures for a year; look, then set `checked`.")
    return list(report.problems())
