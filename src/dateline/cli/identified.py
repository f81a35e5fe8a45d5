"""What is said of a name that was typed: nothing fits it, or several do."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.cli.output import note
from dateline.model.shown import quoted, show_line


def note_fits(typed: str, count: int, nearest: Sequence[str], *, none: str, many: str) -> None:
    """Tell where not exactly one thing fits: `none` is "Nobody", `many` "actors"."""
    if not count:
        near = f" The nearest names: {', '.join(map(show_line, nearest))}." if nearest else ""
        note(f"{none} is called {quoted(typed)}.{near}")
    if count > 1:
        note(f"{quoted(typed)} fits {count} {many}.")
