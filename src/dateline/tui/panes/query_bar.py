"""The query bar: opens on the query that stands, tells every change, and how it was left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message
from textual.widgets.input import Selection

from dateline.tui.panes.line_input import LineInput

MOST_OFFERED = 12
"""So many completions are told at most."""


class QueryBar(LineInput):
    """One line of text. Posts `Typed` at every change, `Kept` on Enter or down, `Left` on Esc, ^g or ^c. Tab completes."""

    class Typed(Message):
        """The text is now `text`; `offered` is what else it might be completed to."""

        def __init__(self, text: str, offered: str = "") -> None:
            super().__init__()
            self.text = text
            self.offered = offered

    class Kept(Message):
        """The answer is to stay."""

    class Left(Message):
        """What stood before is to come back."""

    def __init__(self, complete: Callable[[str], Sequence[str]]) -> None:
        """`complete` tells what a query may be completed to, best first."""
        super().__init__(id="query", placeholder='words, "a phrase", actor:isis-k, killed:50.., date:2024', select_on_focus=False, validate_on=())
        self.cursor_blink = False
        self.typing = False
        self.complete = complete

    def open(self, text: str) -> None:
        """Show the bar with `text` selected, so that typing begins another query and a cursor key goes on with this one."""
        self.typing = False
        self.value = text
        self.display = True
        self.selection = Selection(0, len(text))
        self.focus()
        self.typing = True

    def close(self) -> None:
        """Hide the bar."""
        self.typing = False
        self.display = False

    def watch_value(self, value: str) -> None:
        """Tell what was typed."""
        if self.typing:
            self.post_message(self.Typed(value))

    async def _on_key(self, event: events.Key) -> None:
        """Only these keys are commands here; everything else is text."""
        ways: dict[str, type[Message]] = {"enter": self.Kept, "down": self.Kept, "escape": self.Left, "ctrl+g": self.Left, "ctrl+c": self.Left}
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self._complete()
            return
        way = ways.get(event.key)
        if way is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.post_message(way())

    def _complete(self) -> None:
        """Complete as far as it is sure, else to the first that fits; tell what else does."""
        from dateline.library.completing_queries import in_common

        values = self.complete(self.value)
        if not values:
            return
        sure = in_common(values)
        self.typing = False
        self.value = sure if len(sure) > len(self.value) else values[0]
        self.typing = True
        self.cursor_position = len(self.value)
        offered = " ".join(value.rsplit(" ", 1)[-1] for value in values[:MOST_OFFERED]) if values[1:] else ""
        self.post_message(self.Typed(self.value, offered))
