"""The lines round the panes: where one is, and the record under the cursor in full."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from dateline.model.shown import Shown
from dateline.tui.rendering.lines import Line, cut_line, fit, wrapped
from dateline.tui.rendering.styles import textual_style


class Strips(Widget):
    """One or more lines of shown text that change seldom; nothing in them is markup."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._line: Line = ()
        self._content = Content("")

    def show(self, line: Line) -> None:
        """Show other pieces, wrapped to the width and cut to the height there is, with an ellipsis where something is gone."""
        if line != self._line:
            self._line = line
            self._lay_out()

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return "".join(piece.text for piece in self._line)

    def render(self) -> Content:
        """The lines as Textual content, built from pieces and never from markup."""
        return self._content

    def on_resize(self) -> None:
        """Lay the text out for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = max(1, self.size.width), max(1, self.size.height)
        if height == 1 or not self.size.width:
            line = cut_line(self._line, width) if self.size.width else self._line
            pieces: list[tuple[str, str]] = [(piece.text, piece.style) for piece in line]
        else:
            lines = wrapped(Shown(self.text), width)
            if len(lines) > height:
                lines = [*lines[: height - 1], fit(f"{lines[height - 1]} {lines[height]}", width)]
            pieces = [("\n".join(lines), self._line[0].style if self._line else "")]
        if getattr(self.screen, "ascii_only", False):
            pieces = [(text.replace("…", "."), name) for text, name in pieces]
        self._content = Content.assemble(*((text, textual_style(name)) for text, name in pieces))
        self.refresh()
