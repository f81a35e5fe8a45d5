"""Rows of UCDP GED, the Uppsala Conflict Data Program's events, as incidents: enough of each to be listed and searched.

The rows come from the publisher's CSV files in a folder of the person who runs the bench; none are in this repository. Columns
are found by their names, since releases differ; a second row of headers (HXL tags) is passed over.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.countries import nearest_country
from dateline.model.incident import Incident, Place
from dateline.model.source import Source

PRECISIONS = {"1": "site", "2": "town", "3": "district", "4": "province", "5": "province", "6": "country", "7": "sea"}
"""`where_prec` -> the nearest of our words."""
BY, READ = "ucdp", "ucdp-ged"


def incidents_of(folder: Path) -> Iterator[Incident]:
    """An incident for each event of the CSV files of a folder; an event that stands in two of them once."""
    seen = set[str]()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                number = row.get("id") or ""
                if number.isdigit() and number not in seen:
                    seen.add(number)
                    yield incident_of(row)


def incident_of(row: Mapping[str, str]) -> Incident:
    """The incident that a row tells of."""
    number, day = row["id"], row["date_start"][:10]
    place, country = row["where_coordinates"], row["country"]
    sides = {f"side-{side}": Actor(id=f"side-{side}", name=row[f"side_{side}"], kind="group", role=("suspect",)) for side in "ab"}
    headlines = [line for line in row["source_headline"].split(";") if line.strip()][:3]
    sources = {
        f"{READ}-{at}": Source(id=f"{READ}-{at}", publisher=row["source_office"].split(";")[0] or "UCDP", title=title, date=day, kind="dataset")
        for at, title in enumerate(headlines or [row["source_article"][:100]])
    }
    return Incident(
        id=f"ucdp-{number}",
        path=f"ucdp-{number}.yaml",
        title=f"{row['side_a']} and {row['side_b']}, {place}",
        date=day,
        place=(
            Place(
                name=place,
                province=row["adm_1"],
                country=nearest_country(country.partition(" (")[0]) or "",
                lat=row["latitude"],
                lon=row["longitude"],
                precision=PRECISIONS.get(row["where_prec"], ""),
            ),
        ),
        kind=("armed-attack",),
        target=country,
        status="settled",
        summary=row["source_headline"],
        actors={BY: Actor(id=BY, name="UCDP", kind="organisation", role=("speaker",)), **sides},
        sources=sources,
        claims={"killed": _toll(row, day, tuple(sources))},
    )


def _toll(row: Mapping[str, str], day: str, sources: tuple[str, ...]) -> tuple[Claim, ...]:
    """The best estimate, and the range where there is one."""
    best, low, high = row["best"], row["low"], row["high"]
    values = [best] if low == high or int(low) > int(high) else [f"{low}-{high}", best]
    return tuple(Claim(point="killed", ref=f"k{at}", id=f"k{at}", value=value, by=(BY,), said=day, source=sources) for at, value in enumerate(values))
