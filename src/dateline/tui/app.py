"""The Textual app: the terminal's own colours, no mouse, no animation, no palette; one screen."""

from __future__ import annotations

import asyncio
import contextlib
import signal

from textual.app import App
from textual.binding import Binding

from dateline.library.session import Session
from dateline.tui.screens.browse import BrowseScreen


class DatelineApp(App[int]):
    """Shows one session. `query` is asked first."""

    CSS_PATH = "style.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+q", "noop", show=False), Binding("ctrl+c", "noop", show=False)]
    TITLE = "dateline"

    def __init__(self, session: Session, query: str = "", *, ascii_only: bool = False) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self.session = session
        self.asked = query
        self.ascii_only = ascii_only

    def on_mount(self) -> None:
        """Show the browsing screen; leave in order when the terminal or the host asks for it."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self.exit, 128 + number)
        self.push_screen(BrowseScreen(self.session, self.asked, ascii_only=self.ascii_only))

    def action_noop(self) -> None:
        """Take away a key of Textual's own."""
