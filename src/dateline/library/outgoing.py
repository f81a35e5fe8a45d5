"""An export as a file: named by an id, whole or not at all, never in the place of another unless that is asked for, nor of an incident."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from dateline.exchange import FORMATS
from dateline.library.disk import RefusedError, alone_in, create, overwrite
from dateline.model.shown import show_line


def new_file(text: str, name: str, ids: Sequence[str], folder: Path | None = None) -> Path:
    """Write an export in the format `name` into a new file of the folder one is in. Raises DatelineError.

    It is called by the id of its one incident, else `dateline-export`, with a number where there is such a file.
    """
    base, stem = folder or Path.cwd(), ids[0] if len(ids) == 1 else "dateline-export"
    with alone_in(base):
        for number in range(1, 1000):
            path = base / f"{stem}{f'-{number}' if number > 1 else ''}.{FORMATS[name].ending}"
            if not os.path.lexists(path):
                with contextlib.suppress(RefusedError):  # somebody was quicker
                    create(base, path.name, text.encode())
                    return path
    raise RefusedError("There are too many exports in this folder. Nothing was written.")


def put_file(text: str, path: Path, library: Path, *, force: bool = False) -> None:
    """Write an export to this path, which must be free; with `force` a regular file there gives way. Raises DatelineError.

    Below the `library` nothing is written: it would be read as an incident, or be in the place of one.
    """
    if library.resolve() in (path.parent.resolve() / path.name).parents:
        raise RefusedError(f"{show_line(str(path))} is in the library, where files are incidents; choose another place. Nothing was written.")
    with alone_in(path.parent):
        if force or not os.path.lexists(path):
            (overwrite if force else create)(path.parent, path.name, text.encode())
            return
    raise RefusedError(f"There is a file {show_line(str(path))} already; --force writes over it. Nothing was written.")
