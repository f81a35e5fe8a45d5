"""Drawing a map: ground, circles, pins, names, and the bar of kilometres, as lines of exactly the width."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.cartography.canvas import ascii_sign, sign
from dateline.cartography.ground import circles, ground
from dateline.cartography.lettering import MOST_NAME, SHORT_NAME, name_countries, name_pin, name_towns, write_scale, written
from dateline.cartography.lines import Lettered, Piece, pieces
from dateline.cartography.projection import Viewport
from dateline.cartography.sites import Site
from dateline.model.cells import cells
from dateline.model.shown import Shown

MARKS = {"one": "●", "several": "◉", "target": "○", "here": "◆"}
ASCII_MARKS = {"one": "o", "several": "O", "target": "+", "here": "@"}
"""Marks of a pin: of one incident, of several, of a target that was meant, of the incident under the cursor."""


class Pin(Struct, frozen=True):
    """The sites that share a cell: a number (from 1, in the order of the sites), the cell, the incidents, the name beside it ("": no room)."""

    number: int
    column: int
    row: int
    sites: tuple[Site, ...]
    incidents: tuple[str, ...]
    name: Shown


class Drawn(Struct, frozen=True):
    """A map: `lines` of pieces, each line exactly as wide as the viewport, and the pins that are on it."""

    lines: tuple[tuple[Piece, ...], ...]
    pins: tuple[Pin, ...]


def draw(view: Viewport, sites: Sequence[Site], here: str = "", *, numbered: bool = False, ascii_only: bool = False) -> Drawn:
    """The map of `sites`; the pins of the incident `here` are marked. `numbered`: names begin with the number of the pin."""
    page = Lettered(view.columns, view.rows)
    groups = _groups(view, sites)
    for (column, row), together in groups.items():
        kind = _kind(together, here)
        mark = (ASCII_MARKS if ascii_only else MARKS)[kind]
        page.pin(Shown(mark), "here" if kind == "here" else "pin", column, row)
    write_scale(page, view, ascii_only=ascii_only)
    numbers = {cell: number for number, cell in enumerate(groups, 1)}
    names: dict[tuple[int, int], Shown | None] = {}
    for cell in sorted(groups, key=lambda cell: _rank(groups[cell], here, numbers[cell])):
        together = groups[cell]
        marked = any(site.incident == here for site in together)
        texts = _texts(together, here, numbers[cell] if numbered else 0, ascii_only=ascii_only)
        names[cell] = name_pin(page, texts, "name-here" if marked else "name", *cell)
    name_towns(page, view, {site.name for site in sites}, ascii_only=ascii_only)
    name_countries(page, view, ascii_only=ascii_only)
    pins = tuple(
        Pin(numbers[cell], *cell, tuple(together), tuple(dict.fromkeys(site.incident for site in together)), names[cell] or Shown(""))
        for cell, together in groups.items()
    )
    return Drawn(_lines(view, page, sites, here, ascii_only=ascii_only), pins)


def pins_of(view: Viewport, sites: Sequence[Site]) -> list[list[Site]]:
    """The sites by the cell that they fall on, in sight or not, in the order of the sites."""
    found: dict[tuple[int, int], list[Site]] = {}
    for site in sites:
        found.setdefault(view.cell_anywhere(*site.position), []).append(site)
    return list(found.values())


def signs(*, cursor: bool, ascii_only: bool = False) -> list[Shown]:
    """What each sign of a map means, in a few words."""
    marks = ASCII_MARKS if ascii_only else MARKS
    told = [f"{marks['one']} incident", f"{marks['several']} several", f"{marks['target']} intended target"]
    told += [f"{marks['here']} cursor"] if cursor else []
    told += [". : ' coast", "- border", "* how exact"] if ascii_only else ["⠤⠤⠤ coast", "⠄⠄⠄ border", "⠄ ⠄ disputed"]
    return [Shown(text) for text in told]


def _groups(view: Viewport, sites: Sequence[Site]) -> dict[tuple[int, int], list[Site]]:
    found: dict[tuple[int, int], list[Site]] = {}
    for site in sites:
        if (cell := view.cell(site.lat, site.lon)) is not None:
            found.setdefault(cell, []).append(site)
    return found


def _kind(together: Sequence[Site], here: str) -> str:
    """Which of the marks a pin has."""
    if any(site.incident == here for site in together):
        return "here"
    if len({site.incident for site in together}) > 1:
        return "several"
    return "target" if all(site.role == "target" for site in together) else "one"


def _rank(together: Sequence[Site], here: str, number: int) -> tuple[bool, int, int]:
    """Who is named first: the pin under the cursor, then that of most incidents, then the first of the list."""
    incidents = {site.incident for site in together}
    return here not in incidents, -len(incidents), number


def _texts(together: Sequence[Site], here: str, number: int, *, ascii_only: bool) -> list[Shown]:
    """What may stand beside a pin, longest first: its names and how many incidents it has; at least its number."""
    ordered = sorted(together, key=lambda site: site.incident != here)
    names = list(dict.fromkeys(site.name for site in ordered))
    count = len({site.incident for site in together})
    times = f" {'x' if ascii_only else '×'}{count}" if count > 1 else ""
    lead = f"{number} " if number else ""
    whole = [", ".join(names)] if len(names) > 1 and sum(map(cells, names)) + 2 * len(names) <= MOST_NAME else []
    several = ", ..." if ascii_only else ", …"
    shorter = [(name, names[0], several if len(names) > 1 else "") for name in (MOST_NAME, SHORT_NAME)]
    texts = [f"{lead}{written(text, ascii_only=ascii_only)}{times}" for text in whole]
    texts += [f"{lead}{written(name, ascii_only=ascii_only, most=most)}{more}{times}" for most, name, more in shorter]
    texts.append(f"{number}{times}" if number else times.strip())
    return [Shown(text) for text in dict.fromkeys(texts) if text]


def _lines(view: Viewport, page: Lettered, sites: Sequence[Site], here: str, *, ascii_only: bool) -> tuple[tuple[Piece, ...], ...]:
    coasts, borders = ground(view)
    drawn = circles(view, sites, here)
    lines = []
    for row in range(view.rows):
        line: list[tuple[str, str]] = []
        for column in range(view.columns):
            cell = page.at(column, row)
            if cell is None:
                at = row * view.columns + column
                coast, border, circle = coasts.patterns[at], borders.patterns[at], drawn.patterns[at]
                style = "circle" if circle else "coast" if coast else "border" if border else ""
                cell = (ascii_sign(coast, border, circle) if ascii_only else sign(coast | border | circle), style)
            line.append(cell)
        lines.append(pieces(line))
    return tuple(lines)
