"""A publisher or a document: what rests on it, and what would fall with it.

    dateline source reuters
    dateline source "tasnim"
    dateline source xinhua-84
    dateline source тасс --as-of 2024-03-25
    dateline source ap --json

NAME is a publisher, by id, name or any spelling, or the id of a document. A publisher's reach is every document that it
published, and every one that quotes it and nobody else; those that quote others too are told apart and do not fall with it.

What was read nowhere else would fall: it is marked `only here`. The headlines that would change are weighed again without
the documents: from what, to what. The marks behind a figure are those of `dateline help reading`.

With `--json`: `{version, query, as_of, sources: [{kind, id, name, incidents: [{id, documents, claims, actions, headlines}]}], nearest}`.

Exit 0 where something is found, 1 where nothing is (the nearest names are told).
"""

from __future__ import annotations

import datetime as dt

from dateline.cli.arguments import Asked
from dateline.cli.dossier.claims import qualifiers_text, speakers_text, value_text
from dateline.cli.dossier.page import Page, page_on
from dateline.cli.identified import note_fits
from dateline.cli.opening import open_library
from dateline.cli.output import Output, note_as_of
from dateline.errors import UsageError
from dateline.ledger.entries import Entry, Headline
from dateline.ledger.reach import Reach
from dateline.ledger.view import View, view_of
from dateline.ledger.weigh import kind_of
from dateline.library.sources import Reached, Reaches, sources
from dateline.model.incident import Incident
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import marks_of, values_text
from dateline.phrasing.people import actor_name, source_text
from dateline.phrasing.qualified import said_text
from dateline.phrasing.records import action_words, held_text


def run(asked: Asked, out: Output) -> int:
    """Print what rests on the publishers and documents that the words name."""
    if not asked.words:
        raise UsageError("Name a publisher or a document: `dateline source reuters`.")
    session = open_library(asked.chosen, out.environment)
    found = sources(session, " ".join(asked.words), asked.chosen.as_of or session.today)
    if asked.chosen.json:
        from dateline.cli.shapes.reach import reaches_shape

        out.json(reaches_shape(found))
    else:
        _print(found, out, dated=asked.chosen.as_of is not None)
    return 0 if found.found else 1


def _print(found: Reaches, out: Output, *, dated: bool) -> None:
    if dated:
        note_as_of(found.as_of)
    note_fits(found.typed, len(found.found), found.nearest, none="No publisher and no document", many="sources")
    page = page_on(out)
    for reached in found.found:
        _add_reached(page, reached, found.as_of, ascii_only=out.ascii_only)
    out.lines += page.lines


def _add_reached(page: Page, reached: Reached, as_of: dt.date, *, ascii_only: bool) -> None:
    name = "document" if reached.kind == "document" else show_line(reached.name)
    page.heading(Shown(f"{name} [{show_line(reached.identity.address)}]: {reach_text(reached)}"))
    for part in reached.reaches:
        _add_reach(page, part, view_of(part.incident, as_of, ascii_only=ascii_only))
    for incident, documents in reached.beside.items():
        listed = " ".join(f"[{show_line(document)}]" for document in documents)
        page.line(Shown(f"quoted beside others, so not counted above: {show_line(incident)} {listed}"), 2)


def reach_text(reached: Reached) -> Shown:
    """`3 documents in 2 incidents; 9 claims rest on them, 4 of them only there; 1 action, …; 2 headlines would change`."""
    parts = reached.reaches
    documents = sum(len(part.documents) for part in parts)
    told = [f"{_many(documents, 'document')} in {_many(len(parts), 'incident')}"]
    counts = (
        ("claim", sum(len(part.claims) for part in parts), sum(len(part.only_claims) for part in parts)),
        ("action", sum(len(part.actions) for part in parts), sum(len(part.only_actions) for part in parts)),
        ("assessment", sum(len(part.assessments) for part in parts), sum(part.only_assessments for part in parts)),
    )
    told += [f"{_many(number, what)}, {only or 'none'} only here" for what, number, only in counts if number]
    moved = sum(not shift.same_values for part in parts for shift in part.shifts)
    qualified = sum(shift.same_values for part in parts for shift in part.shifts)
    told += [f"without it {_many(moved, 'headline')} would change" + (f" and {qualified} be qualified otherwise" if qualified else "")]
    return Shown("; ".join(told))


def _add_reach(page: Page, part: Reach, view: View) -> None:
    incident = part.incident
    page.line(Shown(f"{'RETRACTED: ' if incident.is_retracted else ''}{show_line(incident.title)} [{show_line(incident.id)}]"), 2)
    for document in part.documents:
        page.line(Shown(f"read: {source_text(incident, document)}{held_text(incident.sources[document].hold)}"), 6)
    arrow = " -> " if view.ascii_only else " → "
    for shift in part.shifts:
        was = _headline(incident, shift.point, shift.before, ascii_only=view.ascii_only)
        now = _headline(incident, shift.point, shift.after, ascii_only=view.ascii_only)
        page.line(Shown(f"without it, {show_line(point_title(shift.point))}: {was}{arrow}{now}"), 6)
    for entry in part.claims:
        page.line(_claim(view, entry, only=entry.claim.ref in part.only_claims), 6)
    for action in part.actions:
        only = ", only here" if action.ref in part.only_actions else ""
        page.line(Shown(f"{action_words(incident, action)}{only}"), 6)
    for judgement in part.assessments:
        page.line(
            Shown(f"judged by {'; '.join(actor_name(incident, by) for by in judgement.by)}: {show_line(judgement.text)}{held_text(judgement.hold)}"),
            6,
        )


def _claim(view: View, entry: Entry, *, only: bool) -> Shown:
    claim = entry.claim
    value = value_text(view, claim, kind_of(claim.point, view.incident))
    told = f"{speakers_text(view, claim)}{f' ({claim.verb})' if claim.verb and claim.verb != value else ''}, {said_text(entry)}"
    state = f"{entry.standing}{', weak' if entry.weak else ''}{', only here' if only else ''}"
    return Shown(f"{show_line(point_title(claim.point))}: {value}{qualifiers_text(claim)}, {told} [{show_line(claim.ref)}]: {state}")


def _headline(incident: Incident, point: str, top: Headline | None, *, ascii_only: bool) -> Shown:
    if top is None:
        return Shown("nothing that stands")
    kind = kind_of(point, incident)
    if kind == "count":
        values = values_text(top.values, ascii_only=ascii_only)
    else:
        values = Shown(", ".join(actor_name(incident, value) if kind == "actors" else show_line(value) for value in top.values))
    return Shown(values + marks_of(top, ascii_only=ascii_only))


def _many(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
