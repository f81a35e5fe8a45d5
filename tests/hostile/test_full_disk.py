"""A disk that is full, and files that may not be read: files are whole, old or new, one line says what is wrong, and the rest answers."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from hostile.test_faults import COMMANDS, Place

PAGE = 4096
FULL = "No space left on device"
WITHOUT = f"The index cannot be written ({FULL}); dateline goes on without it."
WRITING = [name for name in COMMANDS if name not in ("compact", "export")]
AS_ROOT = os.geteuid() == 0
UNPRIVILEGED: tuple[str, ...] = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if AS_ROOT else ()
"""What takes from root the right to read everything; nobody else has it."""


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Let a folder be an empty disk of 1 MiB. Skips where nothing can be mounted."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk can be mounted: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def restore(place: Place, small: Path, pages: int) -> None:
    """The untouched library and an empty cache; so many pages are left of the small disk, which holds the one or the other."""
    for folder in (place.library, place.cache, place.given):
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    place.before.pop(".ballast", None)
    for name, raw in place.before.items():
        (place.library / name).write_bytes(raw)
    (place.given / "out.txt").write_text("old")
    disk = os.statvfs(small)
    (small / ".ballast").write_bytes(b"-" * (disk.f_bavail * disk.f_frsize - pages * PAGE))
    if small == place.library:
        place.before[".ballast"] = (small / ".ballast").read_bytes()


def assert_told(done: subprocess.CompletedProcess[str], place: Place) -> None:
    """It was done, with or without an index, or nothing was, and one line says why; another, where that which was typed is kept."""
    said = [line for line in done.stderr.splitlines() if line != WITHOUT and not line.startswith(("Next: ", "Wrote "))]
    if done.returncode == 0:
        assert said == []
    else:
        assert done.returncode == 3, done
        assert FULL in said[0]
        for kept in said[1:]:
            assert "Who paid?" in Path(kept.rpartition(" ")[2].removesuffix(".")).read_text("utf-8")
        assert {path.name: path.read_bytes() for path in place.library.iterdir()} == place.before


@pytest.mark.slow
@pytest.mark.skipif(not AS_ROOT or shutil.which("mount") is None, reason="only root can mount a small disk")
@pytest.mark.parametrize(("where", "name"), [*product(("library", "cache"), WRITING), ("given", "export")])
def test_a_full_disk_leaves_files_whole(where: str, name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    small = {"library": place.library, "cache": place.cache, "given": place.given}[where]
    before, troubled = dict(place.before), 0
    with small_disk(small):
        for pages in range(20):
            place.before = dict(before)
            restore(place, small, pages)
            done = place.run(*COMMANDS[name])
            assert_told(done, place)
            left = [path.name for folder in (place.library, place.cache, place.given) for path in folder.rglob("*.tmp")]
            assert left == []
            place.assert_whole(left=False)
            if done.returncode == 0 and WITHOUT not in done.stderr:
                break
            troubled += 1
        assert pages < 19
    assert troubled > 0 or (where, name) == ("library", "index")


@pytest.mark.slow
@pytest.mark.skipif(AS_ROOT and shutil.which("setpriv") is None, reason="root reads everything, and setpriv is not installed")
def test_what_may_not_be_read_is_named_and_the_rest_answers(tmp_path: Path) -> None:
    place = Place(tmp_path)
    shut, folder = place.library / "2023-05-05-elsewhere-shooting.yaml", place.library / "shut"
    folder.mkdir()
    shutil.copy(shut, folder / "2023-05-06-elsewhere-shooting.yaml")
    try:
        for path in (shut, folder):
            path.chmod(0)
        said = place.run("check", under=UNPRIVILEGED)
        if AS_ROOT and "setpriv" in said.stderr:
            pytest.skip(f"no right can be taken from root: {said.stderr.strip()}")
        assert said.returncode == 1
        assert "It cannot be read: Permission denied." in next(line for line in said.stdout.splitlines() if line.startswith(shut.name))
        assert "The folder cannot be read: Permission denied." in next(line for line in said.stdout.splitlines() if line.startswith("shut"))
        found = place.run("find", under=UNPRIVILEGED)
        assert found.returncode == 0
        assert "Harbour market bombing" in found.stdout
        assert found.stderr.splitlines() == ["3 files have problems and are not searched; `dateline check` names them."]
    finally:
        for path in (shut, folder):
            path.chmod(0o700)
    assert place.run("find").stderr.startswith("1 file has problems")
