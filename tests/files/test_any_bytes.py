"""Whatever bytes a file holds, reading raises nothing and answers with an incident or a problem."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.files.authority import read_names
from dateline.files.reader import Reading, read_incident
from dateline.model.actor import Name
from dateline.model.problem import Problem
from files.writing import BASE, read
from hostile.mutating import PIECES as MARKS

SHIPPED = Path(__file__).parents[2] / "incidents"
FILES = sorted(path for path in SHIPPED.glob("*.yaml") if path.name != "names.yaml")
PIECES = [*MARKS, b"...\n", b"%"]
PIECES += [
    b"\x00",
    b"\x85",
    b"\xff",
    b"\xc2\x85",
    "\u2028".encode(),
    "\ufeff".encode(),
    "\u202e".encode(),
    b"\r",
    b"2024-13-01",
    b">=91",
    b"k20",
    b"police",
    b"\\",
    b"\xed\xa0\x80",
]


def sound(reading: Reading) -> None:
    """A reading gives an incident or says why not, in sentences that can be shown."""
    failed = [p for p in reading.problems if p.severity == "error"]
    assert (reading.incident is None) is bool(failed)
    for problem in reading.problems:
        assert problem.line >= 0
        assert problem.column >= 0
        assert not [c for c in problem.message if unicodedata.category(c) in ("Cc", "Cs", "Co", "Zl", "Zp")]
        assert len(problem.message) < 1000


@cache
def content(path: Path) -> bytes:
    """A file that ships, its first part."""
    return path.read_bytes()[:6000]


@cache
def shared() -> tuple[dict[str, Name], tuple[Problem, ...]]:
    """The authority file that ships."""
    return read_names("names.yaml", (SHIPPED / "names.yaml").read_bytes())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_any_bytes_are_read_without_raising(raw: bytes) -> None:
    sound(read(raw))
    read_names("names.yaml", raw)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.integers(0, len(BASE)), st.integers(0, 20), st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=3).map(b"".join))
def test_the_small_file_changed_anywhere_is_read_without_raising(at: int, gone: int, put: bytes) -> None:
    sound(read(BASE.encode()[:at] + put + BASE.encode()[at + gone :]))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(FILES), st.data())
def test_a_real_file_changed_anywhere_is_read_without_raising(path: Path, data: st.DataObject) -> None:
    raw = content(path)
    at = data.draw(st.integers(0, len(raw)))
    gone = data.draw(st.integers(0, 300))
    put = data.draw(st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=3).map(b"".join))
    sound(read_incident(path.name, raw[:at] + put + raw[at + gone :], {}))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.permutations(BASE.splitlines(keepends=True)), st.integers(0, 16))
def test_lines_in_any_order_are_read_without_raising(lines: list[str], count: int) -> None:
    sound(read("".join(lines[:count])))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_any_file_name_is_taken_or_told_of(name: str) -> None:
    sound(read(BASE, path=f"{name}.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_files_that_ship_have_no_problem(path: Path) -> None:
    names, problems = shared()
    assert problems == ()
    reading = read_incident(path.name, path.read_bytes(), names)
    assert reading.incident is not None, reading.problems
