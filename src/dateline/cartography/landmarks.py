"""What one finds one's way by: names of countries, and the largest towns of a part of the world."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.model.countries import country_name


class Landmark(NamedTuple):
    """A name and its position; of a country also the degrees of longitude that its name may take."""

    name: str
    lat: float
    lon: float
    width: float = 0.0


@cache
def countries() -> tuple[Landmark, ...]:
    """Countries with the middle of the best place for their name, largest first."""
    rows = _rows("country-labels.tsv")
    return tuple(Landmark(name, float(lat), float(lon), float(width)) for code, lat, lon, width in rows if (name := country_name(code)) != code)


@cache
def towns() -> tuple[Landmark, ...]:
    """Towns of 50,000 people or more, largest first."""
    return tuple(Landmark(name, float(lat), float(lon)) for name, _, lat, lon in _rows("cities.tsv"))


def _rows(table: str) -> Iterator[list[str]]:
    text = files("dateline.data").joinpath(table).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
