"""The commands that need nothing but the panes: moving, turning, zooming, looking for words, help."""

from __future__ import annotations

from textual.binding import Binding
from textual.screen import Screen

from dateline.model.shown import show_line
from dateline.tui.commands import COMMANDS, Command
from dateline.tui.keys import Keys
from dateline.tui.panes.pane_grid import PaneGrid
from dateline.tui.panes.record_list import RecordList
from dateline.tui.panes.strips import Strips
from dateline.tui.rendering.frame import hint_line
from dateline.tui.rendering.lines import Piece, wrapped
from dateline.tui.selection import PANES

MOST_LINES = 4
"""Lines that a sentence below the panes takes at most."""


class PaneKeys(Screen[None]):
    """A screen of panes. What they show and what is selected is the business of the class that derives from it."""

    BINDINGS = [Binding(",".join(command.keys), command.action, command.name, show=False, id=command.id) for command in COMMANDS]

    def __init__(self, *, ascii_only: bool, keys: Keys) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        self.keys = keys
        self.commands = COMMANDS
        self.panes = PaneGrid(ascii_only=ascii_only)

    @property
    def pane(self) -> int:
        """The number of the pane that has the keys."""
        raise NotImplementedError

    @property
    def current(self) -> RecordList:
        """The list that has the keys."""
        return self.panes[self.pane]

    def action_move(self, by: int) -> None:
        """Move the cursor of the pane that has the keys."""
        self.current.move(by)

    def action_first(self) -> None:
        """To the first record."""
        self.current.go(0)

    def action_last(self) -> None:
        """To the last record."""
        self.current.go(len(self.current.rows.keys) - 1)

    def action_page(self, share: float) -> None:
        """Move by a share of a page."""
        self.current.move_page(share)

    def action_pane(self, pane: int) -> None:
        """Give the keys to a pane, on what is lit in it."""
        listed = self.panes[pane]
        lit = sorted(place for key in listed.lit if (place := listed.rows.place(key)) is not None)
        if lit and listed.cursor not in lit:
            listed.go(lit[0])
        self.bring(pane)

    def action_turn(self, by: int) -> None:
        """Give the keys to the next pane, or the one before."""
        self.bring((self.pane - 1 + by) % len(PANES) + 1)

    def action_zoom(self) -> None:
        """Show the pane alone, or all again."""
        self.toggle_class("zoomed")
        self.call_after_refresh(self.write_titles)

    def action_hit(self, step: int) -> None:
        """To the next record of the pane that is lit; where none but its own is, to the next that the query asks for."""
        listed = self.current
        lit = frozenset(key for key in listed.lit if listed.rows.place(key) is not None)
        found = listed.rows.next_of(lit if lit - {listed.key} else self.hits(), listed.cursor, step)
        if found is not None:
            listed.go(found)
        else:
            self.say("Nothing to step through: no row is lit here, and none is a hit of the query. / asks for something.")

    async def action_repaint(self) -> None:
        """Send the whole screen again."""
        await self.app.run_action("repaint")

    def action_help(self) -> None:
        """The keys, searchable."""
        from dateline.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.pane, self.keys, ascii_only=self.ascii_only))

    def hits(self) -> frozenset[str]:
        """The keys of the records in the pane that has the keys that the query asks for."""
        raise NotImplementedError

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, as configured."""
        return self.keys.of[command.id]

    def bring(self, pane: int) -> None:
        """Give the keys to a pane, and forget what the last line said."""
        self.panes.bring(pane)
        self.say("")

    def say(self, text: str) -> None:
        """A sentence in the last line, and in as many more as it takes; the keys where there is none."""
        strip, told = self.query_one("#hint", Strips), show_line(text)
        lines = min(MOST_LINES, len(wrapped(told, max(1, self.size.width)))) if text else 1
        if strip.styles.height is None or strip.styles.height.value != lines:
            strip.styles.height = lines
        strip.show((Piece(told, "mark"),) if text else hint_line(self.keys))

    def write_titles(self) -> None:
        """Write the titles of the panes."""
        self.panes.write_titles(zoomed=self.has_class("zoomed"))
