"""The account of the manual's page, as it is written there, behind a real sshd on loopback: what ends it, and what it refuses."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from hostile.account import READY, SSHD, Account, Reader
from hostile.test_read_only import CALLS, HOSTILE_ENVIRONMENT, LINES, PRESSED, STRACE, Traced

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("account"),
    pytest.mark.skipif(not SSHD or not shutil.which("ssh"), reason="openssh-server and openssh-client are not installed"),
]


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    try:
        made = Account(tmp_path_factory.mktemp("account"))
    except OSError as error:
        pytest.skip(str(error))
    yield made
    made.close()


@pytest.fixture
def reader(account: Account) -> Iterator[Reader]:
    found = Reader(account)
    assert READY in found.output, found.output
    yield found
    found.end()
    assert account.gone()


WAYS: dict[str, Callable[[Reader], None]] = {
    "the client is killed": lambda reader: os.kill(reader.pid, signal.SIGKILL),
    "the client hangs up": lambda reader: os.kill(reader.pid, signal.SIGHUP),
    "the window is closed": lambda reader: os.close(reader.terminal),
    "the quit key": lambda reader: reader.write(b"qq"),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_gone_with_the_reader(account: Account, reader: Reader, way: str) -> None:
    WAYS[way](reader)
    assert account.gone()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_it_and_gives_the_terminal_back(account: Account, reader: Reader, name: str) -> None:
    for pid in account.screens():
        os.kill(pid, getattr(signal, name))
    assert account.gone()
    reader.read(seconds=1.0)
    assert reader.output.rfind(b"\x1b[?1049l") > reader.output.rfind(b"\x1b[?1049h")
    assert reader.output.rfind(b"\x1b[?25h") > reader.output.rfind(b"\x1b[?25l")


def test_a_reader_who_stopped_reading_costs_nothing_and_can_be_ended(account: Account, reader: Reader) -> None:
    reader.read(seconds=2.0)
    os.kill(reader.pid, signal.SIGSTOP)
    try:
        (pid,) = account.screens()

        def used() -> int:
            return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))

        before = used()
        time.sleep(3)
        assert used() - before <= 0.03 * os.sysconf("SC_CLK_TCK")
        os.kill(pid, signal.SIGTERM)
        assert account.gone()
    finally:
        os.kill(reader.pid, signal.SIGCONT)


def test_neither_a_key_nor_a_signal_stops_it(account: Account, reader: Reader) -> None:
    reader.write(b"\x1a\x1c\x13\x11\x04")
    for pid in account.screens():
        os.kill(pid, signal.SIGTSTP)
    time.sleep(0.5)
    states = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] for pid in account.screens()]
    assert states
    assert "T" not in states


def test_sizes_that_no_terminal_has_cost_no_memory(account: Account, reader: Reader) -> None:
    for rows, columns in ((1, 1), (65535, 65535), *((10 + n % 50, 20 + n * 7 % 200) for n in range(100))):
        reader.resize(rows, columns)
        os.kill(reader.pid, signal.SIGWINCH)
        reader.read(seconds=0.01)
    reader.read(seconds=1.0)
    (pid,) = account.screens()
    held = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    assert held is not None
    assert int(held[1]) < 150_000


@pytest.mark.parametrize("words", [(), ("sh",), ("scp", "-t", "/tmp")], ids=["no command", "a shell", "scp"])
@pytest.mark.parametrize("stdin", [subprocess.DEVNULL, subprocess.PIPE], ids=["null", "open"])
def test_without_a_terminal_it_refuses_in_one_line(account: Account, words: tuple[str, ...], stdin: int) -> None:
    client = subprocess.Popen([*account.command("ssh", "-T"), *words], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = client.communicate(timeout=30)
    assert client.returncode == 2
    assert out == b""
    assert len(err.splitlines()) == 1
    assert account.gone()


def test_a_command_with_a_terminal_opens_the_screen_and_nothing_else(account: Account) -> None:
    reader = Reader(account, words=("sh", "-c", "'echo GOT-OUT'"))
    assert READY in reader.output
    assert b"GOT-OUT" not in reader.output
    reader.end()
    assert account.gone()


def test_files_are_not_transferred(account: Account) -> None:
    done = subprocess.run(account.command("sftp"), input=b"ls\n", capture_output=True, timeout=30, check=False)
    assert done.returncode != 0
    assert b"yaml" not in done.stdout
    assert account.gone()


def test_ports_are_not_forwarded(account: Account) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = subprocess.Popen(account.command("ssh", "-N", "-L", f"127.0.0.1:{port}:127.0.0.1:{account.port}"), stderr=subprocess.DEVNULL)
    try:
        end, banner = time.monotonic() + 5, b"?"
        while time.monotonic() < end and banner == b"?":
            with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), 1) as through:
                banner = through.recv(20)
            time.sleep(0.05)
        assert banner == b""
    finally:
        client.kill()
        client.wait()


def textual_variables() -> list[str]:
    """Every variable of the environment that the toolkit knows."""
    spec = find_spec("textual")
    assert spec is not None
    assert spec.origin is not None
    read = (path.read_text("utf-8") for path in Path(spec.origin).parent.rglob("*.py"))
    return sorted({name for text in read for name in re.findall(r"\bTEXTUAL_[A-Z_]+\b", text)})


VARIABLES = {
    "the toolkit's": textual_variables(),
    "the language's": [
        "LANG",
        "LANGUAGE",
        *(f"LC_{part}" for part in ["ALL", "CTYPE", "COLLATE", "MESSAGES", "MONETARY", "NUMERIC", "TIME", "TERMINAL"]),
    ],
    "the interpreter's": [
        "PYTHONINSPECT",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "PYTHONHOME",
        "PYTHONBREAKPOINT",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "BASH_ENV",
        "ENV",
    ],
    "the account's": ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "DATELINE_LIBRARY", "PATH", "SHELL", "TMPDIR"],
    "others": [name for name in HOSTILE_ENVIRONMENT if not name.startswith(("TEXTUAL", "LC_"))],
}


@pytest.mark.parametrize("kind", VARIABLES)
def test_what_a_client_sends_along_changes_nothing(account: Account, kind: str, tmp_path: Path) -> None:
    values = {name: HOSTILE_ENVIRONMENT.get(name, "{drop}/x").format(drop=tmp_path) for name in VARIABLES[kind]}
    assert len(values) >= 7
    sent = ["-o", f"SendEnv={' '.join(values)}"]
    client = {name: value for name, value in values.items() if name not in ("PATH", "LD_PRELOAD", "LD_LIBRARY_PATH")}  # ssh itself has to start
    reader = Reader(account, *sent, environment=client)
    assert READY in reader.output
    (pid,) = account.screens()
    kept = dict(item.split("=", 1) for item in Path(f"/proc/{pid}/environ").read_text().split("\0") if item)
    assert kept.keys() == {"HOME", "XDG_CACHE_HOME", "PATH", "LANG", "TERM"}
    assert [value for name, value in kept.items() if str(tmp_path) in value and name != "TERM"] == []
    reader.write(b"eoyt")
    reader.read(seconds=0.3)
    reader.write(b"\x07\x07qq")
    assert account.gone()
    reader.end()
    assert list(tmp_path.iterdir()) == []


def test_a_storm_of_sizes_leaves_a_screen_that_answers(account: Account, reader: Reader) -> None:
    for n in range(300):
        reader.resize(10 + n * 13 % 60, 30 + n * 29 % 200)
        time.sleep(0.01)
    reader.resize(24, 80)
    reader.read(seconds=2.0)
    reader.output = b""
    reader.write(b"?")
    reader.read(b"The next pane")
    assert b"The next pane" in reader.output


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
def test_no_key_of_the_account_starts_a_program_or_writes_outside_its_cache(account: Account, reader: Reader, tmp_path: Path) -> None:
    (pid,) = account.screens()
    log = tmp_path / "trace"
    watch = ["strace", "-f", "-qq", "-y", "-s", "200", "-o", str(log), "-e", f"trace={CALLS}", "-p", str(pid)]
    with (tmp_path / "said").open("w") as said:
        strace = subprocess.Popen(watch, stderr=said)
    end = time.monotonic() + 10
    while "TracerPid:\t0" in Path(f"/proc/{pid}/status").read_text() and strace.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    if strace.poll() is not None:
        pytest.skip(f"strace may not look at a process here: {(tmp_path / 'said').read_text()[-200:]}")
    for keys in (*PRESSED, *(f":{line}\r" for line in LINES), *("\x10" + "\x1b[B" * row + "\r" for row in range(0, 60, 3))):
        reader.write(f"{keys}".encode())
        reader.read(seconds=0.03)
        reader.write(b"\x07\x07")
        reader.read(seconds=0.01)
    assert account.screens() == [pid]
    reader.write(b"\x07\x07qq")
    strace.wait(timeout=20)
    traced = Traced(log, account.home / "cache")
    assert log.stat().st_size > 0
    assert (traced.programs, traced.written) == ([], [])
    assert [call for call in traced.sockets if "AF_UNIX" not in call] == []


def test_the_account_is_the_documented_one_and_owns_its_cache_alone(account: Account, reader: Reader) -> None:
    if not account.documented:
        pytest.skip(account.reason)
    (pid,) = account.screens()
    uid = Path(f"/proc/{pid}/status").read_text().partition("Uid:")[2].split()[0]
    assert uid != "0"
    passwd = account.seen(Path("/etc/passwd")).read_text()
    assert f"dateline-reader:x:{uid}:" in passwd
    places = [str(account.seen(Path(place))) for place in ("/etc", "/opt", "/srv", "/usr/local/bin", "/var/lib")]
    owned = subprocess.run(["find", *places, "-user", uid], capture_output=True, text=True, check=False).stdout.splitlines()
    assert owned
    assert [path for path in owned if not path.startswith(str(account.seen(account.home / "cache")))] == []
    hard = {line.split("  ")[0]: line.split()[-2] for line in Path(f"/proc/{pid}/limits").read_text().splitlines()}
    assert hard["Max processes"] == "400"
    assert hard["Max core file size"] == "0"
