"""The map of the list: pins to walk through by keys. It owns what part of the world is seen and which incident is under the cursor."""

from __future__ import annotations

import datetime as dt

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from dateline.cartography import Drawn, Viewport, draw, fit, moved, pins_of, sites_of, viewport, zoomed
from dateline.library.find import Answer
from dateline.library.session import Session
from dateline.tui.keys import Keys
from dateline.tui.map_commands import MAP_COMMANDS
from dateline.tui.panes.map_canvas import MapCanvas
from dateline.tui.panes.strips import Strips
from dateline.tui.rendering.lines import Line, wrapped
from dateline.tui.rendering.map import incident_line, keys_line, map_lines, place_line, signs_line, title_line, unplaced_line

ZOOM = 1.5
"""How many times larger one key draws the map."""
PAN = 0.25
"""Share of the map that one key moves it by."""
EDGE = 2
"""Cells from the edge within which the pin under the cursor counts as out of sight when the cursor comes to it."""


class MapScreen(Screen[str]):
    """Gives the id of the incident under the cursor when it closes, or "" where the cursor was not moved and nothing was chosen."""

    BINDINGS = [Binding(",".join(command.keys), command.action, command.name, show=False, id=command.id) for command in MAP_COMMANDS]

    def __init__(self, session: Session, answer: Answer, incident: str, *, keys: Keys, past: dt.date | None = None, ascii_only: bool) -> None:
        """`incident` is under the cursor of the list; `past` the day that the figures are known as of, where it is not today."""
        super().__init__()
        self.keys = keys
        self.session, self.answer, self.past, self.ascii_only = session, answer, past, ascii_only
        self.summaries = {summary.id: summary for summary in answer.summaries}
        self.ids = list(self.summaries)
        self.sites, self.unplaced = sites_of(session.index.incident(i) for i in self.ids)
        self.here = incident if incident in self.summaries else next(iter(self.ids), "")
        self.came_from = incident
        self.view: Viewport | None = None
        self.drawn = Drawn((), ())
        self.fitted = True
        self.signs = False

    def compose(self) -> ComposeResult:
        """A title, the map, the incident under the cursor, what is not on the map, the keys."""
        yield Strips("map-title")
        yield MapCanvas()
        yield Strips("map-incident")
        yield Strips("map-place")
        yield Strips("map-unplaced")
        yield Strips("hint")

    def on_mount(self) -> None:
        """Make room for what the map cannot show, where there is such."""
        self.query_one("#map-unplaced").display = bool(self.unplaced)

    @on(MapCanvas.Sized)
    def sized(self, message: MapCanvas.Sized) -> None:
        """Draw for another size: all pins where nothing else was asked for, else the same middle and scale."""
        view = self.view
        if view is None or self.fitted:
            self.show(fit([site.position for site in self.sites], message.columns, message.rows), fitted=True)
        else:
            self.show(viewport(view.lat, view.lon, view.km, message.columns, message.rows))

    def action_zoom(self, step: int) -> None:
        """Draw larger, the pin under the cursor in the middle if it is in sight; or smaller."""
        if self.view is None:
            return
        view = zoomed(self.view, ZOOM**step)
        position = self._position_here()
        if step > 0 and position is not None and self._cell_here(self.view):
            view = viewport(*position, view.km, view.columns, view.rows)
        self.show(view)

    def action_pan(self, right: int, down: int) -> None:
        """Move the map by a share of it."""
        if self.view is not None:
            self.show(moved(self.view, right * PAN, down * PAN))

    def action_step(self, by: int) -> None:
        """To the next incident of the list, on the map or not."""
        if self.ids:
            at = self.ids.index(self.here)
            self.go(self.ids[max(0, min(len(self.ids) - 1, at + by))])

    def action_pin(self, by: int) -> None:
        """To the first incident of the next pin; pins stand in the order of the list, and the first follows the last."""
        if self.view is None or not self.sites:
            return
        pins = pins_of(self.view, self.sites)
        holding = [any(site.incident == self.here for site in pin) for pin in pins]
        if any(holding):
            at = holding.index(True)
        else:  # between the pins whose incidents stand before it in the list and those that stand after it
            order = {incident: number for number, incident in enumerate(self.ids)}
            before = sum(order[pin[0].incident] < order[self.here] for pin in pins)
            at = before - 1 if by > 0 else before
        for ahead in range(1, len(pins) + 1):
            number = (at + by * ahead) % len(pins)
            if not holding[number]:
                self.go(pins[number][0].incident)
                return

    def action_centre(self) -> None:
        """The pin under the cursor in the middle."""
        if self.view is not None and (position := self._position_here()) is not None:
            self.show(viewport(*position, self.view.km, self.view.columns, self.view.rows))

    def action_fit(self) -> None:
        """All pins."""
        if self.view is not None:
            self.show(fit([site.position for site in self.sites], self.view.columns, self.view.rows), fitted=True)

    def action_signs(self) -> None:
        """What the signs mean in the place of the keys, or the keys again."""
        self.signs = not self.signs
        self._show_hint()

    def on_resize(self) -> None:
        """Give what is said below the map the lines that it takes now."""
        self._show_hint()

    async def action_repaint(self) -> None:
        """Send the whole screen again."""
        await self.app.run_action("repaint")

    def action_open(self) -> None:
        """Back to the list, on this incident."""
        self.dismiss(self.here)

    def action_close(self) -> None:
        """Back to where one was; the list has followed the cursor if it was moved."""
        self.dismiss(self.here if self.here != self.came_from else "")

    def go(self, incident: str) -> None:
        """The cursor to an incident; the map follows where its pin is out of sight."""
        self.here = incident
        if self.view is None:
            return
        cell = self._cell_here(self.view)
        inside = cell is not None and EDGE <= cell[0] < self.view.columns - EDGE and 0 <= cell[1] < self.view.rows
        position = self._position_here()
        if inside or position is None:
            self.show(self.view, fitted=self.fitted)
        else:
            self.show(viewport(*position, self.view.km, self.view.columns, self.view.rows))

    def show(self, view: Viewport, *, fitted: bool = False) -> None:
        """Draw a part of the world and what stands round the map."""
        self.view, self.fitted = view, fitted
        self.drawn = draw(view, self.sites, self.here, ascii_only=self.ascii_only)
        self.query_one(MapCanvas).show(map_lines(self.drawn))
        self._say("map-title", title_line(self.answer.search.text, len(self.ids), self.drawn, self.sites, self.past))
        self._say("map-unplaced", unplaced_line(self.unplaced, {i: s.title for i, s in self.summaries.items()}))
        self._show_hint()
        if self.here:
            why = next((item.why for item in self.unplaced if item.incident == self.here), "")
            self._say("map-incident", incident_line(self.summaries[self.here], ascii_only=self.ascii_only))
            self._say("map-place", place_line(self.session.index.incident(self.here), self.sites, self.drawn, why))

    def _show_hint(self) -> None:
        """The keys, cut where they have no room; the signs in full, in as many lines as they take."""
        strip, line = self.query_one("#hint", Strips), signs_line(ascii_only=self.ascii_only) if self.signs else keys_line(self.keys)
        strip.styles.height = len(wrapped(line[0].text, max(1, self.size.width))) if self.signs else 1
        strip.show(line)

    def _position_here(self) -> tuple[float, float] | None:
        return next((site.position for site in self.sites if site.incident == self.here), None)

    def _cell_here(self, view: Viewport) -> tuple[int, int] | None:
        position = self._position_here()
        return view.cell(*position) if position else None

    def _say(self, name: str, line: Line) -> None:
        self.query_one(f"#{name}", Strips).show(line)
