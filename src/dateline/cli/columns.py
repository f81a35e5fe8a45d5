"""Text in columns: how many cells of a terminal a text takes, and text cut or filled to a width."""

from __future__ import annotations

from dateline.model.cells import cells, head
from dateline.model.shown import Shown

__all__ = ["cells", "fit", "left", "right", "wrap"]


def fit(text: str, width: int, *, ascii_only: bool = False) -> Shown:
    """`text` cut to at most `width` cells, with an ellipsis where something is gone."""
    if cells(text) <= width:
        return Shown(text)
    dots = "..." if ascii_only else "…"
    return Shown(head(text, width - len(dots)).rstrip() + dots) if width > len(dots) else Shown(head(text, width))


def left(text: str, width: int) -> Shown:
    """`text` with blanks behind it up to `width` cells."""
    return Shown(text + " " * (width - cells(text)))


def right(text: str, width: int) -> Shown:
    """`text` with blanks before it up to `width` cells."""
    return Shown(" " * (width - cells(text)) + text)


def wrap(text: str, width: int) -> list[Shown]:
    """`text` in lines of at most `width` cells, broken at blanks; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and cells(line) + 1 + cells(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        while cells(word) > width:
            part = head(word, max(2, width))
            lines.append(part)
            word = word[len(part) :]
        line = word
    return [Shown(part) for part in (*lines, line) if part] or [Shown("")]
