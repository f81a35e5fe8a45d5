"""A frame: what stands in each cell of a screen, and in which look."""

from __future__ import annotations

from typing import TypeVar

from dateline.tui.driver.clusters import SIMPLE, clusters
from dateline.tui.driver.styles import PLAIN

T = TypeVar("T")
CONTINUED = ""
"""What stands in the second cell of a wide character."""


class Frame:
    """`texts[y][x]` and `styles[y][x]`; a space in the plain look where nothing was written."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.texts = [[" "] * width for _ in range(height)]
        self.styles = [[PLAIN] * width for _ in range(height)]

    def copy(self) -> Frame:
        """Another frame with the same cells."""
        other = Frame(0, 0)
        other.width, other.height = self.width, self.height
        other.texts = [list(row) for row in self.texts]
        other.styles = [list(row) for row in self.styles]
        return other

    def resized(self, width: int, height: int) -> Frame:
        """A frame of another size with what fits of this one."""
        other = Frame(width, height)
        for y in range(min(height, self.height)):
            size = min(width, self.width)
            other.texts[y][:size] = self.texts[y][:size]
            other.styles[y][:size] = self.styles[y][:size]
            if width < self.width and self.texts[y][width] == CONTINUED:
                other.texts[y][width - 1] = " "
        return other

    def differs(self, other: Frame, y: int) -> bool:
        """Whether a row is not that of another frame of the same width."""
        return self.texts[y] != other.texts[y] or self.styles[y] != other.styles[y]

    def take(self, other: Frame, y: int) -> None:
        """Make a row equal to that of another frame of the same width."""
        self.texts[y] = list(other.texts[y])
        self.styles[y] = list(other.styles[y])

    def scroll(self, top: int, bottom: int, by: int) -> None:
        """Move the rows from `top` to `bottom` up by so many (down, where `by` is negative); blank rows come in."""
        count = min(abs(by), bottom - top + 1)
        _scroll(self.texts, [[" "] * self.width for _ in range(count)], top, bottom, up=by > 0)
        _scroll(self.styles, [[PLAIN] * self.width for _ in range(count)], top, bottom, up=by > 0)

    def write(self, x: int, y: int, text: str, style: int, blank: int) -> int:
        """Write text without control characters from a cell on, spaces in the look `blank`; returns the column after it.

        What does not fit is cut; of a wide character that is written over in part nothing stays.
        """
        if SIMPLE.fullmatch(text):
            end = x + len(text)
            if 0 <= y < self.height and x < self.width:
                shown = text[: self.width - x]
                cells = list(shown)
                looks = [blank if cell == " " else style for cell in cells] if blank != style and " " in shown else [style] * len(cells)
                self._put(x, y, cells, looks)
            return end
        for cluster, width in clusters(text):
            if width == 0:
                self._mark(x - 1, y, cluster)
                continue
            if 0 <= y < self.height and x < self.width:
                fits = x + width <= self.width
                cells = [cluster, *[CONTINUED] * (width - 1)] if fits else [" "] * (self.width - x)
                self._put(x, y, cells, [blank if not fits or cluster == " " else style] * len(cells))
            x += width
        return x

    def _put(self, x: int, y: int, cells: list[str], looks: list[int]) -> None:
        row, end = self.texts[y], x + len(cells)
        if row[x] == CONTINUED:
            lead = x - 1
            while lead > 0 and row[lead] == CONTINUED:
                lead -= 1
            row[lead:x] = [" "] * (x - lead)
        while end < self.width and row[end] == CONTINUED:
            row[end] = " "
            end += 1
        row[x : x + len(cells)] = cells
        self.styles[y][x : x + len(cells)] = looks

    def _mark(self, x: int, y: int, mark: str) -> None:
        """Let a combining mark that came by itself stand with the character in the cell before."""
        if not (0 <= y < self.height and 0 <= x < self.width):
            return
        row = self.texts[y]
        while x > 0 and row[x] == CONTINUED:
            x -= 1
        if row[x] != " " and len(row[x]) < 16:
            row[x] += mark


def _scroll(rows: list[list[T]], fresh: list[list[T]], top: int, bottom: int, *, up: bool) -> None:
    moved = rows[top : bottom + 1]
    rows[top : bottom + 1] = [*moved[len(fresh) :], *fresh] if up else [*fresh, *moved[: len(moved) - len(fresh)]]
