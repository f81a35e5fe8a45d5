"""Where names go: a name stands beside its pin where nothing else is written, cut shorter or left out before it covers another."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from anyascii import anyascii

from dateline.cartography.landmarks import countries, towns
from dateline.cartography.lines import Lettered
from dateline.cartography.projection import DOTS_WIDE, Viewport
from dateline.model.cells import cells, head
from dateline.model.shown import Shown, show_line

MOST_NAME, SHORT_NAME = 24, 10
"""Cells of a name at most, and of one that is cut short for want of room."""
TOWNS_BELOW = 25.0
"""Kilometres that a cell is wide, below which the largest towns are named."""
CELLS_A_TOWN = 250
"""Of so many cells one names a town."""
SCALE_SHARE = 4
"""The bar of kilometres takes at most one in so many columns."""


def name_pin(page: Lettered, texts: Sequence[Shown], style: str, column: int, row: int) -> Shown | None:
    """Write the first of `texts` (longest first) for which there is room round the pin; None where there is for none."""
    for text in texts:
        width = cells(text)
        for start, line, before, after in _places(column, row, width):
            if page.is_free(start, line, width + before + after, (column, row)):
                page.write(Shown(" " * before + text + " " * after), style, start, line)
                return text
    return None


def _places(column: int, row: int, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Where a name of `width` cells may stand: first column, row, and blanks before and behind it; best first."""
    yield column + 1, row, 1, 0
    yield column - width - 1, row, 0, 1
    for line in (row - 1, row + 1):
        yield column + 1, line, 0, 0
        yield column - width, line, 0, 0
        yield column - width // 2, line, 0, 0


def name_countries(page: Lettered, view: Viewport, *, ascii_only: bool) -> None:
    """Write the names of countries in capitals where they fit between their borders, the largest first."""
    for country in countries():
        cell = view.cell(country.lat, country.lon)
        name = written(country.name.upper(), ascii_only=ascii_only)
        width = cells(name)
        if cell is None or width > country.width * view.per_degree_east / DOTS_WIDE + 1:
            continue
        for down in (0, -1, 1):
            start = cell[0] - width // 2
            if page.is_free(start, cell[1] + down, width):
                page.write(name, "country", start, cell[1] + down)
                break


def name_towns(page: Lettered, view: Viewport, pinned: Collection[str], *, ascii_only: bool) -> None:
    """Write the names of the largest towns with a small dot, where nothing else is; not of those that are `pinned`."""
    if view.km >= TOWNS_BELOW:
        return
    left = max(2, view.columns * view.rows // CELLS_A_TOWN)
    mark = "." if ascii_only else "·"
    west, south, east, north = view.bounds
    for town in towns():
        if not south < town.lat < north or not (west < town.lon < east or west < town.lon + 360 < east or west < town.lon - 360 < east):
            continue
        if town.name in pinned or (cell := view.cell(town.lat, town.lon)) is None:
            continue
        text = written(town.name, ascii_only=ascii_only)
        width = cells(text)
        for start, mark_first in ((cell[0], True), (cell[0] - width, False)):
            if page.is_free(start, cell[1], width + 1):
                page.write(Shown(mark + text if mark_first else text + mark), "town", start, cell[1])
                left -= 1
                break
        if not left:
            return


def write_scale(page: Lettered, view: Viewport, *, ascii_only: bool) -> None:
    """Write a bar of so many kilometres in a lower corner, where no pin is."""
    most = view.km * view.columns / SCALE_SHARE
    long = max((size for power in range(-2, 5) for size in (10.0**power, 2 * 10.0**power, 5 * 10.0**power) if size <= most), default=0.0)
    bar = round(long / view.km)
    if bar < 2:
        return
    left, dash, right = ("|", "-", "|") if ascii_only else ("├", "─", "┤")
    text = Shown(f"{left}{dash * (bar - 2)}{right} {long:g} km")
    for column in (0, view.columns - len(text)):
        if page.is_free(column, view.rows - 1, len(text)):
            page.write(text, "scale", column, view.rows - 1)
            return


def written(name: str, *, ascii_only: bool, most: int = MOST_NAME) -> Shown:
    """A name as it stands on a map: on one line, cut to a width, in Latin letters where it would be written from right to left."""
    if ascii_only or any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in name):
        name = anyascii(name)
    text = show_line(name)
    if cells(text) <= most:
        return text
    dots = "..." if ascii_only else "…"
    return Shown(head(text, most - len(dots)).rstrip() + dots)
