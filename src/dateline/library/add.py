"""Adding records to an incident file: each in its place, all or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from dateline.errors import UsageError
from dateline.files.reader import read_incident
from dateline.files.writing.insertion import Addition, insert
from dateline.ledger.known import known_day
from dateline.library.disk import RefusedError
from dateline.library.entries import Entry, derived, option_of
from dateline.library.naming import check_figure, check_named, check_point, check_value, known_of, missing
from dateline.library.resolve import resolve
from dateline.library.session import Session
from dateline.library.write import Checked, change, names_of, refuse_shipped
from dateline.model.action import Action
from dateline.model.actor import Name
from dateline.model.claim import Claim
from dateline.model.dates import parse_date
from dateline.model.incident import Assessment, Incident
from dateline.model.shown import quoted


class Added(Struct, frozen=True):
    """A record that was written: its kind, what the file calls it, its first line and its lines."""

    kind: str
    ref: str
    line: int
    lines: tuple[str, ...]


def add(session: Session, incident: Incident, entries: Sequence[Entry], environment: Mapping[str, str]) -> tuple[list[Added], Checked]:
    """Write the entries into the file of `incident`, all or none.

    Raises UsageError where an entry cannot be right, RefusedError where the file with it would have a problem or changed
    meanwhile, LibraryError where it cannot be written; the old file is then as it was.
    """
    refuse_shipped(session.root)
    names = names_of(session)
    added: list[Added] = []

    def make(raw: bytes) -> bytes:
        now = _read(incident.path, raw, names)
        whole = derived([_tied(session, entry) for entry in entries], now, names, session.today)
        _hold(whole, now, names)
        for entry in whole:
            raw = _insert(raw, entry, _read(incident.path, raw, names), added)
        return raw

    return added, change(session, incident.path, names, environment, make)


def _read(path: str, raw: bytes, names: Mapping[str, Name]) -> Incident:
    reading = read_incident(path, raw, names)
    if reading.incident is None:
        errors = tuple(problem for problem in reading.problems if problem.severity == "error")
        raise RefusedError("Nothing was written: the file has a problem.", errors)
    return reading.incident


def _tied(session: Session, entry: Entry) -> Entry:
    """A relation with the whole id of the incident that it names."""
    wanted = entry.one("incident")
    if entry.kind.name != "relation" or not wanted:
        return entry
    return entry.having("incident", resolve(session, wanted).id)


def _hold(entries: Sequence[Entry], incident: Incident, names: Mapping[str, Name]) -> None:
    """Raise UsageError with every reason why the entries cannot be right."""
    known = known_of(incident, names, entries)
    wrong: list[str] = []
    for entry in entries:
        lacking = missing(entry, known)
        if lacking:
            told = "; ".join(f"{option_of(field.key)} ({field.rule.doc})" for field in lacking)
            wrong.append(f"The {entry.kind.name} lacks {told}.")
        if entry.kind.keyed and _listed(entry, incident):
            wrong.append(f"--id: {quoted(entry.one('id'))} is defined in this file already; choose another id, or mend it with `dateline edit`.")
        for key, values in entry.given.items():
            for value in values:
                try:
                    if key == "point":
                        check_point(value, known)
                    else:
                        field = entry.kind.fields[key]
                        check_value(field, value)
                        check_named(field, value, known, entry.one("point"))
                    if key == "value" and entry.one("point"):
                        check_figure(entry.one("point"), value, known)
                except ValueError as error:
                    wrong.append(f"{option_of(key)}: {error}")
    if wrong:
        raise UsageError("\n".join((*wrong, "Nothing was written.")))


def _listed(entry: Entry, incident: Incident) -> bool:
    """Whether the file has an entry of that id itself; an actor that it only inherits has no line."""
    if entry.kind.name == "source":
        return entry.one("id") in incident.sources
    return entry.one("id") in incident.actors and incident.actors[entry.one("id")].line > 0


def _insert(raw: bytes, entry: Entry, incident: Incident, added: list[Added]) -> bytes:
    kind, point = entry.kind, entry.one("point")
    fields = kind.fields
    values = {
        key: found if fields[key].many else found[0] for key, found in entry.given.items() if key != "point" and not (kind.keyed and key == "id")
    }
    path = (kind.section, point) if point else (kind.section,)
    place = _place(kind.record, values, point, incident)
    try:
        done = insert(raw, Addition(record=kind.record, values=values, path=path, key=entry.one("id") if kind.keyed else "", place=place))
    except ValueError as error:
        raise RefusedError(f"Nothing was written. {error}") from None
    shift = done.raw.count(b"\n") - raw.count(b"\n")
    for number, before in enumerate(added):
        if before.line >= done.line:
            added[number] = Added(before.kind, before.ref, before.line + shift, before.lines)
    number = (len(incident.claims.get(point, ())) if place is None else place) + 1
    added.append(Added(kind.name, entry.one("id") or (f"{point}#{number}" if point else ""), done.line, done.lines))
    return done.raw


def _place(record: type[Any], values: Mapping[str, str | tuple[str, ...]], point: str, incident: Incident) -> int | None:
    """The number that an entry gets in its list: after the last one that was not known later; None at the end."""
    if record is Claim:
        claim = Claim(point=point, **values)  # type: ignore[arg-type]
        return _in_ledger(incident.claims.get(point, ()), claim, incident)
    if record is Action:
        action = Action(**values)  # type: ignore[arg-type]
        return _after([_happened(other, incident) for other in incident.actions], _happened(action, incident))
    if record is Assessment:
        judgement = Assessment(**values)  # type: ignore[arg-type]
        return _after([known_day(other, incident) for other in incident.assessments], known_day(judgement, incident))
    return None


def _in_ledger(ledger: Sequence[Claim], claim: Claim, incident: Incident) -> int:
    """After the last claim that was not known later; in a ledger that is out of order, before the first that was said later."""
    day, days = known_day(claim, incident), [known_day(other, incident) for other in ledger]
    place = _after(days, day)
    return next((number for number, other in enumerate(ledger[:place]) if other.said and days[number] > day), place)


def _after(days: Iterable[dt.date], day: dt.date) -> int:
    return max((number for number, other in enumerate(days, 1) if other <= day), default=0)


def _happened(action: Action, incident: Incident) -> dt.date:
    """The day of an action, else the day on which it was told."""
    when = parse_date(action.date, open_ends=True) if action.date else None
    return (when and (when.latest or when.earliest)) or known_day(action, incident)
