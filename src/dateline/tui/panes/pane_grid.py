"""The five lists in the layout that the width allows; which of them stands in front where they share a place."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size

from dateline.tui.panes.record_list import RecordList
from dateline.tui.rendering.frame import title_bar
from dateline.tui.selection import PANES, Place


class PaneGrid(Container):
    """Holds the lists by number.

    `front` is the one of 2 to 5 that is seen where they all share a place, `below` the one of 3 to 5 where those do.
    """

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__(id="body")
        self.ascii_only = ascii_only
        self.front = 2
        self.below = 3

    def compose(self) -> ComposeResult:
        """A list a pane."""
        for pane in PANES:
            listed = RecordList(pane, ascii_only=self.ascii_only, in_my_place=self._shared_place)
            kind = {1: "list", 2: "dossier"}.get(pane, "table")
            listed.update_classes({kind: True} | self._standing(pane, 1), update=False)  # it is styled once, when it is mounted
            yield listed

    def __getitem__(self, pane: int) -> RecordList:
        """The list of a pane, by its number."""
        return self.query_one(f"#pane-{pane}", RecordList)

    def others(self, pane: int) -> Iterator[RecordList]:
        """The lists that follow the cursor of `pane`: 2 to 5 without it."""
        return (self[number] for number in PANES if number not in (1, pane))

    def _standing(self, number: int, pane: int) -> dict[str, bool]:
        """Which classes a list has while `pane` has the keys."""
        return {"front": number == pane, "folded": number not in (1, self.front), "below": number == self.below}

    def _shared_place(self) -> Size:
        """The size of the place that lists share, from the one that is seen there, or was when it was last laid out."""
        sizes = (self[number].size for number in (self.below, self.front, 5, 4, 3, 2))
        return next((size for size in sizes if size.height), Size())

    def bring(self, pane: int) -> None:
        """Give the keys to a pane, and bring it to the front."""
        if pane != 1:
            self.front = pane
        if pane > 2:
            self.below = pane
        for number in PANES:
            self[number].update_classes(self._standing(number, pane))
        self[pane].focus()

    def places(self) -> tuple[Place, ...]:
        """Where every list stands."""
        return tuple(Place(self[number].key, self[number].above) for number in PANES)

    def write_titles(self, *, zoomed: bool) -> None:
        """Write the title of every list; panes that share a place are its tabs."""
        holder = self.below if self.front == 2 and self[self.below].display else self.front
        shared = [number for number in PANES if not self[number].display or number == holder]
        for pane in PANES:
            tabs = shared if pane == holder and len(shared) > 1 and not zoomed else [pane]
            self[pane].title(title_bar([(number, self[number]) for number in tabs], pane))
