"""Coasts and borders of the world in two degrees of detail, from Natural Earth (`data/LICENSES.md`; made by `.run/outlines`)."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Detail = Literal["110m", "50m"]
"""Scale for which the outlines were made: 1:110 million and 1:50 million."""
COAST, BORDER, DISPUTED = 0, 1, 2
"""Kinds of line: a coast or lake, a border, a border that is disputed or not settled."""
UNITS = 100
"""Numbers in a degree."""
_HEAD = 6


class Outline(NamedTuple):
    """A line: its kind, its bounds in degrees, and longitude, latitude, longitude, … in hundredths of a degree."""

    kind: int
    west: float
    south: float
    east: float
    north: float
    numbers: array[int]

    @property
    def points(self) -> Iterator[tuple[int, int]]:
        """Longitude and latitude of each point in hundredths of a degree; longitudes go on beyond 180 degrees."""
        return zip(self.numbers[::2], self.numbers[1::2], strict=True)


@cache
def outlines(detail: Detail) -> tuple[Outline, ...]:
    """Every line of a degree of detail."""
    numbers = array("h")
    numbers.frombytes(files("dateline.data").joinpath(f"outlines-{detail}.bin").read_bytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    found, at = [], 0
    while at < len(numbers):
        kind, count, west, south, east, north = numbers[at : at + _HEAD]
        end = at + _HEAD + 2 * count
        found.append(Outline(kind, west / UNITS, south / UNITS, east / UNITS, north / UNITS, numbers[at + _HEAD : end]))
        at = end
    return tuple(found)
