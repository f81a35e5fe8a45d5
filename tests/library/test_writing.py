"""Writing a file: whole or not at all, whatever the disk, another writer or the text itself does."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import DatelineError, LibraryError, UsageError
from dateline.library import disk
from dateline.library.disk import RefusedError, create, locked, replace
from dateline.library.write import change, refuse_shipped
from library.copying import HARBOUR, copied, opened

NAME = f"{HARBOUR}.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(tmp_path / "cache")}


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith(".")]


def test_the_new_text_takes_the_place_of_the_old_with_its_mode(root: Path) -> None:
    path = root / NAME
    path.chmod(0o640)
    old = path.read_bytes()
    replace(root, NAME, old, old + b"# more\n")
    assert path.read_bytes() == old + b"# more\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert leftovers(root) == []


FAULTS = [(call, code) for call in ("write", "fsync", "replace", "open", "fchmod") for code in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT)]


@pytest.mark.parametrize(("call", "code"), FAULTS)
def test_a_fault_of_the_disk_leaves_the_old_file_and_says_so(call: str, code: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / NAME
    old = path.read_bytes()
    real = getattr(os, call)

    def fail(*args: Any, **kwargs: Any) -> Any:
        if call == "open" and not args[1] & os.O_CREAT:
            return real(*args, **kwargs)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(LibraryError) as caught:
        replace(root, NAME, old, old + b"# more\n")
    monkeypatch.undo()
    assert str(caught.value) == f"{NAME} cannot be written: {os.strerror(code)}. Nothing was written; what was there is as it was."
    assert path.read_bytes() == old
    assert leftovers(root) == []


def test_half_a_write_is_no_write(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (root / NAME).read_bytes()
    real, calls = os.write, list[int]()

    def short(descriptor: int, rest: memoryview) -> int:
        calls.append(len(rest))
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, rest[:100])

    monkeypatch.setattr(os, "write", short)
    with pytest.raises(LibraryError):
        replace(root, NAME, old, old + b"# more\n")
    assert len(calls) == 3
    assert (root / NAME).read_bytes() == old
    assert leftovers(root) == []


def test_an_unconfirmed_folder_is_told_and_the_new_file_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (root / NAME).read_bytes()
    real = os.fsync

    def fail(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(LibraryError, match="is written, but the disk did not confirm it"):
        replace(root, NAME, old, old + b"# more\n")
    assert (root / NAME).read_bytes() == old + b"# more\n"


def test_a_file_that_somebody_changed_is_not_overwritten(root: Path) -> None:
    old = (root / NAME).read_bytes()
    (root / NAME).write_bytes(old + b"# theirs\n")
    with pytest.raises(RefusedError, match="was changed by somebody else"):
        replace(root, NAME, old, old + b"# ours\n")
    assert (root / NAME).read_bytes() == old + b"# theirs\n"


def test_a_file_that_changes_while_it_is_written_is_not_overwritten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = (root / NAME).read_bytes()
    real = disk._written

    def meanwhile(*args: Any) -> Path:
        done = real(*args)
        (root / NAME).write_bytes(old + b"# theirs\n")
        return done

    monkeypatch.setattr(disk, "_written", meanwhile)
    with pytest.raises(RefusedError, match="was changed by somebody else"):
        replace(root, NAME, old, old + b"# ours\n")
    assert (root / NAME).read_bytes() == old + b"# theirs\n"
    assert leftovers(root) == []


def test_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(old := (root / NAME).read_bytes())
    (root / NAME).unlink()
    (root / NAME).symlink_to(outside)
    with pytest.raises(RefusedError, match="no regular file"):
        replace(root, NAME, old, b"x")
    assert outside.read_bytes() == old


def test_a_text_with_a_new_problem_is_refused_and_an_old_problem_is_in_nobodys_way(root: Path, environment: dict[str, str]) -> None:
    session = opened(root)
    old = (root / NAME).read_bytes()
    with pytest.raises(RefusedError) as caught:
        change(session, NAME, {}, environment, lambda raw: raw.replace(b"status: settled", b"status: setled"))
    assert "status" in [problem.rule for problem in caught.value.problems]
    assert (root / NAME).read_bytes() == old
    broken = "2024-03-03-broken-shooting.yaml"
    change(session, broken, {}, environment, lambda raw: b"# a line more\n" + raw)
    assert (root / broken).read_bytes().startswith(b"# a line more\n")


def test_a_new_file_never_takes_the_place_of_one(root: Path) -> None:
    old = (root / NAME).read_bytes()
    with pytest.raises(RefusedError, match="already"):
        create(root, NAME, b"x")
    assert (root / NAME).read_bytes() == old
    create(root, "new.yaml", b"x\n")
    assert (root / "new.yaml").read_bytes() == b"x\n"
    assert leftovers(root) == []


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP])
def test_a_disk_without_links_makes_new_files_too(code: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(code, "no links here")

    monkeypatch.setattr(os, "link", fail)
    create(root, "new.yaml", b"x\n")
    assert (root / "new.yaml").read_bytes() == b"x\n"
    with pytest.raises(RefusedError):
        create(root, "new.yaml", b"y\n")
    assert leftovers(root) == []


def test_the_library_inside_the_program_is_not_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("dateline.__file__", str(tmp_path / "dateline" / "__init__.py"))
    with pytest.raises(UsageError, match="came with the program"):
        refuse_shipped(tmp_path / "dateline" / "incidents")
    refuse_shipped(tmp_path / "incidents")


TRY = (
    "import fcntl, os, sys\nf = os.open(sys.argv[1], os.O_RDONLY)\ntry: fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)\nexcept OSError: print('held')"
)


def held(path: Path) -> bool:
    """Whether another process finds a lock on a file or folder."""
    return subprocess.run([sys.executable, "-c", TRY, str(path)], capture_output=True, text=True, check=True).stdout == "held\n"


def test_one_writer_at_a_time_by_a_lock_in_the_cache_and_one_on_the_folder(root: Path, environment: dict[str, str], tmp_path: Path) -> None:
    with locked(root, environment):
        (lock,) = (tmp_path / "cache" / "dateline").glob("*.writing")
        assert (held(lock), held(root)) == (True, True)
    assert (held(lock), held(root)) == (False, False)
    assert leftovers(root) == []


def test_without_a_cache_the_folder_is_the_lock(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with locked(root, {"XDG_CACHE_HOME": str(tmp_path / "file")}):
        assert held(root)
    assert leftovers(root) == []


WRITER = """
import datetime, os, sys
from pathlib import Path
from dateline.library.session import open_session
from dateline.library.write import change
root, number, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
environment = {"XDG_CACHE_HOME": sys.argv[4]}
session = open_session(root, datetime.date(2026, 1, 15), environment)
for turn in range(rounds):
    change(session, "NAME", {}, environment, lambda raw: raw + f"# {number} {turn}\\n".encode())
""".replace("NAME", "2023-05-05-elsewhere-shooting.yaml")


def test_two_writers_lose_nothing(root: Path, tmp_path: Path) -> None:
    rounds = 50
    opened(root)
    started = [subprocess.Popen([sys.executable, "-c", WRITER, str(root), str(n), str(rounds), str(tmp_path / "cache")]) for n in range(2)]
    assert [process.wait(timeout=60) for process in started] == [0, 0]
    lines = (root / "2023-05-05-elsewhere-shooting.yaml").read_text().splitlines()
    assert {line for line in lines if line.startswith("# ")} == {f"# {n} {turn}" for n in range(2) for turn in range(rounds)}
    assert leftovers(root) == []


@pytest.mark.parametrize("doing", [lambda root: replace(root, NAME, b"", b""), lambda root: create(root, "none/new.yaml", b"")])
def test_every_failure_is_a_sentence(doing: Callable[[Path], None], root: Path) -> None:
    (root / NAME).unlink()
    with pytest.raises(DatelineError, match="Nothing was written"):
        doing(root)
