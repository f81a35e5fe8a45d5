"""What changed where no git tells: by the record that the index keeps of what files said before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.errors import UsageError
from dateline.index import earlier
from dateline.ledger.changes import HeadlineChange
from dateline.library.changes import Changes, changes_since
from files.committing import ENVIRONMENT
from library.copying import BROKEN, ELSEWHERE, HARBOUR, copied, opened

K34 = "    - {id: k34, value: 34, by: police, said: 2024-03-05, source: paper}\n"
K35 = "    - {id: k35, value: 35, by: police, said: 2024-03-06, source: paper}\n"


class Library:
    """A library whose record is read and written at times of the test's choosing."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.patch = monkeypatch

    def look(self, day: str, *, rebuild: bool = False) -> None:
        """Open the library at noon of a day of January 2026 (UTC), which brings the record up to date."""
        noon = int(dt.datetime.fromisoformat(f"2026-01-{day}T12:00+00:00").timestamp())
        self.patch.setattr(earlier, "time", SimpleNamespace(time_ns=lambda: noon * 10**9))
        opened(self.root, rebuild=rebuild)

    def since(self, day: str) -> Changes:
        return changes_since(opened(self.root), f"2026-01-{day}T00:00Z", ENVIRONMENT)

    def hows(self, day: str) -> list[tuple[str, str]]:
        return [(change.id, change.how) for change in self.since(day).incidents]

    def write(self, incident: str, old: str, new: str) -> None:
        path = self.root / f"{incident}.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    @property
    def record(self) -> Path:
        (path,) = (self.root.parent / "cache" / "dateline").glob("*.earlier")
        return path


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    found = Library(copied(tmp_path), monkeypatch)
    found.look("02")
    return found


def killed(found: Changes) -> tuple[str, str]:
    (headline,) = (c for change in found.incidents for c in change.changes if isinstance(c, HeadlineChange))
    assert headline.before is not None
    assert headline.after is not None
    return headline.before.values[0], headline.after.values[0]


def test_a_change_is_told_from_any_moment_before_it_was_met(library: Library) -> None:
    library.write(HARBOUR, "    - {id: k33,", K34 + "    - {id: k33,")
    library.look("05")
    library.write(HARBOUR, "    - {id: k33,", K35 + "    - {id: k33,")
    library.look("08")
    assert killed(library.since("03")) == ("33", "35")
    assert killed(library.since("06")) == ("34", "35")
    assert library.hows("09") == []


def test_what_came_before_the_record_is_said_not_to_be_known(library: Library) -> None:
    assert (library.since("03").past.late, library.since("01").past.late) == (False, True)
    assert library.since("01").past.recorded.startswith("2026-01-02T")
    assert (library.hows("01"), library.since("01").names) == ([], ())


def test_new_gone_broken_and_mended_files(library: Library) -> None:
    (library.root / f"{ELSEWHERE}.yaml").rename(library.root / "2024-06-06-new-stabbing.yaml")
    library.write(HARBOUR, "date: ", "date: [")
    library.write(BROKEN, (library.root / f"{BROKEN}.yaml").read_text("utf-8"), (library.root / "2024-06-06-new-stabbing.yaml").read_text("utf-8"))
    library.look("05")
    assert library.hows("03") == [("2024-06-06-new-stabbing", "new"), (BROKEN, "mended"), (HARBOUR, "broken"), (ELSEWHERE, "gone")]
    assert library.hows("06") == []


def test_a_moved_file_and_a_comment_are_no_change(library: Library) -> None:
    (library.root / "2023").mkdir()
    (library.root / f"{ELSEWHERE}.yaml").rename(library.root / "2023" / f"{ELSEWHERE}.yaml")
    library.write(HARBOUR, "status: settled", "# a remark\nstatus: settled")
    library.look("05")
    assert library.hows("03") == []


def test_entries_of_the_authority_file_are_told(library: Library) -> None:
    names = library.root / "names.yaml"
    names.write_text(names.read_text("utf-8") + "other: {name: Other}\n", "utf-8")
    library.look("05")
    assert [(name.id, name.before) for name in library.since("03").names] == [("other", None)]
    assert library.since("06").names == ()


