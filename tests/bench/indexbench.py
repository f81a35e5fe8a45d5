"""Measures the index beside its peers on the same records in the same run; both sides are printed, in CPU time.

    python tests/bench/indexbench.py [--counts 10000 250000] [--runs 5] [--folder PATH]

Records are those of the library, cut to the size of an event and multiplied with fresh ids ("scaled", `corpora.py`); their
indexes are kept in `--folder` and made where they are not there. For each count:

- opening an index and making the first 20 rows, in a process of its own (the imports are made before the clock starts),
- the whole process of `find` on it against `python -c pass`; the records are no files, so no file is looked at,
- a key: every prefix of the queries below is answered, counted, ordered, and its first 50 rows made, against SQLite FTS5 on
  the same three texts (`MATCH` with the last word as prefix, ordered by rank, first 50 rows and the count). FTS5 finds
  beginnings of words, dateline what is within a word too.

A peer that is not there is named and skipped. Times are the least of the runs for a process, all keys for a key.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SOURCE, TESTS = (str(Path(__file__).parents[2] / part) for part in ("src", "tests"))
sys.path[:0] = [SOURCE, TESTS]

from bench.corpora import IDENTITY, build  # noqa: E402
from dateline.index import Index  # noqa: E402
from dateline.library.find import answer  # noqa: E402
from dateline.library.refresh import Refreshed  # noqa: E402
from dateline.library.session import Session  # noqa: E402
from dateline.query import parse_query  # noqa: E402

QUERIES = (
    "kerman bombing",
    "police killed attack",
    "istanbul church",
    "suicide mosque 2015",
    "ministry of interior statement",
    "crocus hall moscow",
    "guards border pakistan",
    "tehran parliament",
)
MOST_KEYS = 100
OPENING = """
import sys, time, datetime as dt
sys.path[:0] = {paths!r}
from pathlib import Path
from dateline.index import Index
from dateline.library.find import answer
from dateline.library.refresh import Refreshed
from dateline.library.session import Session
from dateline.query import parse_query
began = time.process_time()
session = Session(Path("."), Index(Path(sys.argv[1]), {identity!r}), dt.date(2026, 1, 15), Refreshed())
rows = list(answer(session, parse_query("")).summaries[:20])
print(time.process_time() - began)
"""
FINDING = """
import os, sys
sys.path[:0] = {paths!r}
sys.argv = ["dateline", "find", "--limit", "20", *sys.argv[2:]]
import dateline.cli.main, dateline.cli.find as find, datetime as dt
from pathlib import Path
from dateline.index import Index
from dateline.library.refresh import Refreshed
from dateline.library.session import Session
find.open_library = lambda *_: Session(Path("."), Index(Path({path!r}), {identity!r}), dt.date(2026, 1, 15), Refreshed())
dateline.cli.main.main(sys.argv[1:], os.environ)
"""


def process(argv: list[str]) -> tuple[float, str]:
    """CPU seconds of a process with its children, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def keys() -> list[str]:
    """Every prefix of the queries that asks something."""
    return [query[:end] for query in QUERIES for end in range(1, len(query) + 1) if query[:end] == query[:end].strip()][:MOST_KEYS]


def session_on(path: Path) -> Session:
    """A session on a scaled index."""
    return Session(Path("."), Index(path, IDENTITY), dt.date(2026, 1, 15), Refreshed())


@contextlib.contextmanager
def fts(path: Path) -> Iterator[Callable[[str], int]]:
    """Answers a key by SQLite FTS5 over the texts of an index: how many rows there are."""
    listing = session_on(path).index.listing
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, contextlib.closing(sqlite3.connect(f"{folder}/fts.db")) as base:
        base.execute("CREATE VIRTUAL TABLE texts USING fts5(lead, names, rest, prefix='1 2 3')")
        texts = (listing.text(place) for place in listing.everything)
        base.executemany("INSERT INTO texts VALUES (?, ?, ?)", ((text.lead, text.names, text.rest) for text in texts))
        base.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        base.commit()

        def ask(key: str) -> int:
            match = " ".join(f'"{word}"' for word in key.split()) + "*"
            base.execute("SELECT rowid, lead FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 50", (match,)).fetchall()
            return int(base.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (match,)).fetchone()[0])

        yield ask


def per_key(ask: Callable[[str], int]) -> list[float]:
    """Milliseconds of CPU for every key, sorted."""
    found = []
    for key in keys():
        began = time.process_time()
        ask(key)
        found.append((time.process_time() - began) * 1000)
    return sorted(found)


def told(times: list[float]) -> str:
    """p50, p95 and most."""
    return f"p50 {statistics.median(times):7.1f}  p95 {times[int(len(times) * 0.95)]:7.1f}  most {times[-1]:7.1f} ms"


def bench(path: Path, count: int, runs: int) -> None:
    """All measures of one count."""
    print(f"\n{count:,} records (scaled), base file {path.stat().st_size >> 20} MB")
    opening = OPENING.format(paths=[SOURCE, TESTS], identity=IDENTITY)
    opened = [float(process([sys.executable, "-c", opening, str(path)])[1]) * 1000 for _ in range(runs)]
    print(f"  open and first 20 rows       least {min(opened):7.1f}  median {statistics.median(opened):7.1f} ms")
    finding = FINDING.format(paths=[SOURCE], path=str(path), identity=IDENTITY)
    pairs = [(process([sys.executable, "-c", finding, "-", "kerman"])[0], process([sys.executable, "-c", "pass"])[0]) for _ in range(runs)]
    ours, idle = (min(side) * 1000 for side in zip(*pairs, strict=True))
    print(f"  `find kerman`, whole process least {ours:7.1f} ms; python -c pass {idle:.1f} ms; ratio {ours / idle:.1f}")
    session = session_on(path)

    def ask(key: str) -> int:
        found = answer(session, parse_query(key))
        list(found.summaries[:50])
        return len(found.summaries)

    mine = per_key(ask)
    print(f"  a key, dateline              {told(mine)}")
    try:
        with fts(path) as peer:
            theirs = per_key(peer)
    except sqlite3.OperationalError as error:
        print(f"  a key, SQLite FTS5           skipped: {error}")
        return
    print(f"  a key, SQLite FTS5           {told(theirs)}")
    at = int(len(mine) * 0.95)
    print(f"  ratio                        p50 {statistics.median(mine) / statistics.median(theirs):7.2f}  p95 {mine[at] / theirs[at]:7.2f}")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 250_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / f"dateline-bench-{os.getuid()}")
    asked = parser.parse_args()
    asked.folder.mkdir(mode=0o700, exist_ok=True)
    for count in asked.counts:
        bench(build(asked.folder, count), count, asked.runs)


if __name__ == "__main__":
    main()
