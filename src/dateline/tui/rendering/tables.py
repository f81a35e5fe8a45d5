"""Panes 3, 4 and 5: actors, sources and actions, a line each."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.grades import source_grade, speaker_grade
from dateline.ledger.known import known_day
from dateline.ledger.links import actor_links, claims_of
from dateline.ledger.roles import roles_on
from dateline.model.actor import Actor
from dateline.model.dates import parse_date
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import count_text
from dateline.phrasing.people import actor_name, actor_names
from dateline.tui.rendering.lines import Line, Piece, Rows, fit

NAME_WIDTH = 34
"""Cells of a name at most; in a narrow pane it gets half."""


def actor_rows(incident: Incident, as_of: dt.date, width: int) -> Rows:
    """Everyone with a part in the incident: name, kind, role as of the day, grade, how much they asserted."""
    asserted: dict[str, int] = {}
    for claim in claims_of(incident):
        if known_day(claim, incident) <= as_of:
            for by in claim.by:
                asserted[by] = asserted.get(by, 0) + 1
    shown = [a for a in incident.actors.values() if a.role or asserted.get(a.id) or _takes_part(incident, a)]
    shown.sort(key=lambda a: (not set(a.role) - {"speaker", "other"}, -asserted.get(a.id, 0)))
    lines = [_actor_line(incident, actor, asserted.get(actor.id, 0), as_of, min(NAME_WIDTH, width // 2)) for actor in shown]
    return Rows(lines, [a.id for a in shown], texts=[" ".join((a.name, a.title, *a.aka)) for a in shown])


def source_rows(incident: Incident, as_of: dt.date) -> Rows:
    """The documents read, oldest first: publisher, date, title, grade, whom it quotes; later ones are left out of a past day."""
    kept = [s for s in incident.sources.values() if not s.date or (parse_date(s.date, open_ends=True).earliest or as_of) <= as_of]
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


def action_rows(incident: Incident, as_of: dt.date, *, ascii_only: bool = False) -> Rows:
    """The responses, by date: kind, count, by whom, state."""
    kept = [a for a in incident.actions if known_day(a, incident) <= as_of]
    kept.sort(key=lambda a: a.date.removeprefix("../") or a.said or "9999")
    lines: list[Line] = []
    for action in kept:
        count = f" {count_text(action.count, ascii_only=ascii_only)}" if action.count else ""
        of = f" {show_line(action.of)}" if action.of else ""
        against = f" against {actor_names(incident, action.against)}" if action.against else ""
        who = f" by {actor_names(incident, action.actor)}" if action.actor else ""
        held = (Piece(Shown("HELD "), "problem"),) if action.hold else ()
        stance = f" ({action.verb} by {actor_names(incident, action.by)})" if action.verb in ("denies", "suggests", "claims") else ""
        lines.append(
            (
                Piece(fit(show_line(action.date or action.said or "no date"), 11), "quiet"),
                Piece(Shown(" ")),
                *held,
                Piece(Shown(action.kind.replace("-", " ") + count + of), "value"),
                Piece(Shown(f"  {show_line(action.what)}{who}{against}{stance}")),
                Piece(Shown(f"  {show_line(action.status)}" if action.status else ""), "quiet"),
            )
        )
    return Rows(lines, [a.ref for a in kept], texts=[f"{a.kind} {a.what} {a.place} {a.outcome}" for a in kept])


def _actor_line(incident: Incident, actor: Actor, asserted: int, as_of: dt.date, name_width: int) -> Line:
    roles = ", ".join(roles_on(incident, actor, as_of))
    said = f"{asserted} claim{'s' if asserted != 1 else ''}" if asserted else ""
    held = (Piece(Shown("HELD "), "problem"),) if actor.hold else ()
    return (
        *held,
        Piece(fit(show_line(actor.name or actor.id), name_width), "value"),
        Piece(Shown(f" {speaker_grade(actor.id, incident)} "), "mark"),
        Piece(fit(roles or "-", 12)),
        Piece(fit(f" {said}", 11), "quiet"),
        Piece(fit(show_line(actor.kind), 13), "quiet"),
        Piece(Shown(show_line(actor.title) if actor.title else "")),
    )


def _takes_part(incident: Incident, actor: Actor) -> bool:
    links = actor_links(incident, actor.id)
    return bool(links.claims or links.actions)
