"""The account of the manual's page behind a real sshd on loopback, and a reader who logs in to it.

Root gets it as it is documented, command by command, with Debian's own sshd_config and PAM, in a mount namespace of its own:
what is written there below /etc, /opt, /srv, /usr/local and /var/lib goes with the namespace. Anybody else gets the launcher
and the fragment alone, with their paths and the name of the account changed to their own.
"""

from __future__ import annotations

import contextlib
import fcntl
import getpass
import os
import pty
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import termios
import time
from itertools import dropwhile, takewhile
from pathlib import Path

from cli.running import LIBRARY
from dateline.cli.manual import topic_page

ROOT = Path(__file__).parents[2]
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or ""
READY = b"Harbour market"
GONE = 3.0
_PREFIX = Path(sys.base_prefix).resolve()
_OVERLAID = """
set -eu
umask 022
mkdir -p /run/sshd
mount -t tmpfs none {stash}
for place in /etc /opt /srv /usr/local/bin /var/lib; do
    mkdir -p {stash}$place/upper {stash}$place/work
    mount -t overlay overlay -o "lowerdir=$place,upperdir={stash}$place/upper,workdir={stash}$place/work" $place
done
"""
_INSTALLED = """
groupadd -f editors
mkdir -p /srv/dateline
cp -r {library} /srv/dateline/incidents
cd {root}
{commands}
cp {folder}/launch /usr/local/bin/dateline-reader
chmod 755 /usr/local/bin/dateline-reader
cp {folder}/fragment /etc/ssh/sshd_config.d/dateline-reader.conf
cp {folder}/limits /etc/security/limits.d/dateline-reader.conf
cp {folder}/user.pub /etc/ssh/dateline-readers.keys
chmod 644 /etc/ssh/dateline-readers.keys
cp {folder}/host /etc/ssh/dateline_test_host_key
cd /
"""
_OPENED = """
mkdir {stash}/python
mount --bind {prefix} {stash}/python
mount -t tmpfs -o mode=755 none {closed}
mkdir -p {prefix}
mount --bind {stash}/python {prefix}
"""
"""Makes the interpreter that runs the tests one that an account can run, where it lies in a folder that is closed to others."""
_SERVED = "\nexec {sshd} -D -e -p {port} -h /etc/ssh/dateline_test_host_key -o ListenAddress=127.0.0.1 -o PidFile=none -o 'AcceptEnv=*'\n"
_OWN = """ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
PidFile none
StrictModes no
UsePAM no
AcceptEnv *
PasswordAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
"""


def block(heading: str) -> str:
    """The first indented text of the manual's page under a heading, or of its beginning."""
    page = topic_page("account")
    lines = (page.partition(f"## {heading}\n")[2] if heading else page).splitlines()
    indented = (line[4:] for line in takewhile(lambda line: line.startswith("    "), dropwhile(lambda line: not line.startswith("    "), lines)))
    return "\n".join(indented) + "\n"


def limits() -> str:
    """The limits of the account: the last indented text under the heading of sshd."""
    return (
        topic_page("account").partition("limits.d/")[2].partition("\n\n")[2].partition("\n\n")[0].replace("    ", "", 1).replace("\n    ", "\n")
        + "\n"
    )


