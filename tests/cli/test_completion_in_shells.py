"""The scripts in real shells: what is typed, TAB, Enter; a function in the place of dateline prints the words it was given."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.running import LIBRARY
from dateline.cli.main import main

BIN = Path(sys.executable).parent
SECONDS = 20.0
READY, DONE = "now-ready", "all-given"
START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "dateline() { printf '<<%s>>\\n' \"$@\"; echo all'-'given; }"),
    "zsh": (["zsh", "-f", "-i"], "dateline() { printf '<<%s>>\\n' \"$@\"; echo all'-'given }"),
    "fish": (["fish", "--no-config", "-i"], "function dateline; printf '<<%s>>\\n' $argv; echo all'-'given; end"),
}
SOURCE = {
    "bash": "source <(command dateline completion bash)",
    "zsh": "autoload -Uz compinit; compinit -u -D; source <(command dateline completion zsh)",
    "fish": "command dateline completion fish | source",
}


class Shell:
    """A shell on a terminal of its own, with the script for it."""

    def __init__(self, name: str, home: Path) -> None:
        command, stub = START[name]
        environment = {
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "DATELINE_LIBRARY": str(home / "library"),
            "TERM": "dumb" if name == "bash" else "xterm",
        }
        environment |= {"PATH": f"{BIN}:{os.environ['PATH']}", "LANG": "C.UTF-8", "PS1": "$ ", "HISTFILE": "/dev/null"}
        environment |= {key: value for key, value in os.environ.items() if key in ("LD_LIBRARY_PATH", "FPATH", "ZDOTDIR")}
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=home, start_new_session=True, preexec_fn=_own_terminal
        )
        os.close(slave)
        try:
            self.type(f"{SOURCE[name]}\n{stub}\necho now'-'ready\n")
            self.until(READY)
        except BaseException:
            self.close()
            raise

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    def until(self, marker: str) -> str:
        """What came up to a marker."""
        seen, end = "", time.monotonic() + SECONDS
        while marker not in seen:
            ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"no {marker} in {seen!r}"
            try:
                seen += os.read(self.master, 65536).decode("utf-8", "replace")
            except OSError:
                raise AssertionError(f"the shell went away: {seen!r}") from None
        return seen

    def completed(self, typed: str, *, behind: str = "") -> list[str]:
        """The words that a command is given when TAB is pressed behind `typed` and, after that, `behind` is typed."""
        self.type(f"{typed}\t{behind}\r")
        return re.findall(r"<<([^<>\r\n]*)>>", self.until(DONE))

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def _own_terminal() -> None:
    """Make standard input the terminal that controls the shell, as a window does."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture(params=sorted(START))
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed here")
    if not (BIN / "dateline").exists():
        pytest.skip("dateline is not installed in this environment")
    library = tmp_path / "library"
    shutil.copytree(LIBRARY, library)
    shutil.copy(library / "2023-05-05-elsewhere-shooting.yaml", library / "2025-06-06-other-shooting.yaml")
    environment = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "DATELINE_LIBRARY": str(library), "PATH": os.environ["PATH"]}
    assert main(["index"], environment) == 0
    opened = Shell(request.param, tmp_path)
    yield opened
    opened.close()


def test_a_tab_completes_what_is_typed(shell: Shell) -> None:
    assert shell.completed("dateline show harb") == ["show", "2024-02-10-harbour-bombing"]
    assert shell.completed("dateline find acto", behind="x") == ["find", "actor:x"]
    assert shell.completed("dateline find actor:red-band-") == ["find", "actor:red-band-north"]
    assert shell.completed("dateline find 'kind:suicide-b") == ["find", "kind:suicide-bombing"]
    assert shell.completed("dateline find --as", behind=" 2024") == ["find", "--as-of", "2024"]
    assert shell.completed("dateline line harbour ki") == ["line", "harbour", "killed"]
    assert shell.completed("dateline cite --style=chi") == ["cite", "--style=chicago"]


def test_what_is_typed_stays_where_several_fit_that_do_not_begin_so(shell: Shell) -> None:
    """`shooting` fits two ids that have only `202` in common; zsh offers the first of them, the others leave the word alone."""
    assert shell.completed("dateline show shooting") in (["show", "shooting"], ["show", "2023-05-05-elsewhere-shooting"])
