"""An export as a file: named by an id, whole or not at all, and never in the place of another unless that is asked for."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from dateline.exchange import FORMATS
from dateline.library.disk import RefusedError, create, overwrite


def new_file(text: str, name: str, ids: Sequence[str], folder: Path | None = None) -> Path:
    """Write an export in the format `name` into a new file of the folder one is in. Raises DatelineError.

    It is called by the id of its one incident, else `dateline-export`, with a number where there is such a file.
    """
    base, stem = folder or Path.cwd(), ids[0] if len(ids) == 1 else "dateline-export"
    for number in range(1, 1000):
        path = base / f"{stem}{f'-{number}' if number > 1 else ''}.{FORMATS[name].ending}"
        if not os.path.lexists(path):
            with contextlib.suppress(RefusedError):  # somebody was quicker
                create(base, path.name, text.encode())
                return path
    raise RefusedError("There are too many exports in this folder. Nothing was written.")


def put_file(text: str, path: Path, *, force: bool = False) -> None:
    """Write an export to this path, which must be free; with `force` a regular file there gives way. Raises DatelineError."""
    (overwrite if force else create)(path.parent, path.name, text.encode())
