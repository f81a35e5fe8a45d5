"""Lines of plain text with headings and indents, wrapped for a terminal and whole for a pipe."""

from __future__ import annotations

from collections.abc import Callable

from dateline.cli.columns import wrap
from dateline.cli.output import Output
from dateline.model.shown import Shown

LEAST = 16
"""Text is never wrapped narrower than this: on a narrow terminal it is indented less, so that no line is broken by the terminal."""


class Page:
    """Collects lines; `width` None leaves them whole. `strong` puts a heading into its style."""

    def __init__(self, width: int | None, strong: Callable[[Shown], Shown]) -> None:
        self.width = width
        self.strong = strong
        self.lines: list[Shown] = []

    def heading(self, text: Shown) -> None:
        """A heading, with a blank line before it."""
        if self.lines:
            self.lines.append(Shown(""))
        self.lines += [self.strong(line) for line in self._wrapped(text, 0)]

    def line(self, text: Shown, indent: int = 0, hang: int = 2) -> None:
        """A line `indent` cells in; what does not fit goes on below, `hang` cells further in."""
        if self.width is not None:
            spare = max(0, self.width - LEAST)
            indent, hang = min(indent, spare), min(hang, max(0, spare - indent))
        first, *rest = self._wrapped(text, indent + hang)
        self.lines.append(Shown(" " * indent + first))
        self.lines += [Shown(" " * (indent + hang) + line) for line in rest]

    def _wrapped(self, text: Shown, margin: int) -> list[Shown]:
        if self.width is None:
            return [text]
        return wrap(text, max(LEAST, self.width - margin))


def page_on(out: Output) -> Page:
    """A page for the width and the styles of an output."""
    return Page(out.width, lambda text: out.styled(text, "strong"))
