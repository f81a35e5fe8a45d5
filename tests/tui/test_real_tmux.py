"""The screen in a real tmux with its default settings: it comes up, answers keys, copies into tmux's buffer, and leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")]
LIBRARY = Path(__file__).parents[2] / "incidents"
Tmux = Callable[..., str]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux server of its own, without anybody's configuration, that runs dateline at 80x24."""
    base = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }

    def call(*argv: str) -> str:
        return subprocess.run([*base, *argv], env=environment, capture_output=True, text=True, check=False).stdout

    program = f"{sys.executable} -m dateline --library {LIBRARY} kerman; echo left with $?; sleep 60"
    call("new-session", "-d", "-x", "80", "-y", "24", program)
    yield call
    call("kill-server")


def until(tmux: Tmux, *texts: str, seconds: float = 30) -> str:
    """The screen, once it holds all the texts."""
    end = time.monotonic() + seconds
    while not all(text in screen for text in texts) if (screen := tmux("capture-pane", "-p")) else True:
        assert time.monotonic() < end, screen
        time.sleep(0.05)
    return screen


def test_what_is_copied_is_in_the_buffer_of_tmux(tmux: Tmux) -> None:
    until(tmux, "Kerman bombings")
    tmux("send-keys", "y", "i")
    until(tmux, "Copied through tmux")
    assert tmux("show-buffer") == "2024-01-03-kerman-bombing"
    tmux("send-keys", "2", "j", "j", "j", "j", "j", "y", "l")
    until(tmux, "people were killed")
    copied = tmux("show-buffer")
    assert copied.startswith("84 people were killed, Ahmad Vahidi, the interior minister of Iran, said on 4 January 2024")
    assert copied.endswith("the figure now is 96.")


def test_a_resize_is_followed_and_leaving_leaves_the_terminal_as_it_was(tmux: Tmux) -> None:
    until(tmux, "Kerman bombings")
    tmux("resize-window", "-x", "140", "-y", "40")
    until(tmux, "[5 Actions")
    tmux("resize-window", "-x", "60", "-y", "15")
    until(tmux, "▸ 2024-01-03", "[2 Dossier", "? help")
    tmux("send-keys", "q", "q")
    screen = until(tmux, "left with 0")
    assert "Dossier" not in screen


def test_suspending_and_coming_back_is_whole(tmux: Tmux) -> None:
    until(tmux, "Kerman bombings")
    tmux("send-keys", "?")
    until(tmux, "type to search the keys")
    tmux("send-keys", "Escape")
    until(tmux, "[2 Dossier")
    tmux("send-keys", "C-l")
    until(tmux, "Kerman bombings", "[2 Dossier")
