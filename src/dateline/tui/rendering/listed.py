"""One line of a list as it is seen: its title, a row with its marks, or blank; told in names of styles, for whoever draws it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from rich.cells import cell_len, set_cell_size

from dateline.tui.rendering.lines import EMPTY, Line, Rows

GUTTER = 2
"""Cells before each line: the edge or cursor mark, and the mark of a lit row."""


class Marks(NamedTuple):
    """The signs of a list: the record under the cursor, a lit row, a line that goes on, a row that is selected."""

    cursor: str = "▸"
    lit: str = "•"
    more: str = "…"
    chosen: str = "+"


MARKS, ASCII_MARKS = Marks(), Marks(">", "*", "...")


class Listed(Protocol):
    """What a list shows: rows from the line `top` on, the record under the `cursor`, those `lit`, those `chosen`, the `bar` above.

    `empty` stands where there are no rows.
    """

    rows: Rows
    cursor: int
    top: int
    lit: frozenset[str]
    chosen: frozenset[str]
    bar: Line
    empty: Line
    ascii_only: bool

    @property
    def has_focus(self) -> bool:
        """Whether the list has the keys."""
        raise NotImplementedError


class Opening:
    """A list that was just opened, with the keys on it and the cursor on its first record."""

    has_focus = True

    def __init__(self, rows: Rows = EMPTY, bar: Line = (), *, ascii_only: bool = False) -> None:
        self.rows = rows
        self.bar = bar
        self.ascii_only = ascii_only
        self.cursor = self.top = 0
        self.lit: frozenset[str] = frozenset()
        self.chosen: frozenset[str] = frozenset()
        self.empty: Line = ()


Styled = tuple[str, tuple[str, ...]]
"""Text, and the names of the styles that it has at once."""


def list_line(listed: Listed, y: int, width: int) -> list[Styled]:
    """The line `y` of a list, exactly `width` cells."""
    if y == 0:
        return _drawn(listed, "", listed.bar, ("bar-focus" if listed.has_focus else "bar",), width, fill=True)
    at = listed.top + y - 1
    rows = listed.rows
    if at >= len(rows.lines):
        return _drawn(listed, "  ", () if rows.lines or y != 2 else listed.empty, (), width)
    number = rows.record_at(at)
    others = ("unlit",) if listed.lit and not listed.has_focus else ()
    if number is None:
        return _drawn(listed, "  ", rows.lines[at], others, width)
    here, lit = number == listed.cursor, rows.keys[number] in listed.lit
    first = rows.stops[number] == at
    marks = ASCII_MARKS if listed.ascii_only else MARKS
    mark = marks.chosen if rows.keys[number] in listed.chosen else marks.lit if lit else " "
    gutter = (marks.cursor if here else " ") + mark if first else "  "
    base: tuple[str, ...] = ("lit",) if lit else () if here else others
    if here:
        base += ("cursor" if listed.has_focus else "cursor-elsewhere",)
    return _drawn(listed, gutter, rows.lines[at], base, width, fill=here and listed.has_focus)


def _drawn(listed: Listed, gutter: str, line: Line, base: tuple[str, ...], width: int, *, fill: bool = False) -> list[Styled]:
    """Pieces on a base: what is not lit has no other style than that. Too long a line ends with the sign that it goes on."""
    plain = base == ("unlit",)
    pieces = [(text.replace("…", ".") if listed.ascii_only else text, base if plain else (name, *base)) for text, name in ((gutter, ""), *line)]
    more = (ASCII_MARKS if listed.ascii_only else MARKS).more
    if cell_len("".join(text for text, _ in pieces).rstrip()) > width:
        return [*_cut(pieces, width - len(more)), (more, base)]
    return _cut([*pieces, (" " * width, base if fill else ())], width)


def _cut(pieces: list[Styled], width: int) -> list[Styled]:
    found, left = [], width
    for text, names in pieces:
        size = cell_len(text)
        if size > left:
            text, size = set_cell_size(text, left), left
        if text:
            found.append((text, names))
        left -= size
    return found
