"""Opening the screen: the index first, then a clean environment, then Textual."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from dateline.library.desk import desk_path, read_desk
from dateline.library.locate import configuration_path
from dateline.library.session import open_session
from dateline.query import parse_query
from dateline.tui.keys import read_keys
from dateline.tui.settings import Settings


def run(root: Path, today: dt.date, query: str, environment: Mapping[str, str], *, read_only: bool, driver: str = "cells") -> int:
    """Open the screen on the library at `root`, asking `query`; returns the exit code. Raises DatelineError before it opens.

    Afterwards it raises what ended the screen, where that was a fault of the program.
    `driver` is `cells` (only changed cells are sent) or `plain` (Textual's own). With `read_only` nothing is started or written but the index, whatever key is pressed.
    """
    parse_query(query)
    session = open_session(root, today, environment)
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    from dateline.tui.app import DatelineApp
    from dateline.tui.driver.cells import CellDriver
    from dateline.tui.driver.ending import Ending

    with Ending(sys.stdin.fileno(), sys.stdout.fileno()) as ending:
        app = DatelineApp(session, query, settings_of(root, environment, read_only=read_only), driver=CellDriver if driver == "cells" else None)
        ending.watch(app.leave)
        code = app.run(mouse=False)
    if app.failure is not None:
        raise app.failure
    return code or 0


def settings_of(root: Path, environment: Mapping[str, str], *, read_only: bool) -> Settings:
    """Keys of the configuration, what was kept of the last session, and what this terminal and session allow."""
    path = desk_path(root, environment)
    return Settings(
        keys=read_keys(configuration_path(environment)),
        desk=read_desk(path),
        desk_path=None if read_only else path,
        read_only=read_only,
        ascii_only=not speaks_utf8(environment),
        environment=dict(environment),
        live=True,
    )


def speaks_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale's character set is UTF-8, by the first of LC_ALL, LC_CTYPE and LANG that is set."""
    name = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    return "utf-8" in name.lower() or "utf8" in name.lower()
