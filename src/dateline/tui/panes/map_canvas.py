"""The map as a widget: it shows lines that are drawn elsewhere, and says when it has another size."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dateline.tui.rendering.lines import Line
from dateline.tui.rendering.styles import style


class MapCanvas(Widget):
    """Lines of a map. Posts `Sized` when it needs a map of another size."""

    class Sized(Message):
        """The canvas has so many columns and rows."""

        def __init__(self, columns: int, rows: int) -> None:
            super().__init__()
            self.columns = columns
            self.rows = rows

    def __init__(self) -> None:
        super().__init__(id="map")
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Show other lines."""
        if lines != self.lines:
            self.lines = lines
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the map."""
        width = self.size.width
        if y >= len(self.lines):
            return Strip.blank(width, Style())
        strip = Strip([Segment(text, style(name)) for text, name in self.lines[y]])
        return strip.adjust_cell_length(width, Style())

    def on_resize(self, event: events.Resize) -> None:
        """Ask for a map of the new size."""
        self.post_message(self.Sized(event.size.width, event.size.height))
