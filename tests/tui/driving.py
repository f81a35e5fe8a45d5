"""Driving the screen in tests: its lists, its lines, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.message import Message
from textual.pilot import Pilot

from dateline.tui.app import DatelineApp
from dateline.tui.panes.record_list import RecordList
from dateline.tui.panes.strips import Strips
from dateline.tui.screens.browse import BrowseScreen

REST = 0.1
"""Seconds after which the panes have followed a cursor that rests."""


class Lights:
    """A message hook that keeps which rows lit last, by pane."""

    def __init__(self) -> None:
        self.of: dict[int, frozenset[str]] = {}
        self.told: list[int] = []
        self._seen: list[Message] = []

    def __call__(self, message: Message) -> None:
        """Take note of a message."""
        if isinstance(message, RecordList.Lit) and not any(message is other for other in self._seen):
            self._seen.append(message)
            self.of[message.pane] = message.keys
            self.told.append(message.pane)


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> bool:
    """Wait until something holds, five seconds at most."""
    for _ in range(100):
        if holds():
            return True
        await pilot.pause(0.05)
    return holds()


def screen(pilot: Pilot[Any]) -> BrowseScreen:
    """The browsing screen."""
    found = pilot.app.screen_stack[0]
    assert isinstance(found, BrowseScreen)
    return found


def pane(pilot: Pilot[Any], number: int) -> RecordList:
    """The list of a pane."""
    return screen(pilot).panes[number]


def text(pilot: Pilot[Any], number: int) -> str:
    """What a list shows, as text."""
    listed = pane(pilot, number)
    return "\n".join(listed.render_line(y).text for y in range(listed.size.height))


def strip(pilot: Pilot[Any], name: str) -> str:
    """What a strip shows: crumb, detail or hint."""
    return screen(pilot).query_one(f"#{name}", Strips).text


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait until the panes have followed."""
    await pilot.press(*keys)
    assert isinstance(pilot.app, DatelineApp)
    await pilot.app.typed.all_done()
    await pilot.pause(REST)
