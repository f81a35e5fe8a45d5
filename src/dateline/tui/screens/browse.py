"""The browsing screen: the one object that owns what is selected. Panes tell it what happened; it tells them what to show."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from functools import partial

from msgspec import structs
from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer

from dateline.library.find import Answer, never
from dateline.library.misspelt import answer_meant
from dateline.library.session import Session
from dateline.model.shown import Shown, show_line
from dateline.query import QueryError, parse_query
from dateline.tui import following
from dateline.tui.layout import HEIGHTS, WIDTHS
from dateline.tui.panes.record_list import RecordList
from dateline.tui.panes.strips import Strips
from dateline.tui.rendering.dossier import RELATED
from dateline.tui.rendering.frame import crumb_line, nothing_found
from dateline.tui.rendering.incidents import incident_rows
from dateline.tui.rendering.lines import Piece
from dateline.tui.screens.follow import Follower
from dateline.tui.screens.querying import Querying
from dateline.tui.selection import Selection, at_incident
from dateline.tui.settings import Settings

REST = 0.06
"""Seconds that the cursor rests before the other panes follow it."""
STEPPING, REST_OF_STEPS = 0.4, 0.2
"""Where a cursor moves again within the first, it is being stepped with: the panes then wait for the second, since nobody reads
them between two steps, and on a slow line each of them would hold up the next step."""
WATCHED_AFTER = 0.1
"""Seconds after the first paint from which on files are watched, which must not hold it up: a tenth of the start is the import of what does it."""


class BrowseScreen(Querying):
    """Panes 1 to 5, linked. `trail` holds where one is and has been; everything shown derives from it and the session."""

    class LaidOut(Message):
        """The lists of the screen have a place; what the panes show is still to come."""

    HORIZONTAL_BREAKPOINTS = list(WIDTHS)
    VERTICAL_BREAKPOINTS = list(HEIGHTS)

    def __init__(self, session: Session, query: str, settings: Settings, newer: Callable[[], Callable[[], bool]] = lambda: never) -> None:
        """`newer` gives what says whether a key has come after the one that is done now."""
        super().__init__(session, query, settings, newer)
        self._follower = Follower(self.panes, ascii_only=settings.ascii_only)
        self.selected: tuple[str, ...] = ()
        self._resting: Timer | None = None
        self._follows = self._complete = False
        self._moved = 0.0
        self._asked_to_quit = ""

    @property
    def past(self) -> dt.date | None:
        """The day that everything shown is known as of, or None for today."""
        return self.answer.search.as_of or self.selection.as_of

    @property
    def pane(self) -> int:
        """The number of the pane that has the keys."""
        return self.selection.pane

    @property
    def follower(self) -> Follower:
        """What the other panes show, which is that of the cursor: a command never acts on the incident before."""
        self._settle()
        return self._follower

    def compose(self) -> ComposeResult:
        """The crumb line, five lists, the strip and the hints."""
        yield Strips("crumb")
        yield self.panes
        yield Strips("detail")
        yield Strips("hint")

    def on_mount(self) -> None:
        """Ask the first question and put the keys on the list."""
        self.ask(self.selection)
        self.bring(1)
        self.say(" ".join((self.session.refreshed.note, *self.keys.remarks)).strip())
        self.call_after_refresh(self.post_message, self.LaidOut())

    def complete(self, drawn: Callable[[], None]) -> None:
        """Let the panes follow for the first time, and call `drawn` when the screen is drawn, and whole."""
        self._settle()
        self._complete = True
        self.refresh()  # at once: left to themselves the panes would be drawn one after the other
        self.call_after_refresh(drawn)
        if self.settings.live:
            self.set_timer(WATCHED_AFTER, partial(self.action_do, "watching:begin"))

    def _compositor_refresh(self) -> None:
        """Draw nothing before the screen is whole: nobody would see it, and it is an eighth of what Textual does at the start."""
        if self._complete:
            super()._compositor_refresh()

    @on(RecordList.Moved)
    def moved(self, message: RecordList.Moved) -> None:
        """A cursor moved: keep its place, and let the other panes follow once it rests."""
        self._asked_to_quit = ""
        self.keep(incident=message.key if message.pane == 1 else self.selection.incident)
        self.write_titles()
        if self._resting is not None:
            self._resting.stop()
        now = asyncio.get_running_loop().time()
        self._resting = self.set_timer(REST_OF_STEPS if now - self._moved < STEPPING else REST, self.follow)
        self._moved = now

    @on(RecordList.Grew)
    def grew(self, message: RecordList.Grew) -> None:
        """A list has another width: lay its lines out again, the cursor where it was."""
        self._follower.lay_out(message.pane)
        self.call_after_refresh(self.write_titles)

    @on(events.DescendantFocus)
    def pane_focused(self, event: events.DescendantFocus) -> None:
        """The keys go to another pane: its record lights what belongs to it."""
        if isinstance(event.widget, RecordList):
            self.keep(pane=event.widget.pane)
            self.follow()

    def action_open(self) -> None:
        """Open the incident, or pivot to the question that the record asks."""
        pane, key = self.pane, self.current.key
        incident = self.follower.incident
        if pane == 1:
            self.bring(2)
        elif incident is None or not key:
            return
        elif pane == 2 and key.startswith(RELATED):
            other = key.removeprefix(RELATED)
            if other in self.session.index.summaries:
                self.pivot(at_incident("", other, self.selection.as_of), 2)
            else:
                self.say(f"{show_line(other)} is not in this library.")
        elif query := following.pivot(incident, pane, key):
            self.pivot(at_incident(query, incident.id, self.selection.as_of), 1)

    def search(self, query: str) -> None:
        """Ask a query that was typed elsewhere than in its bar; what cannot be read says why."""
        try:
            parse_query(query)
        except QueryError as error:
            self.say(error.reason)
            return
        self.pivot(at_incident(query, self.selection.incident, self.selection.as_of), 1)

    def action_travel(self, step: int) -> None:
        """The question before (or, with 1, the one come back from), as it was left."""
        self.keep()
        trail = self.trail.forward() if step > 0 else self.trail.back()
        if trail is self.trail:
            self.say("There is nothing to go back to." if step < 0 else "There is nothing to go forward to.")
            return
        self.trail = trail
        target = self.selection
        self._follower.forget()
        self.ask(target)
        self.bring(target.pane)

    def action_clear(self) -> None:
        """All incidents again, the cursor on the same one."""
        if self.selection.query:
            self.pivot(at_incident("", self.selection.incident, self.selection.as_of), 1)

    def action_reload(self) -> None:
        """Read what changed in the files; cursor, query and scroll stay."""
        from dateline.tui.doing.reloading import reload

        reload(self)

    def action_cancel(self) -> None:
        """Take zoom, lights and questions away."""
        self._asked_to_quit = ""
        if self.has_class("zoomed"):
            self.action_zoom()
        for pane in self.panes.others(0):
            pane.light(frozenset())
        self.write_titles()
        self.say("")

    def action_leave(self, key: str) -> None:
        """Leave dateline, once asked."""
        if self._asked_to_quit == key:
            self.app.exit()
        self._asked_to_quit = key
        self.say(f"Press {key} once more to leave.")

    def hits(self) -> frozenset[str]:
        """What the query asks for in the pane that has the keys, by words or by a field."""
        search = self.answer.search
        words = tuple(word for part in search.words for word in part.text.split())
        asked = following.asked_for(self.follower.incident, search.criterion, self.pane) if self.follower.incident else frozenset()
        return self.current.rows.holding(words) | asked

    def bring(self, pane: int) -> None:
        """Give the keys to a pane; what its record lights and says is there with it, and not a frame later."""
        super().bring(pane)
        self.keep(pane=pane)
        self._follows |= pane != 1
        self.follow()

    def action_hit(self, step: int) -> None:
        """To the next hit of the pane; in the list of a query every row is one."""
        listed = self.current
        if self.pane == 1 and self.answer.search.criterion.criteria and listed.rows.keys:
            listed.go((listed.cursor + step) % len(listed.rows.keys))
        else:
            super().action_hit(step)

    @property
    def detail_text(self) -> str:
        """The record under the cursor in full, as the strip has it once the panes have followed."""
        self._settle()
        return self.query_one("#detail", Strips).text

    def point(self, pane: int, key: str) -> None:
        """Give the keys to a pane, with its cursor on a record."""
        self.bring(pane)
        listed = self.panes[pane]
        place = listed.rows.place(key)
        if place is not None:
            listed.go(place)

    def ask(self, selection: Selection) -> None:
        """Answer a selection's query and show it, each list where the selection says it stands."""
        try:
            search = parse_query(selection.query)
        except QueryError as error:
            self.say(error.reason)
            selection, search = structs.replace(selection, query=""), parse_query("")
        self.show(selection, answer_meant(self.session, search, selection.as_of))

    def show(self, selection: Selection, found: Answer) -> None:
        """Show an answer, each list where the selection says it stands."""
        self.answer, search = found, found.search
        self.trail = self.trail.now(selection)
        kept = {self._follower.last_good.path} if self._follower.last_good else set[str]()
        broken = self.session.index.broken
        problems = self.session.index.problems_of(broken & kept if search.text.strip() else broken)
        first = self.panes[1]
        first.empty = nothing_found(selection.query)
        place = selection.place(1)
        first.show(
            incident_rows(self.answer.summaries, problems, ascii_only=self.ascii_only),
            selection.incident or place.key,
            place.above,
        )
        self.trail = self.trail.now(structs.replace(selection, incident=first.key))
        self.follow()

    def follow(self) -> None:
        """Bring the other panes up to the cursor that now rests: the incident's records, and what is linked.

        Not before they are laid out: they would be filled for no width, with what a key typed meanwhile leaves at once.
        """
        self._resting = None
        if not self._follows:
            return
        self._follower.show(self.session, self.selection, self.answer.as_of)
        text = self._follower.light(self.pane, self.current.key)
        self.query_one("#detail", Strips).show((Piece(text),) if text else (Piece(Shown("")),))
        answered, count = len(self.answer.summaries), len(self.session.index.summaries)
        crumb = crumb_line(self.trail, answered, count, self.past, broken=self._follower.shows_last_good, meant=self.answer.meant.values())
        self.query_one("#crumb", Strips).show(crumb)
        self.write_titles()

    def forget(self) -> None:
        """Let every list be filled anew by the next answer."""
        self._follower.forget()

    def _settle(self) -> None:
        """Let the panes follow now, where they still wait for the cursor to rest."""
        if self._resting is not None:
            self._resting.stop()
        if self._resting is not None or not self._follows:
            self._follows = True
            self.follow()

    def pivot(self, selection: Selection, pane: int) -> None:
        """Go on to another question, with the keys on `pane`."""
        self.keep()
        self.trail = self.trail.pivot(structs.replace(selection, pane=pane))
        self.ask(self.selection)
        self.bring(pane)

    def keep(self, **changes: object) -> None:
        """Write down where every list stands, and what else changed."""
        self.trail = self.trail.now(structs.replace(self.selection, places=self.panes.places(), **changes))
