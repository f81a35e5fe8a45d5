"""What `map --json` gives: a pin for each place that is shown, with its position and how exact that is, and what has none."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.cartography import Site, Unplaced
from dateline.cli.shapes import VERSION, Shape
from dateline.cli.shapes.claims import retraction_shape
from dateline.cli.shapes.summary import figure_shape
from dateline.ledger.summary import Summary
from dateline.library.find import Answer
from dateline.model.incident import Incident


def map_shape(found: Answer, incidents: dict[str, Incident], sites: Sequence[Site], unplaced: Sequence[Unplaced]) -> Shape:
    """`{version, query, as_of, count, pins, not_on_map}`; an incident of several sites has several pins."""
    summaries = {summary.id: summary for summary in found.summaries}
    return {
        "version": VERSION,
        "query": found.search.text,
        "as_of": found.as_of.isoformat(),
        "count": len(found.summaries),
        "pins": [_pin_shape(site, incidents[site.incident], summaries[site.incident]) for site in sites],
        "not_on_map": [
            {"id": item.incident, "title": summaries[item.incident].title, "country": summaries[item.incident].country, "why": item.why}
            for item in unplaced
        ],
    }


def _pin_shape(site: Site, incident: Incident, summary: Summary) -> Shape:
    """`radius_km` is that of the circle drawn for the precision, a convention; null where no precision is stated."""
    place = incident.place[site.number]
    return {
        "id": incident.id,
        "title": incident.title,
        "date": incident.date,
        "status": incident.status,
        "retracted": retraction_shape(incident),
        "place": place.name,
        "site": place.site or None,
        "province": place.province or None,
        "country": place.country,
        "lat": site.lat,
        "lon": site.lon,
        "precision": site.precision or None,
        "radius_km": site.radius or None,
        "role": site.role,
        "headline": {} if incident.is_retracted else {point: figure_shape(figure) for point, figure in summary.figures.items()},
    }
