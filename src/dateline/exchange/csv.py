"""CSV as RFC 4180 has it: a row a figure. For a spreadsheet, which would work out a formula; or for programs, as it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from dateline.exchange.exported import Document, Export
from dateline.exchange.rows import rows_of
from dateline.exchange.text import document_text
from dateline.model.shown import show

COLUMNS = (
    "incident", "title", "date", "country", "point", "value", "standing", "single_origin", "weak", "qualifiers", "by", "said",
    "sources", "urls", "read_in", "status", "as_of", "file", "commit", "changed",
)  # fmt: skip
_FORMULA = re.compile(r"(^|[;\t\n|])(?=[\s']*[=+@\t\r＝＋－＠-])")
"""Before what a spreadsheet takes for a formula (OWASP, CSV injection), where a cell begins, behind blanks too, or would with
another separator: a ' goes there.

It goes before what begins with a ' of its own and then so as well. Whoever takes one ' away at each of these places, and nowhere
else, has every cell as it was.
"""


def write(export: Export) -> str:
    """For a spreadsheet: with a ' before what it would work out."""
    return _written(export, guarded)


def write_raw(export: Export) -> str:
    """For programs: without."""
    return _written(export, str)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'", cell)


def _written(export: Export, guard: Callable[[str], str]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for row in rows_of(export):
        documents: list[Document] = row["sources"]
        listed = {
            "sources": " ".join(document.source.id for document in documents),
            "urls": " ".join(document.source.url for document in documents if document.source.url),
            "read_in": "; ".join(map(document_text, documents)),
            "qualifiers": "; ".join(row["qualifiers"]),
            "as_of": export.as_of.isoformat(),
        }
        writer.writerow([guard(_cell((row | listed)[name])) for name in COLUMNS])
    return stream.getvalue()


def _cell(value: str | bool) -> str:
    return show(str(value).lower() if isinstance(value, bool) else value)
