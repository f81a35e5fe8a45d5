"""Other people's edits: the library's folder is watched once the first screen stands, and what changed is read."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.tui.screens.browse import BrowseScreen

SETTLE_MS = 120
"""How long nothing must have changed before it is read, so that a save in several steps is read once."""


async def watch(screen: BrowseScreen) -> None:
    """Refresh whenever an incident file changes, until the screen goes. Where a folder cannot be watched, `R` still reads."""
    from watchfiles import awatch

    from dateline.tui.doing.reloading import reload

    def concerns(_: object, path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return name.endswith((".yaml", ".yml")) and not name.startswith((".", "_"))

    with contextlib.suppress(OSError, RuntimeError):
        async for _ in awatch(screen.session.root, watch_filter=concerns, debounce=SETTLE_MS, step=40, recursive=True):
            await asyncio.sleep(0)
            reload(screen, quiet=True)
