"""The ground of a map: coasts and borders, and the circles that say how exact a place is."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from dateline.cartography.canvas import Canvas
from dateline.cartography.outlines import COAST, DISPUTED, UNITS, Outline, outlines
from dateline.cartography.projection import KM_PER_DEGREE, Viewport
from dateline.cartography.sites import Site

FINE_BELOW = 80.0
"""Kilometres that a cell is wide, below which the finer outlines are drawn."""
BORDER_EVERY, DISPUTED_EVERY = 2, 4
"""One in so many dots of a border is drawn, of a disputed one fewer: so a coast and a border differ without colour."""
LEAST_RADIUS = 2.5
"""Dots of the smallest circle that is drawn; a smaller one is hidden by its pin."""
CIRCLE_EVERY = 3


@lru_cache(maxsize=4)
def ground(view: Viewport) -> tuple[Canvas, Canvas]:
    """Coasts, and borders. The canvases are shared: draw nothing on them."""
    coasts, borders = Canvas(view.columns, view.rows), Canvas(view.columns, view.rows)
    west, south, east, north = view.bounds
    for outline in outlines("50m" if view.km < FINE_BELOW else "110m"):
        if outline.south > north or outline.north < south:
            continue
        for turn in (-360, 0, 360):
            if outline.west + turn <= east and outline.east + turn >= west:
                _trace(coasts if outline.kind == COAST else borders, view, outline, turn)
    return coasts, borders


def circles(view: Viewport, sites: Iterable[Site], here: str) -> Canvas:
    """The circles of precision that are large enough to see; those of the incident `here` whole, the others in dots."""
    canvas = Canvas(view.columns, view.rows)
    for site in sites:
        high = site.radius / KM_PER_DEGREE * view.per_degree_north
        if high >= LEAST_RADIUS:
            wide = high * math.cos(math.radians(view.lat)) / max(0.01, math.cos(math.radians(site.lat)))
            _ellipse(canvas, *view.dot(site.lat, site.lon), wide, high, 1 if site.incident == here else CIRCLE_EVERY)
    return canvas


def _trace(canvas: Canvas, view: Viewport, outline: Outline, turn: int) -> None:
    """Draw a line; points that fall on the dot of the one before are passed over."""
    every = 1 if outline.kind == COAST else DISPUTED_EVERY if outline.kind == DISPUTED else BORDER_EVERY
    right, down = view.per_degree_east / UNITS, view.per_degree_north / UNITS
    left = view.width / 2 - (view.lon - turn) * view.per_degree_east
    top = view.height / 2 + view.lat * view.per_degree_north
    dots = [(left + lon * right, top - lat * down) for lon, lat in outline.points]
    x, y = dots[0]
    begun = 0
    for after in dots[1:-1]:
        if abs(after[0] - x) >= 1 or abs(after[1] - y) >= 1:
            begun = canvas.line(x, y, *after, every, begun)
            x, y = after
    canvas.line(x, y, *dots[-1], every, begun)


def _ellipse(canvas: Canvas, x: float, y: float, wide: float, high: float, every: int) -> None:
    if x + wide < 0 or x - wide > canvas.width or y + high < 0 or y - high > canvas.height:
        return
    corners = min(180, max(16, round(max(wide, high) * 2)))
    points = [(x + wide * math.cos(math.tau * n / corners), y + high * math.sin(math.tau * n / corners)) for n in range(corners + 1)]
    begun = 0
    for (x1, y1), (x2, y2) in pairwise(points):
        begun = canvas.line(x1, y1, x2, y2, every, begun)
