"""The panes that follow: what they show of the incident under the cursor, and which of their rows light."""

from __future__ import annotations

import datetime as dt

from dateline.ledger.view import View, view_of
from dateline.library.session import Session
from dateline.model.incident import Incident
from dateline.model.shown import Shown
from dateline.tui import following
from dateline.tui.panes.pane_grid import PaneGrid
from dateline.tui.rendering.incidents import PROBLEM
from dateline.tui.rendering.lines import EMPTY, Piece
from dateline.tui.selection import PANES, Place, Selection


class Follower:
    """Keeps panes 2 to 5 on one incident as of one day. Owns no state of its own but what is shown."""

    def __init__(self, panes: PaneGrid, *, ascii_only: bool) -> None:
        self.panes = panes
        self.ascii_only = ascii_only
        self.incident: Incident | None = None
        self.last_good: Incident | None = None
        """The incident that was shown when its file broke: it stays, marked, until the file is mended or the cursor goes on."""
        self._session: Session | None = None
        self._shown: tuple[str, dt.date] | None = None
        self._view: View | None = None

    def forget(self) -> None:
        """Fill everything anew next time, each list where the selection says."""
        self._shown = None

    def show(self, session: Session, selection: Selection, as_of: dt.date) -> None:
        """Show the incident of a selection, unless it is shown already."""
        if self._shown == (selection.incident, as_of):
            return
        fresh = self._shown is not None and self._shown[0] != selection.incident
        self._session = session
        self._shown = (selection.incident, as_of)
        known = selection.incident in session.index.summaries
        self.incident = session.index.incident(selection.incident) if known else self._kept(selection.incident)
        self._view = view_of(self.incident, as_of, ascii_only=self.ascii_only) if self.incident is not None else None
        for pane in range(2, len(PANES) + 1):
            if fresh:
                self.panes[pane].light(frozenset())
            place = Place() if fresh else selection.place(pane)
            self._fill(pane, place.key, place.above)

    def _kept(self, key: str) -> Incident | None:
        kept = self.last_good
        return kept if kept is not None and key == f"{PROBLEM}{kept.path}" else None

    @property
    def shows_last_good(self) -> bool:
        """Whether what is shown is the last good state of a file that has problems now."""
        return self.incident is not None and self.incident is self.last_good

    def lay_out(self, pane: int) -> None:
        """Make the lines of a pane anew for its width, the cursor where it was; a list that stood at its top stays there."""
        if self._shown is not None and pane != 1:
            listed = self.panes[pane]
            self._fill(pane, listed.key, listed.above if listed.top else None)

    def light(self, pane: int, key: str) -> Shown:
        """Light in the other panes what belongs to the record `key` of `pane`; the record in full, in words."""
        links = following.linked(self.incident, pane, key) if self.incident and key else following.NONE
        for other in self.panes.others(pane):  # the pane itself keeps what was lit in it, to step through
            other.light(following.keys_of(links, other.pane))
        if self.incident is None or self._view is None:
            return Shown("")
        if pane == 1:
            return following.in_short(self._view)
        return following.detail(self.incident, pane, key, self._view.as_of)

    def _fill(self, pane: int, key: str, above: int | None) -> None:
        target = self.panes[pane]
        rows = EMPTY
        if self._session is not None and self._shown is not None:
            shown = self._shown[0]
            if self._view is not None:
                rows = following.pane_rows(self._session, self._view, pane, target.text_width)
                if pane == 2 and self.shows_last_good:
                    rows = following.under(
                        following.problem_rows(self._session.index.problems_of((shown.removeprefix(PROBLEM),)), shown, target.text_width), rows
                    )
            elif pane == 2 and shown.startswith(PROBLEM):
                rows = following.problem_rows(self._session.index.problems_of((shown.removeprefix(PROBLEM),)), shown, target.text_width)
        target.empty = (Piece(Shown("nothing is recorded here"), "quiet"),)
        target.show(rows, key, above)
