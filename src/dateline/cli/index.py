"""The state of the index: where it is, how much it holds, how old it is.

    dateline index
    dateline index --rebuild
    dateline index --json

The index is a cache that is derived from the incident files: it is brought up to date whenever dateline starts, may be
deleted at any time, and comes back. `--rebuild` reads every file again.

With `--json`: `{version, path, written, library, incidents, files, problems, read, removed, seconds, note}`.
"""

from __future__ import annotations

import datetime as dt
import os
import time

from dateline.cli.arguments import Asked
from dateline.cli.opening import open_library
from dateline.cli.output import Output
from dateline.cli.shapes import VERSION
from dateline.model.shown import Shown, show_line


def run(asked: Asked, out: Output) -> int:
    """Print what the index holds, after bringing it up to date or making it again."""
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
