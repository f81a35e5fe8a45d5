"""The query bar: opens on the query that stands, tells every change, and how it was left."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets.input import Selection

from dateline.tui.panes.line_input import LineInput


class QueryBar(LineInput):
    """One line of text. Posts `Typed` at every change, `Kept` on Enter or down, `Left` on Esc, ^g or ^c."""

    class Typed(Message):
        """The text is now `text`."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Kept(Message):
        """The answer is to stay."""

    class Left(Message):
        """What stood before is to come back."""

    def __init__(self) -> None:
        super().__init__(id="query", placeholder='words, "a phrase", actor:isis-k, killed:50.., date:2024', select_on_focus=False)
        self.cursor_blink = False
        self.typing = False

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
        way = ways.get(event.key)
        if way is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.post_message(way())
