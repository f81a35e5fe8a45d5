"""Real files, mutated: whatever becomes of them, every command answers, at once, and nothing acts.

`.run/tests -m slow tests/hostile/test_mutations.py` tries 100,000 of them, CI some thousand.
By hand: `python tests/hostile/test_mutations.py FIRST LAST` (with `tests` on PYTHONPATH) tries the cases of these numbers
and prints those that fail, to be put into `KEPT` and mended.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.files.reader import read_incident
from hostile.mutating import AUTHORITY, mutated, names
from hostile.running import acting, assert_harmless, say

KEPT = (308, 314, 320, 322, 323, 326, 329, 342, 351, 395, 409, 410)
"""Numbers of cases that failed once, and of some that are incidents with acting text."""
ROUNDS = int(os.environ.get("DATELINE_ROUNDS", "0"))
QUICK, LONG = range(60), range(1000, 1000 + (100 * ROUNDS or 3000))
SECONDS = 5.0
LINES = (
    "check FILE",
    "find",
    "show ID",
    "show ID --json",
    "line ID",
    "ladder ID",
    "cite ID",
    "cite ID --style bibtex",
    "timeline ID",
    "actions",
    "who police",
    "conflicts",
    "questions",
    "facets",
    "map",
)


def try_case(seed: int, root: Path) -> bool:
    """Read a case, and where it is an incident (or the number asks for it) run commands on it; whether it was one."""
    name, raw = mutated(seed)
    begin = time.perf_counter()
    found = read_incident(name, raw, names())
    for problem in found.problems:
        assert acting(problem.message) == [], seed
    assert (found.incident is None) is any(p.severity == "error" for p in found.problems), seed
    if found.incident is not None or seed % 20 == 0:
        for old in root.glob("2*"):
            old.unlink()
        (root / name).write_bytes(raw)
        for line in LINES if seed % 10 == 0 else LINES[seed % len(LINES) :][:2]:
            assert_harmless(say(root, line, terminal=bool(seed % 2), name=name[:-5]))
    assert time.perf_counter() - begin < SECONDS * (4 if seed % 10 == 0 else 1), seed
    return found.incident is not None


def make_root(folder: Path) -> Path:
    """A library that holds nothing but the authority file that ships."""
    root = folder / "incidents"
    root.mkdir()
    (root / AUTHORITY.name).write_bytes(AUTHORITY.read_bytes())
    return root


def _tried(seeds: Iterator[int], root: Path) -> int:
    return sum(try_case(seed, root) for seed in seeds)


@pytest.mark.parametrize("part", range(3))
def test_mutated_files_are_read_or_refused(part: int, tmp_path: Path) -> None:
    assert _tried(iter(QUICK[part::3]), make_root(tmp_path)) > 0


def test_kept_cases_are_read_and_do_no_harm(tmp_path: Path) -> None:
    assert _tried(iter(KEPT), make_root(tmp_path)) >= len(KEPT) // 2


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_many_mutated_files_are_read_or_refused(part: int, tmp_path: Path) -> None:
    _tried(iter(LONG[part::8]), make_root(tmp_path))


def run(first: int, last: int) -> None:
    """Try the cases of these numbers; prints what fails."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_root(Path(folder))
        read = failed = 0
        for seed in range(first, last):
            faulthandler.dump_traceback_later(30, exit=True)
            try:
                read += try_case(seed, root)
            except Exception as error:  # noqa: BLE001 (whatever it is, the next case counts too)
                failed += 1
                print(seed, f"{type(error).__name__}: {str(error)[:600]!r}", flush=True)
        faulthandler.cancel_dump_traceback_later()
        print(f"{last - first} cases, {read} of them incidents, {failed} failed")


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]))
