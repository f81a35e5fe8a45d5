"""Whether what a file names is there: actors, sources, claims; nothing circular; nothing unused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from dateline.files.report import Report
from dateline.files.scalars import nearest
from dateline.files.typed import Reference
from dateline.model.actor import Name
from dateline.model.incident import Incident
from dateline.model.shown import quoted

SUMMARY_MARK = re.compile(r"\[([a-z0-9][a-z0-9-]*)\]")
"""`[id]` in a summary marks the source or claim that a sentence rests on."""


def check_references(incident: Incident, references: Iterable[Reference], names: Mapping[str, Name], report: Report) -> None:
    """Report every id that is not defined, with the nearest one that is, and every circle."""
    claims = {claim.ref: point for point, ledger in incident.claims.items() for claim in ledger}
    actors = {**names, **incident.actors}
    for ref in references:
        _resolve(ref, incident, claims, actors, report)
    for actor_id, actor in incident.actors.items():
        if actor_id not in names and not actor.name:
            report.error(
                actor.line, 1, "missing-key", f"The actor {quoted(actor_id)} lacks `name`, and names.yaml has no such id.{nearest(actor_id, names)}"
            )
    _check_unique(incident, report)
    lines = {claim.ref: claim.line for ledger in incident.claims.values() for claim in ledger}
    for field in ("replaces", "disputes", "repeats"):
        edges = {c.ref: getattr(c, field) for ledger in incident.claims.values() for c in ledger}
        _check_circles(edges, lambda ref: lines.get(ref, 0), field, report)
    parts = {actor_id: (actor.part_of,) for actor_id, actor in actors.items() if actor.part_of}
    _check_circles(parts, lambda ref: incident.actors[ref].line if ref in incident.actors else 0, "part_of", report)


def _resolve(ref: Reference, incident: Incident, claims: Mapping[str, str], actors: Mapping[str, object], report: Report) -> None:
    known: Iterable[str]
    match ref.target:
        case "actor":
            known, where = actors, "actors or names.yaml"
        case "source":
            known, where = incident.sources, "sources"
        case "claim":
            known, where = claims, "claims"
        case "incident":
            if ref.text == incident.id:
                report.error(ref.line, ref.column, "related", "An incident is not related to itself.")
            return
        case _:
            return
    if ref.text not in known:
        hint = nearest(ref.text, known)
        message = f"{quoted(ref.text)} is not defined under {where}.{hint}"
        report.error(ref.line, ref.column, "reference", message if hint else f"{message} Define it, or name one that is.")
        return
    if ref.target == "claim" and ref.point and claims[ref.text] != ref.point:
        there = quoted(claims[ref.text])
        report.error(ref.line, ref.column, "reference", f"{quoted(ref.text)} is a claim of {there}, not of {quoted(ref.point)}.")
    if ref.target in ("claim", "actor") and ref.text == ref.owner and ref.key not in ("actor", "by"):
        report.error(ref.line, ref.column, "circle", f"{quoted(ref.text)} names itself in {quoted(ref.key)}.")


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
    for start in edges:
        stack = [(start, iter(edges[start]))] if start not in state else []
        state.setdefault(start, 1)
        while stack:
            here, ahead = stack[-1]
            step = next(ahead, None)
            if step is None:
                state[here] = 2
                stack.pop()
            elif step not in state:
                state[step] = 1
                stack.append((step, iter(edges.get(step, ()))))
            elif state[step] == 1 and step != here:
                ring = [name for name, _ in stack[[name for name, _ in stack].index(step) :]]
                at = next((line(name) for name in ring if line(name)), 0)
                report.error(at, 1 if at else 0, "circle", f"{quoted(field)} goes in a circle: {', '.join(map(quoted, ring))}.")
