"""JSON: a row a figure, and every document that one was read in; the text of the files to the letter."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.exchange.exported import Document, Export
from dateline.exchange.rows import rows_of
from dateline.model.shown import show_json

VERSION = 1
"""Changes when a key changes what it means, or goes."""


def write(export: Export) -> str:
    """`{version, as_of, figures, sources}`; a figure names its sources by id, which are unique within an incident."""
    body = {
        "version": VERSION,
        "as_of": export.as_of.isoformat(),
        "figures": [_figure(row) for row in rows_of(export)],
        "sources": [_source(incident, document) for (incident, _), document in _documents(export).items()],
    }
    return show_json(msgspec.json.format(msgspec.json.encode(body, enc_hook=str), indent=2).decode()) + "\n"


def _figure(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"value": row["value"] or None, "sources": [document.source.id for document in row["sources"]]}


def _documents(export: Export) -> dict[tuple[str, str], Document]:
    """Each once, by the ids of its incident and its own."""
    return {(i.id, document.source.id): document for i in export.incidents for figure in i.figures for document in figure.documents}


def _source(incident: str, document: Document) -> dict[str, str]:
    source = document.source
    return {
        "incident": incident,
        "id": source.id,
        "publisher": document.publisher,
        "via": document.via,
        "title": source.title,
        "author": source.author,
        "date": source.date,
        "accessed": source.accessed,
        "lang": source.lang,
        "url": source.url,
        "archive": source.archive,
    }
