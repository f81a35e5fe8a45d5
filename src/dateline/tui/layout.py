"""The layout of the browsing screen, once: at which sizes it changes, and how the list and the panes share the room.

The stylesheet takes its numbers from here, and so does whoever draws the list before Textual is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTHS = ((0, "-narrow"), (100, "-middle"), (140, "-wide"))
"""Columns from which a layout holds: one pane below the list; list beside dossier; everything."""
HEIGHTS = ((0, "-low"), (18, "-normal"), (34, "-high"))
"""Rows from which the panes below the list get less of the room, and the strip a third line."""
NARROW_ROWS, LOW_ROWS = (2, 3), (1, 2)
"""Shares of the list and the pane below it; the second where there are few rows."""
MIDDLE_COLUMNS, WIDE_COLUMNS = (2, 3), (3, 4, 4)
"""Shares of the list and of what is beside it."""
STRIP, HIGH_STRIP = 2, 3
"""Lines that tell of the record under the cursor."""
GAP = 1
"""Blank columns between two panes."""


class Region(NamedTuple):
    """A part of the screen, in cells."""

    x: int
    y: int
    width: int
    height: int


def classes(width: int, height: int) -> tuple[str, str]:
    """The classes that a screen of that size has in the stylesheet."""
    return _holding(WIDTHS, width), _holding(HEIGHTS, height)


def list_region(width: int, height: int) -> Region:
    """Where the list of incidents stands on a screen of that size: below the crumb line, above strip and hints."""
    wide, high = classes(width, height)
    room = max(0, height - 2 - (HIGH_STRIP if high == "-high" else STRIP))
    if wide == "-narrow":
        return Region(0, 1, width, _first_share(LOW_ROWS if high == "-low" else NARROW_ROWS, room))
    columns = MIDDLE_COLUMNS if wide == "-middle" else WIDE_COLUMNS
    return Region(0, 1, _first_share(columns, width - GAP * (len(columns) - 1)), room)


def variables() -> dict[str, str]:
    """The shares and lines as variables of the stylesheet."""
    shares = {"narrow-rows": NARROW_ROWS, "low-rows": LOW_ROWS, "middle-columns": MIDDLE_COLUMNS, "wide-columns": WIDE_COLUMNS}
    found = {name: " ".join(f"{share}fr" for share in some) for name, some in shares.items()}
    return found | {"strip": str(STRIP), "high-strip": str(HIGH_STRIP), "gap": str(GAP)}


def _holding(steps: Sequence[tuple[int, str]], size: int) -> str:
    return [name for least, name in steps if size >= least][-1]


def _first_share(shares: Sequence[int], room: int) -> int:
    return room * shares[0] // sum(shares)
