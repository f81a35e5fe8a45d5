"""What is selected: one frozen value that the browsing screen owns, so that back and forward are a list."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

PANES = {1: "Incidents", 2: "Dossier", 3: "Actors", 4: "Sources", 5: "Actions"}
"""Number and name of each pane; the number is its key."""


class Place(Struct, frozen=True):
    """Where a list stands: key of the record under its cursor, and how many lines above it are seen (None: wherever it falls).

    Lines are counted from the cursor, not from the top of the list, so that a place holds in any width.
    """

    key: str = ""
    above: int | None = None


class Selection(Struct, frozen=True):
    """The query, the day it is asked of (None: today), the incident, the pane that has the keys, and where each list stands (by number of the pane)."""

    query: str = ""
    as_of: dt.date | None = None
    incident: str = ""
    pane: int = 1
    places: tuple[Place, ...] = (Place(),) * len(PANES)

    def place(self, pane: int) -> Place:
        """Where the list of a pane stands."""
        return self.places[pane - 1]


def at_incident(query: str, incident: str, as_of: dt.date | None = None) -> Selection:
    """A selection that asks `query` with the cursor on an incident, every other list at its beginning."""
    return Selection(query=query, as_of=as_of, incident=incident, places=(Place(incident), *(Place(),) * (len(PANES) - 1)))


class Trail(Struct, frozen=True):
    """Selections gone through: those `behind`, the one `here`, those `ahead` after going back."""

    here: Selection = Selection()
    behind: tuple[Selection, ...] = ()
    ahead: tuple[Selection, ...] = ()

    def now(self, selection: Selection) -> Trail:
        """The same trail with another state of the place where one is."""
        return Trail(selection, self.behind, self.ahead)

    def pivot(self, selection: Selection) -> Trail:
        """Go on to another question; what lay ahead is gone."""
        return Trail(selection, (*self.behind, self.here)[-200:], ())

    def back(self) -> Trail:
        """One step back, or the same where there is none."""
        return Trail(self.behind[-1], self.behind[:-1], (self.here, *self.ahead)) if self.behind else self

    def forward(self) -> Trail:
        """One step forward again."""
        return Trail(self.ahead[0], (*self.behind, self.here), self.ahead[1:]) if self.ahead else self
