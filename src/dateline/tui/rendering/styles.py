"""Every style of the screen, once: the terminal's own colours and attributes, never the only sign of a state."""

from __future__ import annotations

from rich.style import Style

STYLES: dict[str, Style] = {
    "": Style(),
    "follow": Style(),
    "title": Style(bold=True),
    "heading": Style(bold=True, color="cyan"),
    "value": Style(bold=True),
    "quiet": Style(dim=True),
    "mark": Style(bold=True, color="yellow"),
    "id": Style(color="blue"),
    "stands": Style(color="green"),
    "disputed": Style(color="red"),
    "replaced": Style(dim=True),
    "outgrown": Style(dim=True),
    "retracted": Style(dim=True, strike=True),
    "echo": Style(dim=True, italic=True),
    "problem": Style(color="red"),
    "banner": Style(bold=True, reverse=True),
    "bar": Style(bold=True, underline=True),
    "bar-focus": Style(reverse=True, bold=True),
    "edge": Style(dim=True),
    "key": Style(bold=True),
}
CURSOR = Style(reverse=True)
CURSOR_ELSEWHERE = Style(underline=True)
LIT = Style(bold=True)
UNLIT = Style(dim=True, bold=False)


def style(name: str) -> Style:
    """The style of a name. Raises KeyError for one that is not declared."""
    return STYLES[name]
