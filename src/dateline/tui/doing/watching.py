"""Other people's edits: the library's folders are watched once the first screen stands, and what changed is read."""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import TYPE_CHECKING

from dateline.files.walk import ENDINGS, folders

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

SETTLE_MS = 120
"""How long nothing must have changed before it is read, so that a save in several steps is read once."""


async def watch(screen: BrowseScreen) -> None:
    """Refresh whenever an incident file changes, until the screen goes. Where a folder cannot be watched, `R` still reads.

    Folders are watched one by one: left to itself the watcher follows links, out of the library and over a whole disk.
    """
    from watchfiles import awatch

    from dateline.tui.doing.reloading import reload

    def concerns(_: object, path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return not name.startswith((".", "_")) and (name.endswith(ENDINGS) or path in watched or os.path.isdir(path))

    with contextlib.suppress(OSError, RuntimeError):
        while watched := {str(folder) for folder in folders(screen.session.root)}:
            async for changes in awatch(*watched, watch_filter=concerns, debounce=SETTLE_MS, step=40, recursive=False):
                await asyncio.sleep(0)
                reload(screen, quiet=True)
                if not all(path.endswith(ENDINGS) for _, path in changes):  # a folder came or went
                    screen.set_timer(SETTLE_MS / 400, lambda: reload(screen, quiet=True))  # what changes before all are watched
                    break
            else:
                return
