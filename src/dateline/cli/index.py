"""The state of the index: where it is, how much it holds, how old it is.

    dateline index
    dateline index --rebuild
    dateline index --compact
    dateline index --json

The index is a cache that is derived from the incident files: it is brought up to date whenever dateline starts, may be
deleted at any time, and comes back. `--rebuild` reads every file again.

What changed stands in a journal beside the index until there is much of it; then the index is written anew. A large one is
written by a process of its own, started with `--compact`, which nobody waits for; not with `--read-only`, which starts none.

With `--json`: `{version, path, written, library, incidents, files, problems, read, removed, seconds, note}`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import time

from dateline.cli.arguments import Asked
from dateline.cli.opening import library_root, open_library, today_of
from dateline.cli.output import Output
from dateline.cli.progress import Progress
from dateline.cli.shapes import VERSION
from dateline.errors import LibraryError
from dateline.model.shown import Shown, show_line

GENTLY = 10
"""How much more a compaction lets others have of the processor."""


def run(asked: Asked, out: Output) -> int:
    """Print what the index holds, after bringing it up to date or making it again."""
    if asked.chosen.compact:
        return _compact(asked, out)
    began = time.perf_counter()
    session = open_library(asked.chosen, out.environment, rebuild=asked.chosen.rebuild)
    index, done = session.index, session.refreshed
    seconds = time.perf_counter() - began
    files = len(index.looks)
    broken = len(index.broken)
    kept = index.path is not None and os.path.isfile(index.path)
    written = dt.datetime.fromtimestamp(index.storage.written_ns / 1e9, dt.UTC) if index.storage.written_ns else None
    if asked.chosen.json:
        shape = {"version": VERSION, "path": str(index.path) if kept else None, "written": written.isoformat(timespec="seconds") if written else None}
        shape |= {"library": str(session.root), "incidents": len(index.summaries), "files": files, "problems": broken}
        out.json(shape | {"read": len(done.read), "removed": len(done.removed), "seconds": round(seconds, 3), "note": done.note or None})
        return 0
    age = f", written {written:%Y-%m-%d %H:%M} UTC" if written else ""
    out.line(Shown(f"library   {show_line(str(session.root))}"))
    out.line(Shown(f"index     {show_line(str(index.path)) if kept else 'in memory only'}{age}"))
    out.line(Shown(f"holds     {len(index.summaries)} incidents of {files} files; {broken} with problems"))
    rate = f", {len(done.read) / seconds:,.0f} files a second" if done.read and seconds else ""
    out.line(Shown(f"just now  {len(done.read)} files read, {len(done.removed)} gone, in {seconds:.2f} s{rate}"))
    return 0


def _compact(asked: Asked, out: Output) -> int:
    """Write the index anew; of the files none is looked at. Raises LibraryError."""
    from dateline.index.compaction import compact
    from dateline.library.session import open_as_indexed

    session = open_as_indexed(library_root(asked.chosen, out.environment), today_of(asked.chosen), out.environment)
    with contextlib.suppress(OSError):
        os.nice(GENTLY)
    try:
        with Progress() as tell:
            done = compact(session.index.storage, lambda some, of: tell("Ordering", some, of))
    except OSError as error:
        raise LibraryError(f"The index cannot be written: {error.strerror or error}.") from None
    out.line(Shown("The index was written anew." if done else "There is no index to write anew, or another process just does it."))
    return 0
