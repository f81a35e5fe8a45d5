"""Runs the table of speed: dateline beside its peers, on the same rows, in turn, on this machine.

    python tests/bench                        the whole table; writes it into the manual's page on speed
    python tests/bench --quick                the same with few of everything, in about a minute; writes nothing
    python tests/bench opening moving         some parts; writes nothing

Both sides are medians of the runs, the ratio is that of the medians, with the least and the greatest ratio of a run in
brackets. Events are incidents of the library, and rows of UCDP where a folder of its CSV files is named, multiplied with
fresh ids ("scaled"); they are made once and kept in the folder. A peer that is not on PATH is named and skipped. Exit 1
where something could not be measured.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).parents[1])

from bench import finding, indexing, moving, opening, page, querying, stock  # noqa: E402
from bench.programs import versions  # noqa: E402
from bench.setting import Setting  # noqa: E402
from bench.table import Line, table  # noqa: E402
from bench.terminal import NotShownError  # noqa: E402


def importing(setting: Setting) -> Iterator[Line]:
    """The import of datasets, which the program does not have yet."""
    yield Line("Dataset import", "250,000 rows", "ms", instead="not built yet: skipped; csv.reader over the file, <= 8")


PARTS: dict[str, Callable[[Setting], Iterator[Line]]] = {
    "opening": opening.lines,
    "finding": finding.lines,
    "moving": moving.lines,
    "querying": querying.lines,
    "indexing": indexing.lines,
    "importing": importing,
    "stock": stock.lines,
}
QUICK: dict[str, Any] = {
    "runs": 2,
    "small": 200,
    "middle": 500,
    "large": 2_000,
    "files": 50,
    "documents": 200,
    "presses": 10,
    "typed": 6,
    "silence": 0.2,
    "between": 0.1,
    "idle": 0.5,
}


def main() -> int:
    """Read the command line, run, print, write."""
    parser = argparse.ArgumentParser(prog="python tests/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="few of everything")
    parser.add_argument("--runs", type=int, help="runs of everything; 5 where it is left out")
    parser.add_argument("--large", type=int, help="events of the largest index; 1,000,000 where it is left out")
    parser.add_argument(
        "--ucdp", type=Path, default=os.environ.get("DATELINE_BENCH_UCDP"), help="folder of UCDP GED CSV files; else $DATELINE_BENCH_UCDP"
    )
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / f"dateline-bench-{os.getuid()}", help="where corpora are kept")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    asked.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    few: dict[str, Any] = (QUICK if asked.quick else {}) | {name: value for name in ("runs", "large") if (value := getattr(asked, name))}
    setting = Setting(asked.folder.resolve(), asked.ucdp and Path(asked.ucdp), **few)
    print(versions(), flush=True)
    measured, failed = list[Line](), False
    for name in asked.parts or PARTS:
        try:
            found = list(PARTS[name](setting))
        except (NotShownError, subprocess.CalledProcessError, OSError) as error:
            said = getattr(error, "stderr", None) or b""
            print(f"\n{name} failed: {error} {said.decode(errors='replace')}", flush=True)
            failed = True
            continue
        print(f"\n{table(found)}", flush=True)
        measured += found
    if not (failed or asked.quick or asked.parts):
        text = page.PAGE.read_text("utf-8")
        page.PAGE.write_text(page.with_table(text, table(measured), dt.date.today(), versions(), said_of(setting)), "utf-8")
    return int(failed)


def said_of(setting: Setting) -> str:
    """What the events are made of, and how often all was run."""
    made = "rows of UCDP GED (CC BY 4.0) and incidents of the library" if setting.ucdp else "incidents of the library"
    return f"Medians of {setting.runs} runs; events are {made}, scaled."


if __name__ == "__main__":
    sys.exit(main())
