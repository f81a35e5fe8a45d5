"""The query bar: answers while it is typed, kept or taken back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from msgspec import structs
from textual import events, on
from textual.geometry import Size

from dateline.library.find import Answer, StoppedError, answer
from dateline.library.misspelt import answer_meant, told
from dateline.library.session import Session
from dateline.query import QueryError, parse_query
from dateline.tui.panes.query_bar import QueryBar
from dateline.tui.screens.commanding import Commanding
from dateline.tui.selection import Selection, Trail
from dateline.tui.settings import Settings

BETWEEN_FRAMES = 1 / 60
"""Seconds between two frames while more keys wait, and that lists are given to lay themselves out for another size."""
PAUSE = 0.06
"""Seconds after which a question is answered that a key stopped and asked nothing itself."""


class Querying(Commanding):
    """A screen that shows the answer to a query. `trail` holds where one is and has been."""

    def __init__(self, session: Session, query: str, settings: Settings, newer: Callable[[], Callable[[], bool]]) -> None:
        """`newer` gives what says whether a key has come after the one that is done now."""
        super().__init__(settings)
        self.session = session
        self.trail = Trail(Selection(query=query))
        self.answer: Answer = answer(session, parse_query(""))
        self._newer = newer
        self._drawn = 0.0
        self._sized: Size | None = None
        self._resizing = False
        self._before_query: Selection | None = None

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self.trail.here

    def ask(self, selection: Selection) -> None:
        """Answer a selection's query and show it."""
        raise NotImplementedError

    def show(self, selection: Selection, found: Answer) -> None:
        """Show an answer, each list where the selection says it stands."""
        raise NotImplementedError

    def keep(self, **changes: object) -> None:
        """Write down where every list stands, and what else changed."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let every list be filled anew by the next answer."""
        raise NotImplementedError

    async def _on_resize(self, event: events.Resize) -> None:
        """Lay the screen out once for a size, of which Textual tells twice, and draw it when the lists have followed."""
        if event.size == self._sized:
            event.prevent_default()
            return
        if self._sized is not None and not self._resizing:
            self._resizing = True
            self.set_timer(BETWEEN_FRAMES, self._draw_resized)
        self._sized = event.size

    def _draw_resized(self) -> None:
        self._resizing = False
        self.refresh()

    def _compositor_refresh(self) -> None:
        """Draw, but not what another size has left half done: it was drawn four times a size."""
        if not self._resizing:
            super()._compositor_refresh()

    def _on_timer_update(self) -> None:
        """Draw at once where no key waits; of a bunch of keys draw what they have led to, now and then."""
        now = time.monotonic()
        if now - self._drawn >= BETWEEN_FRAMES or not self._newer()():
            self._drawn = now
            super()._on_timer_update()

    def completed(self, typed: str) -> list[str]:
        """What a query may be completed to, best first."""
        from dateline.library.completing_queries import query_completed

        return [one.value for one in query_completed(typed, self.session)]

    @on(QueryBar.Typed)
    async def typed(self, message: QueryBar.Typed) -> None:
        """Answer while it is typed, until another key comes; what cannot be read yet says why and leaves the list as it is."""
        selection = Selection(query=message.text, as_of=self.selection.as_of)
        try:
            search = parse_query(message.text)
        except QueryError as error:
            self.trail = self.trail.now(structs.replace(self.selection, query=message.text))
            self.say(message.offered or error.reason)
            return
        try:
            found = await asyncio.to_thread(answer_meant, self.session, search, selection.as_of, self._newer())
        except StoppedError:
            self.trail = self.trail.now(selection)
            self.set_timer(PAUSE, self.catch_up)
            return
        self.show(selection, found)
        self.say(message.offered or told(found.meant))

    def catch_up(self) -> None:
        """Answer what was typed last, where a key stopped that and asked nothing itself."""
        if self.answer.search.text != self.selection.query and self.query_one(QueryBar).value == self.selection.query:
            self.ask(self.selection)

    @on(QueryBar.Kept)
    def kept(self) -> None:
        """Keep the answer and go to the list; the question before stays one step back. What cannot be read stays in the bar."""
        now, before = self.selection, self._before_query
        try:
            parse_query(now.query)
        except QueryError as error:
            self.say(error.reason)
            return
        if before is not None and before.query != now.query:
            self.trail = self.trail.now(before).pivot(now)
        self._close_query(now)

    @on(QueryBar.Left)
    def left(self) -> None:
        """Back to the query that stood."""
        self._close_query(self._before_query or self.selection)

    async def action_query(self) -> None:
        """Open the query bar with the query that stands. It is mounted here: the start would take a sixtieth longer with it."""
        self.keep()
        self._before_query = self.selection
        crumb = self.query_one("#crumb")
        if not self.query(QueryBar):
            await self.mount(QueryBar(self.completed), after=crumb)
        crumb.display = False
        self.query_one(QueryBar).open(self.selection.query)

    def _close_query(self, selection: Selection) -> None:
        self.query_one(QueryBar).close()
        self.query_one("#crumb").display = True
        self._before_query = None
        if selection != self.selection or selection.query != self.answer.search.text:
            self.forget()
            self.ask(selection)
        self.bring(1)
