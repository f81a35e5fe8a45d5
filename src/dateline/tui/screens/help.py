"""The help screen: every key, searchable, those of the pane one came from first."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from dateline.model.folding import fold
from dateline.model.shown import Shown
from dateline.phrasing.figures import MARKS
from dateline.tui.commands import COMMANDS, spelled
from dateline.tui.keys import Keys
from dateline.tui.map_commands import MAP_COMMANDS
from dateline.tui.panes.line_input import LineInput
from dateline.tui.panes.record_list import RecordList
from dateline.tui.rendering.lines import Page, Piece, Rows, fit
from dateline.tui.screens.everywhere import REPAINT

ABOUT = {
    1: "Incidents: date, country, killed with its marks, title. Enter opens the dossier.",
    2: "Dossier: each figure's ladder, then every claim with its speaker and what became of it. Enter on a claim lists what else its speaker said.",
    3: "Actors: name, grade A-F, kind, role, how much they asserted. Enter lists the incidents of the actor.",
    4: "Sources: date, grade, publisher, title. Enter lists what else rests on the publisher.",
    5: "Actions: date, kind, count, by whom. Enter lists incidents with that kind of action.",
}
_KEYS = 22


class HelpScreen(ModalScreen[None]):
    """Keys that match what is typed; Enter, Esc or ^g go back."""

    BINDINGS = [
        REPAINT,
        Binding("escape,ctrl+g,enter,ctrl+c", "leave", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1.0)", show=False),
        Binding("pageup", "page(-1.0)", show=False),
    ]

    def __init__(self, pane: int, keys: Keys, *, ascii_only: bool) -> None:
        super().__init__()
        self.pane = pane
        self.keys = keys
        self.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """A search line and the keys found."""
        search = LineInput(id="search", placeholder="type to search the keys; ↑ ↓ scroll; Esc or Enter goes back")
        search.cursor_blink = False
        yield search
        yield RecordList(0, ascii_only=self.ascii_only, in_my_place=lambda: self.app.size)

    def on_mount(self) -> None:
        """Show all keys."""
        found = self.query_one(RecordList)
        found.can_focus = False
        found.title((Piece(Shown(" Help "), "key"),))
        found.empty = (Piece(Shown("No key does that; delete a word."), "quiet"),)
        self.query_one("#search", Input).focus()
        self.search()

    @on(Input.Changed, "#search")
    @on(RecordList.Grew)
    def search(self) -> None:
        """List what matches."""
        found = self.query_one(RecordList)
        found.show(help_rows(self.pane, self.keys, self.query_one("#search", Input).value, found.text_width))

    def on_key(self, event: events.Key) -> None:
        """A second ? goes back too, as a second F1 does."""
        if event.key == "f1" or (event.key == "question_mark" and not self.query_one("#search", Input).value):
            event.prevent_default().stop()
            self.dismiss()

    def action_move(self, by: int) -> None:
        """Move through what was found."""
        self.query_one(RecordList).move(by)

    def action_page(self, share: float) -> None:
        """Move by a page."""
        self.query_one(RecordList).move_page(share)

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss()


def help_rows(pane: int, by_id: Keys, search: str, width: int) -> Rows:
    """The commands that hold every word of `search`, by group; without one, first what the pane is, last what the marks mean."""
    words = fold(search).split()
    page = Page(width)
    if not words:
        page.paragraph(Shown(f"You are in {pane} {ABOUT[pane]}"))
        page.add()
    group = ""
    for command in (*COMMANDS, *MAP_COMMANDS):
        keys = "  ".join(spelled(key) for key in by_id.of[command.id])
        if not all(word in fold(f"{command.name} {command.help} {command.group} {keys}") or word in keys for word in words):
            continue
        if command.group != group:
            group = command.group
            page.add(Piece(Shown(group), "heading"))
        page.record(command.id, (Piece(fit(keys, _KEYS), "key"), Piece(Shown(command.help))), indent=_KEYS)
    if not words:
        page.add()
        page.add(Piece(Shown("Marks behind a figure"), "heading"))
        for mark, meaning in MARKS.items():
            page.record(f"mark-{mark}", (Piece(fit(mark, _KEYS), "mark"), Piece(Shown(meaning))), indent=_KEYS)
    return page.rows()
