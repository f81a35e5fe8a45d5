"""A terminal to test against: pyte, with what it lacks (SU, SD and REP, and text in which a character takes no cell)."""

from __future__ import annotations

import unicodedata
from typing import Any

import pyte
from pyte.screens import Char, Margins

from dateline.tui.driver.features import Features

ALL = Features(column=True, along=True, erase=True, margins=True, pan=True, off=True, modern=True)
NONE = Features()
LINES_ARE_RETURNS = 20
"""The mode in which LF goes to the margin too, as under a line discipline that writes CR LF."""


class Terminal(pyte.Screen):
    """A screen of so many cells without wrapping, as the driver sets it."""

    def __init__(self, width: int, height: int, *, returns: bool = False) -> None:
        super().__init__(width, height)
        self._stream = Stream(self)
        self._last = ""
        self.feed("\x1b[?7l" + (f"\x1b[{LINES_ARE_RETURNS}h" if returns else ""))

    def feed(self, text: str) -> None:
        """Show text."""
        self._stream.feed(text)

    def draw(self, data: str) -> None:
        """Draw character by character, since pyte drops what follows one without width."""
        for character in data:
            super().draw(character)
            self._last = character

    def repeat(self, count: int = 1, **_: Any) -> None:
        """REP."""
        self.draw(self._last * (count or 1))

    def scroll_up(self, count: int = 1, **_: Any) -> None:
        """SU."""
        self._scroll(count or 1, up=True)

    def scroll_down(self, count: int = 1, **_: Any) -> None:
        """SD."""
        self._scroll(count or 1, up=False)

    def litter(self) -> None:
        """Fill the screen with what nobody wrote, as a resize or another program may."""
        for y in range(self.lines):
            self.feed(f"\x1b[{y + 1}H\x1b[35;44m" + "#" * self.columns)
        self.feed("\x1b[m\x1b[3;2H")

    def cell(self, x: int, y: int) -> tuple[object, ...]:
        """What can be seen in a cell: for a space only its ground, and lines and colours that show on it."""
        cell: Char = self.buffer[y][x]
        lined = cell.underscore or cell.strikethrough or cell.reverse
        looks = (cell.bg, cell.underscore, cell.strikethrough, cell.reverse)
        if cell.data == " ":
            return (" ", cell.fg if lined else "", *looks)
        return (unicodedata.normalize("NFC", cell.data), cell.fg, cell.bold, cell.italics, *looks)

    def text(self, y: int) -> str:
        """A row as text."""
        return "".join(self.buffer[y][x].data for x in range(self.columns)).rstrip()

    def _scroll(self, count: int, *, up: bool) -> None:
        margins = self.margins or Margins(0, self.lines - 1)
        x, y = self.cursor.x, self.cursor.y
        for _ in range(min(count, self.lines)):
            self.cursor.y = margins.bottom if up else margins.top
            (self.index if up else self.reverse_index)()
        self.cursor.x, self.cursor.y = x, y


class Stream(pyte.Stream):
    """With SU, SD and REP."""

    csi = {**pyte.Stream.csi, "S": "scroll_up", "T": "scroll_down", "b": "repeat"}
    events = frozenset([*pyte.Stream.events, "scroll_up", "scroll_down", "repeat"])
