"""What a failure that nobody foresaw leaves: a sentence for the user, and a log file for whoever mends it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from pathlib import Path

from dateline.model.shown import Shown, show, show_line

LOG = "dateline.log"
MOST_BYTES = 1024 * 1024
"""A longer log is begun again."""


def failure_text(error: Exception, environment: Mapping[str, str]) -> Shown:
    """One sentence on `error`, with the path of the log that holds the rest."""
    what = f"dateline failed and this is a fault of the program ({type(error).__name__}: {show_line(str(error), 200)})"
    path = _log(error, environment)
    return Shown(f"{what}; the details are in {show_line(str(path))}." if path else f"{what}; no log could be written.")


def _log(error: Exception, environment: Mapping[str, str]) -> Path | None:
    try:
        from dateline.library.session import index_path

        path = index_path(Path("/"), environment).with_name(LOG)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        begin = os.O_TRUNC if path.exists() and path.stat().st_size > MOST_BYTES else os.O_APPEND
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | begin, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(show("".join(traceback.format_exception(error))) + "\n")
    except (OSError, ImportError):
        return None
    return path
