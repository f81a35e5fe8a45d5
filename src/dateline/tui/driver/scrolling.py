"""Finding rows that only moved up or down, and the command that moves them on the terminal too."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from dateline.tui.driver.frame import Frame
from dateline.tui.driver.printer import Printer
from dateline.tui.driver.styles import UNKNOWN

_FEWEST = 3
"""So many rows must have changed before it is worth looking."""
_APART = 4
"""Rows that moved belong together where at most so many others are between them."""


class Scroll(Struct, frozen=True):
    """The rows from `top` to `bottom` moved up by so many; down, where `by` is negative."""

    top: int
    bottom: int
    by: int


def find_scroll(new: Frame, old: Frame) -> Scroll | None:
    """The move that explains most of the rows that changed, or None."""
    changed = [y for y in range(new.height) if new.differs(old, y)]
    if len(changed) < _FEWEST:
        return None
    places: dict[str, list[int]] = {}
    for y, row in enumerate(old.texts):
        text = "".join(row)
        if not text.isspace():
            places.setdefault(text, []).append(y)
    moved: dict[int, list[int]] = {}
    for y in changed:
        for place in places.get("".join(new.texts[y]), ()):
            if place != y:
                moved.setdefault(place - y, []).append(y)
    if not moved:
        return None
    by, _ = Counter({distance: len(rows) for distance, rows in moved.items()}).most_common(1)[0]
    rows = _largest_group(moved[by])
    if len(rows) < _FEWEST - 1:
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


def _largest_group(rows: list[int]) -> list[int]:
    groups = [[rows[0]]]
    for row in rows[1:]:
        if row - groups[-1][-1] <= _APART:
            groups[-1].append(row)
        else:
            groups.append([row])
    return max(groups, key=len)
