"""The pager: a program of the user's that shows text longer than the terminal. Started without a shell."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import subprocess
from collections.abc import Mapping


def page(text: str, environment: Mapping[str, str]) -> bool:
    """Show `text` in $PAGER, else less or more; False where there is none (or it is `cat` or empty)."""
    command = _command(environment)
    if command is None:
        return False
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env={"LESS": "FRX", **environment}) as pager:  # noqa: S603 (the user's own, no shell)
            assert pager.stdin is not None
            with contextlib.suppress(BrokenPipeError):
                pager.stdin.write(text.encode("utf-8", "backslashreplace"))
                pager.stdin.close()
            while pager.returncode is None:
                with contextlib.suppress(KeyboardInterrupt):
                    pager.wait()
    except OSError:
        return False
    return True


def _command(environment: Mapping[str, str]) -> list[str] | None:
    named = environment.get("PAGER")
    path = environment.get("PATH")
    if named is None:
        found = shutil.which("less", path=path) or shutil.which("more", path=path)
        return [found] if found else None
    try:
        words = shlex.split(named)
    except ValueError:
        return None
    program = shutil.which(words[0], path=path) if words else None
    return [program, *words[1:]] if program and words[0] != "cat" else None
