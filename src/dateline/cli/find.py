"""Find incidents: a line each, the best match first, else the newest.

    dateline find kerman
    dateline find suleimani
    dateline find 'actor:isis-k date:2024'
    dateline find killed:50.. not drone
    dateline find kerman -drone --sort -killed
    dateline find said:2024-01-05 by:'"ministry of intelligence"'
    dateline find --as-of 2024-01-04 --json kerman

A line holds the day, the place, the headline figure with its marks, the title and the id. A pipe gets it whole. On a
terminal the title is cut or left out, then the place cut; the figure stands whole with all its marks at any width, below
the id where it has no room beside it, and RETRACTED is never cut. The figure is that of the killed; where nobody says how
many, of the injured or of the next that is known. Blank is "not stated", never 0.

Everything after `find` that is no option is query, `-word` too (it takes out what holds the word). The query language
stands in `dateline help query`. A phrase needs quotation marks that reach dateline: find '"emergency services"'.

Where nothing answers, misspelt names are taken for the nearest, and standard error says so (`dateline help query`).

The marks behind a figure:

<!-- marks -->

Exit 0 where something is found, 1 where nothing is, 2 where the query cannot be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from dateline.cli.arguments import Asked
from dateline.cli.columns import cells, fit, left
from dateline.cli.listed import GAP, LEAST_TITLE, Row, lines_below, lines_beside, row_of, tolls_width, whole_lines, whole_width
from dateline.cli.opening import note_broken_names, open_library
from dateline.cli.output import Output, note, note_as_of
from dateline.errors import UsageError
from dateline.files.walk import AUTHORITY
from dateline.ledger.summary import Summary
from dateline.library.find import answer
from dateline.model.criteria import Search
from dateline.model.shown import Shown, show_line
from dateline.query import parse_query

if TYPE_CHECKING:
    from dateline.library.session import Session

MOST_PLACE = 24
"""Cells that the place takes at most on a terminal."""
LEAST_PLACE = 8
"""Cells of a place below which a line is told by its id instead, and the figure stands below that."""
TELLING_TITLE = 16
"""Cells of a title by which an incident is told beside its id."""


def run(asked: Asked, out: Output) -> int:
    """List the incidents that answer the query."""
    search = search_of(asked)
    session = open_library(asked.chosen, out.environment)
    found = answer(session, search, asked.chosen.as_of)
    exactly = asked.chosen.json or asked.chosen.jsonl  # a program is told what it asked for, not what is like it
    if not found.summaries and not exactly:
        from dateline.library.misspelt import meant_by, told

        found = meant_by(session, found, asked.chosen.as_of)
        if found.meant:
            note(told(found.meant))
    if exactly:
        from dateline.cli.shapes.summary import find_shape, summary_shape, with_version

        if asked.chosen.json:
            out.json(find_shape(found))
        else:
            for summary in found.summaries:
                out.json_line(with_version(summary_shape(summary)))
    else:
        for line in list_lines(found.summaries, out):
            out.line(line)
        _notes(found.summaries, found.as_of, session, searched=search.as_of or asked.chosen.as_of)
    return 0 if found.summaries else 1


def search_of(asked: Asked) -> Search:
    """The words of a command line as a query, with the settings that options gave. Raises UsageError."""
    search = parse_query(" ".join(asked.words))
    chosen = asked.chosen
    for option, given, typed in (("as-of", chosen.as_of, search.as_of), ("limit", chosen.limit, search.limit), ("sort", chosen.sort, search.sort)):
        if given not in (None, "") and typed not in (None, ""):
            raise UsageError(f"--{option} and `{option}:` in the query say the same; keep one.")
    sort = parse_query(f'sort:"{chosen.sort}"').sort if chosen.sort else search.sort
    return structs.replace(search, sort=sort, limit=search.limit if chosen.limit is None else chosen.limit)


def list_lines(summaries: Sequence[Summary], out: Output) -> list[Shown]:
    """The list, in columns: for the width of the terminal, or whole."""
    summaries = list(summaries)  # each is made when it is looked at, and here it is looked at for every column
    width, ascii_only = out.width, out.ascii_only
    by_id = [row_of(s, show_line(s.id), ascii_only=ascii_only) for s in summaries]  # an id tells day and place, and is what the other commands take
    places = [_place(summary) for summary in summaries]
    dates, wide = max((len(s.date) for s in summaries), default=0), max(map(cells, places), default=0)

    def by_place(most: int, *, ids: bool = False) -> list[Row]:
        """Day and place before the figure, the place cut to `most` cells; the id behind the title if at all."""
        heads = [f"{left(show_line(s.date), dates)}{GAP}" for s in summaries]
        cut = [left(fit(place, most, ascii_only=ascii_only), min(most, wide)) for place in places]
        return [Row(day + place, r.toll, r.title, r.head if ids else "", r.retracted) for day, place, r in zip(heads, cut, by_id, strict=True)]

    whole = by_place(wide if width is None else MOST_PLACE, ids=True)
    if width is None or whole_width(whole) <= width:
        return whole_lines(whole)
    beside = partial(lines_beside, width=width, ascii_only=ascii_only)
    room = width - dates - tolls_width(by_id, width) - 2 * len(GAP)  # that of a place without a title
    return (
        beside(by_id, least=TELLING_TITLE)
        or beside(by_place(MOST_PLACE), least=LEAST_TITLE)
        or beside(by_id)
        or (beside(by_place(room)) if room >= LEAST_PLACE else None)
        or [line for row in by_id for line in lines_below(row, width, ascii_only=ascii_only)]
    )


def _place(summary: Summary) -> Shown:
    return show_line(f"{summary.place}, {summary.country}" if summary.place else summary.country)


def _notes(summaries: Sequence[Summary], as_of: dt.date, session: Session, *, searched: dt.date | None) -> None:
    if searched is not None:
        note_as_of(as_of)
    if not summaries:
        note("Nothing found.")
    note_broken_names(session)
    broken = len(session.index.broken - {AUTHORITY})
    if broken:
        one = broken == 1
        note(f"{broken} {'file has' if one else 'files have'} problems and {'is' if one else 'are'} not searched; `dateline check` names them.")
