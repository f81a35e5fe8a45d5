"""The account of the manual's page, as it is written there, behind a real sshd on loopback: what ends it, and what it refuses."""

from __future__ import annotations

import contextlib
import fcntl
import getpass
import os
import pty
import re
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from itertools import dropwhile, takewhile
from pathlib import Path

import pytest

from cli.running import LIBRARY
from dateline.cli.manual import topic_page

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
READY = b"Harbour market"
GONE = 3.0
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("account"),
    pytest.mark.skipif(SSHD is None or not shutil.which("ssh"), reason="openssh-server and openssh-client are not installed"),
]


def block(heading: str) -> str:
    """The first indented text under a heading of the manual's page."""
    lines = topic_page("account").partition(f"## {heading}\n")[2].splitlines()
    indented = (line[4:] for line in takewhile(lambda line: line.startswith("    "), dropwhile(lambda line: not line.startswith("    "), lines)))
    return "\n".join(indented) + "\n"


class Account:
    """A private sshd with the launcher and the fragment of the manual, their paths and name changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "incidents"
        shutil.copytree(LIBRARY, self.library)
        (folder / "home").mkdir()
        launcher = block("The launcher").replace("/var/lib/dateline-reader", str(folder / "home"))
        launcher = launcher.replace("/opt/dateline/bin/python", sys.executable).replace("/srv/dateline/incidents", str(self.library))
        (folder / "launch").write_text(launcher)
        (folder / "launch").chmod(0o755)
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        fragment = block("sshd").replace("dateline-reader\n", f"{getpass.getuser()}\n", 1)
        fragment = fragment.replace("/etc/ssh/dateline-readers.keys", str(folder / "user.pub")).replace(
            "/usr/local/bin/dateline-reader", str(folder / "launch")
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        head = f"ListenAddress 127.0.0.1\nPort {self.port}\nHostKey {folder}/host\nPidFile none\nStrictModes no\nUsePAM no\nAcceptEnv *\n"
        head += "PasswordAuthentication no\nPermitRootLogin prohibit-password\nSubsystem sftp internal-sftp\n"
        (folder / "conf").write_text(head + fragment)
        assert SSHD is not None
        with (folder / "log").open("w") as log:
            self.sshd = subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "conf")], stderr=log)
        end = time.monotonic() + 10
        while time.monotonic() < end and self.sshd.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.05)
        pytest.skip(f"sshd does not start here: {(folder / 'log').read_text()[-200:]}")

    def command(self, program: str, *options: str) -> list[str]:
        keys = ["-F", "/dev/null", "-i", str(self.folder / "user"), "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
        port = ["-P" if program == "sftp" else "-p", str(self.port)]
        return [program, *keys, "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", *port, *options, f"{getpass.getuser()}@127.0.0.1"]

    def screens(self) -> list[int]:
        """The processes of dateline on this library."""
        found = []
        for place in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if place.name.isdigit() and b"--read-only" in (line := (place / "cmdline").read_bytes()) and str(self.library).encode() in line:
                    found.append(int(place.name))
        return found

    def gone(self, seconds: float = GONE) -> bool:
        """Whether no screen is left within so many seconds."""
        end = time.monotonic() + seconds
        while self.screens() and time.monotonic() < end:
            time.sleep(0.05)
        return not self.screens()


class Reader:
    """An ssh client on a terminal of its own."""

    def __init__(self, account: Account, *options: str, words: tuple[str, ...] = (), environment: dict[str, str] | None = None) -> None:
        self.output = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvpe("ssh", [*account.command("ssh", "-tt", *options), *words], {**os.environ, "TERM": "xterm-256color", **(environment or {})})
        self.resize(24, 80)
        self.read(READY)

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, until: bytes = b"\x00never", seconds: float = 15.0) -> None:
        end = time.monotonic() + seconds
        while until not in self.output and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.05)[0]:
                try:
                    data = os.read(self.terminal, 65536)
                except OSError:
                    return
                if not data:
                    return
                self.output += data

    def write(self, keys: bytes) -> None:
        os.write(self.terminal, keys)

    def end(self) -> None:
        for step in (lambda: os.kill(self.pid, signal.SIGKILL), lambda: os.close(self.terminal), lambda: os.waitpid(self.pid, 0)):
            with contextlib.suppress(OSError):
                step()


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    made = Account(tmp_path_factory.mktemp("account"))
    yield made
    for pid in made.screens():
        os.kill(pid, signal.SIGKILL)
    made.sshd.terminate()
    made.sshd.wait()


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


@pytest.mark.parametrize(
    "name", ["TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "EDITOR", "PAGER", "PYTHONINSPECT", "PYTHONPATH", "LC_ALL", "HOME", "XDG_CACHE_HOME"]
)
def test_what_a_client_sends_along_changes_nothing(account: Account, name: str, tmp_path: Path) -> None:
    reader = Reader(account, "-o", f"SendEnv={name}", environment={name: str(tmp_path / "x")})
    assert READY in reader.output
    reader.write(b"qq")
    assert account.gone()
    reader.end()
    assert list(tmp_path.iterdir()) == []
