"""The incident's file: its YAML as it stands, and the editor at the line of the record."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from dateline.files.walk import read_bytes
from dateline.model.incident import Incident
from dateline.model.shown import Shown, show, show_line
from dateline.tui.rendering.incidents import PROBLEM
from dateline.tui.rendering.lines import Page, Piece, Rows

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

MOST_LINES = 20_000


def place_of(screen: BrowseScreen) -> tuple[Path, int] | None:
    """The file of the incident under the cursor, and the line of the record there (1 where it has none)."""
    key = screen.selection.incident
    if key.startswith(PROBLEM):
        path = key.removeprefix(PROBLEM)
        line = next((p.line for p in screen.session.index.problems_of((path,)) if p.severity == "error"), 1)
        return screen.session.root / path, max(1, line)
    incident = screen.follower.incident
    if incident is None:
        return None
    return screen.session.root / incident.path, _line_of(incident, screen.pane, screen.current.key)


def show_text(raw: str, line: int) -> tuple[Rows, str]:
    """The rows of a file's text with line numbers, and the key of the row at `line`."""
    page = Page(100_000)
    for number, text in enumerate(raw.split("\n")[:MOST_LINES], 1):
        page.record(str(number), (Piece(Shown(f"{number:>5} "), "quiet"), Piece(show(text.rstrip("\r").replace("\t", "  ")))))
    return page.rows(), str(line)


def show_file(screen: BrowseScreen) -> None:
    """The YAML of the incident, with the cursor on the line of the record."""
    found = place_of(screen)
    if found is None:
        screen.say("There is no file here: put the cursor on an incident.")
        return
    path, line = found
    try:
        raw = read_bytes(path).decode("utf-8", "replace")
    except OSError as error:
        screen.say(f"{show_line(path.name)} cannot be read: {error.strerror}.")
        return
    rows, at = show_text(raw, line)

    def make(typed: str, width: int) -> Rows:
        if not typed:
            return rows
        kept = Page(100_000)
        for key, text in zip(rows.keys, rows.lines, strict=True):
            if typed.lower() in "".join(piece.text for piece in text).lower():
                kept.record(key, text)
        return kept.rows()

    name = show_line(f"{path.relative_to(screen.session.root)}:{line}")
    screen.overlay(name, make, lambda key: None, at=at)


def _line_of(incident: Incident, pane: int, key: str) -> int:
    records = {
        2: {c.ref: c.line for ledger in incident.claims.values() for c in ledger},
        3: {a.id: a.line for a in incident.actors.values()},
        4: {s.id: s.line for s in incident.sources.values()},
        5: {a.ref: a.line for a in incident.actions},
    }
    return records.get(pane, {}).get(key, 0) or 1


def edit_command(root: Path, words: Sequence[str]) -> list[str]:
    """Run dateline again, to edit what the words name. No module is taken from the folder one is in, which may be anybody's (`-P`)."""
    return [sys.executable, "-P", "-m", "dateline", "edit", "--library", str(root), "--", *words]


def edit(screen: BrowseScreen) -> None:
    """Open $EDITOR at the line of the record, with the terminal handed over; what comes back is checked before it counts."""
    found = place_of(screen)
    if found is None:
        screen.say("There is no file here: put the cursor on an incident.")
        return
    path, line = found
    words = (path.stem, screen.current.key) if line > 1 and screen.follower.incident is not None else (path.stem,)
    screen.keep()
    try:
        with screen.app.suspend():
            done = subprocess.run(edit_command(screen.session.root, words), env=screen.settings.environment, check=False)  # noqa: S603 (this program, no shell)
            if done.returncode:
                input("Press Enter to go back. ")
    except (OSError, SuspendNotSupported, EOFError) as error:
        screen.say(f"The editor cannot be opened here: {show_line(str(error))}. Use `dateline edit {show_line(path.stem)}`.")
        return
    screen.action_reload()
