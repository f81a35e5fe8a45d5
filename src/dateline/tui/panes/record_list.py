"""A list drawn line by line: it makes only the lines that are seen, and repaints only those that changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dateline.tui.rendering.lines import EMPTY, Line, Rows
from dateline.tui.rendering.listed import GUTTER, list_line
from dateline.tui.rendering.styles import style


class RecordList(Widget, can_focus=True):
    """Rows with a cursor on records, the first line a title. Before those `lit` stands a mark, before those `chosen` a +.

    While rows are lit the others are dim, until the list has the keys. Posts `Moved` when the cursor comes to another record by a
    key, `Lit` when other rows light.
    """

    class Moved(Message):
        """The cursor came to the record `key` of the list `pane`."""

        def __init__(self, pane: int, key: str) -> None:
            super().__init__()
            self.pane = pane
            self.key = key

    class Lit(Message):
        """The rows with `keys` of the list `pane` light, all others are dim; no keys: nothing is lit or dim."""

        def __init__(self, pane: int, keys: frozenset[str]) -> None:
            super().__init__()
            self.pane = pane
            self.keys = keys

    class Grew(Message):
        """The list has a new width, for which its lines must be laid out again."""

        def __init__(self, pane: int) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, pane: int, *, ascii_only: bool, in_my_place: Callable[[], Size] = Size) -> None:
        super().__init__(id=f"pane-{pane}")
        self.in_my_place = in_my_place
        self.pane = pane
        self.rows: Rows = EMPTY
        self.cursor = 0
        self.top = 0
        self.lit: frozenset[str] = frozenset()
        self.chosen: frozenset[str] = frozenset()
        self.bar: Line = ()
        self.empty: Line = ()
        self.ascii_only = ascii_only

    @property
    def key(self) -> str:
        """The key of the record under the cursor, or ""."""
        return self.rows.keys[self.cursor] if self.rows.keys else ""

    @property
    def page(self) -> int:
        """How many lines of rows are seen, or will be once the list is shown."""
        return max(1, self._room.height - 1)

    @property
    def text_width(self) -> int:
        """How many cells a line has, or will have once the list is shown."""
        return max(10, self._room.width - GUTTER)

    @property
    def _room(self) -> Size:
        """The size of the list, or of the one that stands in its place, so that its first frame is right."""
        return self.size if self.display and self.size.height else self.in_my_place()

    @property
    def above(self) -> int | None:
        """How many lines above the record under the cursor are seen; None where there is no record."""
        return self.rows.stops[self.cursor] - self.top if self.rows.keys else None

    def show(self, rows: Rows, key: str = "", above: int | None = None) -> None:
        """Show other rows, with the cursor on `key` where it is among them and `above` lines before it where given."""
        place = rows.place(key) if key else None
        self.rows = rows
        self.cursor = place if place is not None else min(self.cursor if key else 0, max(0, len(rows.keys) - 1))
        if not key or not rows.keys:
            self.top = 0
        else:
            if above is not None:
                self.top = rows.stops[self.cursor] - above
            self.top = max(0, min(self.top, max(0, len(rows.lines) - self.page)))
            if self.cursor or self.has_focus or self.pane == 1:  # elsewhere what stands above the first record is read first
                self._follow()
        self.refresh()

    def light(self, keys: frozenset[str]) -> None:
        """Light the rows with these keys and dim the others; an empty set takes all lights out.

        Where none of them is in sight the list scrolls to the first. Order and cursor stay.
        """
        if keys != self.lit:
            self.lit = keys
            places = {key: place for key in keys if (place := self.rows.place(key)) is not None}
            self._show_any(sorted(places.values()))
            self.refresh()
            self.post_message(self.Lit(self.pane, frozenset(places)))

    def title(self, bar: Line) -> None:
        """Change the line above the rows."""
        if bar != self.bar:
            self.bar = bar
            self.refresh(Region(0, 0, self.size.width, 1))

    def go(self, cursor: int) -> None:
        """Move the cursor to the record of that number, or the nearest there is."""
        cursor = max(0, min(cursor, len(self.rows.keys) - 1))
        if not self.rows.keys:
            return
        if cursor == self.cursor:
            if cursor == 0 and self.top:
                self.top = 0
                self.refresh()
            return
        before, top = self.cursor, self.top
        self.cursor = cursor
        if cursor == 0:
            self.top = 0
        self._follow()
        if self.top == top:
            self._refresh_record(before)
            self._refresh_record(cursor)
        else:
            self.refresh()
        self.post_message(self.Moved(self.pane, self.key))

    def move(self, by: int) -> None:
        """Move the cursor by so many records."""
        self.go(self.cursor + by)

    def move_page(self, share: float) -> None:
        """Move by a share of the lines that are seen (1: a page down, -0.5: half a page up)."""
        if not self.rows.keys:
            return
        line = self.rows.stops[self.cursor] + round(self.page * share)
        target = self.cursor
        step = 1 if share > 0 else -1
        while 0 <= target + step < len(self.rows.keys) and (self.rows.stops[target + step] - line) * step <= 0:
            target += step
        if target == self.cursor:
            target += step
        self.go(target)

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the title, a row, or blank."""
        return Strip([Segment(text, style(*names)) for text, names in list_line(self, y, self.size.width)], self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for lines of the new width; keep the cursor in sight where the lines do not depend on it."""
        top = self.top
        if isinstance(self.rows.stops, range):
            self.top = max(0, min(self.top, len(self.rows.lines) - self.page))
            self._follow()
        if self.top != top:
            self.refresh()  # the new size is painted before this is heard
        self.post_message(self.Grew(self.pane))

    def on_focus(self, event: events.Focus) -> None:
        """Show where the keys go, and the record they start from."""
        self._follow()
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        """Show that they go elsewhere."""
        self.refresh()

    def _follow(self) -> None:
        """Scroll as little as shows the record under the cursor; for the first one, what stands above it too."""
        if not self.rows.keys or self.cursor >= len(self.rows.keys):
            return
        start = self.rows.stops[self.cursor]
        end = min(self.rows.end(self.cursor), start + self.page)
        if self.cursor == 0 and end <= self.page:
            self.top = 0
        elif start < self.top:
            self.top = start
        elif end > self.top + self.page:
            self.top = end - self.page

    def _show_any(self, records: Sequence[int]) -> None:
        """Scroll to the first of some records, unless one of them is in sight."""
        stops = [self.rows.stops[record] for record in records]
        if stops and not any(self.top <= stop < self.top + self.page for stop in stops):
            self.top = max(0, min(stops[0] - 1, len(self.rows.lines) - self.page))

    def _refresh_record(self, number: int) -> None:
        start, end = self.rows.stops[number], self.rows.end(number)
        top = max(start - self.top, 0)
        bottom = min(end - self.top, self.page)
        if bottom > top:
            self.refresh(Region(0, top + 1, self.size.width, bottom - top))
