"""Sites and incidents for the tests of maps."""

from __future__ import annotations

from dateline.cartography import Drawn, Site
from dateline.model.incident import Incident, Place
from dateline.model.shown import Shown


def site(incident: str, lat: float, lon: float, name: str = "", precision: str = "town", role: str = "attack") -> Site:
    """A site of its own incident."""
    return Site(incident, 0, Shown(name or incident.title()), lat, lon, precision, role)


def incident(*places: Place, status: str = "settled") -> Incident:
    """An incident at some places."""
    return Incident(id="2024-01-01-x", title="X", date="2024-01-01", place=places, kind=("bombing",), status=status)


def place(**facts: str) -> Place:
    """A place with a position."""
    return Place(**{"name": "Town", "country": "IR", "lat": "30.28", "lon": "57.08"} | facts)


def text(drawn: Drawn) -> str:
    """A map as text."""
    return "\n".join("".join(piece.text for piece in line) for line in drawn.lines)
