"""Whether what a file names is there: actors, sources, claims; nothing circular; nothing unused."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from dateline.files.report import Report
from dateline.files.typed import Reference, Typing
from dateline.model.actor import Name, Named
from dateline.model.incident import Incident
from dateline.model.shown import quoted

MOST_NAMED = 16
"""Members of a circle that are named."""
SUMMARY_MARK = re.compile(r"\[([a-z0-9][a-z0-9-]*)\]")
"""`[id]` in a summary marks the source or claim that a sentence rests on."""
MOST_LISTED = 5
"""Actors that a broken authority file leaves unknown, told by id."""
_WHERE = {"actor": "actors or names.yaml", "source": "sources", "claim": "claims"}


def check_references(incident: Incident, typing: Typing, names: Mapping[str, Name], report: Report, *, names_broken: bool = False) -> None:
    """Report every id that is not defined, with the nearest one that is, and every circle.

    `names_broken`: `names` are what could be read of a broken authority file; the actors that may stand in the rest are told at once.
    """
    actors: dict[str, Named] = {**names, **incident.actors}
    known: dict[str, Mapping[str, object]] = {
        "claim": typing.points,
        "source": dict.fromkeys(typing.defined["source"]),
        "actor": {**actors, **dict.fromkeys(typing.defined["actor"])},
    }
    perhaps: dict[str, tuple[int, int]] = {}  # actors that may stand in the broken part of the authority file, and where each is named first
    for ref in typing.references:
        if names_broken and ref.target == "actor" and ref.text not in known["actor"]:
            perhaps.setdefault(ref.text, (ref.at.line, ref.at.column))
        elif ref.target in known or ref.target == "incident":
            _resolve(ref, incident, known, typing.points, report)
    for actor_id, actor in incident.actors.items():
        if actor_id not in names and not actor.name and (actor.line, "name") not in typing.unread:
            if names_broken:
                perhaps[actor_id] = (actor.line, 1)
            else:
                report.error(actor.line, 1, "missing-key", partial(_nameless, actor_id, names, report))
    if perhaps:
        report.error(*min(perhaps.values()), "reference", _perhaps(perhaps))
    _check_unique(incident, report)
    lines = {claim.ref: claim.line for ledger in incident.claims.values() for claim in ledger}
    for field in ("replaces", "disputes", "repeats"):
        edges = {c.ref: getattr(c, field) for ledger in incident.claims.values() for c in ledger}
        _check_circles(edges, lambda ref: lines.get(ref, 0), field, report)
    above = _above(incident.actors, actors)  # circles within the authority file are its own affair
    parts = {actor_id: (actor.part_of,) for actor_id, actor in actors.items() if actor_id in above and actor.part_of}
    _check_circles(parts, lambda ref: incident.actors[ref].line if ref in incident.actors else 0, "part_of", report)


def _above(own: Iterable[str], actors: Mapping[str, Named]) -> set[str]:
    """Some actors and all to whom they belong by `part_of`."""
    found: set[str] = set()
    for here in own:
        while here in actors and here not in found:
            found.add(here)
            here = actors[here].part_of
    return found


def _resolve(ref: Reference, incident: Incident, defined: Mapping[str, Mapping[str, object]], claims: Mapping[str, str], report: Report) -> None:
    if ref.target == "incident" and ref.text == incident.id:
        report.error(ref.at.line, ref.at.column, "related", "An incident is not related to itself.")
    if ref.target not in defined:
        return
    known, where = defined[ref.target], _WHERE[ref.target]
    if ref.text not in known:
        report.error(ref.at.line, ref.at.column, "reference", partial(_undefined, ref.text, where, known, report))
        return
    if ref.target == "claim" and ref.point and claims[ref.text] != ref.point:
        there = quoted(claims[ref.text])
        report.error(ref.at.line, ref.at.column, "reference", f"{quoted(ref.text)} is a claim of {there}, not of {quoted(ref.point)}.")
    if ref.target in ("claim", "actor") and ref.text == ref.owner and ref.key in ("replaces", "disputes", "repeats", "part_of", "maybe_same"):
        report.error(ref.at.line, ref.at.column, "circle", f"{quoted(ref.text)} names itself in {quoted(ref.key)}.")


def _perhaps(ids: Collection[str]) -> str:
    listed = ", ".join(quoted(actor_id) for actor_id in list(ids)[:MOST_LISTED])
    more = f" and {len(ids) - MOST_LISTED} more" if len(ids) > MOST_LISTED else ""
    return f"names.yaml is broken, and of these actors nobody can tell whether they stand in it: {listed}{more}. Mend names.yaml first."


def _nameless(actor_id: str, names: Mapping[str, Name], report: Report) -> str:
    return f"The actor {quoted(actor_id)} lacks `name`, and names.yaml has no such id.{report.nearest(actor_id, names)}"


def _undefined(text: str, where: str, known: Mapping[str, object], report: Report) -> str:
    return f"{quoted(text)} is not defined under {where}.{report.nearest(text, known) or ' Define it, or name one that is.'}"


def _circle(field: str, named: Sequence[str], members: int) -> str:
    more = f" and {members - len(named):,} more" if members > len(named) else ""
    return f"{quoted(field)} goes in a circle: {', '.join(map(quoted, named))}{more}."


def _check_unique(incident: Incident, report: Report) -> None:
    seen: dict[str, int] = {}
    entries = [(c.id, c.line) for ledger in incident.claims.values() for c in ledger if c.id]
    for entry_id, line in [*entries, *((a.id, a.line) for a in incident.actions if a.id)]:
        if entry_id in seen:
            report.error(
                line, 1, "duplicate-id", f"The id {quoted(entry_id)} stands in line {seen[entry_id]} too; ids of claims and actions are unique."
            )
        seen.setdefault(entry_id, line)


def _check_circles(edges: Mapping[str, tuple[str, ...]], line: Callable[[str], int], field: str, report: Report) -> None:
    """Depth first without recursion; each circle is reported once, at its first member in the file that has a line."""
    state: dict[str, int] = {}
    for start, named in edges.items():
        if not named or start in state:
            continue
        state[start], places = 1, {start: 0}
        stack = [(start, iter(named))]
        while stack:
            here, ahead = stack[-1]
            step = next(ahead, None)
            if step is None:
                state[here] = 2
                stack.pop()
            elif step not in state:
                state[step], places[step] = 1, len(stack)
                stack.append((step, iter(edges.get(step, ()))))
            elif state[step] == 1 and step != here:
                first = places[step]
                ring = [name for name, _ in stack[first : first + MOST_NAMED]]
                at = next(filter(None, map(line, ring)), 0)
                report.error(at, 1 if at else 0, "circle", partial(_circle, field, ring, len(stack) - first))
