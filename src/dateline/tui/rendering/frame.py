"""The lines round the panes: titles, the crumb line, the hints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from dateline.model.shown import Shown, quoted, show_line
from dateline.phrasing.days import day_text
from dateline.tui.commands import COMMANDS, spelled
from dateline.tui.keys import Keys
from dateline.tui.rendering.lines import Line, Piece, Rows
from dateline.tui.selection import PANES, Trail

HINTED = ("help", "query", "open", "back", "next-pane", "zoom", "quit")
"""Commands that the last line names, in the order in which a narrow one may lose them."""


class Listed(Protocol):
    """What a title tells of a list."""

    rows: Rows
    cursor: int
    lit: frozenset[str]


def title_bar(tabs: Iterable[tuple[int, Listed]], front: int) -> Line:
    """The title of a pane, or of all panes that share its place: number, name, how many rows are lit, where the cursor is."""
    pieces: list[Piece] = []
    for number, listed in tabs:
        count = len(listed.rows.keys)
        lit = sum(listed.rows.place(key) is not None for key in listed.lit)
        of = f"{lit}*/{count}" if listed.lit else str(count)
        if number == front:
            of = f"{listed.cursor + 1 if count else 0}/{count}" + (f" {lit}*" if listed.lit else "")
            pieces.append(Piece(Shown(f"[{number} {PANES[number]} {of}]"), "key"))
        else:
            pieces.append(Piece(Shown(f" {number} {PANES[number]} {of} ")))
    return tuple(pieces)


def crumb_line(trail: Trail, answered: int, count: int, past: dt.date | None, *, broken: bool = False, meant: Iterable[str] = ()) -> Line:
    """The day if it is a past one, the questions gone through, how many incidents answer.

    `broken`: the file shown has problems now. `meant` are the names that were answered in the place of misspelt ones.
    """
    pieces = [Piece(Shown(f" AS KNOWN ON {day_text(past).upper()} "), "banner"), Piece(Shown(" "))] if past else []
    if broken:
        pieces += [Piece(Shown(" LAST GOOD STATE, THE FILE HAS PROBLEMS "), "banner"), Piece(Shown(" "))]
    names = [show_line(s.query, 30) or "all" for s in (*trail.behind[-3:], trail.here)]
    behind, here = names[:-1], names[-1]
    if len(trail.behind) > 3:
        behind.insert(0, Shown("…"))
    if behind:
        pieces.append(Piece(Shown(" > ".join(behind) + " > "), "quiet"))
    pieces.append(Piece(show_line(here), "title"))
    pieces.append(Piece(Shown(f"  {answered} of {count} incidents")))
    if meant:
        pieces.append(Piece(Shown(f"  read as {', '.join(map(quoted, meant))}"), "problem"))
    return tuple(pieces)


def nothing_found(query: str) -> Line:
    """What an empty list of incidents says to do."""
    text = f"No incident answers {show_line(query, 60)}. \\ shows all." if query.strip() else "The library holds no incident yet."
    return (Piece(Shown(text), "quiet"),)


def hint_line(keys: Keys) -> Line:
    """The keys that a newcomer needs first."""
    found: list[Piece] = []
    known = {command.id: command for command in COMMANDS}
    for command in map(known.__getitem__, HINTED):
        if not keys.of[command.id]:
            continue
        found += [Piece(Shown(spelled(keys.of[command.id][0])), "key"), Piece(Shown(f" {command.name}  "), "quiet")]
    return tuple(found)
