"""Opening the screen: the index first, then a clean environment, then Textual."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dateline.library.configuration import configuration_path
from dateline.library.desk import desk_path, read_desk
from dateline.library.session import Session, open_as_indexed, open_session
from dateline.model.shown import Shown
from dateline.query import parse_query
from dateline.tui.keys import read_keys
from dateline.tui.settings import Settings

if TYPE_CHECKING:
    from dateline.tui.driver.taken import Taken

_KEPT = frozenset(
    [
        "TERM",
        "COLORTERM",
        "TERM_PROGRAM",
        "NO_COLOR",
        "LANG",
        "LANGUAGE",
        "LC_ALL",
        "LC_CTYPE",
        "LC_MESSAGES",
        "LC_TIME",
        "LC_TERMINAL",
        "HOME",
        "USER",
        "LOGNAME",
        "PATH",
        "TZ",
    ]
)
COLLECTIONS = 50_000
"""New objects between two runs of the collector: a screen that is open for a day leaves cycles."""
_KEPT_TERMINAL = frozenset(("TERMINFO", "TERMINFO_DIRS", "TMPDIR", "WATCHFILES_FORCE_POLLING", "WATCHFILES_POLL_DELAY_MS"))

FRAMES = "250"
"""Frames a second at most, for Textual: at its own 60 a key waits 8 ms for its frame, and the start for two of them. What the terminal is
too slow for is never sent."""
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")


class Telling(Protocol):
    """Tells of long work as it goes on (see `library.refresh.Told`): `say` writes a line over the one before, of so many columns."""

    say: Callable[[Shown, int], int]

    def __call__(self, what: str, done: int, of: int) -> None:
        """So many files of so many are done."""


def run(root: Path, today: dt.date, query: str, environment: Mapping[str, str], *, read_only: bool, driver: str = "cells", progress: Telling) -> int:
    """Open the screen on the library at `root`, asking `query`; returns the exit code. Raises DatelineError before it opens.

    Afterwards it raises what ended the screen, where that was a fault of the program. `driver` is `cells` (only changed cells
    are sent) or `plain` (Textual's own). With `read_only` nothing is started or written but the index, whatever key is pressed.
    """
    parse_query(query)
    environment = as_started(environment)  # the whole one, for what is started from the screen; the process keeps a part of it
    clean(os.environ, read_only=read_only)
    if driver == "cells":
        os.environ["TEXTUAL_FPS"] = FRAMES
    from dateline.tui.driver.ending import Ending

    with Ending(sys.stdin.fileno(), sys.stdout.fileno()) as ending:
        opened = open_as_indexed(root, today, environment)
        taken = _draw_first(opened, query, environment) if driver == "cells" else None
        if taken is not None:
            progress.say = taken.say
        session = open_session(root, today, environment, tell=progress, index=opened.index if taken else None)
        gc.disable()
        _import_asyncio()
        from dateline.tui.app import DatelineApp
        from dateline.tui.driver.cells import CellDriver

        gc.freeze()  # what is imported stays: searching it for what could go took a twentieth of the start
        gc.set_threshold(COLLECTIONS)
        gc.enable()
        settings = settings_of(root, environment, read_only=read_only)
        app = DatelineApp(session, query, settings, driver=CellDriver if driver == "cells" else None, taken=taken)
        ending.watch(app.leave)
        code = app.run(mouse=False)
    if ending.code is not None:
        return ending.code
    if app.failure is not None:
        raise app.failure
    return code or 0


def _draw_first(opened: Session, query: str, environment: Mapping[str, str]) -> Taken | None:
    """Draw the list from the index as it is, before Textual is imported; None where it holds nothing."""
    from dateline.tui.driver.taken import Taken
    from dateline.tui.first_frame import first_frame

    taken = Taken()
    frame = first_frame(opened, query, *taken.painting.size, ascii_only=not speaks_utf8(environment))
    if not frame:
        return None
    try:
        taken.show(frame)
    except OSError:
        return None  # the terminal is gone, which the ordinary way has an ending for
    return taken


def _import_asyncio() -> None:
    """Import asyncio without TLS, which the screen speaks with nobody and which takes a fiftieth of the start. Whoever asks later gets it."""
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def clean(environ: MutableMapping[str, str], *, read_only: bool) -> None:
    """Cut an environment to what tells of the terminal and the person; to be done before Textual is imported.

    What is left out could act: Textual's own variables write files and import code, others reshape the screen.
    A read-only reader brings no description of a terminal of his own. Programs that are started get the whole one.
    """
    for name in list(environ):
        if name not in _KEPT and (read_only or name not in _KEPT_TERMINAL):
            del environ[name]


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


def as_started(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what Python puts into it where the locale is C: an LC_CTYPE of UTF-8, which the terminal knows nothing of (PEP 538)."""
    if environment.get("LC_CTYPE") not in _COERCED:
        return dict(environment)
    try:
        given = Path("/proc/self/environ").read_bytes().split(b"\0")
    except OSError:  # nothing tells who set it
        return dict(environment)
    return {**environment, "LC_CTYPE": next((os.fsdecode(entry[9:]) for entry in given if entry.startswith(b"LC_CTYPE=")), "")}


def speaks_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the locale's character set is UTF-8, by the first of LC_ALL, LC_CTYPE and LANG that is set."""
    name = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    return "utf-8" in name.lower() or "utf8" in name.lower()
