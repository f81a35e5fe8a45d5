"""A session that is told which files changed looks at these alone, and at all where that would not tell everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.library.refresh import refresh
from library.copying import ELSEWHERE, HARBOUR, opened
from library.copying import copied as copied_library

HARBOUR_FILE, ELSEWHERE_FILE = f"{HARBOUR}.yaml", f"{ELSEWHERE}.yaml"


def retitle(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Late "), "utf-8")


def test_only_the_files_that_it_is_told_of_are_looked_at(tmp_path: Path) -> None:
    root = copied_library(tmp_path)
    session = opened(root)
    retitle(root / HARBOUR_FILE)
    retitle(root / ELSEWHERE_FILE)
    assert refresh(root, session.index, only=[HARBOUR_FILE]).read == (HARBOUR_FILE,)
    assert session.index.summaries[HARBOUR].title.startswith("Late ")
    assert not session.index.summaries[ELSEWHERE].title.startswith("Late ")
    assert refresh(root, session.index, only=[HARBOUR_FILE]).read == ()
    assert refresh(root, session.index).read == (ELSEWHERE_FILE,)


def twin(root: Path) -> str:
    (root / "z").mkdir()
    (root / "z" / HARBOUR_FILE).write_bytes((root / HARBOUR_FILE).read_bytes())
    return HARBOUR_FILE


def folder(root: Path) -> str:
    (root / ELSEWHERE_FILE).rename(root / "kept")
    (root / ELSEWHERE_FILE).mkdir()
    return ELSEWHERE_FILE


def new(root: Path) -> str:
    (root / ELSEWHERE_FILE).rename(root / "2020-01-01-old-shooting.yaml")
    return "2020-01-01-old-shooting.yaml"


def gone(root: Path) -> str:
    (root / HARBOUR_FILE).unlink()
    return HARBOUR_FILE


def names(root: Path) -> str:
    (root / "names.yaml").write_text("red-band: {name: Red Band of old}\n", "utf-8")
    return "names.yaml"


@pytest.mark.parametrize("change", [twin, folder, new, gone, names])
def test_what_is_no_file_that_was_known_has_all_looked_at(change: Callable[[Path], str], tmp_path: Path) -> None:
    root = copied_library(tmp_path)
    if change is twin:
        twin(root)
    session = opened(root)
    retitle(root / ELSEWHERE_FILE if change not in (folder, new) else root / HARBOUR_FILE)
    told = HARBOUR_FILE if change is twin else change(root)
    if change is twin:
        retitle(root / HARBOUR_FILE)
    refresh(root, session.index, only=[told])
    fresh = opened(root, rebuild=True).index
    assert {s.id: s.title for s in session.index.summaries.values()} == {s.id: s.title for s in fresh.summaries.values()}
    assert session.index.problems == fresh.problems
