"""The editor: a program of the user's that opens a file. Started without a shell, the file as an absolute path."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import UsageError
from dateline.model.shown import quoted

_USUAL = ("editor", "nano", "vim", "vi", "micro", "emacs")
_TAKES_LINE = frozenset(
    {"vi", "vim", "nvim", "view", "gvim", "elvis", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "jed", "mg", "ne", "kak"}
)
"""Editors that open a file at a line with `+LINE`."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """$VISUAL, else $EDITOR, else a usual editor, as words; the first is an absolute path. Raises UsageError."""
    path = environment.get("PATH")
    for variable in ("VISUAL", "EDITOR"):
        named = environment.get(variable, "").strip()
        if not named:
            continue
        try:
            words = shlex.split(named)
        except ValueError:
            raise UsageError(f"${variable} cannot be read: a quotation mark in {quoted(named)} is not closed.") from None
        program = shutil.which(words[0], path=path) if words else None
        if program is None:
            raise UsageError(f"${variable} names {quoted(named)}, and there is no such program. Set it to your editor, as: export {variable}=nano")
        return [str(Path(program).absolute()), *words[1:]]
    for name in _USUAL:
        if program := shutil.which(name, path=path):
            return [str(Path(program).absolute())]
    raise UsageError("There is no editor: set $EDITOR to yours, as: export EDITOR=nano")


def open_editor(command: list[str], file: Path, line: int, environment: Mapping[str, str]) -> int:
    """Open `file` at a line where the editor can, and wait; its exit code. Raises UsageError where it cannot be started."""
    names = {Path(command[0]).name, Path(command[0]).resolve().name.partition(".")[0]}
    at = [f"+{line}"] if line > 1 and names & _TAKES_LINE else []
    try:
        with subprocess.Popen([*command, *at, str(file.absolute())], env=dict(environment)) as editor:  # noqa: S603 (the user's own, no shell)
            while editor.returncode is None:
                with contextlib.suppress(KeyboardInterrupt):
                    editor.wait()
    except OSError as error:
        raise UsageError(f"The editor {quoted(command[0])} cannot be started: {error.strerror or error}.") from None
    return editor.returncode
