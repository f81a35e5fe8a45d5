"""Formats that incidents leave in, one file a format. Pure: what is to be told in, text out. Knows the model alone.

`FORMATS` declares each once: what is told of it, how its files end, and how it is written.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from dateline.exchange import csv, html, json, markdown, text
from dateline.exchange.exported import Export


class Format(Struct, frozen=True):
    """A format: what is `told` of it where one chooses, the `ending` of its files, and what writes it."""

    told: str
    ending: str
    write: Callable[[Export], str]


FORMATS: dict[str, Format] = {
    "text": Format("attributed sentences with their sources", "txt", text.write),
    "markdown": Format("the same, under headings", "md", markdown.write),
    "html": Format("a page to mail, read or print", "html", html.write),
    "json": Format("headline figures with speaker, day and sources", "json", json.write),
    "csv": Format("a row a figure, for a spreadsheet", "csv", csv.write),
    "csv-raw": Format("the same for programs: no ' before formulas", "raw.csv", csv.write_raw),
}