def test_building_the_index_again_keeps_the_record(library: Library) -> None:
    library.write(HARBOUR, "    - {id: k33,", K34 + "    - {id: k33,")
    library.look("05", rebuild=True)
    assert killed(library.since("03")) == ("33", "34")


def test_the_record_begins_anew_where_the_index_was_lost(library: Library) -> None:
    library.write(HARBOUR, "    - {id: k33,", K34 + "    - {id: k33,")
    library.look("05")
    for path in (library.root.parent / "cache" / "dateline").glob("*.json"):
        path.write_bytes(b"\0" * 100)
    library.look("08")
    assert library.since("03").past.recorded.startswith("2026-01-08T")
    assert library.hows("03") == []


def test_a_build_that_was_cut_short_counts_nothing_as_new(library: Library) -> None:
    library.record.unlink()
    (library.root / "2024-06-06-new-stabbing.yaml").write_text((library.root / f"{ELSEWHERE}.yaml").read_text("utf-8"), "utf-8")
    library.look("05")
    assert library.hows("03") == []


def test_lines_that_are_torn_or_foreign_are_passed_over(library: Library) -> None:
    with library.record.open("ab") as file:
        file.write(b'deadbeef {"at_ns": 1}\n\xff\xfe nothing\n00000000 ')
    library.write(HARBOUR, "    - {id: k33,", K34 + "    - {id: k33,")
    library.look("05")
    assert killed(library.since("03")) == ("33", "34")


def test_a_line_that_was_altered_is_not_believed(library: Library) -> None:
    library.write(HARBOUR, "    - {id: k33,", K34 + "    - {id: k33,")
    library.look("05")
    library.record.write_bytes(library.record.read_bytes().replace(b'"value":"33"', b'"value":"93"'))
    assert library.hows("03") == []


def test_a_file_that_came_broken_is_new_and_then_mended(library: Library) -> None:
    came = library.root / "2024-06-06-new-stabbing.yaml"
    came.write_text("title: [", "utf-8")
    library.look("05")
    came.write_text((library.root / f"{ELSEWHERE}.yaml").read_text("utf-8"), "utf-8")
    library.look("08")
    assert library.hows("03") == [(came.stem, "new")]
    assert library.hows("06") == [(came.stem, "mended")]


def test_a_second_file_of_the_same_id_does_not_hide_what_the_first_was(library: Library) -> None:
    twin = library.root / "twin" / f"{ELSEWHERE}.yaml"
    twin.parent.mkdir()
    twin.write_text((library.root / f"{ELSEWHERE}.yaml").read_text("utf-8"), "utf-8")
    library.look("04")
    twin.unlink()
    library.write(ELSEWHERE, "value: 3,", "value: 4,")
    library.look("05")
    assert killed(library.since("05")) == ("3", "4")


def test_a_long_record_lets_its_older_half_go_and_says_so(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, number in (("04", 34), ("06", 35), ("08", 36)):
        library.write(
            HARBOUR, "    - {id: k33,", f"    - {{id: k{number}, value: {number}, by: police, said: 2024-03-05, source: paper}}\n    - {{id: k33,"
        )
        monkeypatch.setattr(earlier, "MOST_BYTES", 1 if day == "08" else 1 << 24)
        library.look(day)
    found = library.since("03")
    assert (found.past.late, found.past.recorded[:10], killed(found)[0]) == (True, "2026-01-06", "34")
    assert library.record.stat().st_mode & 0o777 == 0o600
    assert not list(library.record.parent.glob("*-new"))


def test_an_index_that_cannot_be_written_keeps_no_record(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (tmp_path / "cache").write_text("in the way", "utf-8")
    with pytest.raises(UsageError, match=r"is in no git work tree\. .* cannot be written"):
        changes_since(opened(root), "yesterday", ENVIRONMENT)


def test_only_a_day_can_be_named(library: Library) -> None:
    with pytest.raises(UsageError, match=r"`HEAD~3` is no day\. `.*` is in no git work tree"):
        changes_since(opened(library.root), "HEAD~3", ENVIRONMENT)
