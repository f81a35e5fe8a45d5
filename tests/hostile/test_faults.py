"""What is left when the system fails a command that writes: files whole, old or new; an answer or one line of error; nothing in the way.

Every write, fsync, link, rename and unlink of a command fails once, under strace; or the process is killed at it.
`.run/tests -m slow tests/hostile/test_faults.py` kills every command a thousand times, lets eight writers meet a hundred times and
fails every call of every command in every way; beside the quick tests, as CI runs them, the rounds are fewer.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import LIBRARY

STRACE = shutil.which("strace")
needs_strace = pytest.mark.skipif(STRACE is None, reason="strace is not installed")
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir")
FAULTS = ("KILL", "ENOSPC", "EIO", "EDQUOT", "EROFS")
ROUNDS = int(os.environ.get("DATELINE_ROUNDS", "0"))
"""How long the long tests take: see conftest.py. 0 stands for few."""
COMMANDS = {
    "add": ["add", "harbour", "question", "--text", "Who paid?"],
    "new": [
        "new",
        "--date",
        "2024-05-17",
        "--place",
        "Bamiyan",
        "--country",
        "AF",
        "--kind",
        "shooting",
        "--title",
        "Town shooting",
        "--status",
        "developing",
    ],
    "index": ["index", "--rebuild"],
    "edit": ["edit", "harbour"],
    "compact": ["index", "--compact"],
    "export": ["export", "text", "--to", "FOLDER/given/out.txt", "--force"],
}
EDITOR = """sh -c 'echo "# Who paid?" >>"$0"'"""
FEW = FAULTS if ROUNDS else FAULTS[:2]
FAILED = [(name, fault) for name in COMMANDS for fault in (FEW if name in ("edit", "compact", "export") else FAULTS)]
OLD_DESK = b'{"marks":{"a":"old"}}'
KEPT = {
    "desk": """
from dateline.library.desk import Desk, change_desk
change_desk(Path("kept", "desk.json"), [lambda desk: Desk(marks={"a": "new"})])
""",
    "export": """
from dateline.library.outgoing import new_file
new_file("whole", "text", (), Path("kept"))
""",
}
"""What the screen writes, by itself: the desk, and an export."""


class Place:
    """A library and a cache of its own, and a way to run dateline on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library, self.cache, self.filled = folder / "incidents", folder / "cache", folder / "filled"
        self.given = folder / "given"
        self.environment = {"HOME": str(folder), "XDG_CACHE_HOME": str(self.cache), "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
        self.environment["EDITOR"] = EDITOR
        self.begin()

    def fill(self) -> None:
        """Let the untouched state have an index with a journal."""
        for words in (["find"], COMMANDS["add"], ["find"]):
            assert self.run(*words).returncode == 0
        assert list(self.cache.glob("dateline/*.journal"))
        shutil.copytree(self.cache, self.filled)

    def begin(self) -> None:
        """The untouched state."""
        for path in (self.library, self.cache):
            shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(LIBRARY, self.library)
        if self.filled.exists():
            shutil.copytree(self.filled, self.cache)
        self.given.mkdir(exist_ok=True)
        (self.given / "out.txt").write_text("old")
        self.before = {path.name: path.read_bytes() for path in self.library.iterdir()}

    def argv(self, *words: str) -> list[str]:
        words = tuple(word.replace("FOLDER", str(self.folder)) for word in words)
        return [sys.executable, "-m", "dateline", *words, "--library", str(self.library), "--today", "2026-01-15"]

    def run(self, *words: str, under: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*under, *self.argv(*words)], env=self.environment, capture_output=True, text=True, timeout=60, check=False)

    def assert_whole(self, *, left: bool) -> None:
        """Every file is the old one or the new one, whole; nothing else is there, but what was `left`; and the library answers."""
        for name, raw in self.before.items():
            now = (self.library / name).read_bytes()
            assert now == raw or (b"Who paid?" in now and len(now) > len(raw)), name
        new = {path.name for path in self.library.iterdir()} - self.before.keys()
        assert {name for name in new if name.endswith(".tmp")} == set() or left
        assert {name for name in new if not name.endswith(".tmp")} <= {"2024-05-17-bamiyan-shooting.yaml"}
        found = self.run("find")
        assert found.returncode == 0, found.stderr
        out = (self.given / "out.txt").read_text()
        assert out == "old" or (out.startswith("Harbour market bombing") and out.endswith("shooting.yaml\n") and out.count("Record: ") == 2)
        assert not list(self.given.glob(".out.*")) or left
        assert "Harbour market bombing" in found.stdout
        for name in new:
            if name.endswith(".yaml"):
                assert "Town shooting" in found.stdout


