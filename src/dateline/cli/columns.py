"""Text in columns: how many cells of a terminal a text takes, and text cut or filled to a width."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dateline.model.shown import Shown


def cells(text: str) -> int:
    """Cells that `text` takes: two for wide characters, none for marks that combine with the one before and for joiners."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def fit(text: str, width: int, *, ascii_only: bool = False) -> Shown:
    """`text` cut to at most `width` cells, with an ellipsis where something is gone."""
    if cells(text) <= width:
        return Shown(text)
    dots = "..." if ascii_only else "…"
    return Shown(_head(text, width - len(dots)).rstrip() + dots) if width > len(dots) else Shown(_head(text, width))


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
            head = _head(word, max(2, width))
            lines.append(head)
            word = word[len(head) :]
        line = word
    return [Shown(part) for part in (*lines, line) if part] or [Shown("")]


@lru_cache(maxsize=4096)
def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(text: str, width: int) -> str:
    """The longest beginning of `text` that takes at most `width` cells."""
    used = 0
    for at, character in enumerate(text):
        used += _cell(character)
        if used > width:
            return text[:at]
    return text
