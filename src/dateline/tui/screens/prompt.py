"""One line to type, over the browsing screen, with what it may be completed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from dateline.model.shown import Shown, show_line
from dateline.tui.panes.line_input import LineInput
from dateline.tui.panes.strips import Strips
from dateline.tui.rendering.lines import Piece
from dateline.tui.screens.everywhere import REPAINT

Complete = Callable[[str], Sequence[str]]
"""What is typed -> what it may be completed to, best first."""
MOST_SHOWN = 12


class Prompt(ModalScreen[str | None]):
    """Gives what was typed, or None. Tab completes, up and down go through `history`."""

    BINDINGS = [
        REPAINT,
        Binding("escape,ctrl+g,ctrl+c", "leave", show=False),
        Binding("tab", "complete", show=False),
        Binding("up", "past(-1)", show=False),
        Binding("down", "past(1)", show=False),
    ]

    def __init__(self, question: Shown, *, value: str = "", complete: Complete | None = None, history: Sequence[str] = ()) -> None:
        super().__init__()
        self.question, self.value, self.complete = question, value, complete
        self.history, self._at = list(history), len(history)

    def compose(self) -> ComposeResult:
        """What may be meant, the question, the line."""
        yield Strips("choices")
        yield Strips("question")
        line = LineInput(self.value, id="line", select_on_focus=False)
        line.cursor_blink = False
        yield line

    def on_mount(self) -> None:
        """Ask."""
        self.query_one("#question", Strips).show((Piece(self.question, "key"),))
        self.query_one("#line", Input).focus()
        self._offer()

    @on(Input.Changed, "#line")
    def _offer(self) -> None:
        found = list(self.complete(self.query_one("#line", Input).value))[:MOST_SHOWN] if self.complete else []
        self.query_one("#choices", Strips).show((Piece(show_line("   ".join(found)), "quiet"),))

    @on(Input.Submitted, "#line")
    def answer(self, message: Input.Submitted) -> None:
        """Give what was typed."""
        self.dismiss(message.value.strip())

    def action_complete(self) -> None:
        """Complete to the first of what may be meant."""
        line = self.query_one("#line", Input)
        found = self.complete(line.value) if self.complete else ()
        if found:
            line.value = found[0]
            line.cursor_position = len(line.value)

    def action_past(self, step: int) -> None:
        """Go through what was typed before."""
        if not self.history:
            return
        self._at = max(0, min(len(self.history), self._at + step))
        line = self.query_one("#line", Input)
        line.value = self.history[self._at] if self._at < len(self.history) else ""
        line.cursor_position = len(line.value)

    def action_leave(self) -> None:
        """Give nothing."""
        self.dismiss(None)
