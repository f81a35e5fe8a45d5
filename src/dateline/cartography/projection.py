"""Which part of the world a map shows, and which dot of it a position falls on.

The projection is equidistant cylindrical with its standard parallel through the middle of the map: degrees east are
narrowed by the cosine of the middle latitude. Against Mercator: one kilometre is as long at the top of the map as at its
foot along a meridian, so one scale bar is honest; the poles are finite; and zoomed in it comes to the same. What it
costs is that land far north of the middle is drawn too wide.

A cell of a terminal is about twice as high as wide and holds two by four dots, so that dots are square.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from dateline.model.gazetteer import EARTH_KM

KM_PER_DEGREE = EARTH_KM * math.pi / 180
"""Length of a degree of latitude."""
DOTS_WIDE, DOTS_HIGH = 2, 4
"""Dots of a cell."""
FARTHEST = 75.0
"""Degrees of latitude beyond which the middle of a map never lies, so that the parallels are not stretched without end."""
FINEST = 0.05
"""Kilometres that a cell is wide at least."""
FIT_FINEST = 20.0
"""Kilometres that a cell is wide at least when a map is fitted: one place alone is shown with the country round it."""
MARGIN = 0.12
"""Share of the map on each side that stays free of the positions it is fitted to: names need room."""


class Viewport(Struct, frozen=True):
    """The part of the world shown: degrees north and east of the middle, kilometres a cell is wide, size in cells."""

    lat: float
    lon: float
    km: float
    columns: int
    rows: int

    @property
    def width(self) -> int:
        """Dots across."""
        return self.columns * DOTS_WIDE

    @property
    def height(self) -> int:
        """Dots down."""
        return self.rows * DOTS_HIGH

    @property
    def per_degree_north(self) -> float:
        """Dots of a degree of latitude."""
        return KM_PER_DEGREE * DOTS_WIDE / self.km

    @property
    def per_degree_east(self) -> float:
        """Dots of a degree of longitude."""
        return self.per_degree_north * math.cos(math.radians(self.lat))

    def dot(self, lat: float, lon: float) -> tuple[float, float]:
        """Dots east and south of the upper left corner; of the turns of the globe that which is nearest the middle."""
        east = (lon - self.lon + 180) % 360 - 180
        return self.width / 2 + east * self.per_degree_east, self.height / 2 - (lat - self.lat) * self.per_degree_north

    def position(self, x: float, y: float) -> tuple[float, float]:
        """Degrees north and east (-180 to below 180) of a dot."""
        lon = self.lon + (x - self.width / 2) / self.per_degree_east
        return self.lat - (y - self.height / 2) / self.per_degree_north, (lon + 180) % 360 - 180

    def cell(self, lat: float, lon: float) -> tuple[int, int] | None:
        """Column and row of the cell that a position falls in, or None outside."""
        column, row = self.cell_anywhere(lat, lon)
        return (column, row) if 0 <= column < self.columns and 0 <= row < self.rows else None

    def cell_anywhere(self, lat: float, lon: float) -> tuple[int, int]:
        """Column and row of the cell of a position, also outside of the map."""
        x, y = self.dot(lat, lon)
        return math.floor(x / DOTS_WIDE), math.floor(y / DOTS_HIGH)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees; west and east may lie beyond 180."""
        half_width, half_height = self.width / 2 / self.per_degree_east, self.height / 2 / self.per_degree_north
        return self.lon - half_width, self.lat - half_height, self.lon + half_width, self.lat + half_height


def viewport(lat: float, lon: float, km: float, columns: int, rows: int) -> Viewport:
    """The viewport that comes nearest to what is asked for: no larger than the globe and a margin, its middle not at a pole."""
    columns, rows = max(1, columns), max(1, rows)
    lat = max(-FARTHEST, min(FARTHEST, lat))
    round_the_globe = 360 * KM_PER_DEGREE * math.cos(math.radians(lat)) / columns
    pole_to_pole = 180 * KM_PER_DEGREE / (rows * DOTS_HIGH / DOTS_WIDE)
    coarsest = max(round_the_globe, pole_to_pole / (1 - 2 * MARGIN))
    return Viewport(lat, (lon + 180) % 360 - 180, max(FINEST, min(km, coarsest)), columns, rows)


def moved(view: Viewport, right: float, down: float) -> Viewport:
    """The map moved by so many of its widths to the right and heights down."""
    lat = view.lat - down * view.height / view.per_degree_north
    return viewport(lat, view.lon + right * view.width / view.per_degree_east, view.km, view.columns, view.rows)


def zoomed(view: Viewport, factor: float) -> Viewport:
    """The map drawn larger by `factor` (below 1: smaller) round its middle."""
    return viewport(view.lat, view.lon, view.km / factor, view.columns, view.rows)


def fit(positions: Sequence[tuple[float, float]], columns: int, rows: int, *, finest: float = FIT_FINEST) -> Viewport:
    """The map that shows all positions (degrees north and east) as large as can be; the whole world where there is none."""
    if not positions:
        return viewport(15, 15, math.inf, columns, rows)
    south, north = min(lat for lat, _ in positions), max(lat for lat, _ in positions)
    west, span = _arc([lon for _, lon in positions])
    middle = max(-FARTHEST, min(FARTHEST, (south + north) / 2))
    across = span * math.cos(math.radians(middle)) * KM_PER_DEGREE / (columns * (1 - 2 * MARGIN))
    down = 2 * max(north - middle, middle - south) * KM_PER_DEGREE / (rows * 2 * (1 - 2 * MARGIN))
    return viewport(middle, west + span / 2, max(across, down, finest), columns, rows)


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """Where the shortest stretch eastward begins that holds all longitudes, and how many degrees it has."""
    ordered = sorted({(lon + 180) % 360 - 180 for lon in longitudes})
    gaps = [(after - before, after) for before, after in pairwise(ordered)]
    gap, west = max((*gaps, (ordered[0] + 360 - ordered[-1], ordered[0])))
    return west, 360 - gap
