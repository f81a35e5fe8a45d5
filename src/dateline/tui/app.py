"""The Textual app: the terminal's own colours, no mouse, no animation, no palette; one screen."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterator
from typing import Any

from textual import events, on
from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.reactive import Reactive
from textual.screen import Screen

from dateline.library.session import Session
from dateline.tui import layout
from dateline.tui.driver.cells import CellDriver
from dateline.tui.driver.taken import Taken
from dateline.tui.keys import declared
from dateline.tui.screens.browse import BrowseScreen
from dateline.tui.settings import Settings
from dateline.tui.typed_ahead import LONGEST, TypedAhead


class DatelineApp(App[int]):
    """Shows one session. `query` is asked first."""

    CSS_PATH = "style.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+q", "noop", show=False),
        Binding("ctrl+c", "noop", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]
    TITLE = "dateline"
    theme: Reactive[str] = Reactive("ansi-dark")

    def __init__(
        self,
        session: Session,
        query: str = "",
        settings: Settings | None = None,
        *,
        driver: type[Driver] | None = CellDriver,
        taken: Taken | None = None,
    ) -> None:
        """`taken`: the terminal, where a first frame stands on it already."""
        self.taken = taken
        super().__init__(ansi_color=True, driver_class=driver)
        self.animation_level = "none"
        self.session = session
        self.asked = query
        self.settings = settings or Settings()
        self.bound = frozenset(key for keys in self.settings.keys.of.values() for key in keys)
        self.typed = TypedAhead(self)
        self._disable_tooltips = self._disable_notifications = True  # there is no mouse, and what is to be said is said on the last line

    def get_default_screen(self) -> Screen[Any]:
        """The browsing screen is there from the start, so that no key falls on a screen before it; it is laid out once, for the size there is."""
        screen = BrowseScreen(self.session, self.asked, self.settings, self.typed.newer)
        return screen.add_class(*layout.classes(*self.size), update=False)

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme, and the numbers of the layout."""
        return super().get_css_variables() | layout.variables()

    async def on_event(self, event: events.Event) -> None:
        """Keys wait for their turn; everything else is handled as it comes."""
        if not self.typed.holds(event):
            await super().on_event(event)

    def on_mount(self) -> None:
        """Give the commands their configured keys."""
        changed = {name: self.settings.keys.of[name] for name, keys in declared().of.items() if self.settings.keys.of[name] != keys}
        self.run_worker(self.typed.run(), group="keys", exclusive=True)
        self.set_keymap({name: ",".join(keys) for name, keys in changed.items()})

    @on(BrowseScreen.LaidOut)
    def laid_out(self) -> None:
        """Let the whole screen take the place of the first frame."""
        self.run_worker(self._take_over(), group="taking over")

    async def _take_over(self) -> None:
        with contextlib.suppress(TimeoutError):  # what was typed at the first frame shows on the first whole one
            await asyncio.wait_for(self.typed.all_done(), LONGEST)
        browse = self.screen_stack[0]
        assert isinstance(browse, BrowseScreen)
        browse.complete(self._release)

    def _release(self) -> None:
        if isinstance(self._driver, CellDriver):
            self._driver.release()

    def action_noop(self) -> None:
        """Take away a key of Textual's own."""

    @property
    def read_only(self) -> bool:
        """Whether nothing may be started, stopped or written."""
        return self.settings.read_only

    @property
    def failure(self) -> Exception | None:
        """What ended the app, if nobody asked it to end."""
        return self._exception

    def leave(self, code: int) -> None:
        """End with an exit code; for a signal handler. Raises SystemExit where the app does not run yet."""
        if self._loop is None:
            raise SystemExit(code)
        self._loop.call_soon_threadsafe(self.exit, code)

    def action_repaint(self) -> None:
        """Send every cell again, whatever the terminal shows."""
        if isinstance(self._driver, CellDriver):
            self._driver.repaint()
        self.refresh(layout=True)

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal to another program; what is typed there to interrupt it must not end this one."""
        numbers = (signal.SIGINT, signal.SIGQUIT)
        before = [signal.signal(number, lambda *_: None) for number in numbers]  # a handler, since a program started would inherit SIG_IGN
        try:
            with super().suspend():
                yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def action_suspend_process(self) -> None:
        """Stop the job, where that is allowed."""
        if not self.read_only:
            super().action_suspend_process()

    def _print_error_renderables(self) -> None:
        """Print no traceback: whoever ran the app finds `failure`."""
        self._exit_renderables.clear()
