"""What is kept between sessions: saved queries and marks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import structs

from dateline.library.desk import Change, change_desk, read_desk
from dateline.model.shown import Shown, show_line
from dateline.tui.rendering.lines import Page, Piece, Rows
from dateline.tui.screens.prompt import Prompt
from dateline.tui.selection import at_incident

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

NEW = "new:"


def saved_queries(screen: BrowseScreen) -> None:
    """Choose a saved query, save the one that stands, or delete one with x."""
    look_again(screen)
    desk = screen.desk

    def make(typed: str, width: int) -> Rows:
        page = Page(width)
        for name, query in desk.saved.items():
            if typed.lower() in f"{name} {query}".lower():
                page.record(f"q:{name}", (Piece(Shown(f"  {show_line(name)}  "), "value"), Piece(show_line(query), "quiet")))
        if screen.selection.query:
            page.record(NEW, (Piece(Shown("  save this query: "), "key"), Piece(show_line(screen.selection.query))))
        return page.rows()

    def chosen(key: str) -> None:
        if key == NEW:
            asked = Prompt(Shown("Save this query under which name?"), value=screen.selection.query)
            screen.app.push_screen(asked, lambda name: _save(screen, name) if name else None)
        elif key.startswith("delete:q:"):
            name = key.removeprefix("delete:q:")
            only = keep(screen, lambda desk: structs.replace(desk, saved={n: q for n, q in desk.saved.items() if n != name}))
            screen.say(f"The saved query {show_line(name)} is deleted.{only}")
        elif key.startswith("q:"):
            screen.search(desk.saved[key.removeprefix("q:")])

    hint = (Piece(Shown("x"), "key"), Piece(Shown(" delete  "), "quiet"))
    empty = Shown("No query is saved yet: search with /, then press F to save what you asked.")
    screen.overlay(Shown("Saved queries"), make, chosen, hint=hint, extra={"x": "delete"}, empty=empty)


def set_mark(screen: BrowseScreen) -> None:
    """Mark the incident with the next letter typed."""
    incident = screen.selection.incident
    if incident not in screen.session.index.summaries:
        screen.say("Only an incident can be marked.")
        return
    screen.await_key("Mark this incident with which letter?", lambda letter: _mark(screen, letter, incident))


def go_to_mark(screen: BrowseScreen) -> None:
    """Jump to the incident that the next letter marks."""
    look_again(screen)
    if not screen.desk.marks:
        screen.say("No incident is marked yet: m and a letter marks the one under the cursor.")
        return
    known = ", ".join(f"{letter} {incident}" for letter, incident in sorted(screen.desk.marks.items()))
    screen.await_key(f"To which mark? {known}", lambda letter: _jump(screen, letter))


def look_again(screen: BrowseScreen) -> None:
    """Take what another screen kept since."""
    path = screen.settings.desk_path
    if path is not None and os.path.isfile(path) and not screen.unkept:
        screen.desk = read_desk(path)


def keep(screen: BrowseScreen, change: Change) -> str:
    """Change the desk, and write that one change where that may be done; gives "", or a sentence where it could not be."""
    path, changes = screen.settings.desk_path, (*screen.unkept, change)
    if path is None:
        screen.desk = change(screen.desk)
        return ""
    try:
        screen.desk = change_desk(path, changes)
    except OSError as error:
        screen.desk, screen.unkept = change(screen.desk), changes
        return f" It is kept for this session only: {show_line(error.strerror or str(error))}."
    screen.unkept = ()
    return ""


def _save(screen: BrowseScreen, name: str) -> None:
    query = screen.selection.query
    only = keep(screen, lambda desk: structs.replace(desk, saved={**desk.saved, name: query}))
    screen.say(f"Saved as {show_line(name)}; F lists what is saved.{only}")


def _mark(screen: BrowseScreen, letter: str, incident: str) -> None:
    if len(letter) != 1 or not letter.isalnum():
        screen.say("A mark is one letter or digit.")
        return
    only = keep(screen, lambda desk: structs.replace(desk, marks={**desk.marks, letter: incident}))
    screen.say(f"Marked with {letter}; ' or B and {letter} comes back here.{only}")


def _jump(screen: BrowseScreen, letter: str) -> None:
    incident = screen.desk.marks.get(letter)
    if incident is None:
        screen.say(f"Nothing is marked with {show_line(letter)}.")
    elif incident not in screen.session.index.summaries:
        screen.say(f"{show_line(incident)} is not in this library any more.")
    else:
        screen.pivot(at_incident("", incident, screen.selection.as_of), 1)
