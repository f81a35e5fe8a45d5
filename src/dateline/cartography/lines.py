"""What a drawn map is made of: cells, and the pieces of lines that they come to."""

from __future__ import annotations

from typing import NamedTuple

from dateline.model.cells import cells_of
from dateline.model.shown import Shown

STYLES = ("", "coast", "border", "circle", "pin", "here", "name", "name-here", "country", "town", "scale")
"""Every style of a piece: what it stands for. None is the only sign of anything, so that a map holds without colour."""


class Piece(NamedTuple):
    """Text that may be shown and what it stands for (one of `STYLES`)."""

    text: Shown
    style: str


class Lettered:
    """Cells with text on them over a ground, and which of them nothing may be written on any more."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._written: dict[tuple[int, int], tuple[str, str]] = {}
        self._taken: set[tuple[int, int]] = set()
        self._pins: set[tuple[int, int]] = set()

    def is_free(self, column: int, row: int, width: int, own: tuple[int, int] | None = None) -> bool:
        """Whether a text of so many cells can stand there whole, touching no other text and no pin but its `own`."""
        if not (0 <= row < self.rows and column >= 0 and column + width <= self.columns):
            return False
        if any((beside, row) in self._pins and (beside, row) != own for beside in (column - 1, column + width)):
            return False
        return self._taken.isdisjoint((at, row) for at in range(column, column + width))

    def pin(self, mark: Shown, style: str, column: int, row: int) -> None:
        """Set a pin; the ground beside it stays."""
        self._pins.add((column, row))
        self.write(mark, style, column, row, apart=0)

    def write(self, text: Shown, style: str, column: int, row: int, *, apart: int = 1) -> None:
        """Write a text whose cells are free, and keep `apart` cells on each side of it blank."""
        at = column
        for character in text:
            width = cells_of(character)
            if not width:
                before, _ = self._written.get((at - 1, row), ("", ""))
                self._written[at - 1, row] = (before + character, style)
                continue
            self._written[at, row] = (character, style)
            if width == 2:
                self._written[at + 1, row] = ("", style)
            at += width
        for beside in (*range(column - apart, column), *range(at, at + apart)):
            self._written.setdefault((beside, row), (" ", ""))
        self._taken.update((here, row) for here in range(column - apart, at + apart))

    def at(self, column: int, row: int) -> tuple[str, str] | None:
        """Text and style of a cell; None where nothing is written. The right half of a wide character is ""."""
        return self._written.get((column, row))


def pieces(cells: list[tuple[str, str]]) -> tuple[Piece, ...]:
    """A line of cells, each with its style, as few pieces."""
    found: list[Piece] = []
    texts: list[str] = []
    style = ""
    for text, its in cells:
        if its != style and text.strip():
            if texts:
                found.append(Piece(Shown("".join(texts)), style))
            texts, style = [], its
        texts.append(text)
    found.append(Piece(Shown("".join(texts)), style))
    return tuple(found)
