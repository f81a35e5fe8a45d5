"""A canvas of dots: lines are clipped to it and drawn; its cells are braille patterns, or ASCII where there is no better."""

from __future__ import annotations

import math

from dateline.cartography.projection import DOTS_HIGH, DOTS_WIDE

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of each dot of a braille pattern (Unicode 2800), by row and column."""
_UPPER, _LOWER = 0x1B, 0xE4
"""The dots of the upper and the lower half of a cell."""


class Canvas:
    """Dots in cells, row by row from the upper left."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.width, self.height = columns * DOTS_WIDE, rows * DOTS_HIGH
        self.patterns = bytearray(columns * rows)

    def dot(self, x: int, y: int) -> None:
        """Set a dot; outside the canvas nothing happens."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self.patterns[(y >> 2) * self.columns + (x >> 1)] |= _BITS[y & 3][x & 1]

    def line(self, x1: float, y1: float, x2: float, y2: float, every: int = 1, begun: int = 0) -> int:
        """Draw what of a line lies on the canvas, one in `every` dots; `begun` dots of it lie behind. Returns how many lie behind then."""
        clipped = clip(x1, y1, x2, y2, self.width, self.height)
        if clipped is None:
            return begun
        x1, y1, x2, y2 = clipped
        steps = max(1, math.ceil(max(abs(x2 - x1), abs(y2 - y1))))
        across, down = (x2 - x1) / steps, (y2 - y1) / steps
        patterns, columns, width, height = self.patterns, self.columns, self.width, self.height
        for step in range(steps):
            if (begun + step) % every == 0:
                x, y = int(x1 + across * step), int(y1 + down * step)
                if x < width and y < height:
                    patterns[(y >> 2) * columns + (x >> 1)] |= _BITS[y & 3][x & 1]
        return begun + steps

    def pattern(self, column: int, row: int) -> int:
        """The dots of a cell as bits."""
        return self.patterns[row * self.columns + column]


def sign(pattern: int) -> str:
    """The braille character of a cell; a blank where it has no dot."""
    return chr(0x2800 + pattern) if pattern else " "


def ascii_sign(coast: int, border: int, circle: int) -> str:
    """A cell in ASCII: of a coast which half is drawn (`'` upper, `.` lower, `:` both), `-` of a border, `*` of a circle."""
    if circle or not coast:
        return "*" if circle else "-" if border else " "
    upper, lower = coast & _UPPER, coast & _LOWER
    return ":" if upper and lower else "'" if upper else "."


def clip(x1: float, y1: float, x2: float, y2: float, width: float, height: float) -> tuple[float, float, float, float] | None:
    """The part of a line that lies in `0 <= x <= width`, `0 <= y <= height`, or None (Liang and Barsky)."""
    across, down = x2 - x1, y2 - y1
    start, end = 0.0, 1.0
    for step, room in ((-across, x1), (across, width - x1), (-down, y1), (down, height - y1)):
        if step == 0:
            if room < 0:
                return None
            continue
        share = room / step
        if step < 0:
            start = max(start, share)
        else:
            end = min(end, share)
        if start > end:
            return None
    return x1 + start * across, y1 + start * down, x1 + end * across, y1 + end * down
