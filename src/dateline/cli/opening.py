"""Opening the library that a command line means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from dateline.cli.options import Chosen
from dateline.cli.output import note
from dateline.cli.progress import Progress
from dateline.errors import LibraryError
from dateline.files.walk import AUTHORITY
from dateline.library.compaction import compact_beside
from dateline.library.locate import locate
from dateline.library.session import Session, open_session


def library_root(chosen: Chosen, environment: Mapping[str, str]) -> Path:
    """The folder of the library. Raises LibraryError."""
    try:
        here = Path.cwd()
    except OSError:
        raise LibraryError("The folder you are in is gone; go to one that exists.") from None
    return locate(chosen.library, environment, here)


def open_library(chosen: Chosen, environment: Mapping[str, str], *, rebuild: bool = False) -> Session:
    """The library, its index brought up to date; what there is to say of that goes to standard error. Raises LibraryError."""
    with Progress() as tell:
        session = open_session(library_root(chosen, environment), today_of(chosen), environment, rebuild=rebuild, tell=tell)
    if session.refreshed.note:
        note(session.refreshed.note)
    if not chosen.read_only:
        compact_beside(session, environment)
    return session


def note_broken_names(session: Session) -> None:
    """Say that the authority file is broken, and which names count meanwhile, where it is."""
    if AUTHORITY in session.index.broken:
        from dateline.library.reading import authority_of

        counts = "only what can be read of it counts" if authority_of(session.index).broken else "the names that it had before count"
        note(f"{AUTHORITY} is broken, so {counts}; `dateline check` tells what is wrong.")


def today_of(chosen: Chosen) -> dt.date:
    """The day that counts as today: `--today`, else the clock's. Nothing else reads the clock."""
    return chosen.today or dt.date.today()
