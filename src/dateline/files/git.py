"""How git is asked, wherever it is: nothing of a repository is able to act.

A repository may come from anybody and its configuration can name programs: hooks, monitors, signature checkers, remotes that
are asked for missing objects. All of these are off, and the environment is cut to a few names.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

_KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "TZ")
_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
QUIET = ("--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false")
"""What stands before every command of git."""


def git_program(environment: Mapping[str, str]) -> str | None:
    """The path of git, or None where there is none."""
    return shutil.which("git", path=environment.get("PATH") or os.defpath)


def git_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What git is told of an environment."""
    return {name: environment[name] for name in _KEPT if environment.get(name)} | _SET
