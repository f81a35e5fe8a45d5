"""Other people's edits: the library's folders are watched once the first screen stands, and what changed is read."""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING

from dateline.files.walk import ENDINGS, folders

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

STEP_MS = 10
"""How long nothing must have changed before it is read, so that a save in several steps is read once."""
MOST_MS = 120
"""How long is waited for that at most."""
FEW = 16
"""Files that are looked at by themselves where no more changed; else all are."""
REST_S = 1.0
"""Seconds without a change after which all files are looked at: a watcher that is told of too much at once forgets some of it."""


def begin(screen: BrowseScreen) -> None:
    """Watch from now on."""
    screen.run_worker(watch(screen), group="watching", exclusive=True, exit_on_error=False)


async def watch(screen: BrowseScreen) -> None:
    """Refresh whenever an incident file changes, until the screen goes. Where a folder cannot be watched, `R` still reads.

    Folders are watched one by one: left to itself the watcher follows links, out of the library and over a whole disk.
    """
    from watchfiles import awatch

    from dateline.tui.doing.reloading import reload

    def concerns(_: object, path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return not name.startswith((".", "_")) and (name.endswith(ENDINGS) or path in watched or os.path.isdir(path))

    def all_again() -> None:
        reload(screen, quiet=True)

    root, rest = screen.session.root, screen.set_timer(REST_S, all_again)
    with contextlib.suppress(OSError, RuntimeError):
        while watched := {str(folder) for folder in folders(screen.session.root)}:
            async for changes in awatch(*watched, watch_filter=concerns, debounce=MOST_MS, step=STEP_MS, recursive=False):
                await asyncio.sleep(0)
                paths = {path for _, path in changes}
                files = all(path.endswith(ENDINGS) for path in paths)
                reload(screen, quiet=True, only=[os.path.relpath(path, root) for path in paths] if files and len(paths) <= FEW else None)
                rest.stop()
                rest = screen.set_timer(REST_S, all_again)
                if not files:  # a folder came or went
                    screen.set_timer(MOST_MS / 400, all_again)  # what changes before all are watched
                    break
            else:
                return
