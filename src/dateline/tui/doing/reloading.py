"""Files that changed while the screen is open: they are read, and everything shown stays where it was."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec import structs

from dateline.library.compaction import compact_beside
from dateline.library.refresh import refresh
from dateline.library.session import Session
from dateline.model.incident import Incident
from dateline.model.shown import show_line
from dateline.tui.rendering.incidents import PROBLEM

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen


def reload(screen: BrowseScreen, *, quiet: bool = False, only: Collection[str] | None = None) -> None:
    """Read what changed. A file that broke keeps showing the state that could be read last, marked as such.

    `quiet`: nothing is said where nothing changed, as when somebody else saved a file unchanged. `only`: paths to look at, else all.
    """
    screen.keep()
    shown = screen.follower.incident
    known = shown is not None and shown.id in screen.session.index.summaries
    try:
        done = refresh(screen.session.root, screen.session.index, only=only)
    except OSError as error:
        screen.say(f"The library cannot be read: {error.strerror}.")
        return
    screen.session = structs.replace(screen.session, refreshed=done)
    if not screen.settings.read_only:
        compact_beside(screen.session, screen.settings.environment)
    if not done.read and not done.removed:
        if not quiet:
            screen.say("Nothing changed.")
        return
    kept = screen.follower.last_good
    if shown is not None and known and _broke(screen.session, shown):
        screen.follower.last_good = shown
        screen.keep(incident=f"{PROBLEM}{shown.path}")
    elif kept is not None and kept.id in screen.session.index.summaries:
        screen.follower.last_good = None
        if screen.selection.incident == f"{PROBLEM}{kept.path}":
            screen.keep(incident=kept.id)
    screen.follower.forget()
    screen.ask(screen.selection)
    changed = len(done.read) + len(done.removed)
    broken = f" {show_line(screen.follower.last_good.path)} has problems now; its last good state is shown." if screen.follower.last_good else ""
    gone = f" {show_line(shown.title, 60)} is gone from the library." if shown and known and _gone(screen.session, shown) else ""
    screen.say(f"{changed} file{'s' if changed != 1 else ''} changed.{broken}{gone}")


def _gone(session: Session, incident: Incident) -> bool:
    return incident.id not in session.index.summaries and incident.path not in session.index.broken


def _broke(session: Session, incident: Incident) -> bool:
    """Whether an incident's file can no longer be read, though it is still there."""
    gone = incident.id not in session.index.summaries
    return gone and incident.path in session.index.broken
