"""The way a copy would take out of the program: decided from the environment and what tmux says, and told with its reason.

tmux passes text to the terminal's clipboard itself (`load-buffer -w`, since 3.2). Else the terminal is asked by an escape
sequence (OSC 52), which most terminals follow and none confirms. What would swallow that sequence gets a file.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Route = Literal["tmux", "osc52", "file"]
TMUX_COPY = ("load-buffer", "-w", "-")
"""What tmux is told; the text follows on its standard input."""
SECONDS = 2.0
_SINCE = (3, 2)
_KEPT = ("PATH", "HOME", "TMUX", "TMUX_TMPDIR", "LANG", "LC_ALL", "LC_CTYPE")
_DEAF = {"dumb": "cannot do more than print", "linux": "has no clipboard", "unknown": "is not known", "": "is not told by $TERM"}


class CopyRoute(Struct, frozen=True):
    """Where a copy goes, and why there."""

    route: Route
    why: str


class Tmux(Struct, frozen=True):
    """The tmux that the program runs in: its `version`, "" where it does not answer; `clipboard` is its `set-clipboard`."""

    version: str = ""
    clipboard: str = ""


def copy_route(environment: Mapping[str, str], tmux: Tmux | None, *, terminal: bool) -> CopyRoute:
    """The route of a copy. `tmux` is what `ask_tmux` found; `terminal` whether the program writes to one."""
    if tmux is not None:
        if not tmux.version:
            return CopyRoute("file", "$TMUX is set, but tmux does not answer")
        if _number(tmux.version) < _SINCE:
            return CopyRoute("file", f"tmux {tmux.version} has no load-buffer -w; 3.2 has")
        if tmux.clipboard == "off":
            return CopyRoute("tmux", "tmux answers, but its set-clipboard is off: paste with tmux's own key")
        return CopyRoute("tmux", "$TMUX is set and tmux answers: load-buffer -w")
    if not terminal:
        return CopyRoute("file", "the output is no terminal")
    term = environment.get("TERM", "")
    if term in _DEAF:
        return CopyRoute("file", f"the terminal {_DEAF[term]}")
    if environment.get("STY"):
        return CopyRoute("file", "GNU screen keeps OSC 52 to itself")
    if environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return CopyRoute("file", "Terminal.app does not know OSC 52")
    return CopyRoute("osc52", "no tmux; the terminal is asked, and does not say whether it did")


def ask_tmux(environment: Mapping[str, str]) -> Tmux | None:
    """The tmux round this program; None where there is none. Starts tmux, so not to be called in read-only mode."""
    if not environment.get("TMUX"):
        return None
    program = shutil.which("tmux", path=environment.get("PATH"))
    if program is None:
        return Tmux()
    version = _ask(program, environment, "display-message", "-p", "#{version}")
    return Tmux(version, _ask(program, environment, "show-options", "-s", "-v", "set-clipboard")) if version else Tmux()


def _ask(program: str, environment: Mapping[str, str], *arguments: str) -> str:
    cut = {name: environment[name] for name in _KEPT if name in environment}
    try:
        done = subprocess.run(  # noqa: S603 (a list, no shell)
            [program, *arguments], env=cut, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def _number(version: str) -> tuple[int, int]:
    """`3.3a` as (3, 3); `next-3.5` as (3, 5); what has no number is taken as new."""
    match = re.search(r"(\d+)\.(\d+)", version)
    return (int(match[1]), int(match[2])) if match else _SINCE
