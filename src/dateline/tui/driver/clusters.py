"""Text as the cells it takes: what stands together in one, how wide that is, and where terminals disagree."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

MOST_MARKS = 16
"""So many characters at most stand in one cell; more are no writing."""
SIMPLE = re.compile(
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0373\u0376\u0377\u037b-\u037f\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u2500-\u25aa\u25b8-\u25bd\u2800-\u28ff]*"
)
"""Characters of one cell on which nobody disagrees where ambiguous ones are narrow: Latin, Greek, Cyrillic, lines, braille."""
_INVISIBLE = "[\u2028-\u202e\u2066-\u2069\U000e0000-\U000e0fff\ud800-\udfff]"
"""Line separators, what turns the direction of writing, tags, and halves of characters: never sent."""
_WIDE = (
    (0x2E80, 0x2FFF),
    (0x3001, 0x303E),
    (0x3041, 0xA4CF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x20000, 0x3FFFD),
)
"""Ideographs, kana, hangul and full-width forms: two cells everywhere."""
_PICTURES = ((0x2190, 0x21FF), (0x2300, 0x23FF), (0x2600, 0x27BF), (0x2900, 0x297F), (0x2B00, 0x2BFF), (0x1F000, 0x1FAFF))
"""Where emoji live: one cell or two, by the age of the terminal. Plain arrows are excepted below."""
_ARROWS = frozenset("←↑→↓⇐⇒⇑⇓⌄⌃✓✗")

_INSTEAD = {"…": ".", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "·": "-", "→": ">", "•": "*"}
"""What is sent for a sign that an encoding lacks; for a letter with a mark, the letter."""

Cluster = tuple[str, int]
"""What stands in a cell (or two), and how many cells it takes."""


@lru_cache(4096)
def clusters(text: str) -> tuple[Cluster, ...]:
    """Text without control characters, cell by cell, with the widths that Textual counted.

    Zero-width characters stand with what is before them; at the beginning they are a cluster of width 0.
    """
    text = re.sub(_INVISIBLE, lambda found: "\ufffd" * cell_len(found[0]), text)
    found: list[Cluster] = []
    before = 0
    for at, character in enumerate(text, 1):
        upto = cell_len(text[:at])
        width, before = upto - before, upto
        if found and (width <= 0 or character == "\ufe0f"):
            joined, taken = found[-1]
            found[-1] = (joined + character if len(joined) < MOST_MARKS else joined, taken + max(0, width))
        else:
            found.append((character, max(0, width)))
    return tuple(found)


@lru_cache(8192)
def sure(cluster: str, ambiguous: bool = False) -> bool:
    """Whether every terminal gives it the width that Textual counted. `ambiguous`: it may be one that draws é or │ in two cells."""
    if not cluster:
        return True
    if len(cluster) > 1:
        return False
    code = ord(cluster)
    if 0x20 <= code < 0x7F:
        return True
    if ambiguous and unicodedata.east_asian_width(cluster) == "A":
        return False
    if unicodedata.category(cluster)[0] in "MC":
        return False
    if cell_len(cluster) == 2:
        return _within(code, _WIDE)
    return cluster in _ARROWS or not _within(code, _PICTURES)


def all_sure(row: list[str], ambiguous: bool) -> bool:
    """Whether that holds for all cells of a row."""
    text = "".join(row)
    return text.isascii() or (not ambiguous and SIMPLE.fullmatch(text) is not None) or all(sure(cell, ambiguous) for cell in row)


def stateless(encoding: str | None) -> str:
    """The name of an encoding that may be sent; ASCII for one that switches alphabets by control sequences, or that is not known."""
    try:
        name = codecs.lookup(encoding or "utf-8").name
    except LookupError:
        return "ascii"
    return "ascii" if name.startswith(("iso2022", "hz", "utf-7", "utf-16", "utf-32")) else name


@lru_cache(4096)
def sendable(text: str, encoding: str) -> str:
    """Text with what stands in for a sign that an encoding lacks, or with `?` for each of its cells."""
    return "".join(cluster if _has(encoding, cluster) else _instead(encoding, cluster, width) for cluster, width in clusters(text))


def _instead(encoding: str, cluster: str, width: int) -> str:
    plain = _INSTEAD.get(cluster) or unicodedata.normalize("NFD", cluster)[:1]
    return plain if width == 1 and _has(encoding, plain) else "?" * width


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
