"""Running the screen on a pseudo-terminal: keys in, bytes out, and how the terminal was left."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

from tui.driver.emulating import Terminal

PATIENCE = 20.0
"""Seconds after which a test gives up; nothing is measured."""
_BEGIN = "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
DATELINE = "from dateline.cli.main import run\nsys.exit(run())"
CRASHING = """
from dateline.tui.screens.pane_keys import PaneKeys
def fail(self): raise RuntimeError('boom')
PaneKeys.action_last = fail
"""
DEAF = """
import time
from dateline.tui.screens.pane_keys import PaneKeys
PaneKeys.action_last = lambda self: [time.sleep(0.01) for _ in range(100_000)]
"""
EDITING = """
import subprocess
from dateline.tui.screens.pane_keys import PaneKeys
def edit(self):
    with self.app.suspend():
        subprocess.run(["sh", "-c", "echo EDITING; read x"])
PaneKeys.action_last = edit
"""
JOB = """
import os, signal, subprocess
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
found = termios.tcgetattr(0)
job = subprocess.Popen([sys.executable, "-m", "dateline", *sys.argv[1:]], process_group=0)
os.tcsetpgrp(0, job.pid)
_, status = os.waitpid(job.pid, os.WUNTRACED)
os.write(1, b"STOPPED" if os.WIFSTOPPED(status) else b"ENDED")
os.write(1, b" AS FOUND " if termios.tcgetattr(0) == found else b" OTHERWISE ")
os.tcsetpgrp(0, job.pid)
os.killpg(job.pid, signal.SIGCONT)
sys.exit(job.wait())
"""
"""What a shell does with a job that stops."""
KITTY = re.compile(r"\x1b\[[<>][\d;]*u")


class Session:
    """A program that has the terminal for itself."""

    def __init__(
        self,
        library: Path,
        *options: str,
        code: str = DATELINE,
        size: tuple[int, int] = (80, 24),
        term: str = "xterm-256color",
        controlling: bool = True,
    ) -> None:
        self.master, self.slave = pty.openpty()
        self.resize(*size)
        self.found = termios.tcgetattr(self.slave)
        self.output = b""
        environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
        environment |= {"TERM": term, "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(library.parent / "cache"), "XDG_CONFIG_HOME": str(library.parent)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", (_BEGIN if controlling else "import sys\n") + code, "--library", str(library), *options],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=environment,
            start_new_session=True,
        )

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for file in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(file)

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size; the kernel tells the program."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def wait_for(self, text: str, *, after: int = 0) -> None:
        """Read until a text came. Raises AssertionError with what came instead."""
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.output[after:]:
            assert time.monotonic() < end, self.output[-2000:]
            if select.select([self.master], [], [], 0.2)[0]:
                assert self._read(), self.output[-2000:]

    def settle(self, seconds: float = 0.3) -> None:
        """Read until nothing came for a while."""
        while select.select([self.master], [], [], seconds)[0] and self._read():
            pass

    def ended(self) -> int:
        """Read until the program has ended; its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, self.output[-2000:]
            if select.select([self.master], [], [], 0.05)[0]:
                self._read()
        self.settle(0.05)
        return self.process.returncode

    def shown(self, width: int = 80, height: int = 24) -> Terminal:
        """What a terminal shows of all the output."""
        terminal = Terminal(width, height)
        text = KITTY.sub("", self.output.decode("utf-8", "replace"))
        terminal.feed(text[text.rindex("\x1b[?1049h") :])
        return terminal

    def assert_restored(self) -> None:
        """The settings are those found, and every mode that was set is off."""
        assert termios.tcgetattr(self.slave) == self.found
        last = self.output[self.output.rindex(b"\x1b[?1049h") :].decode("utf-8", "replace")
        for mode, on in ((1049, "h"), (25, "l"), (7, "l"), (2004, "h")):
            off = "l" if on == "h" else "h"
            assert last.rfind(f"\x1b[?{mode}{off}") > last.rfind(f"\x1b[?{mode}{on}"), mode
        for mode in (1000, 1003, 1004, 2048):
            assert f"\x1b[?{mode}h" not in last or last.rfind(f"\x1b[?{mode}l") > last.rfind(f"\x1b[?{mode}h"), mode

    def _read(self) -> bool:
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += data
        return bool(data)
