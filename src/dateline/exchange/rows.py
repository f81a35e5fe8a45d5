"""Rows for machines: one a figure, each with all that it must not be read without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.exchange.exported import Export, Exported


def rows_of(export: Export) -> Iterator[dict[str, Any]]:
    """The rows, their keys always the same; of an incident that was taken back one without a figure, which says when and why.

    `sources` are documents; every other value is text, or a flag, or a list of words.
    """
    for incident in export.incidents:
        yield from _rows(incident)


def _rows(incident: Exported) -> Iterator[dict[str, Any]]:
    head = {"incident": incident.id, "title": incident.title, "date": incident.date, "country": incident.country}
    record = {"status": incident.status, "file": incident.path, "commit": incident.commit, "changed": incident.changed}
    if incident.retracted:
        taken_back = {"point": "retracted", "value": incident.retracted.why, "standing": "retracted", "single_origin": False, "weak": False}
        yield head | taken_back | {"qualifiers": [], "by": "", "said": incident.retracted.date, "sources": []} | record
    for figure in incident.figures:
        weighed = {"standing": figure.standing, "single_origin": figure.single_origin, "weak": figure.weak, "qualifiers": list(figure.qualifiers)}
        told = {"by": figure.by, "said": figure.said, "sources": list(figure.documents)}
        yield head | {"point": figure.point, "value": figure.value} | weighed | told | record
