"""Every style of the screen, once, in words: the terminal's own colours and attributes, never the only sign of a state."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style

STYLES: dict[str, str] = {
    "": "",
    "follow": "",
    "title": "bold",
    "heading": "bold cyan",
    "value": "bold",
    "quiet": "dim",
    "mark": "bold yellow",
    "id": "blue",
    "stands": "green",
    "disputed": "red",
    "replaced": "dim",
    "outgrown": "dim",
    "retracted": "dim strike",
    "echo": "dim italic",
    "problem": "red",
    "banner": "bold reverse",
    "bar": "bold underline",
    "bar-focus": "bold reverse",
    "edge": "dim",
    "key": "bold",
    "cursor": "reverse",
    "cursor-elsewhere": "underline",
    "lit": "bold",
    "unlit": "dim",
}
_CODES = {"bold": 1, "dim": 2, "italic": 3, "underline": 4, "reverse": 7, "strike": 9, "red": 31, "green": 32, "yellow": 33, "blue": 34, "cyan": 36}
"""Word -> SGR code (ECMA-48)."""
_ATTRIBUTES = frozenset(("bold", "dim", "italic", "underline", "reverse", "strike"))


@cache
def style(*names: str) -> Style:
    """The style of some names at once, for Rich. Raises KeyError for one that is not declared."""
    from rich.style import Style

    return Style.parse(_words(names))


def textual_style(name: str) -> str:
    """A style in the words of Textual's own content, for which the terminal's colours have longer names."""
    return " ".join(word if word in _ATTRIBUTES else f"ansi_{word}" for word in _words((name,)).split())


def codes(*names: str) -> str:
    """The SGR sequence that begins some styles at once, after a reset."""
    return f"\x1b[{';'.join(('0', *(str(_CODES[word]) for word in _words(names).split())))}m"


def _words(names: tuple[str, ...]) -> str:
    return " ".join(filter(None, (STYLES[name] for name in names)))
