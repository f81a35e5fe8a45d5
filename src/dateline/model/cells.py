"""How many cells of a terminal a text takes: two for wide characters, none for marks that combine and for joiners."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def cells(text: str) -> int:
    """Cells that `text` takes."""
    return len(text) if text.isascii() else sum(map(cells_of, text))


@lru_cache(maxsize=4096)
def cells_of(character: str) -> int:
    """Cells that one character takes: 0, 1 or 2."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def head(text: str, width: int) -> str:
    """The longest beginning of `text` that takes at most `width` cells."""
    used = 0
    for at, character in enumerate(text):
        used += cells_of(character)
        if used > width:
            return text[:at]
    return text
