"""A list over the browsing screen: what one chooses from, with a search line. Every view that is a list is one of these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from dateline.model.shown import Shown
from dateline.tui.panes.line_input import LineInput
from dateline.tui.panes.record_list import RecordList
from dateline.tui.panes.strips import Strips
from dateline.tui.rendering.lines import Line, Piece, Rows
from dateline.tui.screens.everywhere import REPAINT

MakeRows = Callable[[str, int], Rows]
"""What is typed and the width in cells -> the rows to choose from."""


class Overlay(ModalScreen[str | None]):
    """Gives the key of the row chosen, or None. `typing`: every letter searches; else `/` does, and letters are keys.

    `extra` are keys of this view: key -> word; `word:key of the row` is then given. With one of the keys `asking` help is `asked` for.
    """

    BINDINGS = [
        REPAINT,
        Binding("escape,ctrl+g,ctrl+c", "leave", show=False),
        Binding("enter", "choose", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1.0)", show=False),
        Binding("pageup", "page(-1.0)", show=False),
        Binding("ctrl+d", "page(0.5)", show=False),
        Binding("ctrl+u", "page(-0.5)", show=False),
    ]

    def __init__(
        self,
        title: Shown,
        make: MakeRows,
        *,
        ascii_only: bool,
        typing: bool = False,
        empty: Shown = Shown("Nothing here; delete a word, or press Esc."),  # noqa: B008 (frozen)
        hint: Line = (),
        extra: Mapping[str, str] | None = None,
        at: str = "",
        asked: Callable[[], None] = lambda: None,
        asking: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.heading, self.make, self.typing, self.extra, self.at = title, make, typing, dict(extra or {}), at
        self.ascii_only = ascii_only
        self.empty_text, self.hint = empty, hint
        self.asked, self.asking = asked, asking

    def compose(self) -> ComposeResult:
        """A search line, the rows and the keys."""
        search = LineInput(id="search", placeholder="type to search")
        search.cursor_blink = False
        yield search
        yield RecordList(0, ascii_only=self.ascii_only, in_my_place=lambda: self.app.size)
        yield Strips("hint")

    @property
    def listed(self) -> RecordList:
        """The rows."""
        return self.query_one(RecordList)

    def on_mount(self) -> None:
        """Show the rows, with the keys where letters go."""
        self.listed.title((Piece(Shown(f" {self.heading} "), "key"),))
        self.listed.empty = (Piece(self.empty_text, "quiet"),)
        usual = (Piece(Shown("Enter"), "key"), Piece(Shown(" choose  "), "quiet"), Piece(Shown("Esc"), "key"), Piece(Shown(" back  "), "quiet"))
        search = () if self.typing else (Piece(Shown("/"), "key"), Piece(Shown(" search  "), "quiet"))
        self.query_one("#hint", Strips).show((*self.hint, *usual, *search))
        bar = self.query_one("#search", Input)
        bar.display = self.typing
        (bar if self.typing else self.listed).focus()
        self.fill()

    @on(Input.Changed, "#search")
    @on(RecordList.Grew)
    def fill(self) -> None:
        """Show the rows that match."""
        key = self.listed.key or self.at
        self.listed.show(self.make(self.query_one("#search", Input).value, self.listed.text_width), key, self.listed.above)

    @on(Input.Submitted, "#search")
    def submitted(self) -> None:
        """Enter in the search line."""
        self.action_choose()

    def on_key(self, event: events.Key) -> None:
        """Letters are keys while the search line is closed."""
        writing = self.typing or self.query_one("#search", Input).has_focus
        if event.key in self.asking and not (writing and event.is_printable):
            event.prevent_default().stop()
            self.asked()
            return
        if writing:
            return
        moves = {"j": 1, "k": -1}
        if event.key in moves:
            self.listed.move(moves[event.key])
        elif event.key in ("g", "home"):
            self.listed.go(0)
        elif event.key in ("G", "end"):
            self.listed.go(len(self.listed.rows.keys) - 1)
        elif event.key in ("q", "b", "backspace"):
            self.dismiss(None)
        elif event.key == "slash":
            bar = self.query_one("#search", Input)
            bar.display = True
            bar.focus()
        elif event.key in self.extra:
            self.dismiss(f"{self.extra[event.key]}:{self.listed.key}")
        else:
            return
        event.stop()
        event.prevent_default()

    def action_choose(self) -> None:
        """Give the key of the row under the cursor; from the search line of a list of keys, go to the rows first."""
        bar = self.query_one("#search", Input)
        if bar.has_focus and not self.typing:
            self.listed.focus()
        elif self.listed.key:
            self.dismiss(self.listed.key)

    def action_move(self, by: int) -> None:
        """Move through the rows."""
        self.listed.move(by)

    def action_page(self, share: float) -> None:
        """Move by a share of a page."""
        self.listed.move_page(share)

    def action_leave(self) -> None:
        """Close the search line, or go back without a choice."""
        bar = self.query_one("#search", Input)
        if not self.typing and bar.display:
            bar.value = ""
            bar.display = False
            self.listed.focus()
        else:
            self.dismiss(None)
