"""The first frame: the crumb line and the list, drawn from the index before Textual is there, in the cells that it will fill alike.

Nothing is read or refreshed for it; what the index does not hold yet comes with the whole screen.
"""

from __future__ import annotations

from dateline.index.columns import DamagedError
from dateline.library.misspelt import answer_meant
from dateline.library.session import Session
from dateline.query import parse_query
from dateline.tui.layout import list_region
from dateline.tui.rendering.frame import crumb_line, nothing_found, title_bar
from dateline.tui.rendering.incidents import incident_rows
from dateline.tui.rendering.lines import cut_line
from dateline.tui.rendering.listed import Opening, Styled, list_line
from dateline.tui.rendering.styles import codes
from dateline.tui.selection import Selection, Trail


def first_frame(session: Session, query: str, width: int, height: int, *, ascii_only: bool) -> str:
    """The text that draws it on a blank screen; "" where the index holds nothing, or not what was written."""
    try:
        holds_files = session.index.storage.contents.size("files")  # all looks would take as long as there are many
        return _drawn(session, query, width, height, ascii_only=ascii_only) if holds_files else ""
    except DamagedError:
        return ""


def _drawn(session: Session, query: str, width: int, height: int, *, ascii_only: bool) -> str:
    search = parse_query(query)
    found = answer_meant(session, search)
    problems = session.index.problems_of(() if search.text.strip() else session.index.broken)
    listed = Opening(incident_rows(found.summaries, problems, ascii_only=ascii_only), ascii_only=ascii_only)
    listed.empty = nothing_found(query)
    listed.bar = title_bar([(1, listed)], 1)
    region = list_region(width, height)
    counts = len(found.summaries), len(session.index.summaries)
    crumb = cut_line(crumb_line(Trail(Selection(query)), *counts, search.as_of, meant=found.meant.values()), width)
    lines = [_at(0, 0, [(text.replace("…", ".") if ascii_only else text, (name,)) for text, name in crumb])]
    lines += [_at(region.x, region.y + y, list_line(listed, y, region.width)) for y in range(region.height)]
    return "".join(lines)


def _at(x: int, y: int, pieces: list[Styled]) -> str:
    return f"\x1b[{y + 1};{x + 1}H" + "".join(codes(*names) + text for text, names in pieces)
