"""The map and the lines round it: drawn cells as pieces, the incident under the cursor, what is not on the map, what the signs mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.cartography import Drawn, Site, Unplaced, precision_text, signs
from dateline.ledger.summary import Summary
from dateline.model.countries import country_name
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.phrasing.days import date_text, day_text
from dateline.phrasing.figures import toll_text
from dateline.tui.commands import spelled
from dateline.tui.keys import Keys
from dateline.tui.map_commands import MAP_COMMANDS
from dateline.tui.rendering.lines import Line, Piece

STYLES = {
    "": "",
    "coast": "",
    "border": "quiet",
    "circle": "id",
    "pin": "mark",
    "here": "banner",
    "name": "value",
    "name-here": "banner",
    "country": "quiet",
    "town": "quiet",
    "scale": "quiet",
}
"""What a piece of a map stands for -> the style of the screen that it is shown in."""
HINTED = ("map-larger", "map-smaller", "map-west", "map-next", "map-next-pin", "map-open", "map-close", "map-all", "map-signs", "map-centre")
_HINTS = {"map-larger": "", "map-smaller": "zoom", "map-west": "pan", "map-next": "next", "map-next-pin": "pin"}
_TOGETHER = {"map-west": ("south", "north", "east"), "map-next": ("previous",), "map-next-pin": ("previous-pin",)}
"""Commands that are told behind another, as one."""


def map_lines(drawn: Drawn) -> list[Line]:
    """The lines of a map as pieces of the screen."""
    return [tuple(Piece(piece.text, STYLES[piece.style]) for piece in line) for line in drawn.lines]


def title_line(asked: str, incidents: int, drawn: Drawn, sites: Sequence[Site], past: dt.date | None) -> Line:
    """The day if it is a past one, the query, how many incidents and pins, how many of them are in sight."""
    banner = [Piece(Shown(f" AS KNOWN ON {day_text(past).upper()} "), "banner"), Piece(Shown(" "))] if past else []
    seen = sum(len(pin.sites) for pin in drawn.pins)
    places = f"{len(sites)} place{'s' if len(sites) != 1 else ''} pinned"
    sight = "" if seen == len(sites) else f", {seen} of them in sight"
    told = f"  {incidents} incident{'s' if incidents != 1 else ''}, {places}{sight}"
    return (*banner, Piece(Shown("Map of "), "quiet"), Piece(Shown(show_line(asked, 40) or "all"), "title"), Piece(Shown(told)))


def incident_line(summary: Summary, *, ascii_only: bool) -> Line:
    """The incident under the cursor: day, headline toll with its marks, title."""
    toll = toll_text(summary, ascii_only=ascii_only)
    retracted = (Piece(Shown("RETRACTED "), "problem"),) if summary.status == "retracted" else ()
    return (
        Piece(Shown(f"{date_text(summary.date)}  "), "quiet"),
        *retracted,
        Piece(Shown(toll or "no toll stated"), "value" if toll else "quiet"),
        Piece(Shown(f"  {show_line(summary.title)}"), "title"),
    )


def place_line(incident: Incident, sites: Sequence[Site], drawn: Drawn, unplaced: str) -> Line:
    """Where the incident was and how exactly that is known; how many others share its pin; or why it has none."""
    mine = [site for site in sites if site.incident == incident.id]
    if not mine:
        return (Piece(Shown(f"not on the map: {unplaced}"), "problem"), Piece(Shown(f"  {_where(incident, 0)}")))
    told = "; ".join(f"{precision_text(site)}: {_where(incident, site.number)}" for site in mine)
    pin = next((pin for pin in drawn.pins if incident.id in pin.incidents), None)
    if pin is None:
        return (Piece(Shown(told)), Piece(Shown("  out of sight: c shows it"), "quiet"))
    if len(pin.incidents) == 1:
        return (Piece(Shown(told)),)
    at = pin.incidents.index(incident.id) + 1
    return (Piece(Shown(f"{at} of {len(pin.incidents)} at this pin  "), "mark"), Piece(Shown(told)))


def unplaced_line(unplaced: Sequence[Unplaced], titles: dict[str, str]) -> Line:
    """The incidents that have no pin, by the reason: first those known by country only."""
    pieces: list[Piece] = []
    for why in sorted({item.why for item in unplaced}):
        names = [show_line(titles[item.incident]) for item in unplaced if item.why == why]
        pieces += [Piece(Shown(f"Not on the map, {why} ({len(names)}): "), "problem"), Piece(Shown(f"{'; '.join(names)}  "))]
    return tuple(pieces)


def keys_line(by_id: Keys) -> Line:
    """The keys of the map, the most needed first; the first key of each."""
    known = {command.id: command for command in MAP_COMMANDS}
    pieces: list[Piece] = []
    for name in HINTED:
        command = known[name]
        told = _HINTS.get(name, command.name)
        keys = [spelled(of[0]) for one in (name, *(f"map-{other}" for other in _TOGETHER.get(name, ()))) if (of := by_id.of[one])]
        pieces += [
            Piece(Shown(("" if len(keys) > 2 and max(map(len, keys)) == 1 else " ").join(keys)), "key"),
            Piece(Shown(f" {told}  " if told else " "), "quiet"),
        ]
    return tuple(pieces)


def signs_line(*, ascii_only: bool) -> Line:
    """What the signs of the map mean."""
    return (Piece(Shown("  ".join(signs(cursor=True, ascii_only=ascii_only))), "quiet"),)


def _where(incident: Incident, number: int) -> Shown:
    if not incident.place:
        return Shown("")
    place = incident.place[number]
    role = " as target" if place.role == "target" else ""
    return Shown(show_line(", ".join(dict.fromkeys(p for p in (place.site, place.name, country_name(place.country)) if p))) + role)
