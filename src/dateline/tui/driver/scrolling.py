"""Finding rows that only moved up or down, and the command that moves them on the terminal too."""

from __future__ import annotations

from msgspec import Struct

from dateline.tui.driver.frame import Frame
from dateline.tui.driver.printer import Printer
from dateline.tui.driver.styles import UNKNOWN

_FEWEST = 3
"""So many rows must have changed before it is worth looking."""
_APART = 4
"""Rows that moved belong together where at most so many others are between them."""
_LONG = 24
"""From so many characters on, the rows that moved are worth a scroll, were it a single one."""


class Scroll(Struct, frozen=True):
    """The rows from `top` to `bottom` moved up by so many; down, where `by` is negative."""

    top: int
    bottom: int
    by: int


def find_scroll(new: Frame, old: Frame) -> Scroll | None:
    """The move that explains most of what changed, or None."""
    changed = [y for y in range(new.height) if new.differs(old, y)]
    if len(changed) < _FEWEST:
        return None
    places: dict[str, list[int]] = {}
    for y, row in enumerate(old.texts):
        text = "".join(row)
        if not text.isspace():
            places.setdefault(text, []).append(y)
    sizes = {y: len("".join(new.texts[y]).strip()) for y in changed}
    moved: dict[int, list[int]] = {}
    for y in changed:
        for place in places.get("".join(new.texts[y]), ()):
            if place != y:
                moved.setdefault(place - y, []).append(y)
    groups = [(sum(sizes[y] for y in group), by, group) for by, rows in moved.items() for group in _groups(rows)]
    size, by, rows = max(groups, default=(0, 0, []))
    if size < _LONG:
        return None
    return Scroll(min(rows[0], rows[0] + by), max(rows[-1], rows[-1] + by), by)


def print_scroll(printer: Printer, scroll: Scroll) -> None:
    """Print the move. The rows that come in are blank."""
    printer.blank_pen()
    printer.send(f"\x1b[{scroll.top + 1};{scroll.bottom + 1}r")
    count = abs(scroll.by)
    if printer.features.pan:
        printer.send(f"\x1b[{count if count > 1 else ''}{'S' if scroll.by > 0 else 'T'}")
    else:
        # Of old: LF on the last row of the region moves it up, reverse index on the first moves it down.
        row = scroll.bottom if scroll.by > 0 else scroll.top
        printer.send(f"\x1b[{row + 1}H" + ("\n" if scroll.by > 0 else "\x1bM") * count)
    printer.send("\x1b[r")
    printer.x = printer.y = UNKNOWN


def _groups(rows: list[int]) -> list[list[int]]:
    groups = [[rows[0]]]
    for row in rows[1:]:
        if row - groups[-1][-1] <= _APART:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups
