"""Keys in the order in which they were typed, each done with before the next counts.

Textual hands a key to whatever has the focus when it arrives, and opens a line or a list a moment after the key that
asked for it. On a slow line keys come in bunches: of `/ker` only the stroke would reach the query, and `k e r` would be
commands. So the keys wait here, and each is passed on when the one before it, and what it opened, has settled.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App

_LINE_FEED = "ctrl+j"
"""What the terminal makes of an Enter that is pressed before the screen has taken it over."""
LONGEST = 1.0
"""Seconds that a key waits at most for the one before it, so that nothing can hold up the keyboard."""


class TypedAhead:
    """The keys of one app that wait for their turn."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._waiting: asyncio.Queue[events.Key | events.Paste] = asyncio.Queue()
        self._came = 0
        self._turn: events.Key | events.Paste | None = None

    def holds(self, event: events.Event) -> bool:
        """Whether an event was put aside: a key or pasted text that is not the one whose turn it is."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded or event is self._turn:
            return False
        self._came += 1
        self._waiting.put_nowait(events.Key("enter", "\r") if isinstance(event, events.Key) and event.key == _LINE_FEED else event)
        return True

    def newer(self) -> Callable[[], bool]:
        """Says from now on whether a key waits for the one whose turn it is, or came since: what that one asked need not be answered."""
        came = self._came
        return lambda: self._came != came or not self._waiting.empty()

    async def run(self) -> None:
        """Pass the keys on, one at a time, for as long as the app runs."""
        while True:
            event = await self._waiting.get()
            self._turn = event
            self._app.post_message(event)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._settled(), LONGEST)
            self._waiting.task_done()

    async def all_done(self) -> None:
        """Return when no key waits any more."""
        await self._waiting.join()

    async def _settled(self) -> None:
        """Return when the key has gone all the way up, its command has run, and what that opened is there with its focus."""
        app = self._app
        await _reached(app)
        node: MessagePump | None = app.focused or app.screen
        while node is not None and node is not app:
            await _reached(node)
            node = node._parent  # noqa: SLF001 (the way that Textual bubbles a key; there is no public name for it)
        await _reached(app)
        while not app.screen.is_mounted:
            await asyncio.sleep(0.001)
        await _reached(app.screen)
        await _reached(app)


async def _reached(node: MessagePump) -> None:
    """Return when a widget has handled all that was sent to it so far."""
    reached = asyncio.Event()
    if node.call_later(reached.set):
        await reached.wait()