def traced_calls(place: Place, words: list[str]) -> dict[str, int]:
    """How often a command makes each of the calls; only those that its files and its output cost."""
    log = place.folder / "trace"
    place.run(*words, under=("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}"))
    made = re.findall(r"^\d+ +(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE)
    return {call: made.count(call) for call in CALLS if call in made}


def fail(place: Place, words: list[str], call: str, nth: int, fault: str) -> None:
    how = f"signal=KILL:when={nth}" if fault == "KILL" else f"error={fault}:when={nth}"
    place.begin()
    done = place.run(*words, under=("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{how}"))
    assert "Traceback" not in done.stderr, (call, nth, done.stderr)
    assert "fault of the program" not in done.stderr, (call, nth, done.stderr)
    killed = (-signal.SIGKILL, 128 + signal.SIGKILL, 0, *((1,) if words[0] == "edit" else ()))  # the editor may be what is killed
    assert done.returncode in (killed if fault == "KILL" else (0, 1, 3)), (call, nth, done)
    place.assert_whole(left=fault == "KILL" or call.startswith("unlink"))  # what cannot be taken away is left to the next writer


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize(("name", "fault"), FAILED)
def test_any_call_may_fail(name: str, fault: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    if name == "compact":
        place.fill()
    calls = traced_calls(place, COMMANDS[name])
    assert sum(calls.values()) > 5
    for call, count in calls.items():
        for nth in range(1, count + 1):
            fail(place, COMMANDS[name], call, nth, fault)


def kept_after(folder: Path, code: str, *how: str) -> tuple[int, dict[str, bytes]]:
    """Write what the screen keeps under strace, beside an older desk: the exit code, and the files that there are then."""
    shutil.rmtree(folder / "kept", ignore_errors=True)
    (folder / "kept").mkdir(parents=True)
    (folder / "kept" / "desk.json").write_bytes(OLD_DESK)
    argv = ["strace", "-f", "-qq", *how, sys.executable, "-c", f"import sys\nfrom pathlib import Path{code}"]
    done = subprocess.run(argv, cwd=folder, env={"PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True, check=False)
    return done.returncode, {path.name: path.read_bytes() for path in (folder / "kept").iterdir()}


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("fault", FEW)
@pytest.mark.parametrize("name", KEPT)
def test_what_the_screen_keeps_is_whole_whatever_fails(name: str, fault: str, tmp_path: Path) -> None:
    code, new = kept_after(tmp_path, KEPT[name], "-o", str(tmp_path / "trace"), "-e", f"trace={','.join(CALLS)}")
    assert code == 0
    assert len(new) == (1 if name == "desk" else 2)
    made = re.findall(r"^\d+ +(\w+)\(", (tmp_path / "trace").read_text("utf-8", "replace"), re.MULTILINE)
    assert len(made) > 2
    for call in set(made):
        for nth in range(1, made.count(call) + 1):
            how = f"signal=KILL:when={nth}" if fault == "KILL" else f"error={fault}:when={nth}"
            _, now = kept_after(tmp_path, KEPT[name], "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{how}")
            left = {kept for kept in now if kept.endswith(".tmp")}
            assert not left or fault == "KILL" or call.startswith("unlink"), (call, nth, left)
            assert now["desk.json"] in (OLD_DESK, new["desk.json"]), (call, nth)
            assert now.keys() - left - new.keys() == set()
            assert now.get("dateline-export.txt", b"whole") == b"whole", (call, nth)


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize(("call", "fault"), [("fsync", "EIO"), ("rename", "ENOSPC"), ("rename", "KILL"), ("write", "ENOSPC")])
def test_a_call_that_fails_while_a_file_is_changed_leaves_it_whole(call: str, fault: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    fail(place, COMMANDS["add"], call, 1, fault)


@needs_strace
@pytest.mark.slow
def test_what_a_kill_left_is_swept_up_by_the_next_writer(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.run("find")
    with_kill = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=rename", "-P", str(place.library), "-e", "inject=rename:signal=KILL:when=1")
    place.run(*COMMANDS["add"], under=with_kill)
    (place.library / ".2024-02-10-harbour-bombing.0123456789ab.tmp").write_text("left")
    assert place.run(*COMMANDS["add"]).returncode == 0
    assert [path.name for path in place.library.iterdir() if path.name.endswith(".tmp")] == []


def killed_somewhere(place: Place, words: list[str], rounds: int) -> int:
    begin = time.monotonic()
    place.run(*words)
    most, dice, killed = (time.monotonic() - begin) * 1.05, random.Random(7), 0
    for _ in range(rounds):
        place.begin()
        with subprocess.Popen(place.argv(*words), env=place.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(dice.uniform(0.05, most))
            process.kill()
        killed += process.returncode == -signal.SIGKILL
        place.assert_whole(left=True)
    return killed


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_kill_at_any_moment_loses_nothing(name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    if name == "compact":
        place.fill()
    rounds = ROUNDS or 30
    assert killed_somewhere(place, COMMANDS[name], rounds) > rounds // 6


def write_together(place: Place, writers: int) -> None:
    running = [
        subprocess.Popen(
            place.argv("add", "harbour", "question", "--text", f"Question {n}?"),
            env=place.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for n in range(writers)
    ]
    for process in running:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    text = (place.library / "2024-02-10-harbour-bombing.yaml").read_text("utf-8")
    assert all(text.count(f"Question {n}?") == 1 for n in range(writers))


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    write_together(Place(tmp_path), 4)


@pytest.mark.slow
def test_many_writers_often_lose_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path)
    for _ in range(ROUNDS // 10 or 10):
        place.begin()
        write_together(place, 8)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_output_is_told(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(place.argv("find"), env=place.environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "The output cannot be written: No space left on device."
    assert "Traceback" not in done.stderr


def grow(path: Path, good: bytes) -> None:
    with path.open("wb") as file:
        for part in (good[:500], good[500:], *[b"#" * 9000 + b"\n"] * 100):
            file.write(part)
            file.flush()


def disturb(paths: list[Path], good: bytes, stop: threading.Event) -> None:
    """Let files change, grow, vanish and become what is no file, until `stop`; then each is `good`."""
    dice = random.Random(3)
    ways: tuple[Callable[[Path], object], ...] = (
        lambda path: path.write_bytes(good),
        lambda path: path.write_bytes(good[: len(good) // 2]),
        lambda path: grow(path, good),
        os.mkfifo,
        lambda path: path.symlink_to("/dev/zero"),
        Path.mkdir,
    )
    while not stop.wait(0.0003):
        path = dice.choice(paths)
        vanish(path)
        with contextlib.suppress(OSError):
            dice.choice(ways)(path)
    for path in paths:
        vanish(path)
        path.write_bytes(good)


def vanish(path: Path) -> None:
    path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


@pytest.mark.slow
def test_what_changes_while_it_is_read_is_read_whole_or_refused(tmp_path: Path) -> None:
    place, stop = Place(tmp_path), threading.Event()
    paths = [place.library / f"2024-03-01-restless-{number}.yaml" for number in range(40)]
    good = (place.library / "2024-02-10-harbour-bombing.yaml").read_bytes().replace(b"Harbour market", b"Restless")
    thread = threading.Thread(target=disturb, args=(paths, good, stop))
    thread.start()
    try:
        for words in (("find",), ("check",), ("index", "--rebuild"), ("show", "restless-1"), ("vet", str(paths[2])), ("check", str(paths[3]))) * (
            ROUNDS // 10 or 4
        ):
            done = place.run(*words)
            assert done.returncode in (0, 1, 2, 3), done
            assert "fault of the program" not in done.stderr
            assert "Traceback" not in done.stderr
            if words == ("find",):
                assert "Harbour market bombing" in done.stdout
                assert "Restless" not in done.stdout or "Restless bombing" in done.stdout
    finally:
        stop.set()
        thread.join()
    assert place.run("find").stdout.count("Restless bombing") == len(paths)


@pytest.mark.slow
def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path) -> None:
    place = Place(tmp_path)
    os.mkfifo(place.library / "2024-01-01-pipe-bombing.yaml")
    (place.library / "2024-01-01-link-bombing.yaml").symlink_to("/etc/passwd")
    (place.library / "2024-01-01-zero-bombing.yaml").symlink_to("/dev/zero")
    (place.library / "loop").symlink_to(place.library)
    said = place.run("check")
    assert said.returncode == 1
    for name in ("pipe", "link", "zero"):
        assert f"2024-01-01-{name}-bombing.yaml" in said.stdout + said.stderr
    assert "root:" not in said.stdout + said.stderr
    assert "Harbour market bombing" in place.run("find").stdout
    for path in (place.library / "2024-01-01-pipe-bombing.yaml", "/dev/zero", "/dev/null"):
        assert place.run("check", str(path)).returncode in (1, 2, 3)


def test_a_clock_set_back_hides_no_change(tmp_path: Path) -> None:
    place = Place(tmp_path)
    path = place.library / "2024-02-10-harbour-bombing.yaml"
    place.run("find")
    path.write_text(path.read_text("utf-8").replace("Harbour market", "Harbour marked"), "utf-8")
    os.utime(path, (0, 0))
    assert "Harbour marked bombing" in place.run("find").stdout
    os.utime(path, (2**33, 2**33))
    assert "Harbour marked bombing" in place.run("find").stdout
