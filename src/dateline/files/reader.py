"""One incident file, from bytes to an incident or its problems."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct, structs

from dateline.files.authority import whole_actors
from dateline.files.fairness import check_fairness
from dateline.files.ledgers import LedgerTyping
from dateline.files.nodes import parse_nodes
from dateline.files.references import check_references
from dateline.files.remarks import remark
from dateline.files.report import BoundsError, Report
from dateline.files.scalars import ID
from dateline.files.text import decode
from dateline.model.actor import Actor, Name
from dateline.model.incident import Incident
from dateline.model.problem import Problem
from dateline.model.shown import quoted


class Reading(Struct, frozen=True):
    """What came of a file: the incident (None where there is an error) and all problems, warnings among them.

    `incident.actors` holds the actors with all they inherit; `own` the ids that the file itself lists.
    """

    incident: Incident | None
    problems: tuple[Problem, ...]


def read_incident(path: str, raw: bytes, names: Mapping[str, Name], *, names_broken: bool = False) -> Reading:
    """Read the bytes of `path` (relative to the library) with the authority file's entries `names`. Raises nothing.

    `names_broken`: `names` are only what could be read of it.
    """
    report = Report(path)
    incident_id = PurePosixPath(path).stem
    if not ID.fullmatch(incident_id):
        report.error(0, 0, "id", f"The file's name {quoted(incident_id)} is the incident's id: use a-z, 0-9 and hyphens.")
    text = decode(raw, report)
    root = parse_nodes(text, report) if text is not None else None
    if root is None:
        return Reading(None, report.problems())
    typing = LedgerTyping(report, root)
    schema = root.pairs.get("schema")
    try:
        incident: Incident | None = typing.record(Incident, root, "an incident", id=incident_id, path=path)
    except BoundsError:
        return Reading(None, report.problems())
    if schema and incident and incident.schema not in ("", "1"):
        report.error(schema[1].line, schema[1].column, "schema", "This program reads schema 1; a newer dateline may read this file.")
    if incident is None:
        if typing.partial is not None:
            check_references(typing.partial, typing, names, report, names_broken=names_broken)
            check_fairness(typing.partial, whole_actors(typing.partial.actors, names, set()), report)
        return Reading(None, report.problems())
    used = {ref.text for ref in typing.references if ref.target in ("actor", "plain")}
    actors: dict[str, Actor] = whole_actors(incident.actors, names, used)
    check_references(incident, typing, names, report, names_broken=names_broken)
    check_fairness(incident, actors, report)
    whole = structs.replace(incident, actors=actors)
    remark(whole, incident.actors.values(), {key: value.line for key, (_, value) in root.pairs.items()}, report)
    return Reading(None if report.failed else whole, report.problems())