class Account:
    """A private sshd that lets one account in; `documented` where everything is as the manual says, else for a `reason`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.documented = os.geteuid() == 0 and self._serve(self._as_documented(), seconds=180)
        self.reason = "" if self.documented else f"root and a mount namespace are needed: {self._logged()}"
        if not self.documented and not self._serve(self._as_oneself(), seconds=10):
            raise OSError(f"sshd does not start here: {self._logged()}")

    def _logged(self) -> str:
        log = self.folder / "log"
        return log.read_text()[-400:] if log.exists() else "this is not root"

    def _as_documented(self) -> list[str]:
        self.name, self.library, self.home = "dateline-reader", Path("/srv/dateline/incidents"), Path("/var/lib/dateline-reader")
        (self.folder / "launch").write_text(block("The launcher"))
        (self.folder / "fragment").write_text(block("sshd"))
        (self.folder / "limits").write_text(limits())
        (self.folder / "stash").mkdir()
        closed = [place for place in reversed([_PREFIX, *_PREFIX.parents]) if not place.stat().st_mode & 0o001]
        script = _OVERLAID + _INSTALLED + (_OPENED if closed else "") + _SERVED
        filled = script.format(
            stash=self.folder / "stash",
            folder=self.folder,
            library=LIBRARY,
            root=ROOT,
            commands=block(""),
            prefix=_PREFIX,
            closed=closed[0] if closed else "",
            sshd=SSHD,
            port=self.port,
        )
        return ["unshare", "--mount", "--propagation", "private", "sh", "-c", filled]

    def _as_oneself(self) -> list[str]:
        self.name, self.library, self.home = getpass.getuser(), self.folder / "incidents", self.folder / "home"
        shutil.copytree(LIBRARY, self.library)
        self.home.mkdir()
        launcher = block("The launcher").replace("/var/lib/dateline-reader", str(self.home))
        launcher = launcher.replace("/opt/dateline/bin/python", sys.executable).replace("/srv/dateline/incidents", str(self.library))
        (self.folder / "launch").write_text(launcher)
        (self.folder / "launch").chmod(0o755)
        fragment = block("sshd").replace("dateline-reader\n", f"{self.name}\n", 1)
        fragment = fragment.replace("/etc/ssh/dateline-readers.keys", str(self.folder / "user.pub"))
        fragment = fragment.replace("/usr/local/bin/dateline-reader", str(self.folder / "launch"))
        (self.folder / "conf").write_text(_OWN.format(port=self.port, folder=self.folder) + fragment)
        return [SSHD, "-D", "-e", "-f", str(self.folder / "conf")]

    def _serve(self, argv: list[str], seconds: float) -> bool:
        path = f"{_PREFIX / 'bin'}:{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
        with (self.folder / "log").open("a") as log:
            self.sshd = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, "PATH": path})
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.sshd.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return True
            time.sleep(0.05)
        self.sshd.kill()
        self.sshd.wait()
        return False

    def seen(self, path: Path) -> Path:
        """Where a path of the account's is to be found from outside its namespace."""
        return Path(f"/proc/{self.sshd.pid}/root{path}") if self.documented else path

    def command(self, program: str, *options: str) -> list[str]:
        keys = ["-F", "/dev/null", "-i", str(self.folder / "user"), "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
        port = ["-P" if program == "sftp" else "-p", str(self.port)]
        return [program, *keys, "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", *port, *options, f"{self.name}@127.0.0.1"]

    def screens(self) -> list[int]:
        """The processes of dateline that were logged in to here."""
        found, own = [], os.readlink(f"/proc/{self.sshd.pid}/ns/mnt")
        for place in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if place.name.isdigit() and b"--read-only" in (line := (place / "cmdline").read_bytes()) and str(self.library).encode() in line:
                    found += [int(place.name)] if os.readlink(place / "ns" / "mnt") == own else []
        return found

    def gone(self, seconds: float = GONE) -> bool:
        """Whether no screen is left within so many seconds."""
        end = time.monotonic() + seconds
        while self.screens() and time.monotonic() < end:
            time.sleep(0.05)
        return not self.screens()

    def close(self) -> None:
        """End every screen and the sshd; the namespace goes with them."""
        for pid in self.screens():
            os.kill(pid, signal.SIGKILL)
        self.sshd.terminate()
        self.sshd.wait()


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
        """Read what comes until it holds a text, or for so many seconds."""
        end = time.monotonic() + seconds
        while until not in self.output and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.05)[0]:
                try:
                    got = os.read(self.terminal, 65536)
                except OSError:
                    return
                if not got:
                    return
                self.output += got

    def write(self, keys: bytes) -> None:
        os.write(self.terminal, keys)

    def end(self) -> None:
        for step in (lambda: os.kill(self.pid, signal.SIGKILL), lambda: os.close(self.terminal), lambda: os.waitpid(self.pid, 0)):
            with contextlib.suppress(OSError):
                step()
