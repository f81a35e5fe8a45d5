"""What changed since a commit or a day: a library in a git work tree of the test's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.ledger.changes import HeadlineChange
from dateline.library.changes import Changes, changes_since
from dateline.model.incident import Incident
from files.committing import ENVIRONMENT, commit, work_tree
from library.copying import BROKEN, ELSEWHERE, HARBOUR, copied, opened

K34 = "    - {id: k34, value: 34, by: police, said: 2024-03-05, source: paper}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    work_tree(tmp_path)
    root = copied(tmp_path)
    commit(tmp_path, "2025-12-01")
    return root


def since(root: Path, asked: str) -> Changes:
    return changes_since(opened(root), asked, ENVIRONMENT)


def hows(found: Changes) -> list[tuple[str, str]]:
    return [(change.id, change.how) for change in found.incidents]


def edit(root: Path, incident: str, old: str, new: str) -> None:
    path = root / f"{incident}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def rise(root: Path) -> None:
    edit(root, HARBOUR, "    - {id: k33,", K34 + "    - {id: k33,")


def test_a_library_that_nobody_touched_has_not_changed(root: Path) -> None:
    found = since(root, "HEAD")
    assert (found.incidents, found.names, found.past.day) == ((), (), "2025-12-01")


def test_an_edit_counts_before_it_is_committed_and_after(root: Path) -> None:
    rise(root)
    for _ in range(2):
        found = since(root, "2025-12-02")
        assert hows(found) == [(HARBOUR, "edited")]
        (headline,) = (c for c in found.incidents[0].changes if isinstance(c, HeadlineChange))
        assert headline.after is not None
        assert (headline.point, headline.after.values) == ("killed", ("34",))
        commit(root.parent, "2025-12-03")
    assert hows(since(root, "HEAD")) == []
    assert hows(since(root, "2025-12-03")) == [(HARBOUR, "edited")]  # a day begins before what was committed on it
    assert hows(since(root, "2025-12-04")) == []


def test_days_are_reckoned_from_the_day_that_counts_as_today(root: Path) -> None:
    rise(root)
    commit(root.parent, "2026-01-14")
    assert hows(since(root, "yesterday")) == [(HARBOUR, "edited")]
    assert hows(since(root, "today")) == []


def test_a_white_space_edit_is_no_change(root: Path) -> None:
    path = root / f"{HARBOUR}.yaml"
    path.write_text("# a comment\n" + path.read_text("utf-8"), "utf-8")
    assert hows(since(root, "HEAD")) == []


def test_new_gone_and_moved_files(root: Path) -> None:
    (root / "2023").mkdir()
    shutil.move(root / f"{HARBOUR}.yaml", root / "2023" / f"{HARBOUR}.yaml")
    text = (root / f"{ELSEWHERE}.yaml").read_text("utf-8")
    (root / f"{ELSEWHERE}.yaml").unlink()
    (root / "2024-06-06-new-stabbing.yaml").write_text(text, "utf-8")
    assert hows(since(root, "HEAD")) == [("2024-06-06-new-stabbing", "new"), (ELSEWHERE, "gone")]


def test_a_file_that_is_broken_or_mended_is_told(root: Path) -> None:
    edit(root, HARBOUR, "status: settled", "status: setled")
    edit(root, BROKEN, "date: 2024-13-03", "date: 2024-12-03")
    edit(root, BROKEN, "contry: ir, country: ir", "country: IR")
    edit(root, BROKEN, "shoting", "shooting")
    found = since(root, "HEAD")
    assert hows(found) == [(BROKEN, "mended"), (HARBOUR, "broken")]
    assert isinstance(found.incidents[1].before, Incident)


def test_a_change_of_the_authority_file_is_told_once_and_weighed_where_it_matters(root: Path) -> None:
    names = root / "names.yaml"
    text = names.read_text("utf-8").replace("example-wire: {name: Example Wire,", "example-wire: {name: Example Wire, grade: E,")
    names.write_text(text + "other: {name: Other}\n", "utf-8")
    found = since(root, "HEAD")
    assert [(n.id, n.before is None, n.fields) for n in found.names] == [("other", True, ()), ("example-wire", False, ("grade",))]
    assert hows(found) == []  # one weak claim is still the only one, and what it inherits is told above
    rise(root)
    assert hows(since(root, "HEAD")) == [(HARBOUR, "edited")]


def test_a_grade_of_the_authority_file_that_moves_a_headline_is_told_where_it_does(root: Path) -> None:
    names = root / "names.yaml"
    names.write_text(names.read_text("utf-8").replace("  kind: group\n", "  kind: group\n  grade: B\n", 1), "utf-8")
    path = root / f"{ELSEWHERE}.yaml"
    path.write_text(path.read_text("utf-8") + "    - {value: 2, by: red-band, said: 2023-05-06, source: wire}\n", "utf-8")
    commit(root.parent, "2025-12-02")
    names.write_text(names.read_text("utf-8").replace("grade: B", "grade: E", 1), "utf-8")
    found = since(root, "HEAD")
    assert hows(found) == [(ELSEWHERE, "edited")]
    (headline,) = found.incidents[0].changes
    assert isinstance(headline, HeadlineChange)
    assert (headline.before.values if headline.before else None, headline.after.values if headline.after else None) == (("2",), ("3",))


def test_before_the_first_commit_everything_is_new(root: Path) -> None:
    found = since(root, "2025-11-30")
    assert (found.past.commit, hows(found)) == ("", [(HARBOUR, "new"), (ELSEWHERE, "new")])
    assert {n.id for n in found.names} == {"red-band", "red-band-north", "example-wire"}


def test_a_library_that_the_commit_did_not_have_is_new(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "second"
    shutil.copytree(root, other)
    assert hows(since(other, "HEAD")) == [(HARBOUR, "new"), (ELSEWHERE, "new")]


def test_what_names_nothing_is_a_sentence(root: Path) -> None:
    with pytest.raises(UsageError, match="is no commit and no day"):
        since(root, "nope")


def test_nothing_is_written_into_the_work_tree(root: Path) -> None:
    rise(root)

    def stamps() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in root.parent.rglob("*") if "cache" not in path.parts}

    session = opened(root)
    before = stamps()
    assert changes_since(session, "HEAD", ENVIRONMENT).incidents
    assert stamps() == before
