"""Addresses of documents: opened in a browser on a local desktop, shown everywhere else."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from dateline.model.incident import Incident
from dateline.model.shown import Shown, show_line
from dateline.tui.doing.in_full import show_text
from dateline.tui.rendering.lines import wrapped
from dateline.tui.screens.pane_keys import MOST_LINES

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen


def page(screen: BrowseScreen) -> None:
    """The address of the source under the cursor, or of the first source of the record there."""
    _open(screen, archived=False)


def archive(screen: BrowseScreen) -> None:
    """The archived copy of it."""
    _open(screen, archived=True)


def sources_of(incident: Incident, pane: int, key: str) -> tuple[str, ...]:
    """Ids of the documents that a record rests on; of a source itself."""
    if pane == 4:
        return (key,)
    if pane == 5:
        return next((a.source for a in incident.actions if a.ref == key), ())
    claims = (c for ledger in incident.claims.values() for c in ledger)
    return next((c.source for c in claims if c.ref == key), ()) if pane == 2 else ()


def address_of(screen: BrowseScreen, *, archived: bool = False) -> str:
    """The first address of the record under the cursor, or ""."""
    incident = screen.follower.incident
    if incident is None:
        return ""
    found = (incident.sources[s] for s in sources_of(incident, screen.pane, screen.current.key) if s in incident.sources)
    return next((address for s in found if (address := s.archive if archived else s.url)), "")


def _open(screen: BrowseScreen, *, archived: bool) -> None:
    address = address_of(screen, archived=archived)
    if not address:
        what = "archived copy" if archived else "address"
        screen.say(f"There is no {what} here: put the cursor on a claim, a source or an action.")
        return
    environment = screen.settings.environment
    local = (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and not environment.get("SSH_CONNECTION")
    opener = shutil.which("xdg-open", path=environment.get("PATH")) if local and not screen.read_only else None
    if opener is None:
        told = Shown(f"{show_line(address)}  (y u copies it)")
        if len(wrapped(told, screen.size.width)) > MOST_LINES:
            show_text(screen, "The address; y u copies it", show_line(address))
        else:
            screen.say(told)
        return
    try:
        subprocess.Popen([opener, address], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 (one http address, no shell)
    except OSError as error:
        screen.say(f"{show_line(address)} cannot be opened: {error.strerror}.")
        return
    screen.say(f"Opened {show_line(address)}.")
