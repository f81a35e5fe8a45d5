"""Positions of towns: an extract of GeoNames (source and licence: `data/LICENSES.md`), and distances on the globe."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

from dateline.model.folding import fold_lines

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG), for great-circle distances."""


@cache
def towns() -> dict[str, tuple[float, float]]:
    """Folded name -> degrees north and east; of several towns of one name the largest."""
    found: dict[str, tuple[float, float]] = {}
    for name, row in zip(_names(), _rows(), strict=True):
        _, _, lat, lon = row.split("\t")
        found.setdefault(name, (float(lat), float(lon)))
    return found


@cache
def town_names() -> frozenset[str]:
    """The folded names of all towns: made in half the time of `towns`."""
    return frozenset(_names())


def _names() -> list[str]:
    return fold_lines("\n".join([row.partition("\t")[0] for row in _rows()]))


@cache
def _rows() -> list[str]:
    table = (Path(__file__).parents[1] / "data" / "cities.tsv").read_text("utf-8")
    return [row for row in table.split("\n") if row and row[0] != "#"]


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance of two positions in degrees, by the haversine formula."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, position)) for position in (first, second))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
