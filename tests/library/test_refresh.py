"""The index follows the files: what changed is read, nothing else is, and whatever is wrong with it changes no answer."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.files.report import MAX_BYTES
from dateline.files.walk import Found, look_at, walk
from dateline.index import Index
from dateline.index.rows import rows_of
from dateline.library.check import check_library
from dateline.library.reading import Authority, read
from dateline.library.refresh import refresh
from dateline.library.write import names_of
from library.copying import BROKEN, ELSEWHERE, HARBOUR, age, answers, copied, opened


def index_file(root: Path) -> Path:
    return next((root.parent / "cache" / "dateline").glob("*.json"))


def test_a_library_that_nobody_touched_is_not_read_again(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert len(opened(root).refreshed.read) == 4
    again = opened(root)
    assert again.refreshed.read == ()
    # ctime cannot be set back: files younger than the index would be read again, these are older
    assert set(again.index.summaries) == {HARBOUR, ELSEWHERE}


def test_only_the_file_that_changed_is_read(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    path = root / f"{HARBOUR}.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Harbour market bombing", "title: Quay bombing"), "utf-8")
    changed = opened(root)
    assert changed.refreshed.read == (f"{HARBOUR}.yaml",)
    assert changed.index.summaries[HARBOUR].title == "Quay bombing"


def test_the_incident_of_a_file_that_was_just_read_is_not_put_together_from_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path)
    opened(root)
    (root / f"{HARBOUR}.yaml").write_text((root / f"{HARBOUR}.yaml").read_text() + "# seen\n")
    session, again = opened(root), opened(root)
    held = again.index.incident(HARBOUR)
    monkeypatch.setattr("dateline.index.rows.incident_from", None)
    assert session.index.incident(HARBOUR) == held


def test_a_change_is_seen_though_the_time_was_put_back(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    path = root / f"{HARBOUR}.yaml"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Harbour market bombing", "Harbour market blastin"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert opened(root).index.summaries[HARBOUR].title == "Harbour market blastin"


def test_a_file_older_than_the_index_that_comes_in_is_read(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    new = root / "2020-01-01-old-shooting.yaml"
    new.write_text((root / f"{ELSEWHERE}.yaml").read_text("utf-8").replace("2023-05-05", "2020-01-01"), "utf-8")
    age(new, 10**8)
    assert "2020-01-01-old-shooting" in opened(root).index.summaries


def test_a_file_that_is_gone_is_gone(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    (root / f"{HARBOUR}.yaml").unlink()
    after = opened(root)
    assert after.refreshed.removed == (f"{HARBOUR}.yaml",)
    assert set(after.index.summaries) == {ELSEWHERE}


def test_a_mended_file_becomes_an_incident_and_a_broken_one_stays_a_file_with_problems(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert {p.path for p in opened(root).index.problems if p.severity == "error"} == {f"{BROKEN}.yaml"}
    text = (root / f"{ELSEWHERE}.yaml").read_text("utf-8").replace("2023-05-05", "2024-03-03")
    (root / f"{BROKEN}.yaml").write_text(text, "utf-8")
    assert BROKEN in opened(root).index.summaries
    (root / f"{HARBOUR}.yaml").write_text("title: [", "utf-8")
    after = opened(root)
    assert HARBOUR not in after.index.summaries
    assert any(p.path == f"{HARBOUR}.yaml" for p in after.index.problems)


def test_a_change_of_the_names_concerns_every_file(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    names = root / "names.yaml"
    names.write_text(names.read_text("utf-8").replace("name: Red Band North", "name: Red Band of the North"), "utf-8")
    after = opened(root)
    assert len(after.refreshed.read) == 4
    assert after.index.incident(HARBOUR).actors["red-band-north"].name == "Red Band of the North"


def to_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


BREAKS: dict[str, Callable[[Path], object]] = {
    "a slip": lambda path: path.write_text(path.read_text("utf-8").replace("name: Red Band North", "nmae: Red Band North"), "utf-8"),
    "no YAML": lambda path: path.write_text("police: [", "utf-8"),
    "a link": to_link,
    "too long": lambda path: path.write_bytes(b"#" * (MAX_BYTES + 1)),
}


@pytest.mark.parametrize("how", BREAKS)
def test_names_that_break_stay_as_they_were_until_they_are_mended(how: str, tmp_path: Path) -> None:
    root = copied(tmp_path)
    names, path = root / "names.yaml", root / f"{HARBOUR}.yaml"
    before = opened(root)
    good, answered = names.read_text("utf-8"), answers(before)[0]
    BREAKS[how](names)
    broken = opened(root)
    assert broken.refreshed.read == ("names.yaml",)
    assert answers(broken)[0] == answered
    assert broken.index.names == before.index.names == names_of(broken)
    assert broken.index.broken == before.index.broken | {"names.yaml"}
    assert {p.path for p in check_library(broken) if p.severity == "error"} == broken.index.broken
    assert any("with the names that it had before" in p.message for p in check_library(broken))

    path.write_text(path.read_text("utf-8").replace("title: Harbour market bombing", "title: Quay bombing"), "utf-8")
    age(path, 3600)
    edited = opened(root)
    assert edited.index.summaries[HARBOUR].title == "Quay bombing"
    assert edited.index.incident(HARBOUR).actors["red-band-north"].name == "Red Band North"
    names.unlink()
    names.write_text("other: {nmae: Other}\n", "utf-8")
    assert answers(opened(root))[0] == answers(edited)[0]  # another slip takes no more away

    names.write_text(good.replace("name: Red Band North", "name: Red Band of the North"), "utf-8")
    mended = opened(root)
    assert len(mended.refreshed.read) == 4
    assert mended.index.incident(HARBOUR).actors["red-band-north"].name == "Red Band of the North"
    assert mended.index.broken == before.index.broken
    assert answers(mended) == answers(opened(root, rebuild=True))


def test_names_that_were_never_whole_are_taken_as_far_as_they_are(tmp_path: Path) -> None:
    root = copied(tmp_path)
    names = root / "names.yaml"
    good = names.read_text("utf-8")
    names.write_text("police: [", "utf-8")
    assert opened(root).index.names == {}
    names.write_text(f"{good}\nother: {{nmae: Other}}\n", "utf-8")
    assert "red-band-north" in opened(root).index.names
    BREAKS["no YAML"](names)
    assert answers(opened(root)) == answers(opened(root, rebuild=True))


def test_two_files_with_one_id_are_a_problem_of_the_second(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "z").mkdir()
    (root / "z" / f"{HARBOUR}.yaml").write_bytes((root / f"{HARBOUR}.yaml").read_bytes())
    session = opened(root)
    assert session.index.summaries[HARBOUR].path == f"{HARBOUR}.yaml"
    assert any("Its id is also that of" in p.message and p.path.startswith("z/") for p in session.index.problems)
    assert session.index.broken == {f"{BROKEN}.yaml", f"z/{HARBOUR}.yaml"}
    (root / f"{HARBOUR}.yaml").unlink()
    left = opened(root).index
    assert left.summaries[HARBOUR].path == f"z/{HARBOUR}.yaml"
    assert left.broken == {p.path for p in left.problems if p.severity == "error"} == {f"{BROKEN}.yaml"}
    assert left.problems_of(left.broken) == tuple(p for p in left.problems if p.path in left.broken)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-200]),
        lambda path: path.write_bytes(b"\0" * path.stat().st_size),
        lambda path: path.write_bytes(path.read_bytes().replace(b"Harbour market", b"Harbour Market", 1)),
        lambda path: path.write_text('{"_default": {"1": {"foreign": true}}}'),
        lambda path: path.write_text("[]"),
        lambda path: path.write_bytes(b"\xff\xfe garbage"),
        lambda path: path.chmod(0o400),
        lambda path: path.chmod(0),
    ],
    ids=["deleted", "empty", "truncated", "NULs", "one byte", "foreign", "list", "garbage", "read-only", "unreadable"],
)
def test_whatever_is_wrong_with_the_index_changes_no_answer(damage: object, tmp_path: Path) -> None:
    root = copied(tmp_path)
    before = answers(opened(root))
    damage(index_file(root))  # type: ignore[operator]
    assert answers(opened(root)) == before
    assert answers(opened(root)) == before


def test_an_index_of_another_library_is_not_believed(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    other = copied(tmp_path / "other")
    (other / f"{HARBOUR}.yaml").unlink()
    opened(other)
    index_file(other).write_bytes(index_file(root).read_bytes())
    after = opened(other)
    assert set(after.index.summaries) == {ELSEWHERE}
    assert "made for another version or library" in after.refreshed.note


@pytest.mark.parametrize(
    ("place", "other", "note"),
    [
        ("dateline.__version__", "0.0.9", "made for another version"),
        ("dateline.index.storage.FORMAT", 1, "made for another version"),
        ("dateline.index.columns.sys", SimpleNamespace(byteorder="middle"), "is damaged"),
        ("dateline.index.storage.os.geteuid", lambda: -1, "belongs to another user"),
    ],
    ids=["version", "format", "machine", "user"],
)
def test_an_index_of_another_program_machine_or_user_is_not_believed(
    place: str, other: object, note: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(tmp_path)
    before = answers(opened(root))
    with monkeypatch.context() as patch:
        patch.setattr(place, other)
        assert answers(opened(root)) == before
    after = opened(root)
    assert answers(after) == before
    assert note in after.refreshed.note or place.endswith("geteuid")
    with monkeypatch.context() as patch:
        patch.setattr(place, other)
        assert note in opened(root).refreshed.note


def test_an_index_of_the_future_hides_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("dateline.index.storage.time.time_ns", lambda: 5 * 10**18)  # the clock was set back since
        opened(root)
    path = root / f"{HARBOUR}.yaml"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Harbour market bombing", "Harbour market blastin"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert opened(root).index.summaries[HARBOUR].title == "Harbour market blastin"


def test_a_damaged_index_is_told_of_in_one_line(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    index_file(root).write_bytes(b"{}")
    assert opened(root).refreshed.note == "The index is damaged; it was built again."
    assert opened(root).refreshed.note == ""


def test_a_cache_that_cannot_be_written_is_told_of_and_gone_without(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root.parent / "cache").write_text("a file where the folder should be")
    session = opened(root)
    assert "dateline goes on without it" in session.refreshed.note
    assert set(session.index.summaries) == {HARBOUR, ELSEWHERE}


def test_rebuilding_reads_everything(tmp_path: Path) -> None:
    root = copied(tmp_path)
    before = answers(opened(root))
    again = opened(root, rebuild=True)
    assert len(again.refreshed.read) == 4
    assert answers(again) == before


def test_a_session_that_stays_open_sees_what_changed(tmp_path: Path) -> None:
    root = copied(tmp_path)
    session = opened(root)
    (root / f"{HARBOUR}.yaml").unlink()
    refresh(root, session.index)
    assert set(session.index.summaries) == {ELSEWHERE}


def test_what_another_process_indexed_meanwhile_is_kept(tmp_path: Path) -> None:
    root = copied(tmp_path)
    first = opened(root)
    (root / f"{HARBOUR}.yaml").unlink()
    opened(root)
    path = root / f"{ELSEWHERE}.yaml"
    path.write_text(path.read_text("utf-8") + "tags: [late]\n", "utf-8")
    refresh(root, first.index)
    assert set(first.index.summaries) == {ELSEWHERE}
    assert answers(opened(root)) == answers(first)


def test_what_another_process_added_while_this_one_waited_is_neither_removed_nor_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path)
    mine = opened(root)
    (root / f"{ELSEWHERE}.yaml").touch()
    added = root / "2020-01-01-old-shooting.yaml"
    flock = fcntl.flock

    def comes_late(descriptor: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        added.write_text(GOOD.replace("2024", "2020"))
        age(added, 3600)
        opened(root)
        flock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", comes_late)
    assert refresh(root, mine.index).removed == ()
    assert added.stem in mine.index.summaries
    assert opened(root).refreshed.read == ()

    def waits(descriptor: int, how: int) -> None:
        if how & fcntl.LOCK_NB:
            raise BlockingIOError
        added.unlink()

    (root / f"{ELSEWHERE}.yaml").touch()
    monkeypatch.setattr(fcntl, "flock", waits)
    assert refresh(root, mine.index).removed == (added.name,)


def test_what_is_added_and_indexed_before_an_index_is_opened_is_not_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path)
    before = opened(root).index.storage
    index = Index(before.path, before.identity)
    added = root / "2020-01-01-old-shooting.yaml"
    found_before = list(walk(root))
    added.write_text(GOOD.replace("2024", "2020"))
    age(added, 3600)

    def walks_first(folder: Path) -> list[Found]:
        monkeypatch.undo()
        opened(root)
        return found_before

    monkeypatch.setattr("dateline.library.refresh.walk", walks_first)
    assert refresh(root, index).removed == ()


def test_what_another_process_read_first_is_told_to_a_session_that_stays_open(tmp_path: Path) -> None:
    root = copied(tmp_path)
    mine, other = opened(root), opened(root)
    assert mine.index.incident(ELSEWHERE).tags == ()
    path = root / f"{ELSEWHERE}.yaml"
    path.write_text(path.read_text("utf-8") + "tags: [late]\n", "utf-8")
    assert path.name in refresh(root, other.index).read
    assert path.name in refresh(root, mine.index).read
    assert mine.index.incident(ELSEWHERE).tags == ("late",)


def test_the_cache_is_for_its_owner_alone(tmp_path: Path) -> None:
    root = copied(tmp_path)
    opened(root)
    assert stat.S_IMODE(index_file(root).parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(index_file(root).stat().st_mode) == 0o600
    assert not [p for p in index_file(root).parent.iterdir() if p.suffix == ".tmp"]


@pytest.mark.parametrize("kind", ["fifo", "link", "folder-link", "device", "huge"])
def test_what_is_no_plain_file_is_a_problem_and_blocks_nothing(kind: str, tmp_path: Path) -> None:
    root = copied(tmp_path)
    odd = root / "2024-04-04-odd-shooting.yaml"
    match kind:
        case "fifo":
            os.mkfifo(odd)
        case "link":
            odd.symlink_to("/etc/passwd")
        case "folder-link":
            (root / "loop").symlink_to(root, target_is_directory=True)
        case "device":
            odd.symlink_to("/dev/zero")
        case _:
            odd.write_bytes(b"# " + b"x" * (1024 * 1024 + 1))
    session = opened(root)
    assert set(session.index.summaries) == {HARBOUR, ELSEWHERE}
    if kind != "folder-link":
        assert any(p.path == odd.name and p.severity == "error" for p in session.index.problems)


def test_thirty_good_and_five_bad_files_are_thirty_incidents_and_five_files_with_problems(tmp_path: Path) -> None:
    root = tmp_path / "incidents"
    root.mkdir()
    good = "title: T\ndate: 2024-01-01\nplace: {name: N, country: IR}\nkind: [shooting]\nstatus: settled\n"
    for number in range(30):
        (root / f"2024-01-01-town{number}-shooting.yaml").write_text(good)
    bad = [good + "extra: 1\n", "title: [", good.replace("2024-01-01", "x"), good.replace("IR", "ir"), "\0"]
    for number, text in enumerate(bad):
        (root / f"2024-01-02-bad{number}-shooting.yaml").write_text(text)
    session = opened(root)
    assert len(session.index.summaries) == 30
    assert len({p.path for p in session.index.problems if p.severity == "error"}) == 5


GOOD = "title: T\ndate: 2024-01-01\nplace: {name: N, country: IR}\nkind: [shooting]\nstatus: settled\n"
IN_PROCESSES = """
import datetime as dt, os, signal, sys
from pathlib import Path
from dateline.library import reading, refresh, session, updating
from dateline.library.session import Session, index_path
from dateline.index import Index
reading.PAYS, updating.BATCH = 2, 7
reading._processors = lambda: 3
read = reading.read
def told(root, found, authority, twin):
    with open(sys.argv[2] + "/pids", "a") as file:
        file.write(f"{os.getpid()} ")
    return read(root, found, authority, twin)
