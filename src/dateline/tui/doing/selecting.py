"""Incidents that are selected: to compare two of them, and to export them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from dateline.ledger.comparison import compare, shared_actors
from dateline.ledger.view import view_of
from dateline.model.shown import Shown, show_line
from dateline.phrasing.people import actor_names
from dateline.tui.rendering.compared import compared_rows
from dateline.tui.rendering.lines import Page, Piece, Rows

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen


def toggle(screen: BrowseScreen) -> None:
    """Select the incident under the cursor, or no longer; then go down one."""
    incident = screen.selection.incident
    if incident not in screen.session.index.summaries:
        screen.say("Only incidents are selected.")
        return
    screen.selected = tuple(i for i in screen.selected if i != incident) if incident in screen.selected else (*screen.selected, incident)
    listed = screen.panes[1]
    listed.chosen = frozenset(screen.selected)
    listed.refresh()
    if screen.pane == 1:
        listed.move(1)
    count = len(screen.selected)
    screen.say(f"{count} selected. c compares two, X exports them." if count else "Nothing is selected.")


def side_by_side(screen: BrowseScreen) -> None:
    """The two selected incidents side by side, like with like."""
    chosen = screen.selected if len(screen.selected) == 2 else ()
    if not chosen and len(screen.selected) == 1 and screen.selection.incident not in screen.selected:
        chosen = (screen.selected[0], screen.selection.incident)
    if not chosen or any(i not in screen.session.index.summaries for i in chosen):
        screen.say("Select two incidents with Space, then press c.")
        return
    first, second = (screen.session.index.incident(i) for i in chosen)
    as_of = screen.answer.as_of
    rows = compare(first, second, as_of)
    views = view_of(first, as_of, ascii_only=screen.ascii_only), view_of(second, as_of, ascii_only=screen.ascii_only)
    shared = actor_names(first, shared_actors(first, second))

    def make(typed: str, width: int) -> Rows:
        return compared_rows(views, rows, Shown(shared), typed, width)

    gone = [show_line(incident.title, 30) for incident in (first, second) if incident.is_retracted]
    title = f"RETRACTED: {' and '.join(gone)}; side by side" if gone else "Side by side"  # the heading stands while the list scrolls
    screen.overlay(Shown(title), make, lambda key: screen.say(""))


def export(screen: BrowseScreen) -> None:
    """Write the selected incidents (or the one under the cursor) to a file, in a format that is chosen."""
    from dateline.exchange import FORMATS
    from dateline.library.export import export_text
    from dateline.library.outgoing import new_file

    ids = screen.selected or ((screen.selection.incident,) if screen.selection.incident in screen.session.index.summaries else ())
    if not ids:
        screen.say("Select incidents with Space first.")
        return

    def make(typed: str, width: int) -> Rows:
        page = Page(width)
        for name, made in FORMATS.items():
            if typed.lower() in f"{name} {made.told}".lower():
                page.record(name, (Piece(Shown(f"  {name:<10}"), "key"), Piece(Shown(made.told), "quiet")))
        return page.rows()

    def write(name: str) -> None:
        text = export_text(screen.session, ids, screen.answer.as_of, name, screen.settings.environment)
        try:
            path = new_file(text, name, ids)
        except DatelineError as error:
            screen.say(str(error))
            return
        screen.say(f"Wrote {len(ids)} incident{'s' if len(ids) != 1 else ''} to {show_line(str(path))}.")

    screen.overlay(Shown(f"Export {len(ids)} incident{'s' if len(ids) != 1 else ''} as"), make, write)
