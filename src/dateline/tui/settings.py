"""What the screen is opened with: keys, what is kept, what it must not do, what the terminal can show."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from dateline.library.desk import Desk
from dateline.tui.keys import Keys, declared


class Settings(Struct, frozen=True):
    """`desk_path` None keeps nothing beyond the session; `environment` is that of the process that was started.

    `live`: the files are watched.
    """

    keys: Keys = declared()
    desk: Desk = Desk()
    desk_path: Path | None = None
    read_only: bool = False
    ascii_only: bool = False
    environment: dict[str, str] = {}
    live: bool = False
