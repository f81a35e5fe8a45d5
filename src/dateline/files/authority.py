"""`names.yaml`, the authority file: actors and publishers that incidents share, with every spelling met."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import partial

from msgspec import structs

from dateline.files.nodes import parse_nodes
from dateline.files.remarks import remark_guess
from dateline.files.report import BoundsError, Report
from dateline.files.text import decode
from dateline.files.typed import Typing
from dateline.model.actor import Actor, Name
from dateline.model.fields import fields_of
from dateline.model.problem import Problem
from dateline.model.shown import quoted, show_line

NAME = "names.yaml"


def read_names(path: str, raw: bytes) -> tuple[dict[str, Name], tuple[Problem, ...]]:
    """The entries of an authority file and its problems; a broken entry is left out, the others stay."""
    report = Report(path)
    text = decode(raw, report)
    root = (
        parse_nodes(text, report, "names nobody; write an id, a colon and what is known below it, or take the file away")
        if text is not None
        else None
    )
    typing = Typing(report)
    names: dict[str, Name] = {}
    with contextlib.suppress(BoundsError):
        for key, (key_node, value) in root.pairs.items() if root else ():
            if typing.good_id(key_node):
                entry = typing.record(Name, value, f"the name {quoted(key)}", id=key, line=key_node.line)
                if entry is not None:
                    names[key] = entry
    for ref in typing.references:
        if ref.target == "source":
            report.error(ref.at.line, ref.at.column, "reference", f"{quoted(ref.text)} names no incident; write `INCIDENT/{show_line(ref.text)}`.")
        elif ref.text not in names:
            report.error(ref.at.line, ref.at.column, "reference", partial(_undefined, ref.text, names, report))
    ending = set[str]()  # bodies from which `part_of` leads to an end
    for key, entry in names.items():
        remark_guess(entry, report)
        seen, part = {key}, entry.part_of
        while part in names and part not in seen and part not in ending:
            seen.add(part)
            part = names[part].part_of
        if part not in seen:
            ending |= seen
        else:
            report.error(entry.line, 1, "circle", f"`part_of` of {quoted(key)} goes in a circle.")
            names[key] = structs.replace(entry, part_of="")
    return names, report.problems()


def _undefined(text: str, names: Mapping[str, Name], report: Report) -> str:
    return f"{quoted(text)} is not defined in this file.{report.nearest(text, names)}"


def inherit(actor: Actor, name: Name | None) -> Actor:
    """An actor with what its file leaves out taken from the authority file; spellings are added up."""
    if name is None:
        return actor
    given = {"maybe_same_source"} if actor.maybe_same else set()
    filled = {key: value for key in fields_of(Name) if (value := getattr(name, key)) and not getattr(actor, key) and key not in given}
    other = (name.name,) if actor.name and name.name != actor.name else ()
    filled["aka"] = tuple(dict.fromkeys((*actor.aka, *other, *name.aka)))
    return structs.replace(actor, **filled)


def whole_actors(actors: Mapping[str, Actor], names: Mapping[str, Name], used: set[str]) -> dict[str, Actor]:
    """The actors of an incident with all they inherit, and those of the authority file that it names without a role."""
    found = {key: inherit(actor, names.get(key)) for key, actor in actors.items()}
    ahead = sorted((used | {a.part_of for a in found.values()}) - found.keys())
    while ahead:
        key = ahead.pop(0)
        if key in names and key not in found:
            found[key] = inherit(Actor(id=key), names[key])
            ahead.append(found[key].part_of)
    return found