reading.read = told
commits, commit = [], Index.commit
def counted(self, files, removed, tell, more, earlier):
    files = list(files)
    commits.append((len(files), more))
    commit(self, files, removed, tell, more=more, earlier=earlier)
Index.commit = counted
def tell(what, done, of):
    if done == int(sys.argv[3]):
        os.killpg(0, signal.SIGINT)  # Ctrl-C, which the processes that read get too
root = Path(sys.argv[1])
try:
    opened = refresh.refresh(root, Index(index_path(root, {"XDG_CACHE_HOME": sys.argv[2]}), session._identity(root)), tell=tell)
    print(len(opened.read), commits, len(set(Path(sys.argv[2] + "/pids").read_text().split())))
except KeyboardInterrupt:
    print("interrupted", commits)
"""


def test_many_files_are_read_in_processes_and_an_interruption_keeps_what_was_read(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for number in range(40):
        new = root / f"2024-01-01-town{number}-shooting.yaml"
        new.write_text(GOOD)
        age(new, 3600)
    cache = root.parent / "cache"
    cache.mkdir()

    def run(stop: int) -> str:
        argv = [sys.executable, "-c", IN_PROCESSES, str(root), str(cache), str(stop)]
        done = subprocess.run(argv, capture_output=True, text=True, check=True, start_new_session=True)
        assert done.stderr == ""
        return done.stdout.strip()

    assert run(17) == "interrupted [(7, True), (7, True), (3, True)]"
    read, _, rest = run(99).partition(" ")
    commits, _, processes = rest.rpartition(" ")
    assert (read, commits) == ("27", "[(7, True), (7, True), (7, True), (6, False)]")  # 26 that are left, and the names
    assert int(processes) > 1
    session = opened(root)
    assert session.refreshed.read == ()
    assert len(session.index.summaries) == 42
    assert answers(opened(root, rebuild=True)) == answers(session)


def test_an_interruption_before_all_is_written_again_leaves_that_to_the_next(tmp_path: Path) -> None:
    root = copied(tmp_path)
    index = opened(root).index
    expected = answers(opened(root))
    rows = [rows_of(read(root, found, Authority({}, ""), "")) for found in walk(root) if HARBOUR in found.path]
    for _ in range(60):
        index.commit(rows, [], more=True)
    assert index.storage.unfinished
    assert list(index_file(root).parent.glob("*.journal"))
    again = opened(root)
    assert not again.index.storage.unfinished
    assert not list(index_file(root).parent.glob("*.journal"))
    assert answers(again)[0][0] == expected[0][0]  # type: ignore[index]


@pytest.mark.slow
def test_killed_while_indexing_it_is_whole(tmp_path: Path) -> None:
    root = copied(tmp_path)
    before = answers(opened(root))
    code = (
        "import sys, datetime as dt; from pathlib import Path; from dateline.library.session import open_session\n"
        "open_session(Path(sys.argv[1]), dt.date(2026, 1, 15), {'XDG_CACHE_HOME': sys.argv[2]}, rebuild=True)"
    )
    for round_ in range(40):
        started = subprocess.Popen([sys.executable, "-c", code, str(root), str(root.parent / "cache")])
        try:
            started.wait(0.05 + round_ * 0.005)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()
        assert answers(opened(root)) == before


def _linked(path: Path) -> None:
    path.symlink_to(shutil.copy(next(path.parent.glob("2024-*.yaml")), path.parent.parent / path.name))


def _grown(path: Path) -> None:
    path.write_bytes(b"#" * (MAX_BYTES + 1))


@pytest.mark.parametrize("become", [os.mkfifo, Path.mkdir, _linked, _grown, None])
def test_what_took_the_place_of_a_file_since_it_was_looked_at_is_refused(become: Callable[[Path], None] | None, tmp_path: Path) -> None:
    path = next(copied(tmp_path).glob("2024-*.yaml"))
    found = look_at(path, path.name)
    assert found is not None
    path.unlink()
    if become is not None:
        become(path)
    entry = read(path.parent, found, Authority({}, ""), "")
    assert entry.incident is None
    assert [problem.severity for problem in entry.problems] == ["error"]
