"""An event of a timeline as a line."""

from __future__ import annotations

from dateline.ledger.timeline import Event
from dateline.ledger.view import View
from dateline.model.points import point_title
from dateline.model.shown import Shown, show_line
from dateline.phrasing.figures import count_text, figure_text
from dateline.phrasing.people import actor_names
from dateline.tui.rendering.claims import standing_text, value_text
from dateline.tui.rendering.lines import Line, Piece


def event_line(view: View, event: Event) -> Line:
    """`killed → 84~  Ahmad Vahidi  outgrown by ≥88`; without the arrow where the headline did not move; `*` before an action."""
    incident = view.incident
    if event.action is not None:
        action = event.action
        count = f" {count_text(action.count, ascii_only=view.ascii_only)}" if action.count else ""
        who = f", by {actor_names(incident, action.actor)}" if action.actor else ""
        return (
            Piece(Shown("  * "), "mark"),
            Piece(Shown(f"{action.kind.replace('-', ' ')}{count} {show_line(action.of)}".rstrip()), "value"),
            Piece(Shown(f"  {show_line(action.what)}{who}")),
        )
    assert event.entry is not None
    entry = event.entry
    kind = view.ledgers[entry.claim.point].kind
    title = show_line(point_title(entry.claim.point))
    if event.sort == "step":
        arrow = "->" if view.ascii_only else "→"
        head = (Piece(Shown(f"  {title} {arrow} "), ""), Piece(figure_text(event.figure, ascii_only=view.ascii_only), "value"))
    else:
        head = (Piece(Shown(f"    {title} "), "quiet"), Piece(show_line(value_text(incident, entry, kind, ascii_only=view.ascii_only), 60), ""))
    became = standing_text(incident, entry)
    held = (Piece(Shown("HELD "), "problem"),) if entry.claim.hold else ()
    scope = f" ({show_line(entry.claim.scope)} only)" if entry.claim.scope else ""
    return (*held, *head, Piece(Shown(f"{scope}  {actor_names(incident, entry.claim.by)}  ")), Piece(became, entry.standing))
