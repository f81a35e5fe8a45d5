"""Which places of incidents a map pins, how exact they are, and which incidents it cannot show and why."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dateline.model.incident import Incident, Place
from dateline.model.shown import Shown, show_line

RADIUS_KM = {"site": 0.5, "town": 5.0, "district": 30.0, "province": 100.0, "sea": 100.0}
"""Precision -> radius of the circle drawn for it. A convention to read a map by, not a measure of that town or province."""
PINNED_ROLES = ("", "attack", "target")
"""Roles of a place that is pinned; a related one is where something else was."""
BY_COUNTRY, NO_POSITION = "known by country only", "no position is given"


class Site(Struct, frozen=True):
    """A pinned place: its incident, its number among the incident's places, position, name, precision ("" where none is stated)."""

    incident: str
    number: int
    name: Shown
    lat: float
    lon: float
    precision: str
    role: str

    @property
    def radius(self) -> float:
        """Kilometres round the position within which the place lies, as a map draws it; 0 where no precision is stated."""
        return RADIUS_KM.get(self.precision, 0.0)

    @property
    def position(self) -> tuple[float, float]:
        """Degrees north and east."""
        return self.lat, self.lon


class Unplaced(Struct, frozen=True):
    """An incident that has no pin, and why."""

    incident: str
    why: str


def sites_of(incidents: Iterable[Incident]) -> tuple[tuple[Site, ...], tuple[Unplaced, ...]]:
    """The sites to pin, in the order of the incidents, and the incidents of which there is none."""
    sites: list[Site] = []
    unplaced: list[Unplaced] = []
    for incident in incidents:
        found = [_site(incident, number, place) for number, place in enumerate(incident.place) if is_pinned(place)]
        sites += found
        if not found:
            unplaced.append(Unplaced(incident.id, unplaced_reason(incident)))
    return tuple(sites), tuple(unplaced)


def precision_text(site: Site) -> Shown:
    """How exact a position is, in words: `town, within about 5 km`."""
    if not site.precision:
        return Shown("how exact is not stated")
    return Shown(f"{show_line(site.precision)}, within about {site.radius:g} km" if site.radius else show_line(site.precision))


def is_pinned(place: Place) -> bool:
    """Whether a place gets a pin: it has a position, is known better than by country, and is where the attack was or was meant to be."""
    return bool(place.lat and place.lon) and place.precision != "country" and place.role in PINNED_ROLES


def unplaced_reason(incident: Incident) -> str:
    """Why an incident without a pin has none."""
    meant = [place for place in incident.place if place.role in PINNED_ROLES]
    return BY_COUNTRY if any(place.precision == "country" for place in meant) else NO_POSITION


def _site(incident: Incident, number: int, place: Place) -> Site:
    name = f"{place.name} (retracted)" if incident.is_retracted else place.name
    return Site(incident.id, number, show_line(name), float(place.lat), float(place.lon), place.precision, place.role or "attack")
