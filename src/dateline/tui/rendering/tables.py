"""Panes 3, 4 and 5: actors, sources and actions, a line each."""

from __future__ import annotations

from rich.cells import cell_len

from dateline.ledger.grades import source_grade, speaker_grade
from dateline.ledger.roles import roles_on
from dateline.ledger.view import View
from dateline.model.actor import Actor
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import count_text
from dateline.phrasing.people import actor_name, actor_names
from dateline.tui.rendering.lines import Line, Piece, Rows, fit

NAME_WIDTH = 34
"""Cells of a name at most; in a narrow pane it gets half."""


def actor_rows(view: View, width: int) -> Rows:
    """Everyone who had a part in the incident by the day of the view: name, role, grade, how much they asserted."""
    asserted: dict[str, int] = {}
    for ledger in view.ledgers.values():
        for entry in ledger.entries:
            for by in entry.claim.by:
                asserted[by] = asserted.get(by, 0) + 1
    shown = [view.incident.actors[i] for i in view.actors]
    shown.sort(key=lambda a: (not set(a.role) - {"speaker", "other"}, -asserted.get(a.id, 0)))
    lines = [_actor_line(view, actor, asserted.get(actor.id, 0), min(NAME_WIDTH, width // 2)) for actor in shown]
    return Rows(lines, [a.id for a in shown], texts=[" ".join((a.id, a.name, a.title, *a.aka)) for a in shown])


def source_rows(view: View) -> Rows:
    """The documents read, oldest first: publisher, date, title, grade, whom it quotes; of a past day those known by then."""
    incident = view.incident
    kept = [incident.sources[i] for i in view.sources]
    kept.sort(key=lambda s: s.date or "9999")
    lines: list[Line] = []
    for source in kept:
        via = f" via {actor_names(incident, source.via)}" if source.via else ""
        held = (Piece(Shown("HELD "), "problem"),) if source.hold else ()
        title = source.title or source.note or source.url
        lines.append(
            (
                Piece(fit(show_line(source.date or "no date"), 11), "quiet"),
                Piece(Shown(" ")),
                Piece(Shown(source_grade(source.id, incident) + " "), "mark"),
                *held,
                Piece(Shown(actor_name(incident, source.publisher) + via), "value"),
                Piece(Shown(f"  {show_line(title)}")),
                Piece(Shown(f"  [{show_line(source.id)}]"), "id"),
            )
        )
    return Rows(lines, [s.id for s in kept], texts=[f"{s.publisher} {s.title} {s.note} {s.id}" for s in kept])


def action_rows(view: View, width: int) -> Rows:
    """The responses told of by the day of the view, by date: kind, count, by whom, what, state (which, in the past, was written later).

    By whom gets a third of `width` at most, so that what was done is seen too.
    """
    incident, ascii_only = view.incident, view.ascii_only
    kept = list(view.actions)
    kept.sort(key=lambda a: a.date.removeprefix("../") or a.said or "9999")
    lines: list[Line] = []
    for action in kept:
        count = f" {count_text(action.count, ascii_only=ascii_only)}" if action.count else ""
        of = f" {show_line(action.of)}" if action.of else ""
        against = f" against {actor_names(incident, action.against)}" if action.against else ""
        who = f"  {actor_names(incident, action.actor)}" if action.actor else ""
        held = (Piece(Shown("HELD "), "problem"),) if action.hold else ()
        stance = f" ({action.verb} by {actor_names(incident, action.by)})" if action.verb in ("denies", "suggests", "claims") else ""
        lines.append(
            (
                Piece(fit(show_line(action.date or action.said or "no date"), 11), "quiet"),
                Piece(Shown(" ")),
                *held,
                Piece(Shown(action.kind.replace("-", " ") + count + of), "value"),
                Piece(Shown(fit(who, min(cell_len(who), width // 3)))),
                Piece(Shown(f"  {show_line(action.what)}{against}{stance}")),
                Piece(Shown(f"  {view.later}{show_line(action.status)}" if action.status else ""), "quiet"),
            )
        )
    return Rows(lines, [a.ref for a in kept], texts=[f"{a.ref} {a.kind} {a.what} {a.place} {a.outcome}" for a in kept])


def _actor_line(view: View, actor: Actor, asserted: int, name_width: int) -> Line:
    roles = ", ".join(roles_on(view.incident, actor, view.as_of))
    said = f"{asserted} claim{'s' if asserted != 1 else ''}" if asserted else ""
    held = (Piece(Shown("HELD "), "problem"),) if actor.hold else ()
    return (
        *held,
        Piece(fit(show_line(actor.name or actor.id), name_width), "value"),
        Piece(Shown(f" {speaker_grade(actor.id, view.incident)} "), "mark"),
        Piece(fit(roles or "-", 12)),
        Piece(fit(f" {said}", 11), "quiet"),
        Piece(fit(show_line(actor.kind), 13), "quiet"),
        Piece(Shown(show_line(actor.title) if actor.title else "")),
    )
