"""A read-only reader gets out of nothing: under strace no program is started and no file opened for writing, whatever is pressed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import LIBRARY
from dateline.cli.main import main
from dateline.tui.commands import COMMANDS, spelled
from dateline.tui.start import clean
from tui.driver.running import Session

STRACE = shutil.which("strace")
CALLS = "execve,execveat,fork,vfork,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,truncate,chmod,fchmodat,socket,connect"
TRACED = """
import os
os.execvp("strace", ["strace", "-f", "-qq", "-y", "-s", "200", "-o", {log!r}, "-e", "trace={calls}", sys.executable, "-m", "dateline", *sys.argv[1:]])
"""
READY = "Harbour"
QUITS = ("q", "\x03")
PRESSED = [chr(code) for code in range(1, 127) if chr(code) not in QUITS and code != 0x1B]
LONGER = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[Z",
    "\x1bOP",
    "\x1b[15~",
    "\x1b[1;5C",
    "\x1b[M !!",
    "\x1b[<0;5;5M",
    "\x1b[200~:edit\r\x1b[201~",
    "\x1b[?1;2c",
    "\x1b[I",
]
LINES = [
    "edit",
    "add claim",
    "export",
    "copy t",
    "copy c",
    "address",
    "archive",
    "yaml",
    "palette",
    "mark",
    "saved",
    "as-of 2024-01-01",
    "suspend",
    "!sh",
    "e /etc/passwd",
]
HOSTILE_ENVIRONMENT = {
    "TEXTUAL_LOG": "{drop}/log",
    "TEXTUAL_PRESS": "q,q",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SCREENSHOT_LOCATION": "{drop}",
    "TEXTUAL_DRIVER": "this:s",
    "TEXTUAL": "debug,devtools",
    "EDITOR": "touch {drop}/editor",
    "VISUAL": "touch {drop}/visual",
    "PAGER": "touch {drop}/pager",
    "BROWSER": "touch {drop}/browser",
    "LESSOPEN": "|touch {drop}/less",
    "COLUMNS": "20000",
    "LINES": "20000",
    "ESCDELAY": "99999999",
    "DISPLAY": ":0",
    "TMUX": "/tmp/x,1,0",
    "LC_ALL": "xx_XX.ISO-8859-1",
    "LC_TERMINAL": "iTerm2",
    "TERM_PROGRAM": "Apple_Terminal",
    "TERMINFO": "{drop}",
}
needs_strace = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


class Traced:
    """What a traced process did: programs started, and paths changed or opened for writing."""

    def __init__(self, log: Path, cache: Path) -> None:
        self.programs: list[str] = []
        self.written: list[str] = []
        self.sockets: list[str] = []
        for line in log.read_text("utf-8", "replace").splitlines():
            call = re.match(r"\d+ +(\w+)\((.*)", line)
            if call is None or " = -1 " in line:
                continue
            name, rest = call.groups()
            if name.startswith("exec") or name in ("fork", "vfork"):
                self.programs.append(line)
            elif name in ("socket", "connect"):
                self.sockets.append(line)
            elif (not name.startswith("open") or re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", rest)) and str(cache) not in rest:
                self.written.append(line)


def library_of(tmp_path: Path) -> Path:
    root = tmp_path / "incidents"
    shutil.copytree(LIBRARY, root)
    return root


def pressed(session: Session, keys: list[str], *, cancel: str = "\x07\x07") -> None:
    for key in keys:
        session.press(key)
        session.settle(0.02)
        session.press(cancel)
        session.settle(0.01)


@needs_strace
@pytest.mark.slow
def test_no_key_starts_a_program_or_writes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, log, drop = library_of(tmp_path), tmp_path / "trace", tmp_path / "drop"
    drop.mkdir()
    monkeypatch.chdir(root)
    for name in ("EDITOR", "VISUAL", "PAGER", "BROWSER"):
        monkeypatch.setenv(name, f"touch {drop}/{name}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("TMUX", "/tmp/x,1,0")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    with Session(root, "--read-only", code=TRACED.format(log=str(log), calls=CALLS)) as session:
        session.wait_for(READY)
        session.settle()
        for number in "12345":
            session.press(number)
            pressed(session, [key for key in PRESSED if not key.isdigit()])
        pressed(session, LONGER)
        pressed(session, [f":{line}\r" for line in (*LINES, *(command.id for command in COMMANDS if not command.action.startswith("leave")))])
        views = [spelled(command.keys[0]) for command in COMMANDS if command.group == "Views"] + ["F", "E", "?", "\x10"]
        pressed(session, [view + key for view in views for key in ("e", "a", "X", "x", "o", "yt", "\r", "j\r", "\x1a")])
        pressed(session, [f"y{letter}" for letter in "lciuqtpx"])
        for row in range(60):  # every entry of the palette
            pressed(session, ["\x10" + "\x1b[B" * row + "\r"])
        assert session.process.poll() is None
        for _ in range(10):  # the last entry of the palette may have opened views over views
            session.press("\x07\x07qq")
            session.settle(1.0)
            if session.process.poll() is not None:
                break
        assert session.ended() == 0
        session.assert_restored()
    traced = Traced(log, tmp_path / "cache")
    assert len(traced.programs) == 1, traced.programs  # dateline itself
    assert traced.written == []
    assert list(drop.iterdir()) == []
    assert sorted(p.name for p in root.iterdir()) == sorted(p.name for p in LIBRARY.iterdir())


@needs_strace
def test_a_read_only_screen_starts_nothing_and_connects_to_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, log = library_of(tmp_path), tmp_path / "trace"
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    with Session(root, "--read-only", code=TRACED.format(log=str(log), calls=CALLS)) as session:
        session.wait_for(READY)
        session.press("\x1a")  # Ctrl-Z
        pressed(session, ["e", "a", "X", "o", "O", "yt", "E"])
        session.press("qq")
        assert session.ended() == 0
    traced = Traced(log, tmp_path / "cache")
    assert len(traced.programs) == 1, traced.programs
    assert traced.written == []
    assert [call for call in traced.sockets if "AF_UNIX" not in call] == []


def test_the_environment_is_cut_to_a_list() -> None:
    environment = dict.fromkeys(HOSTILE_ENVIRONMENT, "x") | {"PYTHONSTARTUP": "x", "LD_PRELOAD": "x", "TERM": "xterm", "LC_ALL": "C"}
    kept = dict(environment)
    clean(kept, read_only=True)
    assert sorted(kept) == ["LC_ALL", "LC_TERMINAL", "TERM", "TERM_PROGRAM"]
    clean(environment, read_only=False)
    assert sorted(environment) == ["LC_ALL", "LC_TERMINAL", "TERM", "TERMINFO", "TERM_PROGRAM"]


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_ENVIRONMENT)
def test_a_variable_of_the_environment_changes_nothing(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root, drop = library_of(tmp_path), tmp_path / "drop"
    drop.mkdir()
    monkeypatch.setenv(name, HOSTILE_ENVIRONMENT[name].format(drop=drop))
    with Session(root, "--read-only") as session:
        session.wait_for(READY)
        pressed(session, ["e", "o", "yt"])
        session.press("qq")
        assert session.ended() == 0
        session.assert_restored()
    assert list(drop.iterdir()) == []


def test_without_a_terminal_it_refuses_in_one_line(tmp_path: Path) -> None:
    for stdin in (subprocess.DEVNULL, subprocess.PIPE):
        done = subprocess.run(
            [sys.executable, "-m", "dateline", "--read-only", "--library", str(LIBRARY)],
            stdin=stdin,
            capture_output=True,
            text=True,
            timeout=20,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
            check=False,
        )
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("line", ["edit harbour", "new --title x", "add harbour question --text x"])
def test_a_command_that_would_write_or_start_something_refuses(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = library_of(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    environment = {"HOME": str(tmp_path), "PATH": "/nonexistent", "EDITOR": "touch"}
    assert main([*line.split(), "--read-only", "--library", str(root)], environment) == 2
    assert "--read-only" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


@needs_strace
@pytest.mark.parametrize(
    "line",
    [
        "cite harbour",
        "doctor",
        "changes --since yesterday",
        *(pytest.param(line, marks=pytest.mark.slow) for line in ("find", "show harbour", "check", "vet")),
    ],
)
def test_a_read_only_command_starts_no_program(line: str, tmp_path: Path) -> None:
    log = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", sys.executable, "-m", "dateline", *line.split(), "--read-only"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PAGER": "cat", "TMUX": "/tmp/x,1,0", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([*command, "--library", str(LIBRARY)], input="x", capture_output=True, text=True, timeout=60, env=environment, check=False)
    traced = Traced(log, tmp_path / "cache")
    assert len(traced.programs) == 1, traced.programs
    assert traced.written == []
