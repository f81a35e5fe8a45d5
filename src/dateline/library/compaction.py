"""Leaving the compaction of a large index to a process beside, so that nobody waits for it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dateline.library.session import Session

if TYPE_CHECKING:
    from subprocess import Popen

_started: list[Popen[bytes]] = []
"""What was started and may still run: whoever starts the next asks after it, so that none that has ended is kept by the system."""


def compact_beside(session: Session, environment: Mapping[str, str]) -> None:
    """Start dateline once more, to write the index anew, where its journal has grown long; nobody waits for it, or hears of it.

    No module is taken from the folder one is in (`-P`). Where it cannot be started, a much longer journal is folded in at last.
    """
    if not session.index.storage.wants_compaction or not sys.executable:
        return
    import subprocess

    _started[:] = [process for process in _started if process.poll() is None]
    command = [sys.executable, "-P", "-m", "dateline", "index", "--compact", "--library", str(session.root)]
    null = subprocess.DEVNULL
    with contextlib.suppress(OSError):
        _started.append(subprocess.Popen(command, cwd=os.sep, env=environment, stdin=null, stdout=null, stderr=null, start_new_session=True))  # noqa: S603 (this program, no shell)
