"""The map of the list, and the list's cursor on the incident that was chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.tui.screens.map import MapScreen

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen


def run(screen: BrowseScreen) -> None:
    """Open the map on the incident under the cursor; when it closes, the list stands on the one that is under its cursor then."""
    shown = MapScreen(screen.session, screen.answer, screen.selection.incident, keys=screen.keys, past=screen.past, ascii_only=screen.ascii_only)

    def chosen(incident: str | None) -> None:
        place = screen.panes[1].rows.place(incident) if incident else None
        if place is not None:
            screen.bring(1)
            screen.panes[1].go(place)

    screen.app.push_screen(shown, chosen)
