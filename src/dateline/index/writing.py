"""Writing an index anew: sidecar and base file, each beside its place, brought to the disk, then the base file put in its place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from dateline.index.base import Header, write_base
from dateline.index.building import sections
from dateline.index.columns import bytes_of, write_columns
from dateline.index.contents import Contents
from dateline.index.records import TABLES

Last = contextlib.AbstractContextManager[bool]
"""What is to be done before new files are put in their places, and kept while they are; whether they may be."""


def write_index(
    path: Path,
    columns: Path,
    contents: Contents,
    header: Header,
    tell: Callable[[int, int], None],
    last: Callable[[], Last] = lambda: contextlib.nullcontext(True),
) -> bool:
    """Write what `contents` hold, and put it in its place where `last` allows it; whether it did.

    Raises OSError. Where it is not put there, nothing is left of it, and what stood at `path` still does.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _beside(path) as (base, base_name), _beside(columns) as (sidecar, sidecar_name):
        written, digests, size = write_base(base, header, ((table, contents.runs(table)) for table in TABLES))
        base.flush()
        found = sections(bytes_of(base.fileno()), written, digests, tell)
        write_columns(sidecar, header.identity, header.format, header.generation, size, found)
        for file in (sidecar, base):
            file.flush()
            os.fsync(file.fileno())
        with last() as allowed:
            if not allowed:
                return False
            try:
                os.replace(sidecar_name, columns)
                os.replace(base_name, path)
            except OSError:
                with contextlib.suppress(OSError):
                    columns.unlink()
                raise
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return True


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[tuple[IO[bytes], str]]:
    """A temporary file beside a path, open for writing and reading; gone at the end unless it got another name."""
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".tmp", dir=path.parent)
    with os.fdopen(descriptor, "w+b", buffering=1 << 20) as file:
        try:
            yield file, name
        finally:
            with contextlib.suppress(OSError):
                os.unlink(name)
