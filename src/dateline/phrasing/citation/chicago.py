"""Citations as notes after the Chicago Manual of Style, by the CSL processor citeproc and a small style of ours.

The style stands in `data/chicago.csl`. The library loads an XML parser (40 ms), so this module is imported only when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from dateline.model.dates import parse_date
from dateline.model.shown import Shown, show_line
from dateline.phrasing.citation.ap import capitalised
from dateline.phrasing.citation.cited import Cited
from dateline.phrasing.citation.csl import csl_item
from dateline.phrasing.days import MONTHS

_UNDERSTOOD = ("type", "author", "container-title", "issued", "accessed", "URL", "archive_location")
_INNER = str.maketrans({'"': "’", "“": "‘", "”": "’", "„": "‘"})
_OPENING = re.compile(r'(?<![^\s(\[])"(?=\S)')


def chicago_notes(cited: Sequence[Cited]) -> list[Shown]:
    """A note for each, with the record it rests on in brackets."""
    items = [_item(str(number), one) for number, one in enumerate(cited)]
    with as_file(files("dateline").joinpath("data", "chicago.csl")) as path:
        style = CitationStylesStyle(str(path), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    notes = [Citation([CitationItem(str(number), prefix=_speaker(one))]) for number, one in enumerate(cited)]
    for note in notes:
        bibliography.register(note)
    return [show_line(f"{bibliography.cite(note, _missing)} [{one.record}]") for note, one in zip(notes, cited, strict=True)]


def _item(key: str, cited: Cited) -> dict[str, Any]:
    """The CSL item as this processor can print it: a span of days in words, no full stop that would meet a comma."""
    whole = csl_item(cited)
    item = {"id": key} | {name: whole[name] for name in _UNDERSTOOD if name in whole}
    title = _OPENING.sub("‘", show_line(cited.source.title)).translate(_INNER)
    title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    if title:
        item["title"] = title
    if cited.via:
        item["container-title"] = f"{cited.publisher} (quoting {cited.via})"
    for name, date in (("issued", cited.source.date), ("accessed", cited.source.accessed)):
        if "/" in date:
            item[name] = {"literal": _span(date)}
    return item


def _speaker(cited: Cited) -> str:
    if not cited.speakers or (cited.own_page and cited.speakers == cited.publisher):
        return ""
    day = parse_date(cited.said, open_ends=True, clock=True).day if cited.said else None
    when = f", {MONTHS[day.month - 1]} {day.day}, {day.year}" if day else ""
    return f"{capitalised(cited.speakers)}{when}, {'in' if cited.own_page else 'quoted in'} "


def _span(text: str) -> str:
    """`January 3–4, 2024`; `before …` or `after …` where one end is open."""
    when = parse_date(text, open_ends=True)
    first, last = when.earliest, when.latest
    if first is None or last is None:
        day = first or last
        return f"{'after' if first else 'before'} {MONTHS[day.month - 1]} {day.day}, {day.year}" if day else text
    mark = "?" if when.mark else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.day}–{last.day}, {last.year}{mark}"
    return f"{MONTHS[first.month - 1]} {first.day}, {first.year}–{MONTHS[last.month - 1]} {last.day}, {last.year}{mark}"


def _missing(item: Any) -> None:
    raise AssertionError(f"citation {item.key} was registered")
